/// The network policies that select one pod, in one direction.
///
/// Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
struct NetworkPolicyFilter {
    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool
    /// The other end.
    let peer: Traffic.Party
    /// Whether the objects given are the whole cluster: then what is absent is empty.
    let isWholeCluster: Bool

    /// The policies that isolate the pod in this direction; nil when they were not collected.
    static func isolating(
        _ pod: Handle<Pod>, isEgress: Bool, in inventory: Inventory
    ) -> [Handle<NetworkPolicy>] {
        let value = inventory.pods[pod]
        let key = Inventory.NamespaceKey(cluster: value.cluster, namespace: value.namespace)
        return (inventory.policiesByNamespace[key] ?? []).filter {
            let policy = inventory.networkPolicies[$0].record
            return policy.applies(isEgress: isEgress, inventory.names)
                && policy.podSelector.matches(value.record.meta.labels, inventory.names)
        }
    }

    func judge(_ packets: PacketSet) -> [Part] {
        let policies = Self.isolating(pod, isEgress: isEgress, in: inventory)
        guard !policies.isEmpty else { return [Part(packets: packets, judgement: .allowed(nil))] }
        let profile = PacketProfile(packets)
        var remaining = packets
        var parts: [Part] = []
        var doubtful: [(packets: PacketSet, gap: Gap)] = []
        var misses: [NearMiss] = []
        for policy in policies {
            let record = inventory.networkPolicies[policy].record
            for (index, rule) in (isEgress ? record.egress : record.ingress).enumerated() {
                let ref = RuleRef.policyRule(policy, isEgress: isEgress, index)
                let far = farEnd(rule, policy)
                let ports = ports(rule, packets, profile)
                var fields: [NearMiss.Field: Bool] = [:]
                if !rule.ports.isEmpty {
                    fields[.ipProtocol] = ports.matchesProtocol
                    fields[.port] = ports.matchesPort
                }
                if !rule.peers.isEmpty {
                    fields[rule.peers.contains { $0.block != nil } ? farField : .selector] =
                        far.gap != nil || far.addresses.overlaps(isEgress ? profile.destinations : profile.sources)
                }
                if fields.values.contains(false) { misses.append(NearMiss(rule: ref, fields: fields)) }
                for set in ports.sets {
                    let matching = restrict(remaining.intersection(set), far.addresses)
                    if !matching.isEmpty {
                        parts.append(Part(packets: matching, judgement: .allowed(ref)))
                        remaining = remaining.subtracting(matching)
                    }
                    if let gap = far.gap { doubtful.append((set, gap)) }
                }
                if remaining.isEmpty { return parts }
            }
        }
        for (candidates, gap) in doubtful {
            let part = remaining.intersection(candidates)
            guard !part.isEmpty else { continue }
            parts.append(Part(packets: part, judgement: .undetermined(gap)))
            remaining = remaining.subtracting(part)
        }
        guard !remaining.isEmpty else { return parts }
        let denial = NetworkPolicyDenial(
            pod: pod, policies: policies, isEgress: isEgress, nearMisses: misses.nearest)
        parts.append(Part(packets: remaining, judgement: .denied(.networkPolicies(denial))))
        return parts
    }

    private var farField: NearMiss.Field { isEgress ? .destination : .source }

    private func restrict(_ packets: PacketSet, _ far: AddressSet) -> PacketSet {
        if far.isAll { return packets }
        return isEgress ? packets.restricted(destination: far) : packets.restricted(source: far)
    }

    // MARK: Peers

    /// The addresses of the far end that a rule admits, and the fact for want of which it may admit more.
    private func farEnd(
        _ rule: NetworkPolicyRecord.Rule, _ policy: Handle<NetworkPolicy>
    ) -> (addresses: AddressSet, gap: Gap?) {
        guard !rule.peers.isEmpty else { return (.all, nil) }
        var addresses = AddressSet()
        var gap: Gap?
        for peer in rule.peers {
            if let block = peer.block {
                addresses.formUnion(AddressSet(block).subtracting(AddressSet(peer.except)))
            } else {
                switch selects(peer, policy) {
                case .yes: return (.all, nil)
                case .no: continue
                case .unknown(let missing): gap = missing
                }
            }
        }
        return (addresses, gap)
    }

