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
