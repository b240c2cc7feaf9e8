/// The stateful engine of a firewall: what becomes of a connection that it sees from its beginning.
///
/// A connection gets through when the packets that open it pass, what the client sends passes, and no rule drops what
/// comes back.
struct StatefulEngine {
    /// Rules in the order in which they are tried.
    let rules: [FirewallMatch]
    /// Groups whose rules are not all known: from which position on they may decide, and why.
    let unknown: [(position: Int, gap: Gap)]
    let defaults: Defaults
    let defaultRef: RuleRef

    /// What becomes of packets that no rule takes.
    enum Defaults {
        case pass
        case drop
        /// The handshake passes; what follows does not.
        case dropEstablished
        /// An action that this version does not know.
        case unknown(Gap)
    }

    enum Outcome: Hashable {
        case pass(RuleRef?)
        case drop(RuleRef)
        case open(Gap)
    }

    private struct Decided {
        let packets: PacketSet
        let outcome: Outcome
        let position: Int
    }

    // MARK: One phase

    private func decide(_ packets: PacketSet, _ phase: FirewallMatch.Phase) -> [Decided] {
        var remaining = packets
        var decided: [Decided] = []
        var doubtful: [(position: Int, isPass: Bool?, packets: PacketSet, gap: Gap)] = unknown.map {
            ($0.position, nil, packets, $0.gap)
        }
        for (position, rule) in rules.enumerated() where rule.applies(in: phase) && !remaining.isEmpty {
            let isPass = rule.action == .pass
            guard rule.action != .alert else { continue }
            let matching = rule.restrict(remaining, in: phase)
            guard !matching.isEmpty else { continue }
            if rule.isDoubtful(in: phase) {
                doubtful.append((position, isPass, matching, .firewallRule(rule.ref)))
                continue
            }
            decided.append(
                Decided(packets: matching, outcome: isPass ? .pass(rule.ref) : .drop(rule.ref), position: position))
            remaining = remaining.subtracting(matching)
        }
        decided += undecided(remaining, phase)
        guard !doubtful.isEmpty else { return decided }
        return decided.flatMap { part -> [Decided] in
            var rest = part.packets
            var parts: [Decided] = []
            for other in doubtful where other.position <= part.position && !agrees(other.isPass, part.outcome) {
                let touched = rest.intersection(other.packets)
                guard !touched.isEmpty else { continue }
                parts.append(Decided(packets: touched, outcome: .open(other.gap), position: part.position))
                rest = rest.subtracting(touched)
            }
            if !rest.isEmpty { parts.append(Decided(packets: rest, outcome: part.outcome, position: part.position)) }
            return parts
        }
    }

    private func agrees(_ isPass: Bool?, _ outcome: Outcome) -> Bool {
        switch outcome {
        case .pass: isPass == true
        case .drop: isPass == false
        case .open: true
        }
    }

    /// What no rule took, by the default actions.
    private func undecided(_ packets: PacketSet, _ phase: FirewallMatch.Phase) -> [Decided] {
        guard !packets.isEmpty else { return [] }
        func all(_ outcome: Outcome) -> [Decided] {
            [Decided(packets: packets, outcome: outcome, position: Int.max)]
        }
        switch (defaults, phase) {
        case (.pass, _), (.drop, .answers), (.dropEstablished, .answers), (.unknown, .answers): return all(.pass(nil))
        case (.drop, _), (.dropEstablished, .data): return all(.drop(defaultRef))
        case (.unknown(let gap), _): return all(.open(gap))
        case (.dropEstablished, .setup):
            let tcp = packets.restricted(protocols: ProtocolSet(.tcp))
            let others = packets.subtracting(tcp)
            return [
                Decided(packets: tcp, outcome: .pass(nil), position: Int.max),
                Decided(packets: others, outcome: .drop(defaultRef), position: Int.max),
            ].filter { !$0.packets.isEmpty }
        }
    }

    // MARK: A connection

    /// What becomes of the connections that packets open.
    func judge(_ packets: PacketSet) -> [(packets: PacketSet, outcome: Outcome)] {
        decide(packets, .setup).flatMap { setup -> [(packets: PacketSet, outcome: Outcome)] in
            if case .drop = setup.outcome { return [(setup.packets, setup.outcome)] }
            return decide(setup.packets, .data).flatMap { data -> [(packets: PacketSet, outcome: Outcome)] in
                switch (setup.outcome, data.outcome) {
                case (_, .drop): return [(data.packets, data.outcome)]
                case (.open, _): return [(data.packets, setup.outcome)]
                case (_, .open): return [(data.packets, data.outcome)]
                // A rule that passes a connection passes both its directions.
                case (_, .pass(.some)): return uncontested(data.packets, data.outcome, from: data.position)
                case (.pass(.some), _): return uncontested(data.packets, setup.outcome, from: setup.position)
                case (_, .pass(nil)): return answered(data.packets)
                }
            }
        }
    }

    /// A drop of what comes back that stands before the rule that passed the connection: which of them Suricata heeds is
    /// not documented.
    private func uncontested(
        _ packets: PacketSet, _ outcome: Outcome, from position: Int
    ) -> [(packets: PacketSet, outcome: Outcome)] {
        var rest = packets
        var found: [(packets: PacketSet, outcome: Outcome)] = []
        guard rules.prefix(position).contains(where: { $0.action != .pass && $0.action != .alert }) else {
            return [(packets, outcome)]
        }
        for part in decide(packets.reversed(), .answers) where part.position < position {
            guard case .drop(let ref) = part.outcome else { continue }
            let requests = part.packets.requests(answeredBy: rest)
            guard !requests.isEmpty else { continue }
            found.append((requests, .open(.firewallRule(ref))))
            rest = rest.subtracting(requests)
        }
        return rest.isEmpty ? found : found + [(rest, outcome)]
    }

    /// What no rule passed may still be dropped on its way back.
    private func answered(_ packets: PacketSet) -> [(packets: PacketSet, outcome: Outcome)] {
        var rest = packets
        var found: [(packets: PacketSet, outcome: Outcome)] = []
        for part in decide(packets.reversed(), .answers) {
            if case .pass = part.outcome { continue }
            let requests = part.packets.requests(answeredBy: rest)
            guard !requests.isEmpty else { continue }
            found.append((requests, part.outcome))
            rest = rest.subtracting(requests)
        }
        if !rest.isEmpty { found.append((rest, .pass(nil))) }
        return found
    }
}
