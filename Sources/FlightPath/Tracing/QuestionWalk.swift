/// Turns a question into a journey: selects both ends, and walks every branch between them.
struct QuestionWalk {
    let inventory: Inventory
    var question: Question
    let population: Population
    let selection: MemberSelection
    var tracer: Tracer
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

    func journey() throws(SelectionError) -> Journey { try walk().notingPatterns().notingDrift(inventory) }

    private func walk() throws(SelectionError) -> Journey {
        if question.scope == .kubernetes { return try clusterJourney() }
        if !question.via.isEmpty { return try journeyThrough(question.via) }
        switch question.to.form {
        case .url(let url): return try journey(to: url)
        case .resource(.service, let namespace?, let name): return try journey(toService: namespace, name)
        default: return try directJourney()
        }
    }

    // MARK: The network alone

    func directJourney() throws(SelectionError) -> Journey {
        var sources = try selection.select(question.from, .source)
        var destinations = try selection(for: sources.endpoints).select(question.to, .destination)
        if hasPods(sources.endpoints), hasPods(destinations.endpoints) {
            (sources, destinations) = try byNode(sources, destinations)
        }
        var journey = Journey(notes: sources.notes + destinations.notes)
        for from in sources.endpoints {
            for to in destinations.endpoints where isAsked(from, to, destinations) {
                let isPublic = sources.isPublic || destinations.isPublic
                journey.branches += branches(from, answeredBy: to, isPublic: isPublic, &journey.notes)
            }
        }
        guard !journey.branches.isEmpty else { throw noPackets }
        return journey
    }

    /// Whether a question has packets from one class to another.
    func isAsked(_ from: Endpoint, _ to: Endpoint, _ destinations: MemberSelection.Selected) -> Bool {
        isSameFamily(from, to) && (destinations.isPublic || isOtherThan(from, to))
    }

    /// The branches between two classes, through what answers in the destination's stead where that is known.
    func branches(
        _ from: Endpoint, answeredBy to: Endpoint, isPublic: Bool, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        answered(branches(from, to, isPublic: isPublic, &notes), at: to, &notes)
    }

    /// The selection of destinations, which tells pods apart by their nodes where nodes send.
    func selection(for sources: [Endpoint]) -> MemberSelection {
        var population = population
        population.separatesNodesOfPods = sources.contains { $0.node != nil || $0.host != nil }
        return MemberSelection(inventory: inventory, population: population)
    }

    func hasPods(_ endpoints: [Endpoint]) -> Bool { endpoints.contains { $0.pod != nil } }

    /// Pods of one node reach each other past the VPC's filters: where few classes come of it, nodes are told apart. Where
    /// many would, all are taken to go through the VPC, which refuses more.
    private func byNode(
        _ sources: MemberSelection.Selected, _ destinations: MemberSelection.Selected
    ) throws(SelectionError) -> (MemberSelection.Selected, MemberSelection.Selected) {
        var population = population
        population.separatesNodesOfPods = true
        let selection = MemberSelection(inventory: inventory, population: population)
        let apart = (
            try selection.select(question.from, .source), try selection.select(question.to, .destination)
        )
        guard apart.0.endpoints.count * apart.1.endpoints.count <= Self.mostPairsByNode else {
            return (sources, destinations)
        }
        return apart
    }

    static let mostPairsByNode = 400

    /// Why a question is about no packets at all.
    var noPackets: SelectionError {
        if case .named(let name) = question.ports { return .portNotDeclared(question.to.text, port: name) }
        return .empty(
            question.to.text, reason: "no packet of this question goes from `\(question.from.text)` to it")
    }

    /// What stays within one interface never enters the network.
    func isOtherThan(_ from: Endpoint, _ to: Endpoint) -> Bool {
        guard isSameFamily(from, to) else { return false }
        return from.addresses != to.addresses || from.addresses.singleAddress == nil || from.place != to.place
            || from.pod != to.pod
    }

    /// IPv4 and IPv6 do not meet.
    func isSameFamily(_ from: Endpoint, _ to: Endpoint) -> Bool {
        from.addresses.ipv4.isEmpty == to.addresses.ipv4.isEmpty
    }

