/// One tier of policies of a whole cluster, for one pod and direction.
///
/// The policy with the lowest priority number comes first, within it the first rule that matches.
///
/// Source: https://network-policy-api.sigs.k8s.io/api-overview/
struct ClusterPolicyFilter {
    enum Tier: Hashable {
        case admin, baseline
    }

    /// What a tier decides: packets accepted or denied for good, and the others, for the next tier.
    struct Outcome {
        var decided: [Part] = []
        var remaining: PacketSet
        var doubts: [PolicyDoubt] = []
        var assumptions: [Assumption] = []
    }

    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool
    let peers: PolicyPeers

    /// The policies whose subject the pod is, and what is not known of it being so.
    struct Applicable {
        let policy: Handle<ClusterPolicy>
        let gap: Gap?
    }

    func applicable() -> [Applicable] {
        let cluster = inventory.pods[pod].cluster
        return inventory.clusterPolicies.handles.compactMap { handle in
            let policy = inventory.clusterPolicies[handle]
            guard policy.cluster == cluster, !policy.record.rules(isEgress: isEgress).isEmpty else { return nil }
            guard let subject = policy.record.subject else {
                return Applicable(policy: handle, gap: .notEvaluated(.clusterPolicy(handle), .policyPeer))
            }
            switch peers.selects(pod, namespaces: subject.namespaces, pods: subject.pods, own: .empty) {
            case .yes: return Applicable(policy: handle, gap: nil)
            case .no: return nil
            case .unknown(let gap): return Applicable(policy: handle, gap: gap)
            }
        }
    }

    func judge(_ packets: PacketSet, _ policies: [Applicable], _ tier: Tier) -> Outcome {
        var outcome = Outcome(remaining: packets)
        var passed = packets.space.empty
        let own = policies.filter { inventory.clusterPolicies[$0.policy].record.tier(inventory.names) == tier }
        let priorities = Set(own.map { inventory.clusterPolicies[$0.policy].record.priority }).sorted()
        for priority in priorities where !outcome.remaining.isEmpty {
            let equals = own.filter { inventory.clusterPolicies[$0.policy].record.priority == priority }
            for match in matches(equals, &outcome) {
                let taken = outcome.remaining.intersection(match.packets)
                guard !taken.isEmpty else { continue }
                if let gap = match.gap {
                    outcome.doubts.append(PolicyDoubt(packets: taken, gap: gap, action: match.action))
                    continue
                }
                outcome.remaining = outcome.remaining.subtracting(taken)
                switch match.action {
                case .accept: outcome.decided.append(Part(packets: taken, judgement: .allowed(match.rule)))
                case .deny:
                    let denial = ClusterPolicyDenial(
                        policy: match.policy, pod: pod, isEgress: isEgress, rule: match.rule)
                    outcome.decided.append(Part(packets: taken, judgement: .denied(.clusterPolicy(denial))))
                case .pass: passed = passed.union(taken)
                case .unknown: break
                }
            }
        }
        outcome.remaining = outcome.remaining.union(passed)
        return outcome
    }

    // MARK: Rules

    private struct Match {
        let packets: PacketSet
        let policy: Handle<ClusterPolicy>
        let rule: RuleRef
        let action: ClusterPolicyRecord.Action
        let gap: Gap?
    }

    /// What the rules of policies of one priority match, in the order in which they decide.
    private func matches(_ policies: [Applicable], _ outcome: inout Outcome) -> [Match] {
        var all: [[Match]] = []
        for applicable in policies {
            let own = matches(applicable, outcome.remaining)
            guard inventory.clusterPolicies[applicable.policy].record.api == .aws else {
                all.append(own)
                continue
            }
            // The agent gives all rules of an object one priority, among which Deny comes first.
            let ordered = own.filter { $0.action == .deny } + own.filter { $0.action != .deny }
            if depends(own) {
                outcome.assumptions.append(.open(.clusterPolicyRuleOrder, .clusterPolicy(applicable.policy)))
            }
            all.append(ordered)
        }
        guard all.count > 1, let first = policies.first else { return all.first ?? [] }
        // Which of several policies of one priority decides Kubernetes leaves open: the strictest is taken. The VPC CNI's
        // agent lets Deny come before Accept, and Accept before Pass.
        let isAWS = inventory.clusterPolicies[first.policy].record.api == .aws
        if !isAWS, depends(all.flatMap { $0 }) {
            outcome.assumptions.append(.open(.equalPriorities, .clusterPolicy(first.policy)))
        }
        let taken = all.map { firstMatches($0, outcome.remaining) }.flatMap { $0 }
        let ranks: [ClusterPolicyRecord.Action] = isAWS ? [.deny, .accept, .pass] : [.deny, .pass, .accept]
        return ranks.flatMap { rank in taken.filter { $0.action == rank } } + taken.filter { $0.action == .unknown }
    }

    /// Each rule's packets without those that a rule before it takes.
    private func firstMatches(_ matches: [Match], _ packets: PacketSet) -> [Match] {
        var remaining = packets
        return matches.map { match in
            let own = remaining.intersection(match.packets)
            if match.gap == nil { remaining = remaining.subtracting(own) }
            return Match(packets: own, policy: match.policy, rule: match.rule, action: match.action, gap: match.gap)
        }
    }

