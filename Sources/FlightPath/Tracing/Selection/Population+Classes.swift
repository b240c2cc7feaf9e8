/// Classes: members that every filter and route treats alike become one endpoint.
extension Population {
    private struct Key: Hashable {
        let place: Endpoint.Place
        let isIPv4: Bool
        let groups: [Symbol]
        let type: Symbol
        let status: Symbol
        let attachment: Symbol
        let instanceState: Symbol
        let isWindows: Bool
        let hasPublic: Bool
        let namespace: Symbol
        let cluster: Handle<Cluster>?
        let labels: [ObjectMeta.Label]
        let ports: [PodRecord.Port]
        let isHostNetwork: Bool
        let loadBalancer: BalancerKey?
        let node: Handle<Node>?
        let owner: Endpoint.Owner
        let nodeOfPod: Symbol
        let isOnBranch: Bool
        /// On a secondary interface, whose replies an old CNI loses.
        let isSecondary: Bool
        /// The nodes' primary interfaces, by which pods leave the VPC.
        let egressSubnet: Symbol
        let egressGroups: [Symbol]
        let egressHasPublic: Bool
        let kindOfNode: Node.Kind?
        let unresolvedBy: Handle<NetworkInterface>?
        /// How policies are in force on the pod's node.
        let regime: NodeRegime?
        /// Of an interface that serves a load balancer which the snapshot lacks.
        let unknownBalancer: Symbol
    }

    /// What tells load balancers apart.
    private enum BalancerKey: Hashable {
        case one(Handle<LoadBalancer>)
        /// Any application load balancer with these listeners.
        case listening([ListenerKey], areAll: Bool, state: Symbol, isInternetFacing: Bool)

        struct ListenerKey: Hashable {
            let ipProtocol: Symbol
            let port: Int?
        }
    }

    private func balancerKey(_ handle: Handle<LoadBalancer>) -> BalancerKey {
        let value = inventory.loadBalancers[handle]
        guard joinsLoadBalancers, value.type == .application else { return .one(handle) }
        let listeners = value.listeners.map { listener in
            let record = inventory.listeners[listener].record
            return BalancerKey.ListenerKey(ipProtocol: record.ipProtocol, port: record.port)
        }
        return .listening(
            listeners, areAll: inventory.hasAllListeners(of: value), state: value.record.state,
            isInternetFacing: value.isInternetFacing)
    }

    /// How many endpoints ``grouped(_:)`` makes.
    func classCount(_ members: [Member]) -> Int {
        var keys: Set<Key> = []
        for member in members {
            for (isIPv4, addresses) in [(true, member.addresses.ipv4), (false, member.addresses.ipv6)]
            where !addresses.isEmpty {
                keys.insert(key(member, isIPv4))
            }
        }
        return keys.count
    }

    /// Members that share everything that can decide become one endpoint; order is that of the first of each.
    func grouped(_ members: [Member]) -> [Endpoint] {
        var order: [Key] = []
        var classes: [Key: Endpoint] = [:]
        for member in members {
            for (isIPv4, addresses) in [(true, member.addresses.ipv4), (false, member.addresses.ipv6)]
            where !addresses.isEmpty {
                let key = key(member, isIPv4)
                let publics = isIPv4 ? member.publicAddresses.ipv4 : publicIPv6(member, addresses)
                if classes[key] == nil {
                    order.append(key)
                    classes[key] = endpoint(member, addresses, publics, key)
                } else {
                    classes[key]?.addresses.formUnion(addresses)
                    classes[key]?.publicAddresses.formUnion(publics)
                    classes[key]?.members += 1
                    join(&classes[key], host: host(member), egress: egress(member))
                }
            }
        }
        return order.compactMap { classes[$0] }
    }

    private func join(_ endpoint: inout Endpoint?, host: Handle<Node>?, egress: Endpoint.NodeEgress?) {
        if endpoint?.host != host { endpoint?.host = nil }
        guard let egress else { return }
        endpoint?.nodeEgress?.addresses.formUnion(egress.addresses)
        endpoint?.nodeEgress?.publicAddresses.formUnion(egress.publicAddresses)
    }

    /// The node that a member is, or runs on.
    private func host(_ member: Member) -> Handle<Node>? {
        member.node ?? member.pod.flatMap { inventory.node(of: $0) }
    }

