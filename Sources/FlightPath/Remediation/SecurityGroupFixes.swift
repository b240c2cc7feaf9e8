/// Rules that a security group lacks.
extension FaultSite {
    func securityGroupFixes() -> [Fix] {
        guard case .securityGroups(let denial) = finding.denial, case .securityGroup(let group) = finding.component,
            let transport = transports(finding.packets, replyPorts: false).first
        else { return [] }
        let isSource = !denial.isEgress
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        var fixes = blockChoices(isSource: isSource, refused, most: 10).map {
            Fix(.addSecurityGroupRules(group, isEgress: denial.isEgress, transport, $0))
        }
        // One rule for a whole group is wider than a few addresses, and narrower than the subnets of its members.
        if let peer = peerGroup(isSource: isSource) {
            let fix = Fix(.addSecurityGroupReference(group, isEgress: denial.isEgress, transport, peer))
            fixes.insert(fix, at: isNarrower(peer, than: fixes.first) ? 0 : min(1, fixes.count))
            fixes += staleReferences(group, isEgress: denial.isEgress, peer)
        }
        fixes += fixes.compactMap { admission(instead: $0) }
        return fixes + [groupsOfPrimary(denial.interface)].compactMap { $0 }
    }

    /// Rules that name a group which is gone, or one beyond a peering connection which is: they name the peers' own group.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
    private func staleReferences(
        _ group: Handle<SecurityGroup>, isEgress: Bool, _ peer: Handle<SecurityGroup>
    ) -> [Fix] {
        let record = inventory.securityGroups[group].record
        return record.rules.indices.filter {
            record.rules[$0].isEgress == isEgress && isStale(record.rules[$0], of: group)
        }
        .prefix(2).map { Fix(.replaceReference(group, rule: $0, with: peer)) }
    }

    private func isStale(_ rule: SecurityGroupRuleRecord, of group: Handle<SecurityGroup>) -> Bool {
        guard case .group(let id) = rule.peer else { return false }
        if ["deleted", "expired", "rejected", "failed"].contains(inventory.names[rule.peeringStatus]) { return true }
        guard inventory.groupByID[id] == nil, rule.peeringStatus == .empty else { return false }
        let own = inventory.securityGroups[group]
        // Of an account whose groups were not collected it may well exist.
        let owner = rule.peerOwner == .empty ? own.record.owner : rule.peerOwner
        return inventory.coverage.state(.securityGroups, account: owner, region: own.region) == .complete
    }

    /// A secondary interface of a node that carries other groups than the primary one, as an ENIConfig with the wrong groups
    /// makes it: it gets those of the primary.
    ///
    /// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
    private func groupsOfPrimary(_ handle: Handle<NetworkInterface>) -> Fix? {
        let interface = inventory.interfaces[handle]
        guard interface.instance != .empty, interface.deviceIndex ?? 0 > 0,
            inventory.nodes.contains(where: { $0.instance == interface.instance }),
            let primary = inventory.primaryInterfaces[interface.instance], primary != handle
        else { return nil }
        let wanted = inventory.interfaces[primary].groups
        let groups = wanted.compactMap { inventory.groupByID[$0] }
        guard !groups.isEmpty, groups.count == wanted.count, Set(wanted) != Set(interface.groups) else { return nil }
        return Fix(.connection(.setGroups(handle, groups)))
    }

    /// Whether a group's interfaces have fewer addresses than the blocks of a rule.
    private func isNarrower(_ group: Handle<SecurityGroup>, than fix: Fix?) -> Bool {
        guard case .addSecurityGroupRules(_, _, _, let blocks)? = fix?.edits.first else { return false }
        let id = inventory.securityGroups[group].record.id
        let members = inventory.interfaces.filter { $0.groups.contains(id) }.map(\.addresses.count).reduce(0, +)
        // Of blocks of more than a million addresses any group is a part.
        let free = blocks.map { ($0.family == .ipv4 ? 32 : 128) - $0.length }
        return free.contains { $0 > 20 } || members < free.map { 1 << $0 }.reduce(0, +)
    }

    /// The first group that all of the far interfaces have; whether it is known where the packets arrive, the trial says.
    private func peerGroup(isSource: Bool) -> Handle<SecurityGroup>? {
        let ends = ends(isSource: isSource)
        guard let first = ends.first, !ends.contains(where: { $0.preservingGroup != nil }) else { return nil }
        let common = first.groups.first { id in ends.allSatisfy { $0.groups.contains(id) } }
        return common.flatMap { inventory.groupByID[$0] }
    }
}
