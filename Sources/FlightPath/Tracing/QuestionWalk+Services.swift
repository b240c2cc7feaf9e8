/// Services: through what exposes them, or by their ClusterIP from inside the cluster.
extension Inventory {
    /// Why the pods of a service may be others than those in the snapshot.
    func podsGap(of service: Handle<Service>) -> Gap? {
        handmadeGap(of: service) ?? podsGap(in: services[service].cluster)
    }

    /// Why the endpoints of a service are no pods that it selects: it has no selector, or stands for a name elsewhere.
    ///
    /// Source: https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
    func handmadeGap(of service: Handle<Service>) -> Gap? {
        let record = services[service].record
        if names.equals(record.type, "ExternalName") { return .notEvaluated(.service(service), .externalName) }
        guard record.selector?.isEmpty ?? true else { return nil }
        return .notEvaluated(.service(service), .endpointsByHand)
    }

    /// Why a cluster may have other pods than those in the snapshot.
    func podsGap(in cluster: Handle<Cluster>) -> Gap? {
        let cluster = clusters[cluster]
        switch coverage.state(.pods, cluster: cluster.directory) {
        case .complete: return nil
        case .absent: return .notCollected(.pods, of: cluster.name, account: .empty, region: .empty)
        case .incomplete: return .incomplete(.pods, of: cluster.name, account: .empty, region: .empty)
        }
    }
}

extension QuestionWalk {
    func pods(of service: Handle<Service>) -> [Handle<Pod>] { inventory.pods(of: service) }

    /// Everything that leads to a service from outside its cluster: bindings of target groups, and its own load balancer.
    func exposures(of service: Handle<Service>) -> [Handle<LoadBalancer>] {
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

    /// Why a load balancer that the service's status names was not found: it may be a classic one that was not listed.
    private func unlistedGap(of service: Handle<Service>) -> Gap? {
        let known = Set(inventory.loadBalancers.map(\.record.dnsName))
        guard let host = inventory.services[service].record.loadBalancerHosts.first(where: { !known.contains($0) })
        else {
            return nil
        }
        let vpc = inventory.clusters[inventory.services[service].cluster].vpc.map { inventory.vpcs[$0] }
        let kinds: [RecordKind] = [.classicLoadBalancers, .loadBalancers]
        let unlisted = kinds.first {
            inventory.coverage.state($0, account: vpc?.owner ?? .empty, region: vpc?.region ?? .empty) != .complete
        }
        return unlisted.map { .dangling($0, id: host, referredToBy: .service(service)) }
    }

    func journey(toService namespace: String, _ name: String) throws(SelectionError) -> Journey {
        let services = try selection.services(namespace, name, question.to)
        var journey = Journey()
        for service in services {
            let cluster = inventory.services[service].cluster
            var population = population
            population.separatesNodesOfPods = isNodeLocal(service)
            let selection = MemberSelection(inventory: inventory, population: population)
            let sources = try selection.select(question.from, .source)
            let inside = sources.endpoints.filter { isInside($0, cluster) }
            journey.notes += sources.notes
            for from in inside { journey.branches += clusterIPBranches(from, service, &journey.notes) }
            guard inside.count < sources.endpoints.count else { continue }
            let balancers = exposures(of: service)
            if !balancers.isEmpty, let gap = unlistedGap(of: service) {
                journey.branches += sources.endpoints.filter { !isInside($0, cluster) }.map {
                    deadEnd($0, service, .undetermined(gap))
                }
            }
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
        guard !journey.branches.isEmpty else { throw noServicePort }
        return journey
    }

    /// Why a question about a service is about no packets.
    var noServicePort: SelectionError {
        if case .named = question.ports { return noPackets }
        return .empty(
            question.to.text, reason: "none of its ports is asked about and has a target port in its pods")
    }

    /// Why what exposes a service may not have been found.
    func exposureGap(of service: Handle<Service>) -> Gap? {
        let cluster = inventory.clusters[inventory.services[service].cluster]
        func gap(_ kind: RecordKind, _ state: Coverage.State, of owner: Symbol, mayBeAbsent: Bool = false) -> Gap? {
            switch state {
            case .complete: nil
            case .absent: mayBeAbsent ? nil : .notCollected(kind, of: owner, account: .empty, region: .empty)
            case .incomplete: .incomplete(kind, of: owner, account: .empty, region: .empty)
            }
        }
        func ofAccounts(_ kind: RecordKind, mayBeAbsent: Bool = false) -> Gap? {
            let state = inventory.coverage.state(kind, account: .empty, region: .empty)
            return gap(kind, state, of: .empty, mayBeAbsent: mayBeAbsent)
        }
        let bindings = inventory.coverage.state(.targetGroupBindings, cluster: cluster.directory)
        return gap(.targetGroupBindings, bindings, of: cluster.name) ?? vpcGap(.loadBalancers, of: cluster)
            ?? ofAccounts(.loadBalancers) ?? ofAccounts(.listeners, mayBeAbsent: inventory.loadBalancers.isEmpty)
            ?? ofAccounts(.listenerRules, mayBeAbsent: true)
    }

    /// A list that the account and region of the cluster's VPC should have.
    private func vpcGap(_ kind: RecordKind, of cluster: Cluster) -> Gap? {
        guard let vpc = cluster.vpc.map({ inventory.vpcs[$0] }) else { return nil }
        switch inventory.coverage.state(kind, account: vpc.owner, region: vpc.region) {
        case .complete: return nil
        case .absent: return .notCollected(kind, of: vpc.id, account: vpc.owner, region: vpc.region)
        case .incomplete: return .incomplete(kind, of: vpc.id, account: vpc.owner, region: vpc.region)
        }
    }

    func isInside(_ endpoint: Endpoint, _ cluster: Handle<Cluster>) -> Bool {
        if let pod = endpoint.pod { return inventory.pods[pod].cluster == cluster }
        if let node = endpoint.node { return inventory.nodes[node].cluster == cluster }
        return false
    }

    func unexposed(_ from: Endpoint, _ service: Handle<Service>) -> Branch {
        let gap = unlistedGap(of: service) ?? exposureGap(of: service)
        return deadEnd(from, service, gap.map { .undetermined($0) } ?? .denied(.serviceNotExposed(service)))
    }

    /// A branch that ends at the service itself.
    func deadEnd(_ from: Endpoint, _ service: Handle<Service>, _ judgement: Judgement) -> Branch {
        let to = Endpoint(
            place: .unresolved(.notEvaluated(.service(service), .unknownRouteTarget)), addresses: .allIPv4,
            ref: .service(service))
        let packets = packets(
            sources: from.addresses, destinations: .allIPv4, ephemeral: from.ephemeralPorts, ports: .all)
        var flight = Flight(packets: packets, station: .sender, zone: .empty)
        flight.stop(.service(service), .targets, judgement)
        return Branch(passages: [
            Passage(from: from, to: to, forward: flight.trail(delivered: false), reply: nil)
        ])
    }
}
