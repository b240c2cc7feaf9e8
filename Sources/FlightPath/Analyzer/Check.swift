extension Analyzer {
    /// Answers every expectation of a file.
    ///
    /// - Parameters:
    ///   - expectations: what is asked, and what is expected.
    ///   - isStrict: whether assumptions count as missing facts.
    ///   - verbose: whether every result holds its whole report, fixes and places included.
    ///   - explainsFailures: whether the results that do not hold do.
    ///   - progress: told before each expectation how many are answered.
    public func check(
        _ expectations: Expectations, isStrict: Bool = false, verbose: Bool = false, explainsFailures: Bool = false,
        progress: ProgressReport? = nil
    ) -> CheckReport {
        let total = expectations.expectations.count
        var results: [CheckReport.Result] = []
        for expectation in expectations.expectations {
            progress?(results.count, total, "answering expectations")
            var result = result(expectation, isStrict, verbose)
            if explainsFailures, !verbose, result.outcome != .holds, result.outcome != .error {
                // Asked again: places and fixes cost more than the answer, and most expectations hold.
                result = self.result(expectation, isStrict, true)
            }
            results.append(result)
        }
        progress?(total, total, "answering expectations")
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
            result.tell(report, isWhole: verbose)
        } catch {
            result.error = "\(error)"
        }
        return result
    }
}
