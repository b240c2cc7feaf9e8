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

extension Analyzer {
    /// Answers every expectation of a file.
    public func check(_ expectations: Expectations, isStrict: Bool = false, verbose: Bool = false) -> CheckReport {
        let results = expectations.expectations.map { result($0, isStrict, verbose) }
        return CheckReport(
            results: results,
            broken: results.count { !$0.holds && $0.verdict != "undetermined" && $0.verdict != "error" },
            undetermined: results.count { $0.verdict == "undetermined" },
            errors: results.count { $0.verdict == "error" })
    }

    private func result(
        _ expectation: Expectations.Expectation, _ isStrict: Bool, _ verbose: Bool
    ) -> CheckReport.Result {
        var result = CheckReport.Result(
            name: expectation.name, expect: expectation.expect?.rawValue, holds: false, verdict: "error")
        guard expectation.error == nil, var text = expectation.question else {
            result.error = expectation.error ?? "it names no question"
            return result
        }
        text.isStrict = isStrict
        do {
            let report = try trace(try text.question(), triesFixes: verbose)
            let first = report.blockers.first
            result.verdict = report.verdict.rawValue
            result.summary = report.summary
            if report.verdict != .reachable {
                result.code = first?.code.rawValue
                result.component = first?.component
                result.direction = first?.direction
            }
            let isCause =
                expectation.because.isEmpty || first.map { expectation.because.contains($0.code.rawValue) } ?? false
            result.holds = report.verdict == expectation.expect && (isCause || report.verdict == .reachable)
            if verbose { result.report = report }
        } catch {
            result.error = "\(error)"
        }
        return result
    }
}
