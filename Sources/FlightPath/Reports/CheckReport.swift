/// What became of each expectation (contract, section 5, `check`).
public struct CheckReport: Sendable, Codable, Hashable {
    /// One expectation's outcome.
    public struct Result: Sendable, Codable, Hashable {
        /// The expectation's name.
        public var name: String
        /// What was expected; nil when that could not be read.
        public var expect: String?
        /// Whether the answer is as expected.
        public var holds: Bool
        /// The answer, or `error`.
        public var verdict: String
        /// The first blocker's code.
        public var code: String?
        /// The first blocker's component.
        public var component: Component?
        /// The first blocker's direction.
        public var direction: String?
        /// The answer in a sentence.
        public var summary: String?
        /// Why it could not be asked.
        public var error: String?
        /// The codes of which the first blocker's must be one; nil where any will do.
        public var because: [String]?
        /// Where the expectation stands; nil where its file has no name.
        public var place: ResolvedPlace?
        /// Where the first blocker stands in the snapshot; told where the whole report is.
        public var evidence: ResolvedPlace?
        /// The whole report, with `--verbose`.
        public var report: Report?
    }

    /// The version of these keys.
    public var schemaVersion = 1
    /// In the file's order.
    public var results: [Result]
    /// How many do not hold.
    public var broken: Int
    /// How many are undetermined.
    public var undetermined: Int
    /// How many could not be asked.
    public var errors: Int
}
