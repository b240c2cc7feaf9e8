/// Who has an address.
extension Population {
    enum TargetOwner {
        case found(Endpoint)
        case nobody
        /// A pod of an overlay network.
        case overlay
        case unknown(Gap)
    }

    /// Whom a load balancer reaches at an address: in its own VPC where that has the address, else wherever one is.
    func target(_ address: IPAddress, near vpc: Handle<VPC>?) -> TargetOwner {
        var owners = inventory.addresses.owners(of: address)
        if let vpc, inventory.vpcs[vpc].addresses.contains(address) {
            owners = owners.filter { inventory.interfaces[$0].vpc == inventory.vpcs[vpc].id }
        }
        if Set(owners.map { inventory.interfaces[$0].vpc }).count > 1 { return .unknown(.ambiguousOwner(address)) }
        if let owner = owners.first {
            return grouped([member(owner, address)]).first.map { .found($0) } ?? .nobody
        }
        if let gap = interfaceGap(address) { return .unknown(gap) }
        if !inventory.vpcs.contains(where: { $0.addresses.contains(address) }) {
            if let pod = inventory.podByAddress[address].first {
                switch inventory.placement(of: pod, address) {
                case .overlay: return .overlay
                case .hybrid, .interface, .unresolved, .unknown: return .found(unplacedPod(pod, address))
                }
            }
            // In none of the VPCs: a target beyond AWS, which the routes lead to or not.
            return .found(
                Endpoint(place: .outside, addresses: AddressSet(address), owner: .anyone, ref: .address(address)))
        }
        return .nobody
    }

    func interfaceGap(_ address: IPAddress) -> Gap? { inventory.interfaceGap(address) }

    /// Why a public address may be some interface's of the snapshot's VPCs although none that was read has it.
    var anyInterfaceGap: Gap? {
        for vpc in inventory.vpcs {
            if let gap = interfaceGap(of: vpc) { return gap }
        }
        return nil
    }

    func interfaceGap(of vpc: VPC) -> Gap? { inventory.interfaceGap(of: vpc) }

    /// The endpoint of one address as a person gives it, and whether it was given by its public address.
    func endpoint(
        at address: IPAddress, _ selector: Selector
    ) throws(SelectionError) -> (endpoint: Endpoint, isPublic: Bool) {
        let qualifier = selector.qualifier
        let owners = inventory.addresses.owners(of: address).filter {
            matches(qualifier, vpc: inventory.interfaces[$0].vpc)
        }
        let vpcs = Set(owners.map { inventory.interfaces[$0].vpc })
        if vpcs.count > 1 {
            throw .ambiguous(
                selector.text, matches: vpcs.map { "\(address)@\(inventory.names[$0])" }.sorted())
        }
        if let owner = owners.first, let endpoint = grouped([member(owner, address)]).first {
            return (endpoint, address.family == .ipv6 && isGlobal(address))
        }
        if let owner = inventory.addresses.publicAddresses[address].first,
            let own = inventory.interfaces[owner].addresses.first(where: { $0.publicAddress == address }),
            let endpoint = grouped([member(owner, own.address)]).first
        {
            return (endpoint, true)
        }
        if let pod = inventory.podByAddress[address].first {
            return (unplacedPod(pod, address), false)
        }
        return (try bare(address, selector), false)
    }

    func isGlobal(_ address: IPAddress) -> Bool { AddressSet.internet.contains(address) }

