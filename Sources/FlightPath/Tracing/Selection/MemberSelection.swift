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

    private var names: Names { inventory.names }

    func select(_ selector: Selector, _ role: Role) throws(SelectionError) -> Selected {
        switch selector.form {
        case .internet: return Selected(endpoints: internet(.internet))
        case .address(let address):
            let found = try population.endpoint(at: address, selector)
            return Selected(endpoints: [found.endpoint], isPublic: found.isPublic)
        case .block(let block): return try select(block, selector, role)
        case .identifier(let id): return try select(identifier: id, selector, role)
        case .url: throw .unsupported(selector.text, reason: "a URL can only be a destination")
        case .resource(let kind, let namespace, let name):
            return try select(kind, namespace, name, selector, role)
        }
    }

    private func internet(_ addresses: AddressSet) -> [Endpoint] {
        [addresses.ipv4, addresses.ipv6].filter { !$0.isEmpty }.map {
            Endpoint(place: .internet, addresses: $0, publicAddresses: $0, owner: .anyone, ref: .internet)
        }
    }

    private func select(
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
        case .igw: return Selected(endpoints: internet(.internet))
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

    private func select(
        identifier id: String, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        let prefixes: [(String, ComponentKind)] = [
            ("vpc-", .vpc), ("subnet-", .subnet), ("eni-", .eni), ("i-", .instance), ("sg-", .sg), ("igw-", .igw),
            ("arn:aws", .lb),
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
    private func match<Resource>(
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

    private func subnets(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<Subnet>] {
        try match(
            inventory.subnets, name, selector, kind: .subnets, prefix: "subnet/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.id]] }
    }

    func loadBalancers(_ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<LoadBalancer>] {
        if inventory.classicLoadBalancers.contains(where: {
            names[$0.name] == name || names[$0.dnsName] == name
        }) {
            throw .unsupported(selector.text, reason: "classic load balancers are not evaluated")
        }
        return try match(
            inventory.loadBalancers, name, selector, kind: .loadBalancers, prefix: "lb/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.record.dnsName].lowercased(), names[$0.record.arn]] }
    }

    // MARK: AWS members

    private func interfaces(
        matching selector: Selector, _ name: String, _ namesOf: (NetworkInterface) -> [Symbol]
    ) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.interfaces, name, selector, kind: .networkInterfaces, prefix: "eni/",
            isIn: { population.matches(selector.qualifier, vpc: $0.vpc) }
        ) { namesOf($0).map { names[$0] } }
        return Selected(endpoints: population.grouped(found.flatMap { population.members(of: $0) }))
    }

    private func instances(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
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

    private func groupMembers(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let groups = try match(
            inventory.securityGroups, name, selector, kind: .securityGroups, prefix: "sg/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.record.id]] }
        let ids = Set(groups.map { inventory.securityGroups[$0].record.id })
        let found = inventory.interfaces.handles.filter {
            !ids.isDisjoint(with: inventory.interfaces[$0].groups)
        }
        guard !found.isEmpty else { throw .empty(selector.text, reason: "no interface carries the group") }
        return Selected(endpoints: population.grouped(found.flatMap { population.members(of: $0) }))
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
                members += placeholders(balancer, value)
            } else {
                members += value.nodes.flatMap { population.members(of: $0) }
            }
        }
        selected.endpoints = population.grouped(members)
        return selected
    }

    private func placeholders(_ balancer: Handle<LoadBalancer>, _ value: LoadBalancer) -> [Population.Member] {
        let gap = Gap.notCollected(
            .networkInterfaces, of: value.record.arn, account: value.account, region: value.region)
        return value.record.zones.map { zone in
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

    // MARK: Subnets and blocks

    /// Interfaces that no workload sends from: a subnet that has only these is no source.
    private static let plumbing: Set<String> = [
        "transit_gateway", "gateway_load_balancer_endpoint", "vpc_endpoint", "nat_gateway", "natGateway",
        "gateway_load_balancer",
    ]

    private func workloads(
        of subnets: [Handle<Subnet>], within set: AddressSet?, _ selector: Selector, _ role: Role
    ) throws(SelectionError) -> Selected {
        var selected = Selected()
        let wanted = Set(subnets.map { inventory.subnets[$0].id })
        var interfaces: [Symbol: [Handle<NetworkInterface>]] = [:]
        for handle in inventory.interfaces.handles where wanted.contains(inventory.interfaces[handle].subnet) {
            interfaces[inventory.interfaces[handle].subnet, default: []].append(handle)
        }
        var members: [Population.Member] = []
        for subnet in subnets {
            let own = interfaces[inventory.subnets[subnet].id] ?? []
            let workloads = own.filter { !Self.plumbing.contains(names[inventory.interfaces[$0].type]) }
            if role == .source, !own.isEmpty, workloads.isEmpty {
                selected.notes.append(.leftOut(subnet))
                continue
            }
            members += workloads.flatMap { population.members(of: $0, within: set) }
            if role == .source { members += remainder(subnet, own, within: set) }
        }
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

    /// The addresses of a subnet that no interface has: anyone may get one, without a security group yet.
    private func remainder(
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

    private func gap(of subnets: [Handle<Subnet>]) -> Gap? {
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

    private func unknown(_ gap: Gap, _ subnets: [Handle<Subnet>], _ set: AddressSet?) -> Endpoint {
        var addresses = AddressSet()
        for subnet in subnets { addresses.formUnion(inventory.subnets[subnet].addresses) }
        if let set { addresses.formIntersection(set) }
        return Endpoint(
            place: .unresolved(gap), addresses: addresses, owner: .unknown(gap),
            ref: subnets.first.map { .subnet($0) } ?? .internet)
    }

    private func select(
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

    private func refuseOverlaps(
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

    // MARK: Kubernetes members

    func isIn(_ cluster: Handle<Cluster>, _ qualifier: String?) -> Bool {
        guard let qualifier else { return true }
        let value = inventory.clusters[cluster]
        return names[value.name] == qualifier || names[value.directory] == qualifier
    }

    private func pods(
        _ kind: ComponentKind, _ namespace: String?, _ name: String, _ selector: Selector
    ) throws(SelectionError) -> Selected {
        let found = try podHandles(kind, namespace, name, selector)
        return Selected(endpoints: endpoints(of: found))
    }

    func podHandles(
        _ kind: ComponentKind, _ namespace: String?, _ name: String, _ selector: Selector
    ) throws(SelectionError) -> [Handle<Pod>] {
        let nameWildcard = Wildcard(name)
        let namespaceWildcard = Wildcard(namespace ?? name)
        let found = inventory.pods.handles.filter { handle in
            let pod = inventory.pods[handle]
            guard isIn(pod.cluster, selector.qualifier), namespaceWildcard.matches(names[pod.namespace]) else {
                return false
            }
            switch kind {
            case .namespace: return true
            case .pod: return nameWildcard.matches(names[pod.name])
            default: return owns(kind, nameWildcard, pod)
            }
        }
        if found.isEmpty {
            if inventory.coverage.state(.pods, account: .empty, region: .empty) == .absent {
                throw .notCollected(selector.text, command: RecordKind.pods.command)
            }
            throw .unknown(selector.text, nearest: nearestPods(kind, namespace, name))
        }
        let isExact = nameWildcard.isLiteral && namespaceWildcard.isLiteral
        let clusters = Set(found.map { inventory.pods[$0].cluster })
        if isExact, clusters.count > 1 {
            throw .ambiguous(
                selector.text,
                matches: clusters.map { "\(selector.text)@\(names[inventory.clusters[$0].name])" }.sorted())
        }
        return found
    }

    private func nearestPods(_ kind: ComponentKind, _ namespace: String?, _ name: String) -> [String] {
        if kind == .namespace {
            let all = Set(inventory.pods.map { names[$0.namespace] })
            return all.nearest(to: name, limit: 3).map { "namespace/\($0)" }
        }
        guard kind == .pod else { return [] }
        let all = Set(inventory.pods.map { "\(names[$0.namespace])/\(names[$0.name])" })
        return all.nearest(to: "\(namespace ?? "")/\(name)", limit: 3).map { "pod/\($0)" }
    }

    /// Whether a workload owns a pod: directly, or a deployment through its replica set.
    private func owns(_ kind: ComponentKind, _ name: Wildcard, _ pod: Pod) -> Bool {
        guard let owner = pod.record.meta.owner else { return false }
        let ownerKind = names[owner.kind].lowercased()
        if ownerKind == kind.rawValue { return name.matches(names[owner.name]) }
        guard kind == .deployment, ownerKind == "replicaset" else { return false }
        let set = inventory.workloads.first {
            $0.cluster == pod.cluster && $0.record.meta.name == owner.name
                && $0.record.meta.namespace == pod.namespace && names.equals($0.record.kind, "ReplicaSet")
        }
        if let deployment = set?.record.meta.owner { return name.matches(names[deployment.name]) }
        // A deployment names its replica sets after itself, with a hash behind the last dash.
        let text = names[owner.name]
        guard let dash = text.lastIndex(of: "-") else { return false }
        return name.matches(String(text[..<dash]))
    }

    /// Pods by the interface that has their address; as the cluster sees them where that is all that is asked.
    func endpoints(of pods: [Handle<Pod>]) -> [Endpoint] {
        var members: [Population.Member] = []
        var loose: [Endpoint] = []
        for handle in pods {
            let pod = inventory.pods[handle]
            for address in pod.record.addresses {
                if let interface = interface(of: pod, address) {
                    var member = population.member(interface, address)
                    member.pod = handle
                    member.ref = .pod(handle)
                    member.owner = .known
                    members.append(member)
                } else {
                    loose.append(population.unplacedPod(handle, address))
                }
            }
            if pod.record.addresses.isEmpty {
                let gap = Gap.dangling(.pods, id: pod.name, referredToBy: .pod(handle))
                loose.append(
                    Endpoint(
                        place: .unresolved(gap), addresses: .allIPv4, pod: handle, owner: .unknown(gap),
                        ref: .pod(handle)))
            }
        }
        return population.grouped(members) + loose
    }

    private func interface(of pod: Pod, _ address: IPAddress) -> Handle<NetworkInterface>? {
        let vpc = inventory.clusters[pod.cluster].vpc
        return inventory.addresses.owners(of: address).first { handle in
            vpc.map { inventory.vpcs[$0].id == inventory.interfaces[handle].vpc } ?? true
        }
    }

    private func clusterNodes(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.nodes, name, selector, kind: .nodes, prefix: "node/",
            isIn: { isIn($0.cluster, selector.qualifier) }
        ) { [names[$0.record.meta.name]] }
        var selected = Selected()
        for node in found {
            let value = inventory.nodes[node]
            guard let address = value.record.addresses.first else {
                throw .empty(selector.text, reason: "the node has no address")
            }
            let vpc = inventory.clusters[value.cluster].vpc
            let interface = inventory.addresses.owners(of: address).first { handle in
                vpc.map { inventory.vpcs[$0].id == inventory.interfaces[handle].vpc } ?? true
            }
            guard let interface else {
                let gap =
                    population.interfaceGap(address)
                    ?? .dangling(.networkInterfaces, id: value.record.meta.name, referredToBy: .node(node))
                selected.endpoints.append(
                    Endpoint(
                        place: .unresolved(gap), addresses: AddressSet(address), node: node, owner: .unknown(gap),
                        ref: .node(node)))
                continue
            }
            var member = population.member(interface, address)
            member.node = node
            member.ref = .node(node)
            selected.endpoints += population.grouped([member])
        }
        return selected
    }

    func services(_ namespace: String, _ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<Service>]
    {
        try match(
            inventory.services, namespace + "/" + name, selector, kind: .services, prefix: "service/",
            isIn: { isIn($0.cluster, selector.qualifier) }
        ) { ["\(names[$0.record.meta.namespace])/\(names[$0.record.meta.name])"] }
    }
}
