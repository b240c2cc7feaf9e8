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
        var lines = [
            "# \(Self.count(report))", "", "| | Expectation | Expected | Answer | Why |", "|---|---|---|---|---|",
        ]
        for result in report.results where !result.holds || isVerbose {
            let why = (result.error ?? result.summary ?? "").replacing("|", with: "\\|").replacing("<", with: "&lt;")
            let name = result.name.replacing("|", with: "\\|").replacing("<", with: "&lt;")
            let mark = result.holds ? "ok" : "**\(word(result))**"
            lines.append("| \(mark) | \(name) | \(result.expect ?? "") | \(result.verdict) | \(why) |")
        }
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
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
            "\(word(result)): \(result.name): expected \(result.expect ?? "nothing"), told \(result.verdict)\(code): \(result.summary ?? "")"
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
