/// Journeys that enter through a load balancer: `--via` and URLs.
extension QuestionWalk {
    func journeyThrough(_ via: [Selector]) throws(SelectionError) -> Journey {
        var balancers: [Handle<LoadBalancer>] = []
        var entries: [Handle<LoadBalancer>] = []
        for selector in via {
            guard case .resource(.lb, _, let name) = selector.form else {
                throw .malformed(selector.text, reason: "--via takes a load balancer, as in `lb/NAME`")
            }
            let found = try selection.loadBalancers(name, selector)
            if entries.isEmpty {
                entries = found
            } else if found.count > 1 {
                // Each of several would be passed or not: which is meant is for the question to say.
                throw .ambiguous(
                    selector.text,
                    matches: found.map { "lb/" + inventory.names[inventory.loadBalancers[$0].record.name] })
            } else {
                balancers += found
            }
        }
        guard !entries.isEmpty else { throw .empty(question.to.text, reason: "no load balancer is named") }
        var wanted = try wantedDestination()
        for balancer in balancers.reversed() { wanted = .through(balancer, wanted) }
        var request: TargetWalk.WebRequest?
        if case .url(let url) = question.to.form { request = .init(host: url.host, path: url.path, query: url.query) }
        return try journey(into: entries, wanted, request: request)
    }

    func wantedDestination() throws(SelectionError) -> TargetWalk.Wanted {
        switch question.to.form {
        case .resource(.service, let namespace?, let name):
            let services = try selection.services(namespace, name, question.to)
            guard let service = services.first else { return .anything }
            return .service(service, pods: Set(services.flatMap { pods(of: $0) }))
        case .url: return .anything
        default:
            let destinations = try selection.select(question.to, .destination)
            var addresses = AddressSet()
            for endpoint in destinations.endpoints { addresses.formUnion(endpoint.addresses) }
            return .endpoints(addresses)
        }
    }

    func journey(
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
        guard !journey.branches.isEmpty else { throw noPackets }
        return journey
    }

    func journey(to url: Selector.WebAddress) throws(SelectionError) -> Journey {
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
            into: chosen, .anything, request: .init(host: url.host, path: url.path, query: url.query))
    }

    func hosts() -> [String] {
        inventory.listeners.flatMap(\.rules).flatMap(\.conditions)
            .filter { inventory.names.equals($0.field, "host-header") }.flatMap(\.values).map { inventory.names[$0] }
    }

    /// Whether a rule of the load balancer's listener names the host.
    func names(_ host: String, _ balancer: Handle<LoadBalancer>, port: Int) -> Bool {
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
}
