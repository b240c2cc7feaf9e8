/// Answers as one page that needs nothing beside itself: a map with the ways drawn over it, and everything a report says.
///
/// The page reads without its script; the script draws the way that is chosen and steps along it. It asks nothing of the
/// network, which its Content-Security-Policy makes sure of: only the style and the script that were compiled in may run.
public struct HTMLRenderer: Sendable {
    /// A renderer.
    public init() {}

    /// The page of one answer.
    public func text(_ report: Report, map: MapReport) -> String {
        let title = "\(report.verdict.rawValue): \(report.query.from) to \(report.query.to)"
        return page(title: title, heading: nil, [.init(report)], map)
    }

    /// The page of a check that was made with `verbose`.
    public func text(_ check: CheckReport, map: MapReport) -> String {
        let count = CheckRenderer.count(check)
        return page(title: count, heading: count, check.results.map { .init($0) }, map)
    }

    /// A question of the page.
    struct Entry {
        /// An expectation's name.
        let name: String?
        let expect: String?
        let holds: Bool
        let verdict: String
        let error: String?
        let report: Report?

        init(_ report: Report) {
            name = nil
            expect = nil
            holds = true
            verdict = report.verdict.rawValue
            error = nil
            self.report = report
        }

        init(_ result: CheckReport.Result) {
            name = result.name
            expect = result.expect
            holds = result.holds
            verdict = result.verdict
            error = result.error
            report = result.report
        }
    }

    private func page(title: String, heading: String?, _ entries: [Entry], _ map: MapReport) -> String {
        // What does not hold is what a reader came for; what could not be asked has nothing to show.
        let first =
            entries.firstIndex { !$0.holds && $0.report != nil } ?? entries.firstIndex { !$0.holds } ?? 0
        let articles = entries.enumerated().map { index, entry in
            HTMLArticle(
                entry: entry, index: index, map: map.questions.indices.contains(index) ? map.questions[index] : nil,
                picture: index == first ? HTMLMap(map: map, question: index).figure : ""
            )
            .text
        }
        let data = (try? JSONRenderer.compact(map)) ?? "{}"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(HTMLText.plain(title)) – FlightPath</title>
            <link rel="icon" href="data:,">
            <style>\(PageStyle.text)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the answer</a>
            <header class="top">
            <span class="brand">FlightPath</span>
            \(heading.map { "<h1>\(HTMLText.plain($0))</h1>" } ?? "")
            <button type="button" id="theme" hidden>Theme: as the system</button>
            </header>
            <div class="frame\(heading == nil ? "" : " many")">
            \(heading == nil ? "" : picker(entries, first))
            <main id="main" tabindex="-1" data-first="\(first)">
            <noscript><p class="hint">Scripts are off. The map shows the way of one question; everything else is in the text.</p></noscript>
            \(articles.joined(separator: "\n"))
            </main>
            </div>
            <p id="said" class="unseen" role="status" aria-live="polite"></p>
            <script type="application/json" id="map-data">\(HTMLText.json(data))</script>
            <script>\(PageScript.text)</script>
            </body>
            </html>

            """
    }

    /// Nothing is loaded from anywhere; the two elements that may act are known by their digests.
    static var policy: String {
        "default-src 'none'; img-src data:; style-src '\(PageStyle.digest)'; script-src '\(PageScript.digest)'; base-uri 'none'; form-action 'none'"
    }

    private func picker(_ entries: [Entry], _ first: Int) -> String {
        let items = entries.enumerated().map { index, entry in
            let state =
                entry.holds ? "holds" : entry.verdict == "undetermined" || entry.verdict == "error" ? "open" : "broken"
            let told =
                entry.holds
                ? "\(entry.verdict), as expected"
                : entry.error != nil
                    ? "could not be asked" : entry.verdict + (entry.expect.map { ", expected \($0)" } ?? "")
            return """
                <li data-state="\(state)"><a class="pick" href="#q\(index)" data-question="\(index)">\
                <span class="mark \(state)" aria-hidden="true"></span>\
                <span class="name">\(HTMLText.plain(entry.name ?? ""))</span>\
                <span class="told">\(HTMLText.escape(told))</span></a></li>
                """
        }
        return """
            <nav aria-label="Questions">
            <label class="filter" hidden>Show <select id="filter"><option value="all">all \(entries.count)</option>\
            <option value="not">what does not hold</option></select></label>
            <ol class="picks">
            \(items.joined(separator: "\n"))
            </ol>
            </nav>
            """
    }
}
