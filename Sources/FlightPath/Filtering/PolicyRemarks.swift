/// What else a reader should know of the policies of a pod: nothing here decides.
struct PolicyRemarks {
    /// How many ports and protocols the VPC CNI's agent keeps for one block of addresses.
    static let mostPortsOfABlock = 24

    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool

    private var cluster: Handle<Cluster> { inventory.pods[pod].cluster }
    private var enforcement: PolicyEnforcement { inventory.clusters[cluster].enforcement }

    /// What the objects of the cluster say beside the verdict on a pod that these policies may concern.
    func remarks(_ candidates: PodPolicyFilter.Candidates) -> [Remark] {
        var remarks = candidates.inert.map { Remark.inert($0) }
        if enforcement.isVPCCNI == true, enforcement.hasOther, !candidates.isEmpty {
            remarks.append(.severalEnforcers(cluster: inventory.clusters[cluster].name))
        }
        if enforcement.lacksCalico, hasCalicoPolicies {
            remarks.append(.calicoLeftOver(cluster: inventory.clusters[cluster].name))
        }
        guard enforcement.isVPCCNI == true else { return remarks }
        if candidates.isolating.isEmpty, candidates.isolatingOtherwise.isEmpty, !enforcement.isStrict,
            enforcement.agentRefusesUnselected(inventory.names)
        {
            remarks.append(.agentRefusesUnselected(version: enforcement.agentVersion))
        }
        remarks += notResolved(candidates.isolating)
        if let other = sharingIdentifier() { remarks.append(.sharedIdentifier(.pod(pod), with: .pod(other))) }
        return remarks
    }

    private var hasCalicoPolicies: Bool {
        inventory.foreignPolicies.contains {
            $0.cluster == cluster && inventory.names[$0.record.group].hasSuffix("projectcalico.org")
        }
    }

    /// Policies that the controller has not resolved, or not to this pod.
    private func notResolved(_ policies: [Handle<NetworkPolicy>]) -> [Remark] {
        let directory = inventory.clusters[cluster].directory
        guard inventory.coverage.state(.policyEndpoints, cluster: directory) == .complete else { return [] }
        let own = inventory.pods[pod].name
        return policies.filter { handle in
            let meta = inventory.networkPolicies[handle].record.meta
            let key = Inventory.PolicyKey(cluster: cluster, namespace: meta.namespace, policy: meta.name)
            return !(inventory.resolvedPods[key]?.contains(own) ?? false)
        }.map { .notResolved(.networkPolicy($0), pod: .pod(pod)) }
    }

    // MARK: Identifiers

    /// Another pod of the node for which the agent keeps the same rules, though other policies select it.
    ///
    /// Source: aws-network-policy-agent, `GetPodIdentifier`: the namespace, and the pod's name up to its last hyphen.
    func sharingIdentifier() -> Handle<Pod>? {
        let value = inventory.pods[pod]
        guard value.record.node != .empty else { return nil }
        let neighbours = inventory.podsByNode[.init(cluster: value.cluster, namespace: value.record.node)] ?? []
        let identifier = identifier(value)
        let own = policies(pod)
        return neighbours.first { other in
            let neighbour = inventory.pods[other]
            return other != pod && neighbour.namespace == value.namespace && self.identifier(neighbour) == identifier
                && policies(other) != own
        }
    }

    private func identifier(_ pod: Pod) -> String {
        let name = inventory.names[pod.name]
        return name.lastIndex(of: "-").map { String(name[..<$0]) } ?? name
    }

    private func policies(_ pod: Handle<Pod>) -> [Handle<NetworkPolicy>] {
        NetworkPolicyFilter.isolating(pod, isEgress: false, in: inventory)
            + NetworkPolicyFilter.isolating(pod, isEgress: true, in: inventory)
    }

    // MARK: Ports of a block

    /// A block, or the sender's own address, that stands for more ports than the agent keeps.
    struct Overfull {
        let policy: Handle<NetworkPolicy>
        /// Nil is the other end as a pod that a selector chooses.
        let block: CIDRBlock?
        let count: Int
    }

    private enum Key: Hashable {
        case block(CIDRBlock)
        case everyone
        case peer
    }

    /// Blocks for which the agent drops ports, which ones by chance.
    func overfull(_ policies: [Handle<NetworkPolicy>], _ peers: PolicyPeers) -> [Overfull] {
        var ports: [Key: Set<NetworkPolicyRecord.Port>] = [:]
        var firsts: [(key: Key, policy: Handle<NetworkPolicy>)] = []
        for policy in policies {
            let record = inventory.networkPolicies[policy].record
            for rule in record.rules(isEgress: isEgress) {
                var keys = rule.peers.isEmpty ? [Key.everyone] : rule.peers.compactMap(\.block).map { .block($0) }
                let isPeer = rule.peers.contains { peer in
                    guard peer.block == nil, !peer.hasDomainNames else { return false }
                    let selection = peers.selects(
                        namespaces: peer.namespaceSelector, pods: peer.podSelector, own: record.meta.namespace)
                    if case .yes = selection { return true }
                    return false
                }
                if isPeer { keys.append(.peer) }
                for key in keys {
                    if ports[key] == nil { firsts.append((key, policy)) }
                    ports[key, default: []].formUnion(rule.ports)
                }
            }
        }
        return firsts.compactMap { key, policy in
            guard let count = ports[key]?.count, count > Self.mostPortsOfABlock else { return nil }
            switch key {
            case .block(let block): return Overfull(policy: policy, block: block, count: count)
            case .everyone: return Overfull(policy: policy, block: CIDRBlock("0.0.0.0/0"), count: count)
            case .peer: return Overfull(policy: policy, block: nil, count: count)
            }
        }
    }

    /// Those that the packets' other end lies in.
    func tooManyPorts(
        _ candidates: PodPolicyFilter.Candidates, _ peers: PolicyPeers, far: AddressSet
    ) -> [Remark] {
        guard enforcement.isVPCCNI != false else { return [] }
        return overfull(candidates.isolating, peers).filter { entry in
            entry.block.map { far.overlaps(AddressSet($0)) } ?? true
        }.map { entry in
            .tooManyPorts(.networkPolicy(entry.policy), peer: entry.block?.description ?? "the pod", entry.count)
        }
    }
}
