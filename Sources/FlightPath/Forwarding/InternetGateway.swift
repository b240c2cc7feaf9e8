/// An internet gateway, both ways: one public address for one private address, and nothing else.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
extension Course {
    func leaveByInternetGateway(
        _ start: Flight, _ gateway: Handle<InternetGateway>, _ subnet: Handle<Subnet>
    ) -> [Step] {
        var flight = start
        let component = ResourceRef.internetGateway(gateway)
        guard let vpc = inventory.subnets[subnet].vpc else { return [.ended(flight)] }
        judgeAttachment(&flight, gateway, vpc)
        judgeBlockPublicAccess(&flight, subnet, vpc)
        let rule = flight.hops.last { $0.action == .routed }?.rule
        let privateDestinations = flight.packets.restricted(destination: Self.privateAddresses)
        let sharedDestinations = flight.packets.restricted(destination: Self.sharedAddresses)
        if !privateDestinations.isEmpty || !sharedDestinations.isEmpty {
            flight.record(
                component, .routed,
                [
                    Part(
                        packets: privateDestinations,
                        judgement: .denied(.internetGatewayDestination(gateway, rule, isShared: false))),
                    Part(
                        packets: sharedDestinations,
                        judgement: .denied(.internetGatewayDestination(gateway, rule, isShared: true))),
                ])
            return resume(flight, from: vpc)
        }
        let hasIPv4 = !flight.packets.sources.ipv4.isEmpty
        guard !from.publicAddresses.isEmpty else {
            flight.stop(
                component, .translatedSource,
                from.gap.map { .undetermined($0) } ?? .denied(.noPublicAddressEgress(gateway, from.ref)))
            return [.ended(flight)]
        }
        if hasIPv4 {
            flight.pass(component, .translatedSource)
            if flight.originalSources == nil { flight.originalSources = flight.packets.sources }
            flight.packets = flight.packets.replacingSources(with: from.publicAddresses)
        } else {
            flight.pass(component, .routed)
        }
        flight.identity = .lost(.hop(component))
        flight.station = .internet
        return [.next(flight)]
    }

