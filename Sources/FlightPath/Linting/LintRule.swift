/// How much a finding of `lint` matters.
public enum LintSeverity: String, Sendable, Codable, Hashable, CaseIterable {
    /// Traffic that the configuration asks for cannot flow.
    case error
    /// It flows in part, now and then, or not as configured.
    case warning
    /// Worth knowing; nothing need be wrong.
    case note

    /// The gravest first.
    var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

/// One misconfiguration that needs no question to be seen.
struct LintFinding: Hashable, Sendable {
    let code: CauseCode
    let severity: LintSeverity
    /// The row of the failure catalogue that it stands for (`docs/failure-catalogue.md`).
    let row: Int
    /// The object whose configuration would be edited.
    let component: ResourceRef
    /// Where the snapshot shows it.
    let place: Place?
    /// What is wrong: one line that stands alone.
    let headline: Phrase
    /// What comes of it.
    let meaning: Phrase
    /// What to change.
    let cure: Phrase
}

/// One check of the catalogue: a pure function of the inventory.
struct LintRule: Sendable {
    /// What a rule looks at.
    enum Check: Sendable {
        /// The objects of one cluster, and what they refer to in AWS.
        case cluster(@Sendable (ClusterView) -> [LintFinding])
        /// AWS alone.
        case network(@Sendable (Inventory) -> [LintFinding])
    }

    /// Rows of the failure catalogue.
    let rows: [Int]
    /// What is checked, in words: `services that bindings name exist`.
    let title: String
    /// Without any of these the rule says nothing: an absent list is never read as empty.
    let needs: [RecordKind]
    let check: Check
}
