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
