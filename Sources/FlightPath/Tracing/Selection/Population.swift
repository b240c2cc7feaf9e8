/// Who has which addresses: makes endpoints of interfaces, pods, subnets and addresses, grouped into classes that every
/// filter and route treats alike.
struct Population {
    let inventory: Inventory
    /// Whether pods of different nodes differ: a node's own packets pass the policies of its pods alone.
    var separatesNodesOfPods = false
    /// Whether application load balancers that take the same packets are one class: nothing but their names differs then.
    var joinsLoadBalancers = false

    /// One interface address, pod or remainder of a subnet before it is grouped.
    struct Member {
        var place: Endpoint.Place
        var addresses: AddressSet
        var publicAddresses = AddressSet()
        var interface: Handle<NetworkInterface>?
        var pod: Handle<Pod>?
        var loadBalancer: Handle<LoadBalancer>?
        var node: Handle<Node>?
        var owner = Endpoint.Owner.known
        var unresolvedBy: Handle<NetworkInterface>?
        var ref: ResourceRef
    }

    // MARK: Grouping

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

    // MARK: Interfaces

    /// The members of an interface: a pod for each address a pod has, and the rest as one.
    func members(
        of handle: Handle<NetworkInterface>, within set: AddressSet? = nil, includesPrefixes: Bool = false
    ) -> [Member] {
        let interface = inventory.interfaces[handle]
        var members: [Member] = []
        for address in interface.addresses where set?.contains(address.address) ?? true {
            members.append(member(handle, address.address))
        }
        for prefix in interface.prefixes {
            for (address, pod) in inventory.podByAddress.entries(in: AddressSet(prefix))
            where set?.contains(address) ?? true && belongs(pod, interface) {
                members.append(member(handle, address))
            }
        }
        return members
    }

    private func belongs(_ pod: Handle<Pod>, _ interface: NetworkInterface) -> Bool {
        let cluster = inventory.clusters[inventory.pods[pod].cluster]
        guard let vpc = cluster.vpc else { return true }
        return inventory.vpcs[vpc].id == interface.vpc
    }

    /// The pod that has an address of an interface. Where pods of several clusters bear the address and it is not known
    /// which VPC each cluster is in, the one whose node the interface is of.
    private func pod(at address: IPAddress, of handle: Handle<NetworkInterface>) -> Handle<Pod>? {
        let candidates = inventory.podByAddress[address].filter { belongs($0, inventory.interfaces[handle]) }
        guard candidates.count > 1 else { return candidates.first }
        return candidates.first { inventory.placement(of: $0, address) == .interface(handle) } ?? candidates.first
    }

    /// One address of an interface, with the pod, node or load balancer that has it.
    func member(_ handle: Handle<NetworkInterface>, _ address: IPAddress) -> Member {
        let interface = inventory.interfaces[handle]
        let pod = pod(at: address, of: handle)
        let balancer = inventory.loadBalancerByNode[handle]
        var member = Member(
            place: place(interface, handle), addresses: AddressSet(address), interface: handle, pod: pod,
            loadBalancer: balancer, ref: .interface(handle))
        if let record = interface.addresses.first(where: { $0.address == address }),
            let publicAddress = record.publicAddress
        {
            member.publicAddresses = AddressSet(publicAddress)
        }
        if let pod {
            member.ref = .pod(pod)
            if case .unresolved(let other) = inventory.placement(of: pod, address) {
                // What arrives here arrives on another machine than the pod's.
                member.owner = .nobody
                member.unresolvedBy = other
            }
        } else if let balancer {
            member.ref = .loadBalancer(balancer)
        } else if let node = node(having: address, interface) {
            member.node = node
            member.ref = .node(node)
        } else if let gap = podGap(interface, address) {
            member.owner = .unknown(gap)
        }
        return member
    }

    private func place(_ interface: NetworkInterface, _ handle: Handle<NetworkInterface>) -> Endpoint.Place {
        guard let subnet = inventory.subnetByID[interface.subnet] else {
            return .unresolved(.dangling(.subnets, id: interface.subnet, referredToBy: .interface(handle)))
        }
        guard inventory.subnets[subnet].vpc != nil else {
            return .unresolved(.dangling(.vpcs, id: interface.vpc, referredToBy: .interface(handle)))
        }
        return .subnet(subnet)
    }

    private func node(having address: IPAddress, _ interface: NetworkInterface) -> Handle<Node>? {
        inventory.nodeByAddress[address].first { handle in
            let node = inventory.nodes[handle]
            guard let vpc = inventory.clusters[node.cluster].vpc else { return true }
            return inventory.vpcs[vpc].id == interface.vpc
        }
    }

    /// An address that the VPC CNI keeps for pods may be a pod with policies of its own, where pods were not collected.
    private func podGap(_ interface: NetworkInterface, _ address: IPAddress) -> Gap? {
        let names = inventory.names
        let isBranch = names.equals(interface.type, "branch")
        let isOfCNI = names.hasPrefix(interface.description, "aws-K8S-") || isBranch
        let isPrimary =
            interface.deviceIndex == 0 && interface.addresses.first(where: \.isPrimary)?.address == address
        guard isOfCNI || (interface.isForKubernetes && !isPrimary && interface.instance != .empty) else { return nil }
        let clusters = inventory.clusters.filter { cluster in
            cluster.vpc.map { inventory.vpcs[$0].id == interface.vpc } ?? true
        }
        guard !clusters.isEmpty else {
            return .notCollected(.pods, of: interface.id, account: .empty, region: .empty)
        }
        for cluster in clusters {
            switch inventory.coverage.state(.pods, cluster: cluster.directory) {
            case .complete: continue
            case .absent: return .notCollected(.pods, of: cluster.name, account: .empty, region: .empty)
            case .incomplete: return .incomplete(.pods, of: cluster.name, account: .empty, region: .empty)
            }
        }
        return nil
    }

    /// The primary address of an instance's primary interface, which is what instance targets get.
    func instance(_ id: Symbol) -> Endpoint? {
        let own = inventory.interfaces.indices.filter { inventory.interfaces[$0].instance == id }
        guard let index = own.first(where: { inventory.interfaces[$0].deviceIndex == 0 }) ?? own.first else {
            return nil
        }
        let handle = Handle<NetworkInterface>(index)
        let primary =
            inventory.interfaces[handle].addresses.first(where: \.isPrimary)
            ?? inventory.interfaces[handle].addresses.first
        return primary.flatMap { grouped([member(handle, $0.address)]).first }
    }
}
