/// Turns a question into a journey: selects both ends, and walks every branch between them.
struct QuestionWalk {
    let inventory: Inventory
    let question: Question
    private let population: Population
    private let selection: MemberSelection
    private let tracer: Tracer
    let space: PacketSpace

    /// - Parameter space: that of other walks whose packets are compared with this one's.
    init(_ inventory: Inventory, _ question: Question, space: PacketSpace = PacketSpace()) {
        self.space = space
        self.inventory = inventory
        self.question = question
        population = Population(inventory: inventory)
        selection = MemberSelection(inventory: inventory, population: population)
        tracer = Tracer(inventory: inventory)
    }

    func journey() throws(SelectionError) -> Journey {
        if question.scope == .kubernetes { return try clusterJourney() }
        if !question.via.isEmpty { return try journeyThrough(question.via) }
        switch question.to.form {
        case .url(let url): return try journey(to: url)
        case .resource(.service, let namespace?, let name): return try journey(toService: namespace, name)
        default: return try directJourney()
        }
    }

    // MARK: The network alone

    private func directJourney() throws(SelectionError) -> Journey {
        let sources = try selection.select(question.from, .source)
        let destinations = try selection.select(question.to, .destination)
        var journey = Journey(notes: sources.notes + destinations.notes)
        for from in sources.endpoints {
            for to in destinations.endpoints where destinations.isPublic || isOtherThan(from, to) {
                journey.branches += branches(
                    from, to, isPublic: sources.isPublic || destinations.isPublic, &journey.notes)
            }
        }
        guard !journey.branches.isEmpty else {
            throw .empty(question.to.text, reason: "no packet of this question goes from `\(question.from.text)` to it")
        }
        return journey
    }

    /// What stays within one interface never enters the network.
    private func isOtherThan(_ from: Endpoint, _ to: Endpoint) -> Bool {
        if from.addresses.ipv4.isEmpty != to.addresses.ipv4.isEmpty { return false }
        return from.addresses != to.addresses || from.addresses.singleAddress == nil || from.place != to.place
            || from.pod != to.pod
    }

    private func branches(
        _ from: Endpoint, _ to: Endpoint, isPublic: Bool, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        let isPublic = isPublic || from.place == .internet || to.place == .internet
        if to.loadBalancer.map({ inventory.loadBalancers[$0].isInternetFacing }) ?? false, isPublic,
            from.place != .internet, let balancer = to.loadBalancer, !notes.contains(.publicName(balancer))
        {
            notes.append(.publicName(balancer))
        }
        let packets = packets(from, to, isPublic: isPublic, &notes)
        guard !packets.isEmpty else { return [] }
        return tracer.passages(from: from, to: to, packets: packets, isPublic: isPublic).map { passage in
            let passage = nodePortQuestion(to).map { passage.adding(.undetermined($0), to.ref) } ?? passage
            return Branch(
                passages: [passage], weight: max(1, to.members) * (from.loadBalancer == nil ? 1 : from.members))
        }
    }

    /// A node's port may be a service's: what lies behind it is not evaluated.
    private func nodePortQuestion(_ to: Endpoint) -> Gap? {
        guard let node = to.node, case .resource(.node, _, _) = question.to.form,
            case .numbers(let ports) = question.ports
        else { return nil }
        let cluster = inventory.nodes[node].cluster
        let allocated = inventory.services.filter { $0.cluster == cluster }.flatMap(\.record.ports)
            .compactMap { $0.nodePort.flatMap { UInt16(exactly: $0) } }
        let isNodePort = ports.overlaps(PortSet(30000...32767)) || allocated.contains { ports.contains($0) }
        return isNodePort ? .notEvaluated(.node(node), .nodePort) : nil
    }

    // MARK: Packets

    private func packets(
        _ from: Endpoint, _ to: Endpoint, isPublic: Bool, _ notes: inout [Journey.Note]
    ) -> PacketSet {
        let destinations = isPublic && !to.publicAddresses.isEmpty ? to.publicAddresses : to.addresses
        return packets(
            sources: from.addresses, destinations: destinations, ephemeral: from.ephemeralPorts,
            ports: ports(of: to, &notes))
    }

