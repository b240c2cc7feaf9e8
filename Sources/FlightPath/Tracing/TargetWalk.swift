/// Journeys through load balancers: listener, rule, target group, targets, and on through theirs.
struct TargetWalk {
    let inventory: Inventory
    let tracer: Tracer
    let population: Population
    /// What the journey is to reach; targets that are something else are no branches.
    let wanted: Wanted
    /// Host and path of a URL; nil asks about every rule.
    var request: WebRequest?

    /// What counts as having arrived.
    enum Wanted {
        case anything
        case service(Handle<Service>, pods: Set<Handle<Pod>>)
        case endpoints(AddressSet)
        /// A load balancer that must be passed next, then what is wanted behind it.
        indirect case through(Handle<LoadBalancer>, Wanted)
    }

    /// Who speaks to a load balancer's node, as the node sees it.
    struct Client {
        let addresses: AddressSet
        let ports: PortSet
        /// Whether it comes through PrivateLink, which hides it.
        let isPrivateLink: Bool

        init(_ passage: Passage) {
            let arriving = passage.forward.isDelivered ? passage.forward.arriving : passage.packets
            addresses = arriving.sources
            let translated = passage.forward.translations.contains { $0.ports != nil }
            ports = translated ? .ephemeralAny : passage.from.ephemeralPorts
            isPrivateLink = passage.isPrivateLink
        }
    }

    /// Continues the branches that arrived at a load balancer's nodes.
    func continuing(_ branch: Branch, at balancer: Handle<LoadBalancer>, _ notes: inout [Journey.Note]) -> [Branch] {
        continuing(branch, at: balancer, wanted: wanted, passed: [], &notes)
    }

    func continuing(
        _ branch: Branch, at balancer: Handle<LoadBalancer>, wanted: Wanted, passed: Set<Handle<Listener>>,
        _ notes: inout [Journey.Note]
    ) -> [Branch] {
        guard let last = branch.passages.last else { return [branch] }
        let node = last.to
        let client = Client(last)
        let taken = listeners(of: balancer, last.packets)
        guard !taken.isEmpty else { return [branch] }
        return taken.flatMap { listener, packets in
            continuing(branch, from: node, client, packets, at: listener, of: balancer, wanted, passed, &notes)
        }
    }

    /// Continues a branch with the packets that one listener takes.
    private func continuing(
        _ branch: Branch, from node: Endpoint, _ client: Client, _ packets: PacketSet, at listener: Handle<Listener>,
        of balancer: Handle<LoadBalancer>, _ wanted: Wanted, _ passed: Set<Handle<Listener>>,
        _ notes: inout [Journey.Note]
    ) -> [Branch] {
        var passed = passed
        guard passed.insert(listener).inserted else {
            let ref = ResourceRef.loadBalancer(balancer)
            let loop = deadEnd(packets, node, ref, .listened, .denied(.loop(ref)))
            return [Branch(passages: branch.passages + [loop], weight: branch.weight)]
        }
        var branches: [Branch] = []
        var dead: [Passage] = []
        for routed in choices(listener, balancer, packets, client, &notes) {
            let packets = routed.packets
            switch routed.choice {
            case .forward(let group, let assumptions):
                var walk = self
                walk.request = request?.rewritten(routed.transforms, inventory.names)
                let found = walk.targets(of: group, balancer, node, client, packets, wanted, passed, &notes)
                switch found {
                case .branches(let next):
                    branches += next.map { branch.followed(by: $0.assuming(assumptions, .loadBalancer(balancer))) }
                case .dead(let passage): dead.append(passage)
                case .elsewhere: continue
                }
            case .ends(let ref, let action):
                dead.append(
                    deadEnd(
                        packets, node, .loadBalancer(balancer), .listened,
                        .denied(.ruleDoesNotForward(balancer, ref, action: action))))
            case .undetermined(let gap):
                dead.append(deadEnd(packets, node, .loadBalancer(balancer), .listened, .undetermined(gap)))
            }
        }
        if branches.isEmpty, dead.isEmpty {
            dead.append(nothingWanted(packets, node, balancer, listener, wanted))
        }
        return branches + dead.map { Branch(passages: branch.passages + [$0], weight: branch.weight) }
    }

    // MARK: Targets

    enum Found {
        case branches([Branch])
        case dead(Passage)
        /// Nothing in the group is wanted.
        case elsewhere
    }

