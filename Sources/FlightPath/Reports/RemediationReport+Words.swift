extension RemediationReport {
    /// The answer with the fix, in a few words.
    var outcome: String {
        switch verdictAfter {
        case .reachable: "reachable"
        case .undetermined: "no known blocker remains"
        case .partial, .blocked: "\(verdictAfter.rawValue), other blockers remain"
        }
    }

    /// Of several fixes: what each of them alone would leave.
    var together: String? {
        guard let steps else { return nil }
        let parts = steps.enumerated().map { number, step in
            let left = step.leaves.map { "\($0.code.rawValue) at \($0.component.id)" }
            let more = left.count > 2 ? " and \(left.count - 2) more" : ""
            return "\(number + 1) alone leaves " + left.prefix(2).joined(separator: ", ") + more
        }
        return "all \(steps.count) are needed: " + parts.joined(separator: "; ")
    }

    /// What it stops and leads round, which whoever makes it has to know first.
    var dangers: [String] {
        let stops = breaks.map { "it stops \($0.description)" }
        let past = (bypasses ?? []).map { component in "`\(component.name ?? component.id)`" }
        return [stops, past.isEmpty ? nil : "it goes past the inspection at \(past.joined(separator: ", "))"].compactMap
        { $0 }
    }
}