    private func packets(
        sources: AddressSet, destinations: AddressSet, ephemeral: PortSet, ports: PortSet
    ) -> PacketSet {
        guard let ipProtocol = question.ipProtocol else {
            return space.set(source: sources, destination: destinations)
        }
        let isIPv6 = sources.ipv4.isEmpty
        if ipProtocol.isICMP {
            // ICMP is asked for by one name in both families.
            let own: IPProtocol = isIPv6 ? .icmpv6 : .icmp
            let type = question.icmpType.map(UInt16.init) ?? (isIPv6 ? 128 : 8)
            return space.set(
                source: sources, destination: destinations, protocols: ProtocolSet(own), sourcePorts: PortSet(type),
                destinationPorts: question.icmpCode.map { PortSet(UInt16($0)) } ?? PortSet(0))
        }
        guard ipProtocol.hasPorts else {
            return space.set(source: sources, destination: destinations, protocols: ProtocolSet(ipProtocol))
        }
        return space.set(
            source: sources, destination: destinations, protocols: ProtocolSet(ipProtocol),
            sourcePorts: ephemeral.excluding(servicePorts: ports), destinationPorts: ports)
    }

    private func ports(of to: Endpoint, _ notes: inout [Journey.Note]) -> PortSet {
        switch question.ports {
        case .numbers(let ports): return ports
        case .named(let name):
            guard let pod = to.pod else { return PortSet() }
            return declaredPorts(pod) { inventory.names[$0.name] == name }
        case .declared:
            var declared = PortSet()
            if let pod = to.pod {
                declared = declaredPorts(pod) { _ in true }
            } else if let balancer = to.loadBalancer {
                let listeners = inventory.loadBalancers[balancer].listeners
                declared = PortSet(
                    listeners.compactMap { inventory.listeners[$0].record.port.flatMap { UInt16(exactly: $0) } }
                        .map { $0...$0 })
            }
            if !declared.isEmpty { return declared }
            if !notes.contains(.allPorts) { notes.append(.allPorts) }
            return .all
        }
    }

    private func declaredPorts(_ pod: Handle<Pod>, _ isWanted: (PodRecord.Port) -> Bool) -> PortSet {
        PortSet(
            inventory.pods[pod].record.ports.filter { port in
                let text = inventory.names[port.ipProtocol]
                let own = IPProtocol(text.isEmpty ? "tcp" : text)
                return isWanted(port) && (question.ipProtocol == nil || own == question.ipProtocol)
            }.compactMap { UInt16(exactly: $0.number) }.map { $0...$0 })
    }

    // MARK: Through load balancers

    private func journeyThrough(_ via: [Selector]) throws(SelectionError) -> Journey {
        var balancers: [Handle<LoadBalancer>] = []
        for selector in via {
            guard case .resource(.lb, _, let name) = selector.form else {
                throw .malformed(selector.text, reason: "--via takes a load balancer, as in `lb/NAME`")
            }
            guard let balancer = try selection.loadBalancers(name, selector).first else { continue }
            balancers.append(balancer)
        }
        guard let first = balancers.first else { throw .empty(question.to.text, reason: "no load balancer is named") }
        var wanted = try wantedDestination()
        for balancer in balancers.dropFirst().reversed() { wanted = .through(balancer, wanted) }
        return try journey(into: [first], wanted, request: nil)
    }

    private func wantedDestination() throws(SelectionError) -> TargetWalk.Wanted {
        switch question.to.form {
        case .resource(.service, let namespace?, let name):
            guard let service = try selection.services(namespace, name, question.to).first else { return .anything }
            return .service(service, pods: Set(pods(of: service)))
        case .url: return .anything
        default:
            let destinations = try selection.select(question.to, .destination)
            var addresses = AddressSet()
            for endpoint in destinations.endpoints { addresses.formUnion(endpoint.addresses) }
            return .endpoints(addresses)
        }
    }

