extension Analyzer {
    /// Answers every expectation of a file.
    ///
    /// - Parameters:
    ///   - expectations: what is asked, and what is expected.
    ///   - isStrict: whether assumptions count as missing facts.
    ///   - verbose: whether every result holds its whole report, fixes and places included.
    ///   - explainsFailures: whether the results that do not hold do.
    public func check(
        _ expectations: Expectations, isStrict: Bool = false, verbose: Bool = false, explainsFailures: Bool = false
    ) -> CheckReport {
        let results = expectations.expectations.map { expectation in
            let result = result(expectation, isStrict, verbose)
            guard explainsFailures, !verbose, result.outcome != .holds, result.outcome != .error else { return result }
            // Asked again: places and fixes cost more than the answer, and most expectations hold.
            return self.result(expectation, isStrict, true)
        }
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
            name: expectation.name, expect: expectation.expect?.rawValue, holds: false, verdict: "error",
            because: expectation.because.isEmpty ? nil : expectation.because, place: expectation.place)
        guard expectation.error == nil, var text = expectation.question else {
            result.error = expectation.error ?? "it names no question"
            return result
        }
        text.isStrict = isStrict
        do {
            let report = try trace(try text.question(), triesFixes: verbose, includesLegs: verbose)
            let first = report.blockers.first
            result.verdict = report.verdict.rawValue
            result.summary = report.summary
            if report.verdict != .reachable {
                result.code = first?.code.rawValue
                result.component = first?.component
                result.direction = first?.direction
                result.evidence = first?.evidence
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
