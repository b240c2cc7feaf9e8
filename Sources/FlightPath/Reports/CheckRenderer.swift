/// A check's outcome for people: a line for each expectation that does not hold, and a count.
public struct CheckRenderer: Sendable {
    private let isVerbose: Bool

    /// A renderer; `isVerbose` adds a line for each expectation that holds.
    public init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

    /// Plain text.
    public func text(_ report: CheckReport) -> String {
        var lines: [String] = []
        for result in report.results where !result.holds || isVerbose { lines.append(line(result)) }
        lines.append(Self.count(report))
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    /// A Markdown table.
    public func markdown(_ report: CheckReport) -> String {
        let shown = report.results.filter { !$0.holds || isVerbose }
        let rows = shown.map { result in
            [
                result.holds ? "ok" : "**\(word(result))**", MarkdownText.prose(result.name), result.expect ?? "",
                result.verdict, MarkdownText.prose(result.error ?? result.summary ?? ""),
            ]
        }
        var lines = ["# \(Self.count(report))", ""]
        lines += MarkdownText.table(["", "Expectation", "Expected", "Answer", "Why"], rows).dropLast()
        return lines.joined(separator: "\n") + "\n"
    }

    private func word(_ result: CheckReport.Result) -> String {
        if result.holds { return "ok" }
        switch result.verdict {
        case "error", "undetermined": return result.verdict
        default: return "broken"
        }
    }

    private func line(_ result: CheckReport.Result) -> String {
        if result.holds { return "ok: \(result.name): \(result.verdict)" }
        if let error = result.error { return "error: \(result.name): \(error)" }
        let code = result.code.map { " [\($0)]" } ?? ""
        return
            "\(word(result)): \(result.name): expected \(result.expect ?? "nothing")\(reason(result)), told \(result.verdict)\(code): \(result.summary ?? "")"
    }

    /// The reasons that were expected, where the verdict is as expected and the reason is not.
    private func reason(_ result: CheckReport.Result) -> String {
        guard let because = result.because, result.expect == result.verdict else { return "" }
        return " [\(because.joined(separator: " or "))]"
    }

    static func count(_ report: CheckReport) -> String {
        let held = report.results.count { $0.holds }
        var text = "\(held) of \(report.results.count) expectations hold"
        if report.broken > 0 { text += ", \(report.broken) broken" }
        if report.undetermined > 0 { text += ", \(report.undetermined) undetermined" }
        if report.errors > 0 { text += ", \(report.errors) in error" }
        return text
    }
}
