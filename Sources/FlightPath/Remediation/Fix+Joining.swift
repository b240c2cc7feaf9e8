/// Rules for the same packets of the same group, which several fixes of a set came to one after the other, are one rule.
extension Fix {
    static func joined(_ fixes: [Fix]) -> [Fix] {
        var joined: [Fix] = []
        for fix in fixes {
            if let index = joined.firstIndex(where: { $0.joined(with: fix) != nil }),
                let both = joined[index].joined(with: fix)
            {
                joined[index] = both
            } else {
                joined.append(fix)
            }
        }
        return joined
    }

    private func joined(with other: Fix) -> Fix? {
        guard edits.count == 1, other.edits.count == 1,
            case .addSecurityGroupRules(let group, let isEgress, let transport, let blocks) = edits[0],
            case .addSecurityGroupRules(group, isEgress, transport, let more) = other.edits[0]
        else { return nil }
        let all = blocks + more.filter { !blocks.contains($0) }
        return Fix(
            edits: [.addSecurityGroupRules(group, isEgress: isEgress, transport, all.sorted())],
            renewsHealth: renewsHealth.union(other.renewsHealth))
    }
}
