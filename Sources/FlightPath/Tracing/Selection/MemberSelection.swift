/// What selectors stand for, as members of the population.
struct MemberSelection {
    let inventory: Inventory
    let population: Population

    /// Which end is asked about: a VPC as a source stands for its addresses, as a destination for its interfaces.
    enum Role {
        case source, destination
    }

    struct Selected {
        var endpoints: [Endpoint] = []
        /// Whether the destination is named by public addresses.
        var isPublic = false
        var notes: [Journey.Note] = []
    }

    var names: Names { inventory.names }

    func select(_ selector: Selector, _ role: Role) throws(SelectionError) -> Selected {
        try requireQualifier(selector)
        switch selector.form {
        case .internet: return Selected(endpoints: internet(.internet))
        case .address(let address):
            var found = try population.endpoint(at: address, selector)
            if role == .destination, found.endpoint.place == .internet, let gap = population.anyInterfaceGap {
                // One of the interfaces that were not read may have it for its public address.
                found.endpoint.place = .unresolved(gap)
                found.endpoint.owner = .unknown(gap)
            }
            return Selected(endpoints: [found.endpoint], isPublic: found.isPublic)
        case .block(let block): return try select(block, selector, role)
        case .identifier(let id): return try select(identifier: id, selector, role)
        case .url: throw .unsupported(selector.text, reason: "a URL can only be a destination")
        case .resource(let kind, let namespace, let name):
            return try select(kind, namespace, name, selector, role)
        }
    }

    /// What stands behind `@` has to be a VPC, an account, a region of it, or a cluster of the snapshot.
    private func requireQualifier(_ selector: Selector) throws(SelectionError) {
        guard let qualifier = selector.qualifier, !inventory.vpcs.isEmpty else { return }
        let isKnown =
            inventory.vpcs.contains { population.matches(qualifier, vpc: $0.id) }
            || inventory.clusters.handles.contains { isIn($0, qualifier) }
        guard isKnown else { throw .unknown(selector.text, nearest: []) }
    }

    func internet(_ addresses: AddressSet) -> [Endpoint] {
        [addresses.ipv4, addresses.ipv6].filter { !$0.isEmpty }.map {
            Endpoint(place: .internet, addresses: $0, publicAddresses: $0, owner: .anyone, ref: .internet)
        }
    }

    func select(
        _ kind: ComponentKind, _ namespace: String?, _ name: String, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        switch kind {
        case .vpc:
            let vpcs = try vpcs(name, selector)
            let subnets = inventory.subnets.handles.filter { subnet in
                inventory.subnets[subnet].vpc.map { vpcs.contains($0) } ?? false
            }
            if subnets.isEmpty {
                let vpc = inventory.vpcs[vpcs[0]]
                if inventory.coverage.state(.subnets, account: vpc.owner, region: vpc.region) != .complete {
                    throw .notCollected(selector.text, command: RecordKind.subnets.command)
                }
            }
            return try workloads(of: subnets, within: nil, selector, role)
        case .subnet: return try workloads(of: subnets(name, selector), within: nil, selector, role)
        case .eni: return try interfaces(matching: selector, name) { [$0.id, $0.name] }
        case .instance: return try instances(name, selector)
        case .sg: return try groupMembers(name, selector)
        case .lb: return try nodes(of: loadBalancers(name, selector), selector, role)
        case .igw:
            _ = try match(inventory.internetGateways, name, selector, kind: .internetGateways, prefix: "igw/") {
                [names[$0.record.name], names[$0.record.id]]
            }
            return Selected(endpoints: internet(.internet))
        case .nat: return try natGateways(name, selector)
        case .tgwAttachment: return try attachments(name, selector, role)
        case .pod, .namespace, .deployment, .statefulset, .daemonset, .replicaset, .job:
            return try pods(kind, namespace, name, selector)
        case .node: return try clusterNodes(name, selector)
        case .service where role == .source:
            throw .unsupported(selector.text, reason: "name the pods or the workload as the source")
        default:
            throw .unsupported(
                selector.text, reason: "as a \(role == .source ? "source" : "destination") it is not followed")
        }
    }