    func branches(
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
        if case .unresolved(let gap) = to.place, to.addresses == .allIPv4 {
            // Without an address there is no way to walk.
            var flight = Flight(packets: packets, station: .sender, zone: .empty)
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [
                Branch(passages: [Passage(from: from, to: to, forward: flight.trail(delivered: false), reply: nil)])
            ]
        }
        let arrived = tracer.passages(from: from, to: to, packets: packets, isPublic: isPublic).map { passage in
            Branch(passages: [passage], weight: max(1, to.members) * (from.loadBalancer == nil ? 1 : from.members))
        }
        return arrived.flatMap { behindNodePorts($0, from, to) }
    }

    /// A node's port that is a service's, or in the range of such ports, goes on to the pods behind it.
    private func behindNodePorts(_ branch: Branch, _ from: Endpoint, _ to: Endpoint) -> [Branch] {
        guard let node = to.node, case .resource(.node, _, _) = question.to.form,
            case .numbers(let ports) = question.ports
        else { return [branch] }
        let walk = NodePortWalk(inventory: inventory, tracer: tracer, population: population)
        let cluster = inventory.nodes[node].cluster
        let allocated = inventory.services.filter { $0.cluster == cluster }.flatMap(\.record.ports)
            .compactMap { $0.nodePort.flatMap { UInt16(exactly: $0) } }.filter { ports.contains($0) }
        guard let port = ports.first, ports.count == FlowCount(1) else {
            let isOpen = !allocated.isEmpty || ports.overlaps(PortSet(30000...32767))
            guard isOpen, let last = branch.passages.last else { return [branch] }
            return [Branch(passages: [last.adding(.undetermined(.notEvaluated(.node(node), .nodePort)), to.ref)])]
        }
        guard (30000...32767).contains(port) || !allocated.isEmpty else { return [branch] }
        return walk.continuing(
            branch, at: node, from: from, to: to, port: port,
            protocols: branch.passages.last?.packets.protocols ?? ProtocolSet(.tcp), wanted: nil,
            allocatedBy: .node(node))
    }

    // MARK: Packets

    func packets(
        _ from: Endpoint, _ to: Endpoint, isPublic: Bool, _ notes: inout [Journey.Note]
    ) -> PacketSet {
        let destinations = isPublic && !to.publicAddresses.isEmpty ? to.publicAddresses : to.addresses
        return packets(
            sources: from.addresses, destinations: destinations, ephemeral: from.ephemeralPorts,
            ports: ports(of: to, &notes))
    }

    func packets(
        sources: AddressSet, destinations: AddressSet, ephemeral: PortSet, ports: PortSet
    ) -> PacketSet {
        guard let ipProtocol = question.ipProtocol else {
            // Clients pick their ports from a range, whatever else goes between the two.
            let ported = ProtocolSet([.tcp, .udp])
            return space.set(
                source: sources, destination: destinations, protocols: ported,
                sourcePorts: ephemeral.excluding(servicePorts: ports), destinationPorts: ports
            ).union(space.set(source: sources, destination: destinations, protocols: ported.complement))
        }
        let isIPv6 = sources.ipv4.isEmpty
        if ipProtocol.isICMP {
            // ICMP is asked for by one name in both families.
            let own: IPProtocol = isIPv6 ? .icmpv6 : .icmp
            let type = question.icmpType.map(UInt16.init) ?? (isIPv6 ? 128 : 8)
            return space.set(
                source: sources, destination: destinations, protocols: ProtocolSet(own), sourcePorts: PortSet(type),
                destinationPorts: icmpCodes)
        }
        guard ipProtocol.hasPorts else {
            return space.set(source: sources, destination: destinations, protocols: ProtocolSet(ipProtocol))
        }
        return space.set(
            source: sources, destination: destinations, protocols: ProtocolSet(ipProtocol),
            sourcePorts: ephemeral.excluding(servicePorts: ports), destinationPorts: ports)
    }

    func ports(of to: Endpoint, _ notes: inout [Journey.Note]) -> PortSet {
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

    private var icmpCodes: PortSet {
        if let code = question.icmpCode { return PortSet(UInt16(code)) }
        // Echo has one code; another type is asked about with all of its codes.
        return question.icmpType == nil ? PortSet(0) : PortSet(0...255)
    }

    func declaredPorts(_ pod: Handle<Pod>, _ isWanted: (PodRecord.Port) -> Bool) -> PortSet {
        PortSet(
            inventory.pods[pod].record.ports.filter { port in
                let text = inventory.names[port.ipProtocol]
                let own = IPProtocol(text.isEmpty ? "tcp" : text)
                return isWanted(port) && (question.ipProtocol == nil || own == question.ipProtocol)
            }.compactMap { UInt16(exactly: $0.number) }.map { $0...$0 })
    }
}
