/// The policy that people state of an appliance: the first rule that matches decides, and the default what none matches.
///
/// A firewall keeps state, so the packets are those that open connections; replies follow them and are not judged again.
struct ApplianceFilter {
    let inventory: Inventory
    let hint: ApplianceHint
    /// The interface at which the packets arrive; without one the appliance's first stands for it.
    var interface: Handle<NetworkInterface>?

    /// Where the file states no policy (``ApplianceHint/statesPolicy``), all packets are undetermined.
    func judge(_ packets: PacketSet) -> [Part] {
        guard let interface = interface ?? hint.interfaces.first, let permits = hint.defaultPermits else {
            let component = hint.interfaces.first.map { ResourceRef.interface($0) } ?? .internet
            return [Part(packets: packets, judgement: .undetermined(.notEvaluated(component, .applianceInterface)))]
        }
        var remaining = packets
        var parts: [Part] = []
        for rule in hint.rules where !remaining.isEmpty {
            let matching = TransportMatch(rule).restrict(
                remaining, sources: rule.sources, destinations: rule.destinations)
            guard !matching.isEmpty else { continue }
            let judgement: Judgement =
                rule.permits
                ? .allowed(.hintRule(appliance: hint.index, rule: rule.index))
                : .denied(.appliancePolicy(interface, rule: rule.index))
            parts.append(Part(packets: matching, judgement: judgement))
            remaining = remaining.subtracting(matching)
        }
        guard !remaining.isEmpty else { return parts }
        let judgement: Judgement =
            permits ? .allowed(.hintPolicy(appliance: hint.index)) : .denied(.appliancePolicy(interface, rule: nil))
        return parts + [Part(packets: remaining, judgement: judgement)]
    }

    /// What the answer rests on where the packets are let through: one fact for each rule, and for the default.
    static func facts(_ parts: [Part]) -> [HintFact] {
        parts.compactMap { part in
            switch part.judgement {
            case .allowed(.hintRule(let appliance, let rule)): .appliancePermits(appliance: appliance, rule: rule)
            case .allowed(.hintPolicy(let appliance)): .appliancePermits(appliance: appliance, rule: nil)
            case .allowed, .denied, .undetermined: nil
            }
        }
    }
}

extension TransportMatch {
    /// What a stated rule matches on beside addresses.
    init(_ rule: ApplianceHint.Rule) {
        self.init(protocols: rule.protocols.isAll ? nil : rule.protocols, destinationPorts: rule.ports)
        icmpTypes = rule.icmpTypes
        icmpCodes = rule.icmpCodes
    }
}
