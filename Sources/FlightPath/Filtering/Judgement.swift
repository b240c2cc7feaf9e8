/// What a rule list, or any other decision, says of some packets.
enum Judgement: Hashable, Sendable {
    /// Let through, by the rule where one is responsible.
    case allowed(RuleRef?)
    case denied(Denial)
    case undetermined(Gap)
}

/// Some packets, and what is decided of them. A judgement of a set is a list of disjoint parts that cover it.
struct Part {
    let packets: PacketSet
    let judgement: Judgement
}

extension [Part] {
    /// The packets that no part lets through, because of a rule or for want of a fact.
    var denied: PacketSet? { union { if case .denied = $0 { true } else { false } } }
    var undetermined: PacketSet? { union { if case .undetermined = $0 { true } else { false } } }

    private func union(_ matches: (Judgement) -> Bool) -> PacketSet? {
        var result: PacketSet?
        for part in self where matches(part.judgement) && !part.packets.isEmpty {
            result = result.map { $0.union(part.packets) } ?? part.packets
        }
        return result
    }
}

/// A rule that would have let the packets through but for some of its fields.
struct NearMiss: Hashable, Sendable {
    /// What a rule is matched on.
    enum Field: String, Hashable, Sendable, Comparable {
        case ipProtocol = "protocol"
        case port, icmp, source, destination, selector

        static func < (left: Field, right: Field) -> Bool { left.rawValue < right.rawValue }
    }

    let rule: RuleRef
    /// Each field the rule tests, and whether the packets match it.
    let fields: [Field: Bool]

    var misses: Int { fields.values.count { !$0 } }
}

extension [NearMiss] {
    /// The rules that miss by the fewest fields, in their own order, three at most.
    var nearest: [NearMiss] {
        let order = indices.sorted { self[$0].misses != self[$1].misses ? self[$0].misses < self[$1].misses : $0 < $1 }
        return order.prefix(3).map { self[$0] }
    }
}
