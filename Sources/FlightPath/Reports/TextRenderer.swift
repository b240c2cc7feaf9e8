/// A report for the terminal. The first screen has at most 24 lines; `verbose` has everything.
public struct TextRenderer: Sendable {
    /// How marks and colours are shown.
    public struct Style: Sendable {
        /// Ticks, crosses and bars beyond ASCII.
        public var isUnicode: Bool
        /// Colour, which only adds: the text is the same without.
        public var isColored: Bool

        /// A style; plain ASCII by default.
        public init(isUnicode: Bool = false, isColored: Bool = false) {
            self.isUnicode = isUnicode
            self.isColored = isColored
        }
    }

    let style: Style
    private let isVerbose: Bool
    private static let screen = 24

    /// A renderer for one style.
    public init(style: Style = Style(), isVerbose: Bool = false) {
        self.style = style
        self.isVerbose = isVerbose
    }

    /// The whole text, with a final newline.
    public func text(_ report: Report) -> String {
        let full = lines(report, isFull: true)
        if isVerbose { return finish(full) }
        var short = lines(report, isFull: false)
        if short.count > Self.screen - 1 { short = Array(short.prefix(Self.screen - 1)) }
        let left = full.count - short.count
        if left > 0 { short.append("+\(left) line\(left == 1 ? "" : "s"): --verbose") }
        return finish(short)
    }

