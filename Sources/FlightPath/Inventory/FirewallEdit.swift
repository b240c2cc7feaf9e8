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

    /// The rule as Suricata has it.
    var line: String {
        "pass \(ipProtocol.name) \(Self.list(sources)) any -> \(Self.list(destinations)) \(portText) (sid:\(sid);)"
    }

    /// The rule as an element of `StatefulRules`.
    ///
    /// Source: https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_StatefulRule.html
    var object: JSONPart {
        [
            "Action": "PASS",
            "Header": [
                "Protocol": .text(ipProtocol.name.uppercased()), "Source": .text(Self.list(sources)),
                "SourcePort": "ANY", "Direction": "FORWARD", "Destination": .text(Self.list(destinations)),
                "DestinationPort": .text(ports == nil ? "ANY" : portText),
            ],
            "RuleOptions": [["Keyword": "sid", "Settings": [.text(String(sid))]]],
        ]
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
