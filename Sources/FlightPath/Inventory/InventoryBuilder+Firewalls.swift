/// AWS Network Firewall: the parts of a response joined, rule groups parsed, endpoints tied to their firewall.
extension InventoryBuilder {
    mutating func addFirewalls() {
        var arns: [Int: FirewallResponseRecord] = [:]
        for record in records.firewallResponses { arns[record.response] = record }
        for record in records.firewallPolicies {
            guard let arn = arns[record.response]?.arn, inventory.firewallPolicies[arn] == nil else { continue }
            var policy = record
            policy.arn = arn
            inventory.firewallPolicies[arn] = policy
        }
        for record in records.firewallRuleGroups {
            guard let response = arns[record.response], inventory.ruleGroupByARN[response.arn] == nil else { continue }
            inventory.ruleGroupByARN[response.arn] = Handle(inventory.firewallRuleGroups.count)
            inventory.firewallRuleGroups.append(ruleGroup(record, response))
        }
        for record in merged(records.firewalls, id: \.arn, owner: { _ in .empty }, place: \.place) {
            inventory.firewalls.append(Firewall(record: record, account: accountOfARN(names[record.arn])))
        }
        for status in records.firewallStatuses {
            let own = records.firewalls.first { $0.response == status.response }?.arn
            guard let arn = own ?? arns[status.response]?.arn,
                let handle = inventory.firewalls.handles.first(where: { inventory.firewalls[$0].record.arn == arn })
            else { continue }
            if own != nil { inventory.firewalls[handle].status = status }
            if status.sync != .empty, !names.equals(status.sync, "IN_SYNC") {
                inventory.firewalls[handle].isSynced = false
            }
            for endpoint in status.endpoints where endpoint.id != .empty {
                inventory.firewallByEndpoint[endpoint.id] = handle
                if endpoint.status != .empty, !names.equals(endpoint.status, "READY") {
                    inventory.firewalls[handle].unreadyEndpoints.insert(endpoint.id)
                }
            }
            if status.attachment != .empty { inventory.firewallByEndpoint[status.attachment] = handle }
        }
    }

    private func ruleGroup(
        _ record: FirewallRuleGroupRecord, _ response: FirewallResponseRecord
    ) -> FirewallRuleGroup {
        let isWhole = snapshot.collected.allSatisfy {
            $0.kind != .firewallRuleGroups || $0.file != record.place.file || $0.isComplete
        }
        var group = FirewallRuleGroup(
            record: record, arn: response.arn, name: response.name, isComplete: isWhole && record.hasSource)
        for rule in record.stateful {
            guard let action = FirewallRule.Action(suricata: names[rule.action]) else {
                group.isComplete = false
                continue
            }
            var own = FirewallRule(
                action: action, ipProtocol: names[rule.ipProtocol].lowercased(), source: names[rule.source],
                sourcePort: names[rule.sourcePort], isBidirectional: names.equals(rule.direction, "ANY"),
                destination: names[rule.destination], destinationPort: names[rule.destinationPort], place: rule.place)
            for option in rule.options {
                // In this form the keyword may bring its first setting along, as in `sid:100`.
                let parts = names[option.keyword].split(separator: ":", maxSplits: 1).map(String.init)
                let settings = parts.dropFirst() + option.settings.map { names[$0] }
                own.options.add(parts.first ?? "", settings.joined(separator: ","))
            }
            group.rules.append(own)
        }
        if record.text != .empty {
            let parsed = FirewallRule.rules(in: names[record.text], at: record.textPlace ?? record.place)
            group.rules += parsed.rules
            if !parsed.isComplete { group.isComplete = false }
        }
        return group
    }
}