    func select(
        identifier id: String, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        let prefixes: [(String, ComponentKind)] = [
            ("vpc-", .vpc), ("subnet-", .subnet), ("eni-", .eni), ("i-", .instance), ("sg-", .sg), ("igw-", .igw),
            ("nat-", .nat), ("tgw-attach-", .tgwAttachment), ("arn:aws", .lb),
        ]
        for (prefix, kind) in prefixes where id.hasPrefix(prefix) {
            return try select(kind, nil, id, selector, role)
        }
        if id.contains("."), !id.contains("/") {
            return try select(.lb, nil, id, selector, role)
        }
        throw .malformed(selector.text, reason: "no kind of AWS id starts like this")
    }

    // MARK: Names

    /// The handles whose names match: with `*` at least one, without exactly one.
    func match<Resource>(
        _ resources: [Resource], _ pattern: String, _ selector: Selector, kind: RecordKind,
        prefix: String, isIn: (Resource) -> Bool = { _ in true }, _ namesOf: (Resource) -> [String]
    ) throws(SelectionError) -> [Handle<Resource>] {
        let wildcard = Wildcard(pattern)
        let found = resources.handles.filter { handle in
            isIn(resources[handle]) && namesOf(resources[handle]).contains { !$0.isEmpty && wildcard.matches($0) }
        }
        if found.isEmpty {
            if inventory.coverage.state(kind, account: .empty, region: .empty) == .absent {
                throw .notCollected(selector.text, command: kind.command)
            }
            let all = Set(resources.compactMap { resource in namesOf(resource).first { !$0.isEmpty } })
            throw .unknown(selector.text, nearest: all.nearest(to: pattern, limit: 3).map { prefix + $0 })
        }
        if wildcard.isLiteral, found.count > 1 {
            throw .ambiguous(
                selector.text,
                matches: found.map { handle in prefix + (namesOf(resources[handle]).last ?? "") }.sorted())
        }
        return found
    }

    func vpcs(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<VPC>] {
        try match(
            inventory.vpcs, name, selector, kind: .vpcs, prefix: "vpc/",
            isIn: { population.matches(selector.qualifier, vpc: $0.id) }
        ) { [names[$0.record.name], names[$0.id]] }
    }

    func subnets(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<Subnet>] {
        try match(
            inventory.subnets, name, selector, kind: .subnets, prefix: "subnet/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.id]] }
    }

    func loadBalancers(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<LoadBalancer>] {
        try match(
            inventory.loadBalancers, name, selector, kind: .loadBalancers, prefix: "lb/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.record.dnsName].lowercased(), names[$0.record.arn]] }
    }

    // MARK: AWS members

    func interfaces(
        matching selector: Selector, _ name: String, _ namesOf: (NetworkInterface) -> [Symbol]
    ) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.interfaces, name, selector, kind: .networkInterfaces, prefix: "eni/",
            isIn: { population.matches(selector.qualifier, vpc: $0.vpc) }
        ) { namesOf($0).map { names[$0] } }
        return Selected(endpoints: population.grouped(found.flatMap { population.members(of: $0) }))
    }

    func instances(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let wildcard = Wildcard(name)
        let ids = Set(
            inventory.instances.values.filter { wildcard.matches(names[$0.id]) || wildcard.matches(names[$0.name]) }
                .map(\.id))
        let found = inventory.interfaces.handles.filter {
            let id = inventory.interfaces[$0].instance
            return id != .empty && (ids.contains(id) || wildcard.matches(names[id]))
                && population.matches(selector.qualifier, vpc: inventory.interfaces[$0].vpc)
        }
        guard !found.isEmpty else {
            let all = inventory.instances.values.map { names[$0.name] }.filter { !$0.isEmpty }
            throw .unknown(selector.text, nearest: all.nearest(to: name, limit: 3).map { "instance/" + $0 })
        }
        if wildcard.isLiteral, ids.count > 1 {
            throw .ambiguous(selector.text, matches: ids.map { "instance/" + names[$0] }.sorted())
        }
        return Selected(endpoints: population.grouped(found.flatMap { population.members(of: $0) }))
    }

