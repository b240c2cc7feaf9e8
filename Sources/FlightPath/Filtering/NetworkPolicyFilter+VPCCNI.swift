/// Ways in which the VPC CNI's agent departs from what Kubernetes describes.
///
/// Source: amazon-network-policy-controller-k8s, `pkg/resolvers/endpoints.go`; aws-network-policy-agent.
extension NetworkPolicyFilter {
    /// A name stands for the numbers it has on every pod that the policy selects.
    func admitNamedPortsOfOthers(
        _ policies: [Handle<NetworkPolicy>], _ remaining: inout PacketSet, _ outcome: inout PolicyOutcome
    ) {
        guard !isEgress, agent == .vpcCNI(isAlone: true) else { return }
        for policy in policies {
            let record = inventory.networkPolicies[policy].record
            for (index, rule) in record.ingress.enumerated() {
                for port in rule.ports {
                    guard case .name(let name)? = port.port, let ipProtocol = ipProtocol(port.ipProtocol) else {
                        continue
                    }
                    let numbers = numbers(named: name, ipProtocol, onPodsOf: record)
                    let set = remaining.restricted(protocols: ProtocolSet(ipProtocol), destinationPorts: numbers)
                    guard !set.isEmpty else { continue }
                    let matching = restrict(set, farEnd(rule, policy).addresses)
                    guard !matching.isEmpty else { continue }
                    outcome.parts.append(
                        Part(packets: matching, judgement: .allowed(.policyRule(policy, isEgress: false, index))))
                    outcome.assumptions.append(.open(.namedPortsUnioned, .networkPolicy(policy)))
                    remaining = remaining.subtracting(matching)
                }
            }
        }
    }

    private func numbers(named name: Symbol, _ ipProtocol: IPProtocol, onPodsOf policy: NetworkPolicyRecord) -> PortSet
    {
        var numbers = PortSet()
        let cluster = inventory.pods[pod].cluster
        for handle in inventory.pods.handles {
            let other = inventory.pods[handle]
            guard other.cluster == cluster, other.namespace == policy.meta.namespace, !other.record.isHostNetwork,
                policy.podSelector.matches(other.record.meta.labels, inventory.names)
            else { continue }
            numbers.formUnion(inventory.containerPorts(named: name, ipProtocol, of: handle))
        }
        return numbers
    }

    /// An `except` of one rule refuses what another rule admits by a wider block.
    func shadow(_ policies: [Handle<NetworkPolicy>], _ outcome: inout PolicyOutcome) {
        guard agent != .upstream else { return }
        let entries = ExceptShadow.entries(policies, isEgress: isEgress, in: inventory)
        guard !entries.isEmpty, !isPeerSelected(policies) else { return }
        for entry in entries {
            let judgement: Judgement
            switch agent {
            case .upstream: return
            case .unknown(let gap): judgement = .undetermined(gap)
            case .vpcCNI:
                judgement = .denied(
                    .networkPolicies(
                        NetworkPolicyDenial(
                            pod: pod, policies: policies, isEgress: isEgress, nearMisses: [], exceptRule: entry.rule)))
            }
            var isHeld = false
            var parts: [Part] = []
            for part in outcome.parts {
                guard case .allowed = part.judgement else {
                    parts.append(part)
                    continue
                }
                let split = part.splitting(restrict(part.packets, entry.addresses), judgement)
                if split.count > 1 || split.first?.judgement != part.judgement { isHeld = true }
                parts += split
            }
            outcome.parts = parts
            if isHeld, case .vpcCNI = agent {
                outcome.assumptions.append(.open(.exceptShadows, .networkPolicy(entry.policy)))
            }
        }
    }

    /// A pod that a rule's selector chooses has an entry of its own, longer than every block.
    private func isPeerSelected(_ policies: [Handle<NetworkPolicy>]) -> Bool {
        guard peer.pod != nil else { return false }
        return policies.contains { policy in
            let record = inventory.networkPolicies[policy].record
            return record.rules(isEgress: isEgress).contains { rule in
                rule.peers.contains { selector in
                    guard selector.block == nil, !selector.hasDomainNames else { return false }
                    let selection = peers.selects(
                        namespaces: selector.namespaceSelector, pods: selector.podSelector, own: record.meta.namespace)
                    if case .yes = selection { return true }
                    return false
                }
            }
        }
    }
}
