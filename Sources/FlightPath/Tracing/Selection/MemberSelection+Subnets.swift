/// Subnets and blocks as sources and destinations.
extension MemberSelection {
    /// Interfaces that no workload sends from: a subnet that has only these is no source.
    static let plumbing: Set<String> = [
        "transit_gateway", "gateway_load_balancer_endpoint", "vpc_endpoint", "nat_gateway", "natGateway",
        "gateway_load_balancer",
    ]

    func workloads(
        of subnets: [Handle<Subnet>], within set: AddressSet?, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        let wanted = Set(subnets.map { inventory.subnets[$0].id })
        var interfaces: [Symbol: [Handle<NetworkInterface>]] = [:]
        for handle in inventory.interfaces.handles where wanted.contains(inventory.interfaces[handle].subnet) {
            interfaces[inventory.interfaces[handle].subnet, default: []].append(handle)
        }
        return try workloads(of: subnets, among: interfaces, within: set, selector, role)
    }

    /// - Parameter interfaces: by the ids of their subnets; those of other subnets may be among them.
    func workloads(
        of subnets: [Handle<Subnet>], among interfaces: [Symbol: [Handle<NetworkInterface>]],
        within set: AddressSet?, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        var selected = Selected()
        let members = members(of: subnets, among: interfaces, within: set, role, &selected.notes)
        guard !members.isEmpty else {
            if let gap = gap(of: subnets) { return Selected(endpoints: [unknown(gap, subnets, set)]) }
            throw .empty(selector.text, reason: "no interface lies in it")
        }
        selected.endpoints = population.grouped(members)
        if let gap = gap(of: subnets) {
            for index in selected.endpoints.indices { selected.endpoints[index].owner = .unknown(gap) }
        }
        return selected
    }

    private func members(
        of subnets: [Handle<Subnet>], among interfaces: [Symbol: [Handle<NetworkInterface>]],
        within set: AddressSet?, _ role: Role, _ notes: inout [Journey.Note]
    ) -> [Population.Member] {
        var members: [Population.Member] = []
        for subnet in subnets {
            let own = interfaces[inventory.subnets[subnet].id] ?? []
            let workloads = own.filter { !Self.plumbing.contains(names[inventory.interfaces[$0].type]) }
            if role == .source, !own.isEmpty, workloads.isEmpty {
                notes.append(.leftOut(subnet))
                continue
            }
            members += workloads.flatMap { population.members(of: $0, within: set) }
            if role == .source { members += remainder(subnet, own, within: set) }
        }
        return members
    }

    /// The addresses of a subnet that no interface has: anyone may get one, without a security group yet.
    func remainder(
        _ subnet: Handle<Subnet>, _ interfaces: [Handle<NetworkInterface>], within set: AddressSet?
    ) -> [Population.Member] {
        var free = inventory.subnets[subnet].addresses
        if let set { free.formIntersection(set) }
        var taken: [ClosedRange<UInt128>] = []
        for handle in interfaces {
            let interface = inventory.interfaces[handle]
            taken += interface.addresses.map { $0.address.value...$0.address.value }
            taken += interface.prefixes.flatMap { AddressSet($0).ranges }
        }
        free.subtract(AddressSet(taken))
        guard !free.isEmpty else { return [] }
        return [.init(place: .subnet(subnet), addresses: free, owner: .anyone, ref: .subnet(subnet))]
    }

    func gap(of subnets: [Handle<Subnet>]) -> Gap? {
        for subnet in subnets {
            let value = inventory.subnets[subnet]
            let region = value.vpc.map { inventory.vpcs[$0].region } ?? .empty
            switch inventory.coverage.state(.networkInterfaces, account: value.record.owner, region: region) {
            case .complete: continue
            case .absent:
                return .notCollected(.networkInterfaces, of: value.id, account: value.record.owner, region: region)
            case .incomplete:
                return .incomplete(.networkInterfaces, of: value.id, account: value.record.owner, region: region)
            }
        }
        return nil
    }

    func unknown(_ gap: Gap, _ subnets: [Handle<Subnet>], _ set: AddressSet?) -> Endpoint {
        var addresses = AddressSet()
        for subnet in subnets { addresses.formUnion(inventory.subnets[subnet].addresses) }
        if let set { addresses.formIntersection(set) }
        return Endpoint(
            place: .unresolved(gap), addresses: addresses, owner: .unknown(gap),
            ref: subnets.first.map { .subnet($0) } ?? .internet)
    }

    func select(
        _ block: CIDRBlock, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        let set = AddressSet(block)
        let subnets = inventory.subnets.handles.filter {
            inventory.subnets[$0].addresses.overlaps(set)
                && population.matches(selector.qualifier, vpc: inventory.subnets[$0].record.vpc)
        }
        try refuseOverlaps(subnets, set, selector)
        var selected = Selected()
        if !subnets.isEmpty {
            do throws(SelectionError) {
                selected = try workloads(of: subnets, within: set, selector, role)
            } catch {
                if role == .destination { throw error }
            }
        }
        var rest = set
        for vpc in inventory.vpcs { rest.subtract(vpc.addresses) }
        let publicPart = rest.intersection(.internet)
        selected.endpoints += internet(publicPart)
        let privatePart = rest.subtracting(publicPart)
        if !privatePart.isEmpty, role == .source {
            selected.endpoints.append(
                Endpoint(
                    place: .outside, addresses: privatePart, owner: .anyone, ref: .address(block.base)))
        }
        guard !selected.endpoints.isEmpty else {
            throw .empty(selector.text, reason: "no interface in the snapshot has an address in it")
        }
        return selected
    }

    func refuseOverlaps(
        _ subnets: [Handle<Subnet>], _ set: AddressSet, _ selector: Selector
    ) throws(SelectionError) {
        var seen = AddressSet()
        for subnet in subnets {
            let part = inventory.subnets[subnet].addresses.intersection(set)
            if seen.overlaps(part) {
                let vpcs = Set(subnets.map { names[inventory.subnets[$0].record.vpc] })
                throw .ambiguous(selector.text, matches: vpcs.map { "\(selector.text)@\($0)" }.sorted())
            }
            seen.formUnion(part)
        }
    }
}
