/// A subnet's router: its outbound network ACL, then the subnet's route table.
extension Course {
    func leaveSubnet(_ start: Flight, _ subnet: Handle<Subnet>, _ entry: Station.RouterEntry) -> [Step] {
        var flight = start
        let isLocal = isAddressedDirectly(flight) && addressee(flight).subnet == subnet
        if isLocal, entry != .workload {
            // What a device hands to its own subnet passes neither network ACL nor route table.
            if entry == .endpoint {
                flight.pass(.subnet(subnet), .forwarded, assuming: [.open(.sameSubnetEndpointReturn, .subnet(subnet))])
            }
            flight.station = .arrival(.sameSubnet)
            return [.next(flight)]
        }
        judgeNetworkACL(&flight, subnet, isEgress: true)
        guard let vpc = inventory.subnets[subnet].vpc else {
            let gap = Gap.dangling(
                .vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet))
            flight.stop(.subnet(subnet), .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        flight.enter(.vpc(vpc))
        switch routeTable(of: subnet) {
        case .failure(let missing):
            flight.stop(.subnet(subnet), .routed, .undetermined(missing.gap))
            return [.ended(flight)]
        case .success(let table):
            if isReply, to.place == .outside, addressee(flight).place == .outside, request?.edge == nil {
                return answerUnowned(flight, RouteContext(table: table, vpc: vpc, subnet: subnet), subnet)
            }
            return route(flight, RouteContext(table: table, vpc: vpc, subnet: subnet))
        }
    }

    /// To a sender that nothing owns and no link leads to. How its request came in is not known, so neither is how the
    /// reply leaves: a route that could carry it is taken to do so. Where none could, nothing can be assumed.
    private func answerUnowned(_ flight: Flight, _ context: RouteContext, _ subnet: Handle<Subnet>) -> [Step] {
        let lookup = RouteLookup(
            inventory: inventory, table: context.table, local: inventory.vpcs[context.vpc].addresses)
        let table = ResourceRef.routeTable(context.table)
        return lookup.outcomes(flight.packets.destinations).compactMap { outcome -> Step? in
            var part = flight
            part.packets = flight.packets.restricted(destination: outcome.destinations)
            guard !part.packets.isEmpty else { return nil }
            switch outcome.choice {
            case .none: part.stop(table, .routed, .denied(.noRoute(context.table)))
            case .undetermined(let gap): part.stop(table, .routed, .undetermined(gap))
            case .route(let ref, let route) where inventory.names.equals(route.state, "blackhole"):
                part.record(
                    table, .routed,
                    [Part(packets: part.packets, judgement: .denied(.blackhole(ref, context.table)))],
                    assuming: [.open(.blackholeWithoutFallback, table)])
            case .route: part.pass(.subnet(subnet), .delivered)
            }
            return .delivered(part)
        }
    }

    /// Where a route is looked up: a table, for a subnet, or for a gateway where there is none.
    struct RouteContext {
        let table: Handle<RouteTable>
        let vpc: Handle<VPC>
        let subnet: Handle<Subnet>?
    }

    /// Looks the packets up, and sends each part on by its route.
    func route(_ flight: Flight, _ context: RouteContext) -> [Step] {
        let lookup = RouteLookup(
            inventory: inventory, table: context.table, local: inventory.vpcs[context.vpc].addresses)
        return lookup.outcomes(flight.packets.destinations).flatMap { outcome -> [Step] in
            var part = flight
            part.packets = flight.packets.restricted(destination: outcome.destinations)
            guard !part.packets.isEmpty else { return [] }
            switch outcome.choice {
            case .none: return followNoRoute(part, context)
            case .undetermined(let gap):
                part.stop(.routeTable(context.table), .routed, .undetermined(gap))
                return [.ended(part)]
            case .route(let ref, let route):
                part.steering = .routeTable(context.table)
                return follow(route, ref, part, context, assuming: outcome.assumptions)
            }
        }
    }

    private func followNoRoute(_ start: Flight, _ context: RouteContext) -> [Step] {
        var flight = start
        if returnsToSender(flight) {
            flight.pass(.routeTable(context.table), .resumed)
            flight.station = .arrival(.otherSubnet)
            return [.next(flight)]
        }
        flight.stop(.routeTable(context.table), .routed, .denied(.noRoute(context.table)))
        return resume(flight, from: context.vpc)
    }

    /// A NAT gateway's flow over a peering connection gets its replies without a route for them.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
    private func returnsToSender(_ flight: Flight) -> Bool {
        guard isReply, case .natGateway? = flight.translations.last?.device, let request else { return false }
        // Behind the gateway the request went over the peering connection straight into this VPC.
        if case .peering? = request.waypoints.suffix(2).first?.ref { return true }
        return false
    }

    private func follow(
        _ route: RouteTableRecord.Route, _ ref: RuleRef, _ start: Flight, _ context: RouteContext,
        assuming assumptions: [Assumption]
    ) -> [Step] {
        var flight = start
        let names = inventory.names
        let table = context.table
        let vpc = context.vpc
        let isBlackhole = names.equals(route.state, "blackhole")
        if isBlackhole, route.target != .peeringConnection {
            flight.record(
                .routeTable(table), .routed,
                [Part(packets: flight.packets, judgement: .denied(.blackhole(ref, table)))],
                assuming: [.open(.blackholeWithoutFallback, .routeTable(table))])
            return resume(flight, from: vpc)
        }
        func end(_ gap: Gap, at component: ResourceRef = .routeTable(table)) -> [Step] {
            flight.stop(component, .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        func dangling(_ kind: RecordKind, _ id: Symbol) -> [Step] {
            end(.dangling(kind, id: id, referredToBy: .routeTable(table)))
        }
        func go(_ station: Station) -> [Step] {
            flight.pass(.routeTable(table), .routed, by: ref, assuming: assumptions)
            flight.station = station
            return [.next(flight)]
        }
        let target = route.targetID
        switch route.target {
        case .gateway where names.equals(target, "local"):
            return deliverLocally(flight, ref, context)
        case .gateway where names.hasPrefix(target, "igw-"):
            guard let gateway = inventory.internetGatewayByID[target] else {
                return dangling(.internetGateways, target)
            }
            return go(.internetGatewayOut(gateway, from: context.subnet, in: vpc))
        case .gateway where names.hasPrefix(target, "vpce-"):
            guard let endpoint = inventory.endpointByID[target] else { return dangling(.vpcEndpoints, target) }
            switch names[inventory.endpoints[endpoint].record.type] {
            case "GatewayLoadBalancer": return go(.endpoint(endpoint, from: context.subnet))
            case "Gateway": return go(.gatewayEndpoint(endpoint, in: vpc))
            default: return end(.notEvaluated(.endpoint(endpoint), .unknownRouteTarget), at: .endpoint(endpoint))
            }
        case .gateway where names.hasPrefix(target, "vgw-"):
            return go(.virtualPrivateGateway(target, in: vpc))
        case .transitGateway:
            guard let subnet = context.subnet else {
                return end(.notEvaluated(.routeTable(table), .unknownRouteTarget))
            }
            return go(.transitGatewayEntry(target, from: subnet))
        case .peeringConnection:
            guard let peering = inventory.peeringByID[target] else {
                guard isBlackhole else { return dangling(.peeringConnections, target) }
                flight.stop(.routeTable(table), .routed, .denied(.blackhole(ref, table)))
                return resume(flight, from: vpc)
            }
            // A dead connection's own state says why; a blackhole over a live one is the route's.
            let isActive = names.equals(inventory.peerings[peering].record.status, "active")
            if isActive, isBlackhole {
                flight.stop(.routeTable(table), .routed, .denied(.blackhole(ref, table)))
                return resume(flight, from: vpc)
            }
            return go(.peering(peering, from: vpc))
        case .networkInterface:
            guard let interface = inventory.interface(target) else { return dangling(.networkInterfaces, target) }
            return go(.appliance(interface, from: context.subnet))
        case .natGateway:
            guard let gateway = inventory.natGatewayByID[target] else { return dangling(.natGateways, target) }
            guard let subnet = context.subnet else {
                return end(.notEvaluated(.routeTable(table), .unknownRouteTarget))
            }
            return go(.natGateway(gateway, from: subnet))
        case .egressOnlyInternetGateway:
            guard let subnet = context.subnet else {
                return end(.notEvaluated(.routeTable(table), .unknownRouteTarget))
            }
            return go(.egressOnlyInternetGateway(target, from: subnet, in: vpc))
        case .localGateway, .carrierGateway: return end(.notEvaluated(.named(.igw, target), .localGateway))
        case .coreNetwork: return end(.notEvaluated(.routeTable(table), .coreNetwork))
        case .gateway, .none: return end(.notEvaluated(.routeTable(table), .unknownRouteTarget))
        }
    }

    /// `local` reaches the VPC's own interfaces and nobody else's, though another VPC may use the same addresses.
    private func deliverLocally(_ start: Flight, _ ref: RuleRef, _ context: RouteContext) -> [Step] {
        var flight = start
        if case .unresolved(let gap) = to.place {
            flight.stop(.routeTable(context.table), .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        guard destinationVPC(flight) == context.vpc, isAddressedDirectly(flight) else {
            flight.stop(
                .routeTable(context.table), .routed, .denied(.wrongVPC(ref, context.table, delivered: context.vpc)))
            return resume(flight, from: context.vpc)
        }
        flight.pass(.routeTable(context.table), .routed, by: ref)
        flight.station = .arrival(.otherSubnet)
        return [.next(flight)]
    }
}
