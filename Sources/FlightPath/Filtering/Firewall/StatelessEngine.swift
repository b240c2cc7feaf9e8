/// The stateless engine of a firewall, which sees every packet first, of both directions.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-rules-engines.html
struct StatelessEngine {
    enum Disposition: Hashable {
        case pass, drop, forward
    }

    enum Outcome: Hashable {
        case decided(Disposition, RuleRef)
        case open(Gap)
    }

    struct Rule {
        let match: FirewallRuleGroupRecord.StatelessRule
        let sources: AddressSet?
        let destinations: AddressSet?
        let disposition: Disposition?
        let ref: RuleRef
    }

    /// Rules in the order in which they are tried; nil stands for a group that is not known.
    let rules: [Result<Rule, Unknown>]
    let defaultDisposition: Disposition
    let defaultRef: RuleRef

    struct Unknown: Error {
        let gap: Gap
    }

    func judge(_ packets: PacketSet) -> [(packets: PacketSet, outcome: Outcome)] {
        var remaining = packets
        var found: [(packets: PacketSet, outcome: Outcome)] = []
        func take(_ matching: PacketSet, _ outcome: Outcome) {
            guard !matching.isEmpty else { return }
            found.append((matching, outcome))
            remaining = remaining.subtracting(matching)
        }
        for entry in rules where !remaining.isEmpty {
            switch entry {
            case .failure(let unknown): take(remaining, .open(unknown.gap))
            case .success(let rule):
                let matching = restrict(remaining, rule)
                guard let disposition = rule.disposition, rule.sources != nil, rule.destinations != nil else {
                    take(matching, .open(.firewallRule(rule.ref)))
                    continue
                }
                guard !rule.match.hasFlags else {
                    // What flags a packet has its headers here do not tell.
                    take(matching.restricted(protocols: ProtocolSet(.tcp)), .open(.firewallRule(rule.ref)))
                    continue
                }
                take(matching, .decided(disposition, rule.ref))
            }
        }
        take(remaining, .decided(defaultDisposition, defaultRef))
        return found
    }

    /// Lists that are empty take everything; ports are looked at in TCP and UDP alone.
    private func restrict(_ packets: PacketSet, _ rule: Rule) -> PacketSet {
        let protocols =
            rule.match.protocols.isEmpty
            ? ProtocolSet.all
            : ProtocolSet(rule.match.protocols.compactMap { UInt8(exactly: $0) }.map { IPProtocol(rawValue: $0) })
        let ported = ProtocolSet([.tcp, .udp])
        let sources = rule.sources ?? .all
        let destinations = rule.destinations ?? .all
        let withPorts = packets.restricted(
            source: sources, destination: destinations, protocols: protocols.intersection(ported),
            sourcePorts: Self.ports(rule.match.sourcePorts), destinationPorts: Self.ports(rule.match.destinationPorts))
        let others = packets.restricted(
            source: sources, destination: destinations, protocols: protocols.subtracting(ported))
        return withPorts.union(others)
    }

    private static func ports(_ ranges: [FirewallRuleGroupRecord.PortRange]) -> PortSet {
        guard !ranges.isEmpty else { return .all }
        return PortSet(
            ranges.compactMap { range in
                guard let low = UInt16(exactly: range.from), let high = UInt16(exactly: range.to), low <= high else {
                    return nil
                }
                return low...high
            })
    }

    /// What `aws:` actions of a rule or a policy come to; custom actions beside them only log.
    static func disposition(_ actions: [Symbol], _ names: Names) -> Disposition? {
        for action in actions {
            switch names[action] {
            case "aws:pass": return .pass
            case "aws:drop": return .drop
            case "aws:forward_to_sfe": return .forward
            default: continue
            }
        }
        return nil
    }
}