    func targets(
        of group: Handle<TargetGroup>, _ balancer: Handle<LoadBalancer>, _ node: Endpoint, _ client: Client,
        _ packets: PacketSet, _ wanted: Wanted, _ passed: Set<Handle<Listener>>, _ notes: inout [Journey.Note]
    ) -> Found {
        let value = inventory.targetGroups[group]
        let component = inventory.ref(of: group)
        guard let targets = value.targets, value.isComplete else {
            return .dead(
                deadEnd(
                    packets, node, component, .targets,
                    .undetermined(.dangling(.targetHealth, id: value.record.arn, referredToBy: component))))
        }
        if targets.isEmpty { return .dead(empty(group, wanted, packets, node)) }
        switch inventory.names[value.record.targetType] {
        case "ip", "instance", "alb", "": break
        case "lambda": return toFunction(group, balancer, node, packets, wanted, &notes)
        default:
            return .dead(
                deadEnd(packets, node, component, .targets, .undetermined(.notEvaluated(component, .targetType))))
        }
        let failsOpen = value.classic == nil && failsOpen(targets, of: group)
        let hasHealthy = failsOpen || targets.indices.contains { isUsable(targets[$0], group, $0) }
        if failsOpen { notes.append(.failsOpen(group)) }
        var branches: [Branch] = []
        var inZone = 0
        let zoneName = zoneName(of: node, balancer)
        let crossZone = course(node).crossZone(balancer, group)
        // What crosses zones the group's attributes say first, then the load balancer's.
        var defaults: [Assumption] =
            value.attributes == nil && value.classic == nil ? [.attributesDefault(component)] : []
        if crossZone == .assumedOff { defaults.append(.attributesDefault(.loadBalancer(balancer))) }
        if !value.isHealthKnown { defaults.append(.instancesInService(.loadBalancer(balancer))) }
        if crossZone != .on, let gap = zoneGap(of: node, zoneName) {
            return .dead(deadEnd(packets, node, .loadBalancer(balancer), .targets, .undetermined(gap)))
        }
        var withoutPods: (Handle<Service>, Handle<Node>)?
        for index in targets.indices {
            if crossZone != .on, !isInZone(targets[index], of: group, zoneName, node) { continue }
            if let left = leftOutByDesign(group, index) {
                withoutPods = withoutPods ?? left
                continue
            }
            inZone += 1
            if let dead = zoneNotEnabled(group, index, balancer, node, packets, wanted) {
                branches.append(dead)
                continue
            }
            let isLeftOut = failsOpen ? !isUnhealthy(targets[index]) : !isUsable(targets[index], group, index)
            branches += branch(
                group, index, balancer, node, client, packets, wanted, passed,
                leftOut: isLeftOut ? (hasHealthy ? .targetUnhealthy(group, index) : .noHealthyTarget(group)) : nil,
                &notes)
        }
        if inZone == 0, let (service, host) = withoutPods {
            return .dead(
                deadEnd(
                    packets, node, .service(service), .targets, .denied(.localPolicyWithoutEndpoint(service, host))))
        }
        if inZone == 0 {
            let zone = node.subnet.map { inventory.subnets[$0].record.zoneName } ?? .empty
            return .dead(
                deadEnd(
                    packets, node, .loadBalancer(balancer), .targets,
                    .denied(
                        value.classic == nil
                            ? .noTargetsInZone(balancer, zone: zone) : .notCrossZone(balancer, zone: zone))
                ).assuming(defaults, .loadBalancer(balancer)))
        }
        branches = branches.map { $0.assuming(defaults, .loadBalancer(balancer)) }
        return branches.isEmpty ? .elsewhere : .branches(branches)
    }

    func branch(
        _ group: Handle<TargetGroup>, _ index: Int, _ balancer: Handle<LoadBalancer>, _ node: Endpoint,
        _ client: Client, _ packets: PacketSet, _ wanted: Wanted, _ passed: Set<Handle<Listener>>, leftOut: Denial?,
        _ notes: inout [Journey.Note]
    ) -> [Branch] {
        let value = inventory.targetGroups[group]
        guard let target = value.targets?[index] else { return [] }
        let isInstance = inventory.names.equals(value.record.targetType, "instance")
        let destinations: [Endpoint]
        switch self.destinations(of: target, group, index, balancer, node, client) {
        case .found(let endpoints): destinations = endpoints
        case .dead(let denial, let component):
            guard isWantedTarget(target, wanted) else { return [] }
            return [Branch(passages: [deadEnd(packets, node, component, .targets, denial)])]
        }
        if leftOut == nil, let first = destinations.first, isOfAnotherWorkload(first, group, wanted) {
            let component = inventory.ref(of: group)
            return [
                Branch(passages: [deadEnd(packets, node, component, .targets, .denied(.targetStale(group, index)))])
            ]
        }
        let port = (target.port ?? value.record.port).flatMap { UInt16(exactly: $0) }
        return destinations.filter { isWanted($0, wanted, isInstance, port: port) }.flatMap {
            branches(
                to: $0, at: port, of: group, index, balancer, node, client, packets, wanted, passed, leftOut: leftOut,
                &notes)
        }
    }