    func crossInternet(_ start: Flight) -> [Step] {
        var flight = start
        switch to.place {
        case .internet:
            flight.pass(.internet, .delivered)
            return [.delivered(flight)]
        case .subnet(let subnet):
            return enterByInternetGateway(flight, subnet)
        case .unresolved(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        case .outside, .cluster:
            flight.stop(to.ref, .delivered, .denied(.noPublicAddressIngress(to.ref)))
            return [.ended(flight)]
        }
    }

    private func enterByInternetGateway(_ start: Flight, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        guard let vpc = inventory.subnets[subnet].vpc else {
            let gap = Gap.dangling(
                .vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet))
            flight.stop(.subnet(subnet), .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        for (isShared, set) in [(false, Self.privateAddresses), (true, Self.sharedAddresses)] {
            let refused = flight.packets.restricted(source: set)
            guard !refused.isEmpty else { continue }
            flight.record(
                .internet, .routed,
                [
                    Part(packets: refused, judgement: .denied(.internetGatewaySource(.vpc(vpc), isShared: isShared))),
                    Part(packets: flight.packets.subtracting(refused), judgement: .allowed(nil)),
                ])
        }
        let hasIPv4 = !flight.packets.destinations.ipv4.isEmpty
        if to.publicAddresses.isEmpty {
            if case .unknown(let gap) = to.owner {
                flight.stop(to.ref, .delivered, .undetermined(gap))
            } else {
                flight.stop(to.ref, .delivered, .denied(.noPublicAddressIngress(to.ref)))
            }
            return [.ended(flight)]
        }
        guard let gateway = inventory.vpcs[vpc].internetGateways.first else {
            let owner = inventory.vpcs[vpc].owner
            let region = inventory.vpcs[vpc].region
            let isKnown =
                inventory.coverage.state(.internetGateways, account: owner, region: region) == .complete
            flight.stop(
                .vpc(vpc), .routed,
                isKnown
                    ? .denied(.notAttached(.vpc(vpc), state: .empty))
                    : .undetermined(
                        .notCollected(
                            .internetGateways, of: inventory.vpcs[vpc].id, account: owner, region: region)))
            return [.ended(flight)]
        }
        judgeAttachment(&flight, gateway, vpc)
        judgeBlockPublicAccess(&flight, subnet, vpc)
        if hasIPv4 {
            flight.pass(.internetGateway(gateway), .translatedDestination)
            if flight.originalDestinations == nil { flight.originalDestinations = flight.packets.destinations }
            flight.packets = flight.packets.replacingDestinations(with: to.addresses)
        } else {
            flight.pass(.internetGateway(gateway), .routed)
        }
        if let table = edgeTable(gateway) {
            guard isLocal(table, flight.packets.destinations, vpc) else {
                flight.stop(
                    .routeTable(table), .routed, .undetermined(.notEvaluated(.routeTable(table), .edgeRouteTable)))
                return [.ended(flight)]
            }
        }
        flight.identity = .lost(.hop(.internetGateway(gateway)))
        flight.station = .arrival(.otherSubnet)
        return [.next(flight)]
    }

    /// A route table associated with the gateway itself steers what comes in by it.
    private func edgeTable(_ gateway: Handle<InternetGateway>) -> Handle<RouteTable>? {
        let id = inventory.internetGateways[gateway].record.id
        return inventory.routeTables.handles.first { inventory.routeTables[$0].edgeGateways.contains(id) }
    }

    private func isLocal(_ table: Handle<RouteTable>, _ destinations: AddressSet, _ vpc: Handle<VPC>) -> Bool {
        let lookup = RouteLookup(inventory: inventory, table: table, local: inventory.vpcs[vpc].addresses)
        return lookup.outcomes(destinations).allSatisfy { outcome in
            switch outcome.choice {
            case .none: true
            case .route(_, let route): inventory.names.equals(route.targetID, "local")
            case .undetermined: false
            }
        }
    }

    private func judgeAttachment(
        _ flight: inout Flight, _ gateway: Handle<InternetGateway>, _ vpc: Handle<VPC>
    ) {
        let attachment = inventory.internetGateways[gateway].record.attachments.first {
            $0.vpc == inventory.vpcs[vpc].id
        }
        let isAttached = attachment.map { ["available", "attached"].contains(inventory.names[$0.state]) } ?? false
        guard !isAttached else { return }
        flight.stop(
            .internetGateway(gateway), .state,
            .denied(.notAttached(.internetGateway(gateway), state: attachment?.state ?? .empty)))
    }

    /// VPC Block Public Access stops what an internet gateway carries; the subnet's state beats the VPC's.
    private func judgeBlockPublicAccess(
        _ flight: inout Flight, _ subnet: Handle<Subnet>, _ vpc: Handle<VPC>
    ) {
        let ofSubnet = inventory.subnets[subnet].record.blockPublicAccess
        let mode = ofSubnet == .empty ? inventory.vpcs[vpc].record.blockPublicAccess : ofSubnet
        if mode == .empty {
            return flight.pass(.vpc(vpc), .state, assuming: [.blockPublicAccessOff(.vpc(vpc))])
        }
        guard !inventory.names.equals(mode, "off") else { return }
        let component: ResourceRef = ofSubnet == .empty ? .vpc(vpc) : .subnet(subnet)
        flight.stop(component, .state, .denied(.blockPublicAccess(component, mode: mode)))
    }

    static var privateAddresses: AddressSet {
        AddressSet(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { CIDRBlock($0) })
    }

    static var sharedAddresses: AddressSet {
        AddressSet(["100.64.0.0/10"].compactMap { CIDRBlock($0) })
    }
}
