/// A report for a ticket: the answer, a picture of the path, evidence, fixes with commands and how to undo them, what was
/// assumed and what is not known, and which snapshot it speaks of.
///
/// It is GitHub Flavored Markdown, which GitHub and GitLab draw with the picture; the editor of Jira Cloud takes it when it
/// is pasted.
public struct MarkdownRenderer: Sendable {
    private let isVerbose: Bool

    /// A renderer; `isVerbose` adds every leg hop by hop.
    public init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

    /// The whole document.
    public func text(_ report: Report) -> String {
        var lines = [
            "# \(report.verdict.rawValue.capitalized): \(code(report.query.from)) → \(code(report.query.to))"
                + " on \(prose(report.query.service))", "",
        ]
        lines += ["**\(prose(report.summary)).**", ""]
        lines += first(report)
        if let protocols = report.protocols {
            lines += MarkdownText.table(["Protocol", "Verdict"], protocols.map { [$0.protocol, $0.verdict.rawValue] })
        }
        lines += question(report)
        lines += MarkdownText.block("mermaid", MermaidRenderer().lines(report))
        lines += evidence(report)
        lines += details(report)
        lines += gaps(report)
        lines += fixes(report)
        lines += legs(report)
        lines += list("May be", (report.hypotheses ?? []).map(\.line))
        lines += list("Assumed", report.assumptions) + list("Notes", report.warnings)
        lines += snapshot(report)
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func code(_ text: String) -> String { MarkdownText.code(text) }

    private func prose(_ text: String) -> String { MarkdownText.prose(text) }

    private func first(_ report: Report) -> [String] {
        guard let first = report.blockers.first else { return [] }
        let more = report.blockers.count - 1
        let rest = more > 0 ? "; \(more) more block\(more == 1 ? "s" : "") it too" : ""
        return [
            "First blocker: \(code(first.code.rawValue)) at \(MarkdownText.component(first.component)),"
                + " \(first.direction == "reply" ? "on the way back" : "on the way there")\(rest).", "",
        ]
    }

    private func question(_ report: Report) -> [String] {
        let query = report.query
        // What the heading does not say already.
        var rows: [[String]] = []
        if !query.via.isEmpty { rows.append(["Via", query.via.map { code($0) }.joined(separator: ", ")]) }
        if let icmp = query.icmp {
            rows.append(["ICMP", "type \(icmp.type)" + (icmp.code.map { ", code \($0)" } ?? "")])
        }
        if query.scope != "full" { rows.append(["Scope", query.scope]) }
        if query.strict { rows.append(["Strict", "every assumption counts as a missing fact"]) }
        return rows.isEmpty ? [] : MarkdownText.table(["Question", ""], rows)
    }

    private func gaps(_ report: Report) -> [String] {
        guard !report.gaps.isEmpty else { return [] }
        var lines = ["## What is not known", ""]
        for gap in report.gaps {
            lines.append("- \(prose(gap.what))" + (gap.collect.map { "; collect it with \(code($0))" } ?? ""))
        }
        return lines + [""]
    }

    private func fixes(_ report: Report) -> [String] {
        guard !report.remediations.isEmpty else { return [] }
        var lines = ["## Fixes that were tried", ""]
        for fix in report.remediations {
            lines += ["### \(prose(fix.title))", ""]
            lines.append(
                "With it the answer is **\(fix.verdictAfter.rawValue)**. Opens \(prose(fix.opens.description)).")
            if let together = fix.together { lines += ["", prose(together) + "."] }
            for condition in fix.conditions ?? [] { lines += ["", "It rests on this: \(prose(condition))."] }
            lines +=
                [""] + MarkdownText.block("diff", self.lines(fix.edit))
                + MarkdownText.block("sh", fix.aws + (fix.kubectl.map { self.lines($0) } ?? []))
                + (fix.terraform.map { MarkdownText.block("hcl", self.lines($0)) } ?? [])
            lines += ["Undo:", ""] + MarkdownText.block("sh", fix.rollback)
            if let console = fix.console { lines += [MarkdownText.link("Make it in the console", console), ""] }
        }
        return lines
    }

    /// What is written on several lines stays so.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func legs(_ report: Report) -> [String] {
        guard isVerbose else { return [] }
        var lines = ["## Path", ""]
        for leg in report.legs {
            let title = leg.purpose == "traffic" ? "Leg \(leg.number)" : "Health check"
            lines += ["### \(title): \(prose(leg.from)) → \(prose(leg.to))", ""]
            let rows = [("there", leg.forward), ("back", leg.reply)].flatMap { way, hops in
                hops.map { hop in
                    [
                        way, "\(hop.hop)", MarkdownText.component(hop.component),
                        "\(hop.decision): \(prose(hop.action))", hop.rule.map { code($0.text) } ?? "",
                    ]
                }
            }
            lines += MarkdownText.table(["", "Hop", "Component", "Decision", "Rule"], rows)
        }
        return lines
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["## \(title)", ""] + items.map { "- \(prose($0))" } + [""]
    }

    private func snapshot(_ report: Report) -> [String] {
        guard let snapshot = report.snapshot else { return [] }
        return ["## Snapshot", "", "- fingerprint \(code(snapshot.fingerprint)) of \(snapshot.files) files"]
            + ["- \(snapshot.age)", ""]
    }
}
