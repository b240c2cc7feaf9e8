/// What policies say of some packets, and what that rests on.
struct PolicyOutcome {
    var parts: [Part] = []
    var assumptions: [Assumption] = []

    /// Other parts, on what both outcomes rest on.
    func with(_ other: PolicyOutcome, parts: [Part]) -> PolicyOutcome {
        PolicyOutcome(
            parts: parts, assumptions: assumptions + other.assumptions.filter { !assumptions.contains($0) })
    }
}

/// Packets that a rule takes if a fact is so that the snapshot does not tell, and what it would do with them.
struct PolicyDoubt {
    let packets: PacketSet
    let gap: Gap
    let action: ClusterPolicyRecord.Action
}

extension [Part] {
    /// The same parts, with open what a doubtful rule might decide otherwise.
    func doubting(_ doubts: [PolicyDoubt]) -> [Part] {
        doubts.reduce(self) { parts, doubt in
            parts.flatMap { part -> [Part] in
                switch (part.judgement, doubt.action) {
                case (.allowed, .accept), (.denied, .deny), (.undetermined, _): return [part]
                default: break
                }
                return part.splitting(doubt.packets, .undetermined(doubt.gap))
            }
        }
    }

    /// What two readings of the same packets agree on; the rest is open.
    func agreeing(with other: [Part], else gap: Gap) -> [Part] {
        var result: [Part] = []
        for one in self {
            for two in other {
                let common = one.packets.intersection(two.packets)
                guard !common.isEmpty else { continue }
                switch (one.judgement, two.judgement) {
                case (.allowed, .allowed), (.denied, .denied), (.undetermined, _):
                    result.append(Part(packets: common, judgement: one.judgement))
                case (_, .undetermined): result.append(Part(packets: common, judgement: two.judgement))
                default: result.append(Part(packets: common, judgement: .undetermined(gap)))
                }
            }
        }
        return result
    }

    /// What both of two filters let through, and the rest as the one that refuses it.
    func strictest(with other: [Part]) -> [Part] {
        var result: [Part] = []
        for one in self {
            for two in other {
                let common = one.packets.intersection(two.packets)
                guard !common.isEmpty else { continue }
                let judgement: Judgement
                switch (one.judgement, two.judgement) {
                case (.denied, _), (.allowed, .allowed): judgement = one.judgement
                case (_, .denied), (.allowed, .undetermined): judgement = two.judgement
                case (.undetermined, _): judgement = one.judgement
                }
                result.append(Part(packets: common, judgement: judgement))
            }
        }
        return result
    }

    /// The same parts, with everything open that was let through.
    func openingAllowed(_ gap: Gap) -> [Part] {
        map { part in
            guard case .allowed = part.judgement else { return part }
            return Part(packets: part.packets, judgement: .undetermined(gap))
        }
    }
}

extension Part {
    /// The part without some packets, and those with another judgement.
    func splitting(_ set: PacketSet, _ judgement: Judgement) -> [Part] {
        let taken = packets.intersection(set)
        guard !taken.isEmpty else { return [self] }
        let rest = packets.subtracting(taken)
        return (rest.isEmpty ? [] : [Part(packets: rest, judgement: self.judgement)])
            + [Part(packets: taken, judgement: judgement)]
    }
}
