/// The network policies that select one pod, in one direction.
///
/// Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
struct NetworkPolicyFilter {
    /// Who puts the policies into force: the VPC CNI's agent has ways of its own.
    enum Agent: Hashable {
        case upstream
        /// The VPC CNI's, alone or beside another that knows no more than Kubernetes asks for.
        case vpcCNI(isAlone: Bool)
        /// Perhaps the VPC CNI's: what the snapshot lacks.
        case unknown(Gap)
    }

    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool
    /// The other end.
    let peer: Traffic.Party
    /// Whether the objects given are the whole cluster: then what is absent is empty.
    let isWholeCluster: Bool
    /// Those that isolate the pod in this direction.
    let policies: [Handle<NetworkPolicy>]
    var agent = Agent.upstream

    /// The policies that isolate a pod in a direction.
    ///
    /// - Parameter includesApplication: whether AWS's `ApplicationNetworkPolicy` counts, which no other plugin reads.
    static func isolating(
        _ pod: Handle<Pod>, isEgress: Bool, in inventory: Inventory, includesApplication: Bool = true
    ) -> [Handle<NetworkPolicy>] {
        let value = inventory.pods[pod]
        let key = Inventory.NamespaceKey(cluster: value.cluster, namespace: value.namespace)
        return (inventory.policiesByNamespace[key] ?? []).filter {
            let policy = inventory.networkPolicies[$0].record
            return policy.applies(isEgress: isEgress, inventory.names) && (includesApplication || !policy.isApplication)
                && policy.podSelector.matches(value.record.meta.labels, inventory.names)
        }
    }

    func judge(_ packets: PacketSet) -> PolicyOutcome {
        guard !policies.isEmpty else { return PolicyOutcome(parts: [Part(packets: packets, judgement: .allowed(nil))]) }
        let profile = PacketProfile(packets)
        var remaining = packets
        var outcome = PolicyOutcome()
        var doubtful: [(packets: PacketSet, gap: Gap)] = []
        var misses: [NearMiss] = []
        for policy in policies where !remaining.isEmpty {
            let record = inventory.networkPolicies[policy].record
            for (index, rule) in record.rules(isEgress: isEgress).enumerated() {
                let ref = RuleRef.policyRule(policy, isEgress: isEgress, index)
                let far = farEnd(rule, policy)
                let ports = ports(rule, packets, profile, isByBlock: !far.addresses.isAll)
                let fields = fields(rule, far, ports, profile)
                if fields.misses > 0 { misses.append(NearMiss(rule: ref, fields: fields)) }
                for set in ports.sets {
                    let matching = restrict(remaining.intersection(set), far.addresses)
                    if !matching.isEmpty {
                        outcome.parts.append(Part(packets: matching, judgement: .allowed(ref)))
                        remaining = remaining.subtracting(matching)
                    }
                    for doubt in far.doubts { doubtful.append((restrict(set, doubt.addresses), doubt.gap)) }
                }
                if remaining.isEmpty { break }
            }
        }
        if !remaining.isEmpty { admitNamedPortsOfOthers(policies, &remaining, &outcome) }
        for (candidates, gap) in doubtful {
            let part = remaining.intersection(candidates)
            guard !part.isEmpty else { continue }
            outcome.parts.append(Part(packets: part, judgement: .undetermined(gap)))
            remaining = remaining.subtracting(part)
        }
        if !remaining.isEmpty {
            let denial = NetworkPolicyDenial(
                pod: pod, policies: policies, isEgress: isEgress, nearMisses: misses.nearest)
            outcome.parts.append(Part(packets: remaining, judgement: .denied(.networkPolicies(denial))))
        }
        shadow(policies, &outcome)
        return outcome
    }

    private func fields(
        _ rule: NetworkPolicyRecord.Rule, _ far: FarEnd, _ ports: PortMatch, _ profile: PacketProfile
    ) -> NearMiss.Fields {
        var fields: NearMiss.Fields = [:]
        if !rule.ports.isEmpty {
            fields[.ipProtocol] = ports.matchesProtocol
            fields[.port] = ports.matchesPort
        }
        if !rule.peers.isEmpty {
            fields[rule.peers.contains { $0.block != nil } ? farField : .selector] =
                !far.doubts.isEmpty
                || far.addresses.overlaps(isEgress ? profile.destinations : profile.sources)
        }
        return fields
    }

    private var farField: NearMiss.Field { isEgress ? .destination : .source }

    func restrict(_ packets: PacketSet, _ far: AddressSet) -> PacketSet {
        if far.isAll { return packets }
        return isEgress ? packets.restricted(destination: far) : packets.restricted(source: far)
    }

    // MARK: Peers

    var peers: PolicyPeers {
        PolicyPeers(
            inventory: inventory, cluster: inventory.pods[pod].cluster, peer: peer, isWholeCluster: isWholeCluster)
    }

