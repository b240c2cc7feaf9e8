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
    enum Field: String, Hashable, Sendable, Comparable, CaseIterable {
        case ipProtocol = "protocol"
        case port, icmp, source, destination, selector

        static func < (left: Field, right: Field) -> Bool { left.rawValue < right.rawValue }
    }

    let rule: RuleRef
    /// Each field the rule tests, and whether the packets match it.
    let fields: Fields

    var misses: Int { fields.misses }

    /// Which fields a rule tests, and which of them the packets match. Lists of rules are matched field by field for every
    /// packet set: two sets of bits cost less than a dictionary for each rule.
    struct Fields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
        private var tested: UInt8 = 0
        private var matched: UInt8 = 0

        init(dictionaryLiteral elements: (Field, Bool)...) {
            for (field, matches) in elements { self[field] = matches }
        }

        /// Whether the packets match the field; nil where the rule does not test it.
        subscript(field: Field) -> Bool? {
            get { tested & field.bit == 0 ? nil : matched & field.bit != 0 }
            set {
                tested = newValue == nil ? tested & ~field.bit : tested | field.bit
                matched = newValue == true ? matched | field.bit : matched & ~field.bit
            }
        }

        /// How many of them do not match.
        var misses: Int { (tested & ~matched).nonzeroBitCount }

        /// Each field that is tested, and whether the packets match it.
        var all: [(field: Field, matches: Bool)] {
            Field.allCases.compactMap { field in self[field].map { (field, $0) } }
        }
    }
}

extension NearMiss.Field {
    fileprivate var bit: UInt8 {
        switch self {
        case .ipProtocol: 1
        case .port: 2
        case .icmp: 4
        case .source: 8
        case .destination: 16
        case .selector: 32
        }
    }
}

extension [NearMiss] {
    /// The rules that miss by the fewest fields, in their own order, three at most.
    var nearest: [NearMiss] {
        let order = indices.sorted { self[$0].misses != self[$1].misses ? self[$0].misses < self[$1].misses : $0 < $1 }
        return order.prefix(3).map { self[$0] }
    }
}
