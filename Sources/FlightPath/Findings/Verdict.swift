/// The answer to a question (contract, section 3).
public enum Verdict: String, Sendable, Codable, Hashable {
    /// Every packet arrives and every reply returns, on every branch.
    case reachable
    /// Some of it does, and some is blocked.
    case partial
    /// Every branch is blocked.
    case blocked
    /// Nothing known settles it: the snapshot lacks a fact.
    case undetermined

    init(_ outcomes: some Sequence<Branch.Outcome>) {
        let all = outcomes.reduce(into: Branch.Outcome()) { $0.formUnion($1) }
        if all.contains(.passes), all.contains(.blocked) {
            self = .partial
        } else if all.contains(.undetermined) {
            self = .undetermined
        } else if all.contains(.passes) {
            self = .reachable
        } else {
            self = .blocked
        }
    }
}