    private func finish(_ lines: [String]) -> String {
        lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    private func lines(_ report: Report, isFull: Bool) -> [String] {
        var lines = heading(report)
        if let first = report.blockers.first { lines += [""] + blocker(first, report, isFull: isFull) }
        lines += others(report, isFull: isFull)
        lines += gaps(report, isFull: isFull)
        lines += path(report, isFull: isFull)
        lines += fixes(report, isFull: isFull)
        lines += remarks(report, isFull: isFull)
        if isFull { lines += (report.hypotheses ?? []).map { "may be: \($0.line)" } }
        return lines
    }

    // MARK: Sections

    private func heading(_ report: Report) -> [String] {
        let query = report.query
        var question = "\(query.from) -> \(query.to)"
        if !query.via.isEmpty { question += " via \(query.via.joined(separator: ", "))" }
        let service: String
        switch query.port {
        case .number(let port): service = "\(query.protocol)/\(port)"
        case .text(let text): service = "\(query.protocol)/\(text)"
        case nil: service = query.protocol
        }
        let scope = query.scope == "full" ? "" : "  (\(query.scope) scope)"
        let protocols = report.protocols.map { verdicts in
            "by protocol: " + verdicts.map { "\($0.protocol) \($0.verdict.rawValue)" }.joined(separator: ", ")
        }
        return [
            paint(report.verdict, report.verdict.rawValue.uppercased()) + "  \(question)  \(service)\(scope)",
            report.summary,
        ] + [protocols].compactMap { $0 }
    }

    private func blocker(_ blocker: Blocker, _ report: Report, isFull: Bool) -> [String] {
        var lines = [headline(blocker, report)]
        if let place = blocker.evidence {
            lines.append("  --> \(place.file):\(place.line)\(place.pointer.isEmpty ? "" : " \(place.pointer)")")
        }
        if let rule = blocker.rule {
            lines += excerpt(rule, misses: [], blocker)
        }
        let misses = isFull ? blocker.nearMisses : Array(blocker.nearMisses.prefix(1))
        for miss in misses {
            let failing = miss.fields.filter { !$0.value }.keys.sorted()
            lines += excerpt(miss.rule, misses: failing, blocker)
            lines.append("   = " + ticks(miss.fields))
        }
        let left = blocker.nearMisses.count - misses.count
        if left > 0 { lines[lines.count - 1] += "   (\(left) more near miss\(left == 1 ? "" : "es"))" }
        for note in isFull ? blocker.notes : Array(blocker.notes.prefix(2)) { lines.append("   = note: \(note)") }
        if let unfixed = blocker.unfixed { lines.append("   = no fix: \(unfixed)") }
        if isFull, !blocker.alsoDenying.isEmpty {
            lines.append("   = also denying: " + blocker.alsoDenying.map { name($0) }.joined(separator: ", "))
        }
        return lines
    }

    /// A finding that blocks only part says its share.
    private func headline(_ blocker: Blocker, _ report: Report) -> String {
        let share =
            blocker.affects.branches < blocker.affects.of
            ? " (\(blocker.affects.branches) of \(blocker.affects.of) branches)" : ""
        let direction = blocker.direction == "reply" ? " [reply]" : ""
        return paint(.blocked, "blocked[\(blocker.code.rawValue)]") + ": \(blocker.headline)\(direction)\(share)"
    }

    /// The rule line, with carets under the field that misses and what the packets have instead.
    private func excerpt(_ rule: RuleReport, misses: [String], _ blocker: Blocker) -> [String] {
        var line = ""
        var caret: (start: Int, length: Int, field: String)?
        for part in rule.parts {
            if !line.isEmpty { line += "  " }
            if let field = part.field, misses.contains(field), caret == nil {
                caret = (line.count, part.text.count, field)
            }
            line += part.text
        }
        if let note = rule.note { line += "  \"\(note)\"" }
        var lines = ["   |  \(line)"]
        if let caret {
            let mark = String(repeating: " ", count: caret.start) + String(repeating: "^", count: caret.length)
            lines.append("   |  \(mark) \(mismatch(caret.field, blocker))")
        }
        return lines
    }

    private func mismatch(_ field: String, _ blocker: Blocker) -> String {
        switch field {
        case "source": "does not contain \(blocker.packets.source.joined(separator: ", "))"
        case "destination": "does not contain \(blocker.packets.destination.joined(separator: ", "))"
        case "port": "the packets go to \(blocker.packets.ports.joined(separator: ", "))"
        case "icmp": "the packets are \(blocker.packets.ports.joined(separator: ", "))"
        case "protocol": "the packets are \(blocker.packets.protocol)"
        default: "does not match"
        }
    }

    private func ticks(_ fields: [String: Bool]) -> String {
        fields.sorted { $0.key < $1.key }.map { field, matches in
            let mark = style.isUnicode ? (matches ? "✓" : "✗") : (matches ? "ok" : "MISS")
            return "\(mark) \(field)"
        }.joined(separator: "  ")
    }

    private func others(_ report: Report, isFull: Bool) -> [String] {
        let rest = report.blockers.dropFirst()
        if isFull { return rest.flatMap { [""] + blocker($0, report, isFull: true) } }
        var lines = rest.prefix(3).map { headline($0, report) }
        if rest.count > 3 { lines.append("and \(rest.count - 3) more blockers") }
        return lines
    }

    private func gaps(_ report: Report, isFull: Bool) -> [String] {
        var lines: [String] = []
        for gap in isFull ? report.gaps : Array(report.gaps.prefix(2)) {
            lines.append(paint(.undetermined, "undetermined[MISSING_INPUT]") + ": \(gap.what)")
            if let command = gap.collect { lines.append("   = collect: \(command)") }
        }
        if !isFull, report.gaps.count > 2 { lines.append("and \(report.gaps.count - 2) more gaps") }
        return lines
    }

    // MARK: Fixes and remarks

    private func fixes(_ report: Report, isFull: Bool) -> [String] {
        var lines: [String] = []
        for fix in isFull ? report.remediations : Array(report.remediations.prefix(1)) {
            lines.append("help: \(fix.title)   [verified: \(fix.outcome)]")
            lines += fix.edit.split(separator: "\n").map { "   |  \($0)" }
            if isFull || fix.steps == nil {
                let commands = fix.aws + (fix.kubectl.map { [$0] } ?? [])
                for command in isFull ? commands : Array(commands.prefix(1)) {
                    let own = command.split(separator: "\n")
                    lines += (isFull ? own : Array(own.prefix(1))).enumerated().map { index, line in
                        "   \(index == 0 ? "$" : " ")  \(line)"
                    }
                }
            }
            if let together = fix.together { lines.append("   = note: \(together)") }
            for condition in isFull ? fix.conditions ?? [] : Array((fix.conditions ?? []).prefix(1)) {
                lines.append("   = if: \(condition)")
            }
            if isFull {
                lines.append("   = opens: \(fix.opens.description) (\(fix.opens.flows) flows)")
                lines += fix.rollback.map { "   = undo: \($0)" }
            }
        }
        return lines
    }

    private func remarks(_ report: Report, isFull: Bool) -> [String] {
        if isFull {
            return report.assumptions.map { "assumed: \($0)" } + report.warnings.map { "note: \($0)" }
        }
        var lines: [String] = []
        if let first = report.assumptions.first {
            let more = report.assumptions.count - 1
            lines.append("assumed: \(first)" + (more > 0 ? " (and \(more) more)" : ""))
        }
        if let first = report.warnings.last {
            let more = report.warnings.count - 1
            lines.append("note: \(first)" + (more > 0 ? " (and \(more) more)" : ""))
        }
        return lines
    }

    // MARK: Colour

    private func paint(_ verdict: Verdict, _ text: String) -> String {
        guard style.isColored else { return text }
        let color: String
        switch verdict {
        case .reachable: color = "32"
        case .partial, .undetermined: color = "33"
        case .blocked: color = "31"
        }
        return SafeText.escape("[1;\(color)m") + text + SafeText.escape("[0m")
    }
}