    /// A pod whose address no interface has, by where it lies instead.
    func unplacedPod(_ pod: Handle<Pod>, _ address: IPAddress) -> Endpoint {
        let placement = inventory.placement(of: pod, address)
        switch placement {
        case .interface(let interface):
            return grouped([member(interface, address)]).first ?? unknownPod(pod, address, .ambiguousOwner(address))
        case .hybrid:
            return Endpoint(
                place: .outside, addresses: AddressSet(address), pod: pod, ephemeralPorts: .ephemeralLinux,
                owner: .anyone, ref: .pod(pod))
        case .overlay: return unknownPod(pod, address, .notEvaluated(.pod(pod), .overlayPod))
        case .unknown(let gap): return unknownPod(pod, address, gap)
        case .unresolved(let interface):
            let vpc = inventory.interfaces[interface].vpc
            let subnet = inventory.subnets.handles.first {
                inventory.subnets[$0].record.vpc == vpc && inventory.subnets[$0].addresses.contains(address)
            }
            guard let subnet, inventory.subnets[subnet].vpc != nil else {
                return unknownPod(
                    pod, address, .dangling(.subnets, id: inventory.pods[pod].name, referredToBy: .pod(pod)))
            }
            return Endpoint(
                place: .subnet(subnet), addresses: AddressSet(address), pod: pod, unresolvedBy: interface,
                owner: .nobody, ref: .pod(pod))
        }
    }

    private func unknownPod(_ pod: Handle<Pod>, _ address: IPAddress, _ gap: Gap) -> Endpoint {
        Endpoint(
            place: .unresolved(gap), addresses: AddressSet(address), pod: pod, owner: .unknown(gap), ref: .pod(pod))
    }

    /// An address that no interface has: of a subnet, of the internet, or of somewhere beyond.
    func bare(_ address: IPAddress, _ selector: Selector) throws(SelectionError) -> Endpoint {
        let subnets = inventory.subnets.handles.filter {
            inventory.subnets[$0].addresses.contains(address)
                && matches(selector.qualifier, vpc: inventory.subnets[$0].record.vpc)
        }
        if subnets.count > 1 {
            throw .ambiguous(
                selector.text,
                matches: subnets.map { "\(address)@\(inventory.names[inventory.subnets[$0].record.vpc])" }.sorted())
        }
        if let subnet = subnets.first {
            var endpoint = Endpoint(
                place: .subnet(subnet), addresses: AddressSet(address), ref: .address(address))
            if inventory.subnets[subnet].vpc == nil {
                endpoint.place = .unresolved(
                    .dangling(.vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet)))
            }
            endpoint.owner = interfaceGap(address).map { .unknown($0) } ?? .nobody
            return endpoint
        }
        let isPrivate = address.isPrivate || address.isShared || address.isUniqueLocal || address.isLinkLocal
        guard isPrivate else {
            return Endpoint(
                place: .internet, addresses: AddressSet(address), publicAddresses: AddressSet(address), ref: .internet)
        }
        if let vpc = inventory.vpcs.first(where: { $0.addresses.contains(address) }) {
            let gap: Gap =
                inventory.coverage.state(.subnets, account: vpc.owner, region: vpc.region) == .complete
                ? .dangling(.subnets, id: vpc.id, referredToBy: .address(address))
                : .notCollected(.subnets, of: vpc.id, account: vpc.owner, region: vpc.region)
            return Endpoint(
                place: .unresolved(gap), addresses: AddressSet(address), owner: .unknown(gap), ref: .address(address))
        }
        if let gap = interfaceGap(address) {
            return Endpoint(
                place: .unresolved(gap), addresses: AddressSet(address), owner: .unknown(gap), ref: .address(address))
        }
        return Endpoint(
            place: .outside, addresses: AddressSet(address), owner: .anyone, ref: .address(address))
    }

    /// Whether a VPC fits what stands behind `@`: its id or name, its account, or its account and region.
    func matches(_ qualifier: String?, vpc id: Symbol) -> Bool {
        guard let qualifier else { return true }
        let names = inventory.names
        if names[id] == qualifier { return true }
        guard let handle = inventory.vpcByID[id] else { return false }
        let vpc = inventory.vpcs[handle]
        return names[vpc.record.name] == qualifier || names[vpc.owner] == qualifier
            || names[vpc.owner] + "/" + names[vpc.region] == qualifier
    }
}