    /// The addresses of the far end that a rule admits, and those it may admit if a fact is so that is not known.
    struct FarEnd {
        var addresses = AddressSet()
        var doubts: [(addresses: AddressSet, gap: Gap)] = []
    }

    func farEnd(_ rule: NetworkPolicyRecord.Rule, _ policy: Handle<NetworkPolicy>) -> FarEnd {
        guard !rule.peers.isEmpty else { return FarEnd(addresses: .all) }
        var far = FarEnd()
        for peer in rule.peers {
            if let block = peer.block {
                far.addresses.formUnion(AddressSet(block).subtracting(AddressSet(peer.except)))
            } else if peer.hasDomainNames {
                far.doubts.append((.all, .notEvaluated(.networkPolicy(policy), .domainNames)))
            } else {
                let own = inventory.networkPolicies[policy].record.meta.namespace
                switch peers.selects(namespaces: peer.namespaceSelector, pods: peer.podSelector, own: own) {
                case .yes: return FarEnd(addresses: .all)
                case .no: far.doubts += hostNetworkPeers(peer, own)
                case .unknown(let missing): far.doubts.append((.all, missing))
                }
            }
        }
        return far
    }

    /// The VPC CNI's controller does not pass over pods in their node's network where a rule's selector matches them: the
    /// rule would admit the node's address.
    private func hostNetworkPeers(
        _ selector: NetworkPolicyRecord.Peer, _ own: Symbol
    ) -> [(addresses: AddressSet, gap: Gap)] {
        guard agent != .upstream, let node = peer.node else { return [] }
        let name = inventory.nodes[node].record.meta.name
        for handle in inventory.hostNetworkPods where inventory.pods[handle].record.node == name {
            let selection = peers.selects(
                handle, namespaces: selector.namespaceSelector, pods: selector.podSelector, own: own)
            if case .yes = selection {
                let addresses = AddressSet(
                    inventory.pods[handle].record.addresses.map { $0.value...$0.value })
                return [(addresses, .assumption(.open(.hostNetworkPeers, .pod(handle))))]
            }
        }
        return []
    }

    // MARK: Ports

    private struct PortMatch {
        var sets: [PacketSet] = []
        var matchesProtocol = false
        var matchesPort = false
    }

    private func ports(
        _ rule: NetworkPolicyRecord.Rule, _ packets: PacketSet, _ profile: PacketProfile, isByBlock: Bool
    ) -> PortMatch {
        guard !rule.ports.isEmpty else {
            return PortMatch(sets: [packets], matchesProtocol: true, matchesPort: true)
        }
        var match = PortMatch()
        for port in rule.ports {
            guard let ipProtocol = ipProtocol(port.ipProtocol) else { continue }
            let protocols = ProtocolSet(ipProtocol)
            guard protocols.overlaps(profile.protocols) else { continue }
            match.matchesProtocol = true
            let numbers = numbers(port, ipProtocol, isByBlock: isByBlock)
            guard numbers.overlaps(profile.destinationPorts) else { continue }
            match.matchesPort = true
            let set = packets.restricted(protocols: protocols, destinationPorts: numbers)
            if !set.isEmpty { match.sets.append(set) }
        }
        return match
    }

    func ipProtocol(_ symbol: Symbol) -> IPProtocol? {
        symbol == .empty ? .tcp : IPProtocol(inventory.names[symbol])
    }

    /// Names are looked up among the container ports of the pod that receives, of the same protocol.
    private func numbers(_ port: NetworkPolicyRecord.Port, _ ipProtocol: IPProtocol, isByBlock: Bool) -> PortSet {
        switch port.port {
        case nil: return .all
        case .number(let number):
            guard let low = UInt16(exactly: number) else { return PortSet() }
            guard let end = port.endPort, let high = UInt16(exactly: end), high >= low else { return PortSet(low) }
            return PortSet(low...high)
        case .name(let name):
            guard let receiver = isEgress ? peer.pod : pod else { return PortSet() }
            // The VPC CNI's controller knows no names where a block is the peer.
            if isEgress, isByBlock, agent != .upstream { return PortSet() }
            return inventory.containerPorts(named: name, ipProtocol, of: receiver)
        }
    }
}

extension NetworkPolicyRecord {
    /// Whether the policy isolates the pods it selects in this direction.
    func applies(isEgress: Bool, _ names: Names) -> Bool {
        guard let policyTypes else { return !isEgress || !egress.isEmpty }
        return policyTypes.contains { names.equals($0, isEgress ? "Egress" : "Ingress") }
    }
}

extension Inventory {
    /// The numbers that a container port's name has on a pod.
    func containerPorts(named name: Symbol, _ ipProtocol: IPProtocol, of pod: Handle<Pod>) -> PortSet {
        let ports = pods[pod].record.ports.filter {
            guard $0.name == name else { return false }
            return ($0.ipProtocol == .empty ? .tcp : IPProtocol(names[$0.ipProtocol])) == ipProtocol
        }
        return PortSet(ports.compactMap { UInt16(exactly: $0.number) }.map { $0...$0 })
    }
}
