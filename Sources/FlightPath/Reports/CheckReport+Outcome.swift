extension CheckReport {
    /// What became of an expectation.
    enum Outcome: Sendable, Hashable {
        case holds, broken, undetermined, error
    }
}

extension CheckReport.Result {
    /// Takes the answer in, and whether it is the expected one, for one of the expected reasons.
    ///
    /// - Parameters:
    ///   - report: the answer.
    ///   - isWhole: whether it was made with fixes and places, and is kept.
    mutating func tell(_ report: Report, isWhole: Bool) {
        let first = report.blockers.first
        verdict = report.verdict.rawValue
        summary = report.summary
        if report.verdict != .reachable {
            code = first?.code.rawValue
            component = first?.component
            direction = first?.direction
            evidence = first?.evidence
        }
        let isCause = because.map { codes in first.map { codes.contains($0.code.rawValue) } ?? false } ?? true
        holds = verdict == expect && (isCause || report.verdict == .reachable)
        if isWhole { self.report = report }
    }

    var outcome: CheckReport.Outcome {
        if holds { return .holds }
        switch verdict {
        case "error": return .error
        case Verdict.undetermined.rawValue: return .undetermined
        default: return .broken
        }
    }

    /// Whether less gets through than is expected, so that a blocker is at fault and not the lack of one.
    var isStopped: Bool {
        guard let expected = expect.flatMap({ Verdict(rawValue: $0) }), let told = Verdict(rawValue: verdict),
            code != nil
        else { return false }
        return told.share < expected.share
    }

    /// What was expected, and what is told.
    var contradiction: String {
        var text = "expectation `\(name)` is broken: expected \(expect ?? "nothing"), told \(verdict)"
        if let because, let code, expect == verdict {
            text += ", but not for \(because.joined(separator: " or ")): the first blocker is \(code)"
        }
        return text
    }
}

extension Verdict {
    /// How much gets through, for comparison.
    fileprivate var share: Int {
        switch self {
        case .reachable: 2
        case .partial: 1
        case .blocked, .undetermined: 0
        }
    }
}