    private func journey(
        into balancers: [Handle<LoadBalancer>], _ wanted: TargetWalk.Wanted, request: TargetWalk.WebRequest?
    ) throws(SelectionError) -> Journey {
        let sources = try selection.select(question.from, .source)
        var journey = Journey(notes: sources.notes)
        let walk = TargetWalk(
            inventory: inventory, tracer: tracer, population: population, wanted: wanted, request: request)
        for balancer in balancers {
            let nodes = try selection.nodes(of: [balancer], question.to, .destination)
            for from in sources.endpoints {
                for to in nodes.endpoints where isOtherThan(from, to) {
                    for branch in branches(from, to, isPublic: nodes.isPublic, &journey.notes) {
                        journey.branches += walk.continuing(branch, at: balancer, &journey.notes)
                    }
                }
            }
        }
        guard !journey.branches.isEmpty else {
            throw .empty(question.to.text, reason: "no packet of this question goes from `\(question.from.text)` to it")
        }
        return journey
    }

    private func journey(to url: Selector.WebAddress) throws(SelectionError) -> Journey {
        let candidates = inventory.loadBalancers.handles.filter { handle in
            let value = inventory.loadBalancers[handle]
            return value.type == .application
                && value.listeners.contains { listener in
                    let record = inventory.listeners[listener].record
                    return record.port == url.port && inventory.names[record.ipProtocol].lowercased() == url.scheme
                }
        }
        guard !candidates.isEmpty else {
            throw .unknown(
                question.to.text, nearest: hosts().nearest(to: url.host, limit: 3).map { "\(url.scheme)://\($0)/" })
        }
        let naming = candidates.filter { names(url.host, $0, port: url.port) }
        let facing = (naming.isEmpty ? candidates : naming).filter {
            inventory.loadBalancers[$0].isInternetFacing
        }
        let chosen = facing.isEmpty ? (naming.isEmpty ? candidates : naming) : facing
        return try journey(
            into: chosen, .anything, request: .init(host: url.host, path: url.path))
    }

    private func hosts() -> [String] {
        inventory.listeners.flatMap(\.rules).flatMap(\.conditions)
            .filter { inventory.names.equals($0.field, "host-header") }.flatMap(\.values).map { inventory.names[$0] }
    }

    /// Whether a rule of the load balancer's listener names the host.
    private func names(_ host: String, _ balancer: Handle<LoadBalancer>, port: Int) -> Bool {
        inventory.loadBalancers[balancer].listeners.contains { listener in
            let value = inventory.listeners[listener]
            guard value.record.port == port else { return false }
            return value.rules.contains { rule in
                rule.conditions.contains { condition in
                    inventory.names.equals(condition.field, "host-header")
                        && condition.values.contains {
                            Wildcard(inventory.names[$0].lowercased()).matches(host.lowercased())
                        }
                }
            }
        }
    }

    // MARK: Services

    /// The pods a service selects.
    private func pods(of service: Handle<Service>) -> [Handle<Pod>] {
        let value = inventory.services[service]
        guard let selector = value.record.selector, !selector.isEmpty else { return [] }
        return inventory.pods.handles.filter { handle in
            let pod = inventory.pods[handle]
            return pod.cluster == value.cluster && pod.namespace == value.record.meta.namespace
                && selector.allSatisfy { pod.record.meta.labels.contains($0) }
        }
    }