    /// Whether two rules of different action match the same packets.
    private func depends(_ matches: [Match]) -> Bool {
        for (index, one) in matches.enumerated() {
            for two in matches[(index + 1)...]
            where one.action != two.action && !one.packets.intersection(two.packets).isEmpty { return true }
        }
        return false
    }

    private func matches(_ applicable: Applicable, _ packets: PacketSet) -> [Match] {
        var matches: [Match] = []
        let rules = inventory.clusterPolicies[applicable.policy].record.rules(isEgress: isEgress)
        for (index, rule) in rules.enumerated() {
            let ref = RuleRef.clusterPolicyRule(applicable.policy, isEgress: isEgress, index)
            let far = farEnd(rule, applicable.policy)
            let ports = ports(rule, packets, applicable.policy)
            let sure = restrict(ports.packets, far.addresses)
            if !sure.isEmpty {
                matches.append(
                    Match(
                        packets: sure, policy: applicable.policy, rule: ref, action: rule.action,
                        gap: applicable.gap ?? unknownAction(rule, applicable.policy)))
            }
            guard let gap = far.gap ?? ports.gap else { continue }
            let perhaps = far.gap == nil ? restrict(ports.perhaps, far.addresses) : ports.perhaps.union(ports.packets)
            let open = perhaps.subtracting(sure)
            if !open.isEmpty {
                matches.append(
                    Match(packets: open, policy: applicable.policy, rule: ref, action: rule.action, gap: gap))
            }
        }
        return matches
    }

    private func unknownAction(_ rule: ClusterPolicyRecord.Rule, _ policy: Handle<ClusterPolicy>) -> Gap? {
        rule.action == .unknown ? .notEvaluated(.clusterPolicy(policy), .policyPeer) : nil
    }

    private func restrict(_ packets: PacketSet, _ far: AddressSet) -> PacketSet {
        if far.isAll { return packets }
        return isEgress ? packets.restricted(destination: far) : packets.restricted(source: far)
    }

    /// The addresses of the far end that a rule means, and why it may mean more.
    private func farEnd(
        _ rule: ClusterPolicyRecord.Rule, _ policy: Handle<ClusterPolicy>
    ) -> (addresses: AddressSet, gap: Gap?) {
        // A rule without peers is one that a newer API has and this reading does not know.
        var gap: Gap? = rule.peers.isEmpty ? .notEvaluated(.clusterPolicy(policy), .policyPeer) : nil
        var addresses = AddressSet()
        for peer in rule.peers {
            let selection: PolicyPeers.Selection
            switch peer {
            case .pods(let pods): selection = peers.selects(namespaces: pods.namespaces, pods: pods.pods, own: .empty)
            case .nodes(let labels): selection = peers.selectsNode(labels)
            case .networks(let blocks):
                addresses.formUnion(AddressSet(blocks))
                continue
            case .domainNames:
                gap = .notEvaluated(.clusterPolicy(policy), .domainNames)
                continue
            case .unknown:
                gap = .notEvaluated(.clusterPolicy(policy), .policyPeer)
                continue
            }
            switch selection {
            case .yes: return (.all, nil)
            case .no: continue
            case .unknown(let missing): gap = missing
            }
        }
        return (addresses, gap)
    }

    /// The packets of a rule's ports, and those it may mean beside them.
    private func ports(
        _ rule: ClusterPolicyRecord.Rule, _ packets: PacketSet, _ policy: Handle<ClusterPolicy>
    ) -> (packets: PacketSet, perhaps: PacketSet, gap: Gap?) {
        guard let ports = rule.ports else { return (packets, packets.space.empty, nil) }
        var result = packets.space.empty
        for port in ports {
            switch port {
            case .numbers(let symbol, let range):
                guard let ipProtocol = symbol == .empty ? .tcp : IPProtocol(inventory.names[symbol]) else { continue }
                result = result.union(
                    packets.restricted(
                        protocols: ProtocolSet(ipProtocol), destinationPorts: range.map { PortSet($0) } ?? .all))
            case .name(let name):
                // The name is that of a container port of the pod that receives, of any protocol.
                guard let receiver = isEgress ? peers.peer.pod : pod else { continue }
                for ipProtocol in [IPProtocol.tcp, .udp, .sctp] {
                    let numbers = inventory.containerPorts(named: name, ipProtocol, of: receiver)
                    result = result.union(
                        packets.restricted(protocols: ProtocolSet(ipProtocol), destinationPorts: numbers))
                }
            case .unknown: return (result, packets, .notEvaluated(.clusterPolicy(policy), .policyPeer))
            }
        }
        return (result, packets.space.empty, nil)
    }
}

extension ClusterPolicyRecord {
    func tier(_ names: Names) -> ClusterPolicyFilter.Tier {
        switch api {
        case .admin: .admin
        case .baselineAdmin: .baseline
        case .upstream, .aws: names.equals(tier, "Baseline") ? .baseline : .admin
        }
    }
}
