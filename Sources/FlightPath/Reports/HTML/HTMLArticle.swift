/// One question of a page as readable text: what people without a script, on paper or with a screen reader get.
struct HTMLArticle {
    let entry: HTMLRenderer.Entry
    let index: Int
    let map: MapReport.Question?
    /// The map, in the article that is shown first; the script moves it to others.
    let picture: String

    var text: String {
        let level = entry.name == nil ? "h1" : "h2"
        guard let report = entry.report else { return bare(level) }
        return """
            <article id="q\(index)" data-question="\(index)" aria-labelledby="q\(index)-title">
            <header class="answer">
            <p class="verdict \(report.verdict.rawValue)"><span class="mark" aria-hidden="true"></span>\(report.verdict.rawValue)</p>
            <div>
            <\(level) id="q\(index)-title">\(title(report))</\(level)>
            <p class="summary">\(HTMLText.prose(report.summary)).</p>
            \(expectation)
            </div>
            </header>
            <div class="slot">\(picture)</div>
            \(columns([HTMLBlockers(report: report).text + gaps(report) + protocols(report), HTMLFixes(report: report).text]))
            \(HTMLPath(report: report, question: index, map: map).text)
            \(columns([
                list("May be", (report.hypotheses ?? []).map(\.line)), list("Assumed", report.assumptions),
                list("Notes", report.warnings),
            ]))
            </article>
            """
    }

    /// Side by side where there is room.
    private func columns(_ parts: [String]) -> String {
        let parts = parts.filter { !$0.isEmpty }.map { "<div>\($0)</div>" }
        return parts.isEmpty ? "" : "<div class=\"columns\">\(parts.joined(separator: "\n"))</div>"
    }

    private func bare(_ level: String) -> String {
        """
        <article id="q\(index)" data-question="\(index)" aria-labelledby="q\(index)-title">
        <header class="answer">
        <p class="verdict error"><span class="mark" aria-hidden="true"></span>\(HTMLText.escape(entry.verdict))</p>
        <div>
        <\(level) id="q\(index)-title">\(HTMLText.plain(entry.name ?? ""))</\(level)>
        <p class="summary">\(HTMLText.prose(entry.error ?? "its report was not made")).</p>
        </div>
        </header>
        <div class="slot">\(picture)</div>
        </article>
        """
    }

    private func title(_ report: Report) -> String {
        let query = report.query
        let via = query.via.map { " via <code>\(HTMLText.escape($0))</code>" }.joined()
        let asked =
            "<code>\(HTMLText.escape(query.from))</code> <span class=\"to\">to</span> <code>\(HTMLText.escape(query.to))</code>\(via)"
            + " <span class=\"port\">\(HTMLText.escape(port(query)))</span>"
        guard let name = entry.name else { return asked }
        return "\(HTMLText.plain(name)) <small>\(asked)</small>"
    }

    private func port(_ query: Report.Query) -> String {
        if let icmp = query.icmp { return "\(query.protocol) type \(icmp.type)" + (icmp.code.map { "/\($0)" } ?? "") }
        switch query.port {
        case .number(let number): return "\(query.protocol)/\(number)"
        case .text(let text): return "\(query.protocol)/\(text)"
        case nil: return query.protocol
        }
    }

    private var expectation: String {
        guard let expect = entry.expect else { return "" }
        return
            "<p class=\"expect\">Expected <b>\(HTMLText.escape(expect))</b>: \(entry.holds ? "holds" : "does not hold").</p>"
    }

    private func gaps(_ report: Report) -> String {
        guard !report.gaps.isEmpty else { return "" }
        let items = report.gaps.map { gap in
            "<li>\(HTMLText.prose(gap.what))" + (gap.collect.map { HTMLCode.block([$0]) } ?? "") + "</li>"
        }
        return "<section class=\"card gaps\"><h3>What is not known</h3><ul>\(items.joined())</ul></section>"
    }

    private func protocols(_ report: Report) -> String {
        guard let protocols = report.protocols else { return "" }
        let rows = protocols.map {
            "<tr><th scope=\"row\">\(HTMLText.escape($0.protocol))</th><td>\($0.verdict.rawValue)</td></tr>"
        }
        return "<section class=\"card\"><h3>By protocol</h3><table>\(rows.joined())</table></section>"
    }

    private func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        let rows = items.map { "<li>\(HTMLText.prose($0))</li>" }
        return "<section class=\"card\"><h3>\(title)</h3><ul>\(rows.joined())</ul></section>"
    }
}

/// Commands and rules.
enum HTMLCode {
    static func block(_ lines: [String]) -> String {
        "<pre tabindex=\"0\">\(lines.map { HTMLText.lines($0) }.joined(separator: "\n"))</pre>"
    }

    static func component(_ component: Component) -> String {
        let name = component.name.map { $0.isEmpty || $0 == component.id ? "" : " (\(HTMLText.escape($0)))" } ?? ""
        let text = "\(HTMLText.escape(component.kind.noun)) <code>\(HTMLText.escape(component.id))</code>\(name)"
        guard let url = HTMLText.console(component.console) else { return text }
        return "\(text) <a href=\"\(url)\" target=\"_blank\" rel=\"noreferrer noopener\">console</a>"
    }

    static func place(_ place: ResolvedPlace) -> String {
        "<code>\(HTMLText.escape("\(place.file):\(place.line)"))</code> <code class=\"pointer\">\(HTMLText.escape(place.pointer))</code>"
    }

    static func packets(_ packets: PacketReport) -> String {
        let ports = packets.ports.isEmpty ? "" : "/\(packets.ports.joined(separator: ", "))"
        return HTMLText.escape(
            "\(few(packets.source)) → \(few(packets.destination)), \(packets.protocol)\(ports)")
    }

    private static func few(_ items: [String]) -> String {
        items.count <= 4
            ? items.joined(separator: ", ") : items.prefix(3).joined(separator: ", ") + " and \(items.count - 3) more"
    }
}
