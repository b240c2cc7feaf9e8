/// AWS Network Firewall as one judgement: the stateless engine, and the stateful one for what it is handed.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-rules-engines.html
struct NetworkFirewallFilter {
    let inventory: Inventory
    let firewall: Handle<Firewall>
    private let stateless: StatelessEngine
    private let stateful: StatefulEngine

    /// - Throws: the fact for want of which nothing can be judged.
    init(inventory: Inventory, firewall: Handle<Firewall>) throws(Missing) {
        self.inventory = inventory
        self.firewall = firewall
        let record = inventory.firewalls[firewall].record
        guard let policy = inventory.firewallPolicies[record.policy] else {
            throw Missing(
                gap: .dangling(.firewallPolicies, id: record.policy, referredToBy: .firewall(firewall)))
        }
        let builder = FirewallEngineBuilder(inventory: inventory, firewall: firewall, policy: policy)
        stateless = builder.stateless()
        stateful = builder.stateful()
    }

    struct Missing: Error {
        let gap: Gap
    }

    /// What becomes of packets that open connections.
    func judge(_ packets: PacketSet) -> [Part] {
        stateless.judge(packets).flatMap { part -> [Part] in
            switch part.outcome {
            case .open(let gap): return [Part(packets: part.packets, judgement: .undetermined(gap))]
            case .decided(.pass, let ref): return [Part(packets: part.packets, judgement: .allowed(ref))]
            case .decided(.drop, let ref): return [Part(packets: part.packets, judgement: denied(ref, part.packets))]
            case .decided(.forward, _):
                return stateful.judge(part.packets).map { decided in
                    switch decided.outcome {
                    case .pass(let ref): Part(packets: decided.packets, judgement: .allowed(ref ?? stateful.defaultRef))
                    case .drop(let ref): Part(packets: decided.packets, judgement: denied(ref, decided.packets))
                    case .open(let gap): Part(packets: decided.packets, judgement: .undetermined(gap))
                    }
                }
            }
        }
    }

    /// Whether a rule that only alerts takes any of the packets, before others that decide.
    func alerts(_ packets: PacketSet) -> Bool {
        stateful.rules.contains { $0.action == .alert && !$0.restrict(packets, in: .data).isEmpty }
    }

    /// What becomes of replies: the stateful engine knows their connection, if the stateless one hands them to it as it
    /// did the request, and only then.
    func judgeReply(_ replies: PacketSet) -> [Part] {
        stateless.judge(replies).flatMap { part -> [Part] in
            switch part.outcome {
            case .open(let gap): return [Part(packets: part.packets, judgement: .undetermined(gap))]
            case .decided(.drop, let ref): return [Part(packets: part.packets, judgement: denied(ref, part.packets))]
            case .decided(let disposition, let ref):
                return compare(part.packets, disposition, ref)
            }
        }
    }

    private func compare(_ replies: PacketSet, _ own: StatelessEngine.Disposition, _ ref: RuleRef) -> [Part] {
        var rest = replies
        var parts: [Part] = []
        for request in stateless.judge(replies.requests) {
            guard case .decided(let disposition, _) = request.outcome, disposition != own, disposition != .drop else {
                continue
            }
            let unlike = request.packets.replies.intersection(rest)
            guard !unlike.isEmpty else { continue }
            parts.append(Part(packets: unlike, judgement: denied(ref, unlike)))
            rest = rest.subtracting(unlike)
        }
        if !rest.isEmpty { parts.append(Part(packets: rest, judgement: .allowed(ref))) }
        return parts
    }

    private func denied(_ ref: RuleRef, _ packets: PacketSet) -> Judgement {
        let profile = PacketProfile(packets)
        let misses = stateful.rules.filter { $0.action == .pass }.compactMap { rule -> NearMiss? in
            let fields = rule.fields(profile)
            return fields.misses > 0 ? NearMiss(rule: rule.ref, fields: fields) : nil
        }
        return .denied(.firewall(FirewallDenial(firewall: firewall, rule: ref, nearMisses: misses.nearest)))
    }
}
