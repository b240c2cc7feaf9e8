/// Rules of AWS Network Firewall as a firewall log has them.
extension Describer {
    func firewallPlace(_ handle: Handle<FirewallRuleGroup>, _ index: Int) -> Place? {
        let group = inventory.firewallRuleGroups[handle]
        if index < 0 { return group.record.domains?.place }
        if index < group.record.stateless.count { return group.record.stateless[index].place }
        return index < group.rules.count ? group.rules[index].place : group.record.place
    }

    func firewallIdentifier(_ handle: Handle<FirewallRuleGroup>, _ index: Int) -> String? {
        let group = inventory.firewallRuleGroups[handle]
        guard group.record.stateless.isEmpty, index >= 0, index < group.rules.count else { return nil }
        let sid = group.rules[index].options.sid
        return sid.isEmpty ? nil : "sid:\(sid)"
    }

    func firewallLine(_ handle: Handle<FirewallRuleGroup>, _ index: Int) -> Line {
        let group = inventory.firewallRuleGroups[handle]
        if index < 0 {
            let domains = group.record.domains
            let targets = (domains?.targets ?? []).prefix(3).map { text($0) }.joined(separator: ", ")
            let kind = domains.map { text($0.kind).lowercased() } ?? "domains"
            return Line(parts: [(nil, "stateful"), (nil, kind), (nil, targets)], note: text(group.name))
        }
        if index < group.record.stateless.count { return line(group.record.stateless[index], text(group.name)) }
        guard index < group.rules.count else { return Line(parts: [(nil, text(group.name))]) }
        let rule = group.rules[index]
        return Line(
            parts: [
                (nil, "stateful"), (nil, rule.action.rawValue), (.ipProtocol, rule.ipProtocol),
                (.source, "\(rule.source) \(rule.sourcePort)"), (nil, rule.isBidirectional ? "<>" : "->"),
                (.destination, rule.destination), (.port, rule.destinationPort),
                (nil, rule.options.sid.isEmpty ? "" : "sid:\(rule.options.sid)"),
            ].filter { !$0.1.isEmpty }, note: text(group.name))
    }

    private func line(_ rule: FirewallRuleGroupRecord.StatelessRule, _ group: String) -> Line {
        func list(_ values: [Symbol]) -> String {
            values.isEmpty ? "any" : values.map { text($0) }.joined(separator: ",")
        }
        func list(_ ports: [FirewallRuleGroupRecord.PortRange]) -> String {
            ports.isEmpty
                ? "any" : ports.map { $0.from == $0.to ? "\($0.from)" : "\($0.from):\($0.to)" }.joined(separator: ",")
        }
        let protocols =
            rule.protocols.isEmpty ? "all" : rule.protocols.map { protocolNumber($0) }.joined(separator: ",")
        return Line(
            parts: [
                (nil, "stateless \(rule.priority)"), (nil, list(rule.actions)), (.ipProtocol, protocols),
                (.source, "\(list(rule.sources)) \(list(rule.sourcePorts))"), (nil, "->"),
                (.destination, list(rule.destinations)), (.port, list(rule.destinationPorts)),
            ], note: group)
    }

    private func protocolNumber(_ number: Int) -> String {
        UInt8(exactly: number).map { IPProtocol(rawValue: $0).name } ?? String(number)
    }
}
