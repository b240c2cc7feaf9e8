/// What answers for a destination that hands connections on: the targets of a network load balancer, and the load
/// balancers behind an interface endpoint.
extension QuestionWalk {
    /// The branches that arrived at a destination, with what lies behind it where that decides whether it answers.
    func answered(_ branches: [Branch], at to: Endpoint, _ notes: inout [Journey.Note]) -> [Branch] {
        if let interface = to.interface, let service = service(behind: interface) {
            return branches.flatMap { throughPrivateLink($0, interface, service, &notes) }
        }
        guard let balancer = to.loadBalancer, inventory.loadBalancers[balancer].type == .network else {
            return branches
        }
        return branches.flatMap { connected($0, balancer, &notes) }
    }

    /// A network load balancer hands connections on before they are established. Where no target of a listener is healthy
    /// and the group's attributes do not say what then, by default all of them get connections, and it answers if one does:
    /// where none can, the question ends at what stops them.
    private func connected(
        _ branch: Branch, _ balancer: Handle<LoadBalancer>, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        guard let last = branch.passages.last, last.forward.isDelivered, isDoubtful(balancer, last.packets) else {
            return [branch]
        }
        var behind: [Journey.Note] = []
        let walk = TargetWalk(
            inventory: inventory, tracer: tracer, population: population, wanted: .anything, request: nil)
        let continued = walk.continuing(branch, at: balancer, &behind)
        let passing = continued.contains { branch in
            branch.passages.count > 1 && branch.passages.dropFirst().allSatisfy { !$0.passing.isEmpty }
        }
        notes += behind.filter { !notes.contains($0) }
        guard !continued.isEmpty, !passing else {
            var answered = branch
            answered.passages[branch.passages.count - 1] = last.adding(
                .allowed(nil), .loadBalancer(balancer), assuming: [.attributesDefault(.loadBalancer(balancer))])
            return [answered]
        }
        return continued
    }

    /// Whether a listener that takes the packets forwards to a group without a healthy target, and without attributes.
    private func isDoubtful(_ balancer: Handle<LoadBalancer>, _ packets: PacketSet) -> Bool {
        let taken = inventory.loadBalancers[balancer].listeners.filter { listener in
            inventory.listeners[listener].accepted(inventory.names).map { !$0.restrict(packets).isEmpty } ?? false
        }
        return taken.flatMap { inventory.listeners[$0].record.defaultActions }.flatMap(\.forwards).contains { forward in
            guard let handle = inventory.targetGroupByARN[forward.targetGroup] else { return false }
            let group = inventory.targetGroups[handle]
            guard group.attributes == nil, let targets = group.targets else { return false }
            return targets.allSatisfy { inventory.names.hasPrefix($0.state, "unhealthy") }
        }
    }

    // MARK: PrivateLink

    /// The service behind an interface endpoint, where the snapshot has it.
    private func service(behind interface: Handle<NetworkInterface>) -> EndpointServiceRecord? {
        inventory.endpointByInterface[inventory.interfaces[interface].id]
            .flatMap { inventory.endpointServices[inventory.endpoints[$0].record.service] }
    }

    /// An endpoint's interface speaks to the node in its own zone, of whichever load balancer it was given.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
    private func throughPrivateLink(
        _ branch: Branch, _ interface: Handle<NetworkInterface>, _ service: EndpointServiceRecord,
        _ notes: inout [Journey.Note]
    ) -> [Branch] {
        guard let last = branch.passages.last, last.forward.isDelivered else { return [branch] }
        let walk = TargetWalk(
            inventory: inventory, tracer: tracer, population: population, wanted: .anything, request: nil)
        // A service that names no load balancer has one that is not listed.
        let arns = service.networkLoadBalancers.isEmpty ? [service.name] : service.networkLoadBalancers
        return arns.flatMap { arn -> [Branch] in
            guard let balancer = inventory.loadBalancerByARN[arn] else {
                let gap = Gap.dangling(.loadBalancers, id: arn, referredToBy: last.to.ref)
                return [
                    branch.adding(walk.deadEnd(last.packets, last.to, last.to.ref, .listened, .undetermined(gap)))
                ]
            }
            let nodes = nodes(of: balancer, near: interface, for: last.from)
            if nodes.isEmpty { return [branch.adding(unseenNode(of: balancer, last, walk))] }
            return nodes.flatMap {
                walk.continuing(branch.adding(privateLinkPassage(last, $0, balancer)), at: balancer, &notes)
            }
        }
    }

    /// The nodes of a load balancer in the zone of an interface.
    private func nodes(
        of balancer: Handle<LoadBalancer>, near interface: Handle<NetworkInterface>, for client: Endpoint
    ) -> [Endpoint] {
        let zone = zone(of: interface)
        let course = Course(inventory: inventory, from: client, to: client, isReply: false, request: nil)
        let isFar =
            inventory.endpointByInterface[inventory.interfaces[interface].id].map(course.isOfOtherRegion) ?? false
        let near = inventory.loadBalancers[balancer].nodes.filter { isFar || self.zone(of: $0) == zone }
        let endpoints = population.grouped(near.flatMap { population.members(of: $0) })
        return endpoints.filter { isSameFamily($0, client) }
    }

    private func zone(of interface: Handle<NetworkInterface>) -> Symbol? {
        inventory.subnetByID[inventory.interfaces[interface].subnet].map { inventory.subnets[$0].zone }
    }

    private func unseenNode(of balancer: Handle<LoadBalancer>, _ last: Passage, _ walk: TargetWalk) -> Passage {
        let value = inventory.loadBalancers[balancer]
        return walk.deadEnd(
            last.packets, last.to, .loadBalancer(balancer), .listened,
            .undetermined(
                .notCollected(
                    .networkInterfaces, of: value.record.arn, account: value.account, region: value.region)))
    }

    /// From the endpoint into the load balancer: its groups see the client's own address, unless they are told not to
    /// look at what comes by PrivateLink.
    private func privateLinkPassage(_ last: Passage, _ node: Endpoint, _ balancer: Handle<LoadBalancer>) -> Passage {
        var flight = Flight(
            packets: last.forward.arriving.replacingDestinations(with: node.addresses), station: .sender, zone: .empty)
        var client = last.from
        client.groups = []
        let course = Course(inventory: inventory, from: client, to: node, isReply: false, request: nil)
        if !inventory.names.equals(inventory.loadBalancers[balancer].record.enforcesOnPrivateLink, "off") {
            course.judgeSecurityGroupsOfReceiver(&flight)
        }
        course.judgeListeners(&flight)
        flight.pass(node.ref, .delivered)
        var passage = Passage(from: last.from, to: node, forward: flight.trail(delivered: true), reply: nil)
        passage.isPrivateLink = true
        return passage
    }
}

extension Branch {
    /// The branch with one more leg.
    fileprivate func adding(_ passage: Passage) -> Branch {
        var branch = self
        branch.passages.append(passage)
        return branch
    }
}