    /// The branches to one place that a target stands for.
    private func branches(
        to destination: Endpoint, at port: UInt16?, of group: Handle<TargetGroup>, _ index: Int,
        _ balancer: Handle<LoadBalancer>, _ node: Endpoint, _ client: Client, _ packets: PacketSet, _ wanted: Wanted,
        _ passed: Set<Handle<Listener>>, leftOut: Denial?, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        let value = inventory.targetGroups[group]
        guard let target = value.targets?[index] else { return [] }
        let component = inventory.ref(of: group)
        let isInstance = inventory.names.equals(value.record.targetType, "instance")
        let ports = port.map { PortSet($0) } ?? .all
        let sender = preserving(node, client, group, isInstance, balancer, to: destination)
        let leg = packets.space.set(
            source: sender.addresses, destination: destination.addresses,
            protocols: transportProtocols(value, packets),
            sourcePorts: sender.ephemeralPorts.excluding(servicePorts: ports), destinationPorts: ports)
        guard !leg.isEmpty else { return [] }
        var passages = tracer.passages(from: sender, to: destination, packets: leg, isPublic: false)
        if sender.preservingGroup != nil { passages = passages.map { judgingPreservation($0, group, destination) } }
        // Whether clients are preserved is the group's to say, and where it says nothing the default decides, either way.
        if inventory.loadBalancers[balancer].type == .network, value.attributes == nil {
            passages = passages.map { $0.adding(.allowed(nil), component, assuming: [.attributesDefault(component)]) }
        }
        var branches = passages.map { Branch(passages: [$0], weight: max(1, destination.members)) }
        if let port, let node = nodeBehind(destination, isInstance, port, wanted) {
            branches = branches.flatMap {
                nodePorts.continuing(
                    $0, at: node, from: sender, to: destination, port: port, protocols: leg.protocols,
                    wanted: wantedPods(wanted), allocatedBy: component)
            }
        }
        if let next = destination.loadBalancer {
            branches = branches.flatMap {
                continuing($0, at: next, wanted: beyond(next, wanted), passed: passed, &notes)
            }
        }
        let registration = Registration(
            group: group, target: target, isInstance: isInstance, destination: destination, port: port, traffic: leg,
            isFromNode: sender.preservingGroup == nil)
        let check = healthCheck(of: registration, by: node)
        if let check { branches = branches.map { $0.checked(by: check) } }
        // Health is a symptom: where a block on the way explains it, the block is the blocker.
        let isExplained = branches.contains { branch in branch.passages.contains { !$0.denied.isEmpty } }
        if failsChecks(target) {
            // Checks that go the way of traffic have no leg of their own.
            let isCheckRefused = check.map { $0.refusal != nil } ?? isExplained
            let own = RegisteredTarget(group: group, index: index)
            if isCheckRefused { branches = branches.map { $0.explaining(own) } }
            if inventory.outdatedHealth.contains(own), !isExplained {
                return recovering(branches, own, target, check, component)
            }
        } else if isNew(target, group, index), !isExplained {
            return recovering(branches, .init(group: group, index: index), target, check, component)
        }
        guard let leftOut, !isExplained else {
            if let check, let refusal = check.refusal {
                let note = Journey.Note.healthChecksRefused(
                    group, port: check.port, by: refusal.component(inventory))
                if !notes.contains(note) { notes.append(note) }
            }
            return branches
        }
        let denial: Denial =
            if let check, let refusal = check.refusal, failsChecks(target) {
                .healthCheckBlocked(group, index, port: check.port, by: refusal)
            } else {
                leftOut
            }
        return branches.map { branch in
            var branch = branch
            if let first = branch.passages.first { branch.passages[0] = first.adding(.denied(denial), component) }
            return branch
        }
    }

    func beyond(_ balancer: Handle<LoadBalancer>, _ wanted: Wanted) -> Wanted {
        if case .through(balancer, let rest) = wanted { return rest }
        return wanted
    }

    func transportProtocols(_ group: TargetGroup, _ packets: PacketSet) -> ProtocolSet {
        switch inventory.names[group.record.ipProtocol] {
        case "UDP", "QUIC": ProtocolSet(.udp)
        case "TCP_UDP", "TCP_QUIC": packets.protocols
        default: ProtocolSet(.tcp)
        }
    }
}
