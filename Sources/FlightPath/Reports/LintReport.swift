/// What `lint` found (contract, section 5).
public struct LintReport: Sendable, Codable, Hashable {
    /// One misconfiguration.
    public struct Finding: Sendable, Codable, Hashable {
        /// The code, see `docs/codes`.
        public var code: CauseCode
        /// How much it matters.
        public var severity: LintSeverity
        /// What is wrong: one line that stands alone.
        public var headline: String
        /// The object whose configuration would be edited.
        public var component: Component
        /// The rule concerned; nil, for no rule decides here.
        @ExplicitNull public var rule: RuleReport?
        /// Where the snapshot shows it.
        @ExplicitNull public var evidence: ResolvedPlace?
        /// What comes of it.
        public var meaning: String
        /// What to change, in words.
        public var cure: String
        /// The row of the failure catalogue (`docs/failure-catalogue.md`).
        public var row: Int
    }

    /// A check that was not made.
    public struct Unchecked: Sendable, Codable, Hashable {
        /// What would have been checked.
        public var check: String
        /// The rows of the failure catalogue that it stands for.
        public var rows: [Int]
        /// The cluster, where it is a check of one.
        public var cluster: String?
        /// The lists that are absent, or were read only in part.
        public var missing: [String]
        /// The commands that collect them.
        public var collect: [String]
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// By severity, then code, then component.
    public var findings: [Finding]
    /// How many are errors.
    public var errors: Int
    /// How many are warnings.
    public var warnings: Int
    /// How many are notes.
    public var notes: Int
    /// What could not be looked for, in the order of the catalogue.
    public var unchecked: [Unchecked]
}