    private enum Selection {
        case yes, no
        case unknown(Gap)
    }

    /// Pods are selected, never addresses: a sender that is not a pod of this cluster matches no selector.
    private func selects(_ selector: NetworkPolicyRecord.Peer, _ policy: Handle<NetworkPolicy>) -> Selection {
        guard let other = peer.pod else { return peer.gap.map { .unknown($0) } ?? .no }
        guard inventory.pods[other].cluster == inventory.pods[pod].cluster else { return .no }
        let otherPod = inventory.pods[other]
        if otherPod.record.isHostNetwork, !isWholeCluster { return .no }
        if let namespaces = selector.namespaceSelector {
            switch labels(ofNamespace: otherPod.namespace, cluster: otherPod.cluster) {
            case .labels(let labels):
                guard namespaces.matches(labels, inventory.names) else { return .no }
            case .missing(let gap):
                guard namespaces.isEmpty else { return .unknown(gap) }
            }
        } else if otherPod.namespace != inventory.networkPolicies[policy].record.meta.namespace {
            return .no
        }
        guard let pods = selector.podSelector else { return .yes }
        return pods.matches(otherPod.record.meta.labels, inventory.names) ? .yes : .no
    }

    private enum NamespaceLabels {
        case labels([ObjectMeta.Label])
        case missing(Gap)
    }

    private func labels(ofNamespace name: Symbol, cluster: Handle<Cluster>) -> NamespaceLabels {
        // The API server gives every namespace its own name as a label, whatever its manifest says.
        let own = ObjectMeta.Label(key: inventory.names.find("kubernetes.io/metadata.name") ?? .empty, value: name)
        for namespace in inventory.namespaces
        where namespace.cluster == cluster && namespace.record.meta.name == name {
            return .labels(namespace.record.meta.labels.filter { $0.key != own.key } + [own])
        }
        if isWholeCluster { return .labels([own]) }
        let directory = inventory.clusters[cluster].directory
        return .missing(
            inventory.coverage.state(.namespaces, cluster: directory) == .absent
                ? .notCollected(.namespaces, of: directory, account: .empty, region: .empty)
                : .dangling(.namespaces, id: name, referredToBy: .cluster(cluster)))
    }

    // MARK: Ports

    private struct PortMatch {
        var sets: [PacketSet] = []
        var matchesProtocol = false
        var matchesPort = false
    }

    private func ports(
        _ rule: NetworkPolicyRecord.Rule, _ packets: PacketSet, _ profile: PacketProfile
    ) -> PortMatch {
        guard !rule.ports.isEmpty else {
            return PortMatch(sets: [packets], matchesProtocol: true, matchesPort: true)
        }
        var match = PortMatch()
        for port in rule.ports {
            let name = inventory.names[port.ipProtocol]
            guard let ipProtocol = IPProtocol(name.isEmpty ? "tcp" : name) else { continue }
            let protocols = ProtocolSet(ipProtocol)
            guard protocols.overlaps(profile.protocols) else { continue }
            match.matchesProtocol = true
            let numbers = numbers(port, ipProtocol)
            guard numbers.overlaps(profile.destinationPorts) else { continue }
            match.matchesPort = true
            let set = packets.restricted(protocols: protocols, destinationPorts: numbers)
            if !set.isEmpty { match.sets.append(set) }
        }
        return match
    }

    /// Names are looked up among the container ports of the pod that receives, of the same protocol.
    private func numbers(_ port: NetworkPolicyRecord.Port, _ ipProtocol: IPProtocol) -> PortSet {
        switch port.port {
        case nil: return .all
        case .number(let number):
            guard let low = UInt16(exactly: number) else { return PortSet() }
            guard let end = port.endPort, let high = UInt16(exactly: end), high >= low else { return PortSet(low) }
            return PortSet(low...high)
        case .name(let name):
            guard let receiver = isEgress ? peer.pod : pod else { return PortSet() }
            let ports = inventory.pods[receiver].record.ports.filter {
                let text = inventory.names[$0.ipProtocol]
                return $0.name == name && IPProtocol(text.isEmpty ? "tcp" : text) == ipProtocol
            }
            return PortSet(ports.compactMap { UInt16(exactly: $0.number) }.map { $0...$0 })
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
