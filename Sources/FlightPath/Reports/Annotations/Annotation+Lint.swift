extension Annotation {
    /// What `lint` complains of, the gravest first.
    static func list(_ report: LintReport) -> [Annotation] {
        report.findings.map { finding in
            Annotation(
                level: level(finding.severity), rule: .code(finding.code), word: finding.severity.rawValue,
                headline: finding.headline, details: [finding.meaning, finding.cure].map { withoutStop($0) },
                place: finding.evidence, component: finding.component,
                identity: [finding.component.id, finding.headline])
        }
    }

    /// One note of all checks that were not made or not made whole, so that their silence is not taken for a good sign; nil
    /// where there is none.
    static func unchecked(_ report: LintReport) -> Annotation? {
        var checks: [String] = []
        for item in report.unchecked where !checks.contains(item.check) { checks.append(item.check) }
        guard !checks.isEmpty else { return nil }
        var commands: [String] = []
        for command in report.unchecked.flatMap(\.collect) where !commands.contains(command) {
            commands.append(command)
        }
        return Annotation(
            level: .note, rule: .code(.missingInput), word: "not checked",
            headline: checks.count == 1 ? "1 check was not made whole" : "\(checks.count) checks were not made whole",
            details: ["they are: \(checks.joined(separator: "; "))"], commands: commands, identity: ["unchecked"])
    }

    private static func level(_ severity: LintSeverity) -> Level {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    private static func withoutStop(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