    func securityGroups(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<SecurityGroup>] {
        try match(
            inventory.securityGroups, name, selector, kind: .securityGroups, prefix: "sg/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.record.id]] }
    }

    func groupMembers(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let groups = try securityGroups(name, selector)
        let ids = Set(groups.map { inventory.securityGroups[$0].record.id })
        let found = inventory.interfaces.handles.filter {
            !ids.isDisjoint(with: inventory.interfaces[$0].groups)
        }
        return try members(of: groups, found, selector)
    }

    /// - Parameter found: the interfaces that carry one of the groups.
    func members(
        of groups: [Handle<SecurityGroup>], _ found: [Handle<NetworkInterface>], _ selector: Selector
    ) throws(SelectionError) -> Selected {
        let missing = groups.compactMap { gap(in: inventory.securityGroups[$0].record.vpc) }.first
        guard !found.isEmpty || missing != nil else {
            throw .empty(selector.text, reason: "no interface carries the group")
        }
        var selected = Selected(endpoints: population.grouped(found.flatMap { population.members(of: $0) }))
        if let missing, let group = groups.first { selected.endpoints.append(unread(missing, .securityGroup(group))) }
        return selected
    }

    /// Why a VPC may have other interfaces than those in the snapshot.
    private func gap(in vpc: Symbol) -> Gap? {
        inventory.vpcByID[vpc].flatMap { population.interfaceGap(of: inventory.vpcs[$0]) }
    }

    /// The nodes of load balancers; where the snapshot shows none, their subnets, of whose rules nothing is certain.
    func nodes(
        of balancers: [Handle<LoadBalancer>], _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        var selected = Selected()
        var members: [Population.Member] = []
        for balancer in balancers {
            let value = inventory.loadBalancers[balancer]
            if role == .destination, value.isInternetFacing { selected.isPublic = true }
            if value.nodes.isEmpty {
                members += subnetsOfNodes(balancer, value)
            } else {
                members += value.nodes.flatMap { population.members(of: $0) }
                if gap(in: value.record.vpc) != nil {
                    // A node may be among the interfaces that were not read.
                    let seen = Set(value.nodes.map { inventory.interfaces[$0].subnet })
                    members += subnetsOfNodes(balancer, value, except: seen)
                }
            }
        }
        selected.endpoints = population.grouped(members)
        return selected
    }

    /// The subnets of a load balancer's zones, for nodes that the snapshot does not show.
    func subnetsOfNodes(
        _ balancer: Handle<LoadBalancer>, _ value: LoadBalancer, except seen: Set<Symbol> = []
    ) -> [Population.Member] {
        let gap = Gap.notCollected(
            .networkInterfaces, of: value.id, account: value.account, region: value.region)
        return value.record.zones.filter { !seen.contains($0.subnet) }.map { zone in
            guard let subnet = inventory.subnetByID[zone.subnet] else {
                let missing = Gap.dangling(.subnets, id: zone.subnet, referredToBy: .loadBalancer(balancer))
                return .init(
                    place: .unresolved(missing), addresses: .allIPv4, loadBalancer: balancer, owner: .unknown(missing),
                    ref: .loadBalancer(balancer))
            }
            return .init(
                place: .subnet(subnet), addresses: inventory.subnets[subnet].addresses, loadBalancer: balancer,
                owner: .unknown(gap), ref: .loadBalancer(balancer))
        }
    }
}
