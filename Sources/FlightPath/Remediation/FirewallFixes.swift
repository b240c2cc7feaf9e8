/// Packets that no rule of a firewall passes: a rule that does, in a group that has rules of the kind.
extension FaultSite {
    func firewallFixes() -> [Fix] {
        guard case .firewall(let denial) = finding.denial,
            let transport = transports(finding.packets, replyPorts: false).first, let ipProtocol = transport.ipProtocol,
            let policy = inventory.firewallPolicies[inventory.firewalls[denial.firewall].record.policy]
        else { return [] }
        // Near misses stand in the group that is meant for such packets.
        var groups = denial.nearMisses.compactMap { miss -> Handle<FirewallRuleGroup>? in
            if case .firewallRule(let group, _) = miss.rule { return group }
            return nil
        }
        groups += policy.statefulGroups.compactMap { inventory.ruleGroupByARN[$0.group] }
        guard let group = groups.first(where: { isWritable($0) }) else { return [] }
        let sids = inventory.firewallRuleGroups[group].rules.compactMap { Int($0.options.sid) }
        let destinations = blockChoices(isSource: false, finding.packets.destinations, most: 8).first ?? []
        guard !destinations.isEmpty else { return [] }
        return blockChoices(isSource: true, finding.packets.sources, most: 8).map {
            Fix(
                .firewall(
                    FirewallEdit(
                        firewall: denial.firewall, group: group, ipProtocol: ipProtocol, sources: $0,
                        destinations: destinations, ports: transport.ports, sid: (sids.max() ?? 1_000_000) + 1)))
        }
    }

    /// Whether it is a stateful group whose rules are written out: AWS's own and lists of domains cannot be added to.
    private func isWritable(_ group: Handle<FirewallRuleGroup>) -> Bool {
        let value = inventory.firewallRuleGroups[group]
        guard value.isComplete, value.record.domains == nil else { return false }
        return !value.record.stateful.isEmpty || value.record.text != .empty
    }
}
