/// A rule that a rule group of AWS Network Firewall gets as its last.
struct FirewallEdit: Hashable, Sendable {
    let firewall: Handle<Firewall>
    let group: Handle<FirewallRuleGroup>
    let ipProtocol: IPProtocol
    let sources: [CIDRBlock]
    let destinations: [CIDRBlock]
    let ports: ClosedRange<UInt16>?
    let sid: Int

    var component: ResourceRef { .firewall(firewall) }

    /// A list in Suricata's form.
    static func list(_ blocks: [CIDRBlock]) -> String {
        blocks.count == 1 ? blocks[0].description : "[" + blocks.map(\.description).joined(separator: ",") + "]"
    }

    var portText: String {
        guard let ports else { return "any" }
        return ports.lowerBound == ports.upperBound ? "\(ports.lowerBound)" : "\(ports.lowerBound):\(ports.upperBound)"
    }

    func rule(at place: Place) -> FirewallRule {
        var rule = FirewallRule(
            action: .pass, ipProtocol: ipProtocol.name, source: Self.list(sources), sourcePort: "any",
            isBidirectional: false, destination: Self.list(destinations), destinationPort: portText, place: place)
        rule.options.sid = String(sid)
        return rule
    }

    func apply(to inventory: inout Inventory) {
        let place = inventory.firewallRuleGroups[group].record.place
        inventory.firewallRuleGroups[group].rules.append(rule(at: place))
    }
}