    /// Everything that leads to a service from outside its cluster: bindings of target groups, and its own load balancer.
    private func exposures(of service: Handle<Service>) -> [Handle<LoadBalancer>] {
        let value = inventory.services[service]
        var found: [Handle<LoadBalancer>] = []
        let groups = Set(
            inventory.bindings.filter {
                $0.cluster == value.cluster && $0.record.meta.namespace == value.record.meta.namespace
                    && $0.record.service == value.record.meta.name
            }.map(\.record.targetGroup))
        for handle in inventory.loadBalancers.handles {
            let balancer = inventory.loadBalancers[handle]
            let forwards = balancer.listeners.flatMap { listener in
                (inventory.listeners[listener].record.defaultActions
                    + inventory.listeners[listener].rules.flatMap(\.actions)).flatMap(\.forwards)
            }
            let isNamed = value.record.loadBalancerHosts.contains(balancer.record.dnsName)
            if isNamed || forwards.contains(where: { groups.contains($0.targetGroup) }) { found.append(handle) }
        }
        return found
    }

    private func journey(toService namespace: String, _ name: String) throws(SelectionError) -> Journey {
        let services = try selection.services(namespace, name, question.to)
        var journey = Journey()
        for service in services {
            let cluster = inventory.services[service].cluster
            let sources = try selection.select(question.from, .source)
            let inside = sources.endpoints.filter { isInside($0, cluster) }
            journey.notes += sources.notes
            for from in inside { journey.branches += clusterIPBranches(from, service, &journey.notes) }
            guard inside.count < sources.endpoints.count else { continue }
            let balancers = exposures(of: service)
            guard !balancers.isEmpty else {
                journey.branches += sources.endpoints.filter { !isInside($0, cluster) }.map {
                    unexposed($0, service)
                }
                continue
            }
            let outer = try self.journey(
                into: balancers, .service(service, pods: Set(pods(of: service))), request: nil)
            journey.branches += outer.branches
            journey.notes += outer.notes
        }
        return journey
    }

    private func isInside(_ endpoint: Endpoint, _ cluster: Handle<Cluster>) -> Bool {
        if let pod = endpoint.pod { return inventory.pods[pod].cluster == cluster }
        if let node = endpoint.node { return inventory.nodes[node].cluster == cluster }
        return false
    }

    private func unexposed(_ from: Endpoint, _ service: Handle<Service>) -> Branch {
        let to = Endpoint(
            place: .unresolved(.notEvaluated(.service(service), .unknownRouteTarget)), addresses: .allIPv4,
            ref: .service(service))
        let state = inventory.coverage.state(
            .targetGroupBindings, cluster: inventory.clusters[inventory.services[service].cluster].directory)
        let packets = packets(
            sources: from.addresses, destinations: .allIPv4, ephemeral: from.ephemeralPorts, ports: .all)
        var flight = Flight(packets: packets, station: .sender, zone: .empty)
        let judgement: Judgement =
            state == .absent
            ? .undetermined(
                .notCollected(
                    .targetGroupBindings,
                    of: inventory.clusters[inventory.services[service].cluster].name, account: .empty, region: .empty))
            : .denied(.serviceNotExposed(service))
        flight.stop(.service(service), .targets, judgement)
        return Branch(passages: [
            Passage(from: from, to: to, forward: flight.trail(delivered: false), reply: nil)
        ])
    }

    /// From inside the cluster a service is its ClusterIP, which the node rewrites to one of the pods.
    private func clusterIPBranches(
        _ from: Endpoint, _ service: Handle<Service>, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        let selected = pods(of: service)
        let record = inventory.services[service].record
        guard !selected.isEmpty else {
            var branch = unexposed(from, service)
            if let passage = branch.passages.first {
                var flight = Flight(packets: passage.packets, station: .sender, zone: .empty)
                flight.stop(.service(service), .targets, .denied(.selectorMatchesNoPod(service)))
                branch.passages = [
                    Passage(from: from, to: passage.to, forward: flight.trail(delivered: false), reply: nil)
                ]
            }
            return [branch]
        }
        var branches: [Branch] = []
        let endpoints = question.scope == .kubernetes ? clusterEndpoints(selected) : selection.endpoints(of: selected)
        for to in endpoints where isOtherThan(from, to) {
            guard let pod = to.pod else { continue }
            let packets = packets(
                sources: from.addresses, destinations: to.addresses, ephemeral: from.ephemeralPorts,
                ports: targetPorts(record, pod))
            guard !packets.isEmpty else { continue }
            branches += tracer.passages(from: from, to: to, packets: packets, isPublic: false).map {
                Branch(passages: [$0], weight: max(1, to.members))
            }
        }
        return branches
    }

