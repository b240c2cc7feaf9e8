/// Fixes in full, as text and as Markdown. What is to be pasted stands at the margin, as it is.
public struct FixRenderer: Sendable {
    private let isVerbose: Bool

    /// - Parameter isVerbose: every fix in full, not only the chosen one.
    public init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

    // MARK: Text

    /// The report for a terminal.
    public func text(_ report: FixReport) -> String {
        var lines = head(report)
        for number in shown(report) {
            lines += [""] + full(report.remediations[number - 1], number, of: report.remediations.count)
        }
        let others = report.remediations.indices.map { $0 + 1 }.filter { !shown(report).contains($0) }
        if !others.isEmpty { lines.append("") }
        for number in others {
            let fix = report.remediations[number - 1]
            lines.append("fix \(number): \(fix.title)   [verified: \(fix.outcome)]   (--choice \(number))")
        }
        if let written = report.written {
            lines += [
                "",
                "written: the snapshot with this fix, which answers \(report.verdictAfter.rawValue), is in \(written)",
            ]
        }
        return lines.map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.line(String($0)) }
        }
        .joined().joined(separator: "\n") + "\n"
    }

    private func shown(_ report: FixReport) -> [Int] {
        isVerbose ? report.remediations.indices.map { $0 + 1 } : report.chosen == nil ? [] : [report.choice ?? 1]
    }

    private func head(_ report: FixReport) -> [String] {
        let port =
            switch report.query.port {
            case .number(let number): "\(number)"
            case .text(let text): text
            case nil: ""
            }
        var lines = [
            "\(report.verdict.rawValue.uppercased())  \(report.query.from) -> \(report.query.to)"
                + "  \(report.query.protocol)\(port.isEmpty ? "" : "/\(port)")", report.summary,
        ]
        for blocker in report.blockers { lines.append("blocked[\(blocker.code.rawValue)]: \(blocker.headline)") }
        if report.verdict == .reachable { lines.append("nothing to fix") }
        if report.verdict != .reachable, report.remediations.isEmpty {
            lines.append(
                report.blockers.isEmpty
                    ? "no fix: nothing is known to block it; `trace` tells what the snapshot lacks"
                    : "no fix: none of the changes known here was found to cure it")
        }
        return lines
    }

    private func full(_ fix: RemediationReport, _ number: Int, of count: Int) -> [String] {
        var lines = ["fix \(number) of \(count): \(fix.title)   [verified: \(fix.outcome)]"]
        lines += fix.edit.split(separator: "\n").map { "   |  \($0)" }
        lines += notes(fix).map { "   = \($0)" }
        for section in fix.pasted { lines += ["", "# \(section.title)", section.text] }
        if !fix.consoles.isEmpty { lines += ["", "# console"] + fix.consoles }
        return lines
    }

    private func notes(_ fix: RemediationReport) -> [String] {
        ["opens: \(fix.opens.description) (\(fix.opens.flows) flows)"]
            + (fix.together.map { ["note: \($0)"] } ?? []) + (fix.conditions ?? []).map { "if: \($0)" }
            + (fix.notes ?? []).map { "note: \($0)" }
    }

    // MARK: Markdown

    /// The report for a ticket or a comment.
    public func markdown(_ report: FixReport) -> String {
        let head = head(report)
        var lines = ["## \(MarkdownText.prose(head[0]))", ""] + head.dropFirst().map { "- \(MarkdownText.prose($0))" }
        for number in shown(report) {
            let fix = report.remediations[number - 1]
            lines += ["", "### Fix \(number) of \(report.remediations.count): \(MarkdownText.prose(fix.title))", ""]
            lines +=
                ["Verified: \(MarkdownText.prose(fix.outcome)).", ""] + notes(fix).map { "- \(MarkdownText.prose($0))" }
            lines += [""] + MarkdownText.block("diff", fix.edit.split(separator: "\n").map(String.init))
            for section in fix.pasted {
                let text = section.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                lines += ["**\(section.title)**", ""] + MarkdownText.block(section.language, text)
            }
            if !fix.consoles.isEmpty {
                lines += ["**console**", ""] + fix.consoles.map { "- <\($0)>" }
            }
        }
        if let written = report.written { lines += ["", "Written to \(MarkdownText.prose(written))."] }
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }
}
