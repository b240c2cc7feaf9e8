@testable import FlightPath

/// What a firewall makes of a packet, as one line.
struct FirewallVerdict {
    let inventory: Inventory

    /// Of packets that open connections: `allowed g-a/1`, `denied default aws:drop_strict`, `undetermined g-a missing`;
    /// several where they are not treated alike. Stateful rules go by their sid, stateless ones by their place.
    func judge(_ row: String) throws -> String {
        words(try filter().judge(try PacketSpace().packets(row)))
    }

    /// Of the replies to packets.
    func judgeReply(to row: String) throws -> String {
        words(try filter().judgeReply(try PacketSpace().packets(row).reversed()))
    }

    private func filter() throws -> NetworkFirewallFilter {
        try NetworkFirewallFilter(inventory: inventory, firewall: Handle(0))
    }

    private func words(_ parts: [Part]) -> String {
        Set(parts.filter { !$0.packets.isEmpty }.map { words($0.judgement) }).sorted().joined(separator: " | ")
    }

    private func words(_ judgement: Judgement) -> String {
        switch judgement {
        case .allowed(let ref): return "allowed " + words(ref)
        case .denied(.firewall(let denial)): return "denied " + words(denial.rule)
        case .undetermined(.firewallRule(let ref)): return "undetermined " + words(ref)
        case .undetermined(.dangling(.firewallRuleGroups, let id, _)):
            return "undetermined \(inventory.names[id].split(separator: "/").last ?? "") missing"
        default: return "\(judgement)"
        }
    }

    func words(_ ref: RuleRef?) -> String {
        switch ref {
        case .firewallRule(let handle, let index):
            let group = inventory.firewallRuleGroups[handle]
            let name = inventory.names[group.name]
            if index < 0 { return name + "/domains" }
            return name + (group.rules.isEmpty ? "#\(index)" : "/" + group.rules[index].options.sid)
        case .firewallDefault(_, let action):
            return inventory.names[action].isEmpty ? "default" : "default " + inventory.names[action]
        default: return "\(String(describing: ref))"
        }
    }
}