    /// The container ports behind the service ports asked about; a name is looked up in each pod.
    private func targetPorts(_ service: ServiceRecord, _ pod: Handle<Pod>) -> PortSet {
        var found: [ClosedRange<UInt16>] = []
        for port in service.ports {
            let text = inventory.names[port.ipProtocol]
            let own = IPProtocol(text.isEmpty ? "tcp" : text)
            guard question.ipProtocol == nil || own == question.ipProtocol else { continue }
            switch question.ports {
            case .declared: break
            case .numbers(let set):
                guard let number = UInt16(exactly: port.port), set.contains(number) else { continue }
            case .named(let name): guard inventory.names[port.name] == name else { continue }
            }
            switch port.target ?? .number(port.port) {
            case .number(let number): if let value = UInt16(exactly: number) { found.append(value...value) }
            case .name(let name):
                for own in inventory.pods[pod].record.ports where own.name == name {
                    if let value = UInt16(exactly: own.number) { found.append(value...value) }
                }
            }
        }
        return PortSet(found)
    }

    // MARK: The cluster alone

    private func clusterJourney() throws(SelectionError) -> Journey {
        let sources = try clusterEndpoints(question.from, .source)
        var journey = Journey()
        if case .resource(.service, let namespace?, let name) = question.to.form {
            for service in try selection.services(namespace, name, question.to) {
                for from in sources { journey.branches += clusterIPBranches(from, service, &journey.notes) }
            }
            return journey
        }
        let destinations = try clusterEndpoints(question.to, .destination)
        for from in sources {
            for to in destinations where isOtherThan(from, to) {
                let packets = packets(from, to, isPublic: false, &journey.notes)
                guard !packets.isEmpty else { continue }
                journey.branches += tracer.passages(from: from, to: to, packets: packets, isPublic: false).map {
                    Branch(passages: [$0], weight: max(1, to.members))
                }
            }
        }
        guard !journey.branches.isEmpty else {
            throw .empty(question.to.text, reason: "no packet of this question goes from `\(question.from.text)` to it")
        }
        return journey
    }

    private func clusterEndpoints(
        _ selector: Selector, _ role: MemberSelection.Role
    ) throws(SelectionError) -> [Endpoint] {
        switch selector.form {
        case .resource(let kind, let namespace, let name)
        where [.pod, .namespace, .deployment, .statefulset, .daemonset, .replicaset, .job].contains(kind):
            return clusterEndpoints(try selection.podHandles(kind, namespace, name, selector))
        case .address(let address):
            if let pod = inventory.podByAddress[address].first { return clusterEndpoints([pod]) }
            return clusterOutside(AddressSet(address))
        case .block(let block): return clusterOutside(AddressSet(block))
        case .internet: return clusterOutside(.internet)
        default:
            throw .unsupported(selector.text, reason: "--scope kubernetes knows pods, services and addresses alone")
        }
    }

    private func clusterOutside(_ addresses: AddressSet) -> [Endpoint] {
        [addresses.ipv4, addresses.ipv6].filter { !$0.isEmpty }.map {
            Endpoint(
                place: .cluster(Handle(0)), addresses: $0, owner: .anyone,
                ref: $0.singleAddress.map { .address($0) } ?? .internet)
        }
    }

    private func clusterEndpoints(_ pods: [Handle<Pod>]) -> [Endpoint] {
        pods.flatMap { handle in
            let pod = inventory.pods[handle]
            return pod.record.addresses.map { address in
                Endpoint(
                    place: .cluster(pod.cluster), addresses: AddressSet(address), pod: handle,
                    ephemeralPorts: .ephemeralLinux, ref: .pod(handle))
            }
        }
    }
}