    /// The primary interface of a pod's node.
    private func egress(_ member: Member) -> Endpoint.NodeEgress? {
        guard let pod = member.pod, !inventory.pods[pod].record.isHostNetwork else { return nil }
        let instance =
            inventory.node(of: pod).map { inventory.nodes[$0].instance }
            ?? member.interface.map { inventory.interfaces[$0].instance } ?? .empty
        guard instance != .empty, let primary = inventory.primaryInterfaces[instance],
            let own = inventory.interfaces[primary].addresses.first(where: \.isPrimary)
        else { return nil }
        return .init(
            interface: primary, addresses: AddressSet(own.address),
            publicAddresses: own.publicAddress.map { AddressSet($0) } ?? AddressSet())
    }

    private func key(_ member: Member, _ isIPv4: Bool) -> Key {
        let interface = member.interface.map { inventory.interfaces[$0] }
        let instance = interface.flatMap { inventory.instances[$0.instance] }
        let pod = member.pod.map { inventory.pods[$0] }
        let egress = egress(member)
        let primary = egress.map { inventory.interfaces[$0.interface] }
        return Key(
            place: member.place, isIPv4: isIPv4, groups: interface?.groups ?? [], type: interface?.type ?? .empty,
            status: interface?.status ?? .empty, attachment: interface?.attachmentStatus ?? .empty,
            instanceState: instance?.state ?? .empty, isWindows: isWindows(instance),
            hasPublic: isIPv4
                ? !member.publicAddresses.ipv4.isEmpty : !publicIPv6(member, member.addresses.ipv6).isEmpty,
            namespace: pod?.namespace ?? .empty, cluster: pod?.cluster,
            labels: pod?.record.meta.labels ?? [], ports: pod?.record.ports ?? [],
            isHostNetwork: pod?.record.isHostNetwork ?? false,
            loadBalancer: member.loadBalancer.map { balancerKey($0) },
            node: member.node,
            owner: member.owner,
            nodeOfPod: separatesNodesOfPods ? pod?.record.node ?? .empty : .empty,
            isOnBranch: isOnBranch(member), isSecondary: pod != nil && interface?.deviceIndex ?? 0 > 0,
            egressSubnet: primary?.subnet ?? .empty, egressGroups: primary?.groups ?? [],
            egressHasPublic: egress.map { !$0.publicAddresses.isEmpty } ?? false,
            kindOfNode: member.pod.flatMap { inventory.node(of: $0) }.map { inventory.nodes[$0].kind },
            unresolvedBy: member.unresolvedBy,
            regime: pod.flatMap { inventory.regime(of: $0) },
            unknownBalancer: unknownBalancer(member, interface))
    }

    private func isOnBranch(_ member: Member) -> Bool {
        guard let pod = member.pod, let interface = member.interface else { return false }
        return inventory.isOnBranch(pod, interface)
    }

    private func unknownBalancer(_ member: Member, _ interface: NetworkInterface?) -> Symbol {
        guard let interface, member.loadBalancer == nil,
            inventory.names.hasPrefix(interface.description, "ELB ")
        else { return .empty }
        return interface.description
    }

    private func endpoint(
        _ member: Member, _ addresses: AddressSet, _ publicAddresses: AddressSet, _ key: Key
    ) -> Endpoint {
        Endpoint(
            place: member.place, addresses: addresses, publicAddresses: publicAddresses,
            interface: member.interface, groups: key.groups, pod: member.pod, loadBalancer: member.loadBalancer,
            node: member.node, host: host(member), nodeEgress: egress(member), unresolvedBy: member.unresolvedBy,
            members: 1, ephemeralPorts: ephemeralPorts(member), owner: member.owner,
            ref: member.ref)
    }

    /// IPv6 is not translated: a global address is its own public one, unless its interface refuses internet traffic.
    private func publicIPv6(_ member: Member, _ addresses: AddressSet) -> AddressSet {
        if let interface = member.interface, inventory.interfaces[interface].denyAllIgwTraffic { return AddressSet() }
        return addresses.intersection(.internet)
    }

    private func isWindows(_ instance: InstanceRecord?) -> Bool {
        instance.map { inventory.names[$0.platform].lowercased().hasPrefix("windows") } ?? false
    }

    /// Linux for pods and instances, the whole range for load balancers and strangers.
    private func ephemeralPorts(_ member: Member) -> PortSet {
        if member.pod != nil { return .ephemeralLinux }
        guard member.loadBalancer == nil, let interface = member.interface else { return .ephemeralAny }
        let id = inventory.interfaces[interface].instance
        guard id != .empty, let instance = inventory.instances[id] else { return .ephemeralAny }
        return isWindows(instance) ? .ephemeralWindows : .ephemeralLinux
    }
}
