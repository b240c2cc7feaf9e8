/// The findings of `lint` for people.
public struct LintRenderer: Sendable {
    private let isVerbose: Bool

    /// A renderer; `isVerbose` adds notes and the checks that were not made, one by one.
    public init(isVerbose: Bool = false) { self.isVerbose = isVerbose }

    /// Plain text: each finding with its place, what comes of it and what to change; then a count.
    public func text(_ report: LintReport) -> String {
        var lines: [String] = []
        for finding in shown(report) {
            lines.append("\(finding.severity.rawValue)[\(finding.code.rawValue)]: \(finding.headline)")
            if let place = finding.evidence { lines.append("  --> \(place.file):\(place.line) (\(place.pointer))") }
            lines.append("   = note: \(finding.meaning)")
            lines.append("   = see: row \(finding.row) of the failure catalogue")
            lines.append("help: \(finding.cure)")
            lines.append("")
        }
        lines.append(count(report))
        lines += unchecked(report)
        return lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n"
    }

    /// A Markdown document.
    public func markdown(_ report: LintReport) -> String {
        var lines = ["# \(count(report))", ""]
        for (number, finding) in shown(report).enumerated() {
            lines += ["## \(number + 1). \(finding.severity.rawValue): `\(finding.code.rawValue)`", ""]
            lines += [MarkdownText.prose(finding.headline) + ".", ""]
            var rows = [["Component", MarkdownText.component(finding.component)]]
            if let place = finding.evidence {
                let pointer = place.pointer.isEmpty ? "" : " " + MarkdownText.code(place.pointer)
                rows.append(["Where", MarkdownText.code("\(place.file):\(place.line)") + pointer])
            }
            rows += [
                ["Effect", MarkdownText.prose(finding.meaning)], ["Cure", MarkdownText.prose(finding.cure)],
                ["Catalogue", "row \(finding.row)"],
            ]
            lines += MarkdownText.table(["", ""], rows)
        }
        if !report.unchecked.isEmpty {
            lines += ["## Not checked", ""]
            let rows = report.unchecked.map { item in
                [
                    MarkdownText.prose(item.check) + (item.cluster.map { " (cluster \(MarkdownText.code($0)))" } ?? ""),
                    item.rows.map(String.init).joined(separator: ", "),
                    MarkdownText.prose(item.missing.joined(separator: ", ")),
                    item.collect.prefix(3).map { MarkdownText.code($0) }.joined(separator: "<br>"),
                ]
            }
            lines += MarkdownText.table(["Check", "Rows", "Missing", "Collect"], rows)
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Notes only where everything is asked for.
    private func shown(_ report: LintReport) -> [LintReport.Finding] {
        report.findings.filter { isVerbose || $0.severity != .note }
    }

    func count(_ report: LintReport) -> String {
        let errors = plural(report.errors, "error")
        let warnings = plural(report.warnings, "warning")
        let notes = plural(report.notes, "note")
        let hint = report.notes > 0 && !isVerbose ? " (--verbose)" : ""
        return "\(errors), \(warnings), \(notes)\(hint)"
    }

    private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private func unchecked(_ report: LintReport) -> [String] {
        guard !report.unchecked.isEmpty else { return [] }
        let checks = plural(Set(report.unchecked.map(\.check)).count, "check")
        if isVerbose {
            return ["not checked, for want of what they need:"]
                + report.unchecked.map { item in
                    let cluster = item.cluster.map { " in cluster \($0)" } ?? ""
                    return "  \(item.check)\(cluster): \(item.missing.joined(separator: ", ")) missing"
                } + ["to collect:"] + commands(report).map { "  \($0)" }
        }
        let wanted = commands(report)
        let more = wanted.count > 6 ? ["  … and \(wanted.count - 6) more (--verbose)"] : []
        return ["\(checks) not made whole, for want of:"] + wanted.prefix(6).map { "  \($0)" } + more
    }

    private func commands(_ report: LintReport) -> [String] {
        var found: [String] = []
        for command in report.unchecked.flatMap(\.collect) where !found.contains(command) { found.append(command) }
        return found
    }
}
