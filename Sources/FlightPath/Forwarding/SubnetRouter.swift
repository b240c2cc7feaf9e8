/// A subnet's router: its outbound network ACL, then the subnet's route table.
extension Course {
    func leaveSubnet(_ start: Flight, _ subnet: Handle<Subnet>, _ entry: Station.RouterEntry) -> [Step] {
        var flight = start
        let isLocal = !isPublic && to.subnet == subnet
        // What a transit gateway interface hands to its own subnet passes no network ACL.
        if entry == .transitGateway, isLocal {
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
        switch routeTable(of: subnet) {
        case .failure(let missing):
            flight.stop(.subnet(subnet), .routed, .undetermined(missing.gap))
            return [.ended(flight)]
        case .success(let table):
            if isReply, to.place == .outside {
                // The reply leaves by whatever link the request came in by.
                flight.pass(.subnet(subnet), .delivered)
                return [.delivered(flight)]
            }
            let lookup = RouteLookup(
                inventory: inventory, table: table, local: inventory.vpcs[vpc].addresses)
            return lookup.outcomes(flight.packets.destinations).flatMap { outcome -> [Step] in
                var part = flight
                part.packets = flight.packets.restricted(destination: outcome.destinations)
                guard !part.packets.isEmpty else { return [] }
                return follow(outcome.choice, part, table, subnet, vpc)
            }
        }
    }

    private func follow(
        _ choice: RouteLookup.Outcome.Choice, _ start: Flight, _ table: Handle<RouteTable>,
        _ subnet: Handle<Subnet>, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        switch choice {
        case .none:
            flight.stop(.routeTable(table), .routed, .denied(.noRoute(table)))
            return resume(flight, from: vpc)
        case .undetermined(let gap):
            flight.stop(.routeTable(table), .routed, .undetermined(gap))
            return [.ended(flight)]
        case .route(let ref, let route):
            flight.steering = .routeTable(table)
            return follow(route, ref, flight, table, subnet, vpc)
        }
    }

    private func follow(
        _ route: RouteTableRecord.Route, _ ref: RuleRef, _ start: Flight, _ table: Handle<RouteTable>,
        _ subnet: Handle<Subnet>, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        let names = inventory.names
        if names.equals(route.state, "blackhole"), route.target != .peeringConnection {
            flight.stop(.routeTable(table), .routed, .denied(.blackhole(ref, table)))
            return resume(flight, from: vpc)
        }
        func notEvaluated(_ component: ResourceRef, _ what: Unevaluated) -> [Step] {
            flight.stop(component, .routed, .undetermined(.notEvaluated(component, what)))
            return [.ended(flight)]
        }
        func go(_ station: Station) -> [Step] {
            flight.pass(.routeTable(table), .routed, by: ref)
            flight.station = station
            return [.next(flight)]
        }
        let target = route.targetID
        switch route.target {
        case .gateway where names.equals(target, "local"):
            return deliverLocally(flight, ref, table, vpc)
        case .gateway where names.hasPrefix(target, "igw-"):
            guard let gateway = inventory.internetGatewayByID[target] else {
                flight.stop(
                    .routeTable(table), .routed,
                    .undetermined(.dangling(.internetGateways, id: target, referredToBy: .routeTable(table))))
                return [.ended(flight)]
            }
            return go(.internetGatewayOut(gateway, from: subnet))
        case .gateway where names.hasPrefix(target, "vpce-"):
            guard let endpoint = inventory.endpointByID[target] else {
                flight.stop(
                    .routeTable(table), .routed,
                    .undetermined(.dangling(.vpcEndpoints, id: target, referredToBy: .routeTable(table))))
                return [.ended(flight)]
            }
            guard names.equals(inventory.endpoints[endpoint].record.type, "GatewayLoadBalancer") else {
                return notEvaluated(.endpoint(endpoint), .gatewayEndpoint)
            }
            return go(.endpoint(endpoint, from: subnet))
        case .gateway where names.hasPrefix(target, "vgw-"):
            return notEvaluated(.named(.vgw, target), .virtualPrivateGateway)
        case .transitGateway:
            return go(.transitGatewayEntry(target, from: subnet))
        case .peeringConnection:
            guard let peering = inventory.peeringByID[target] else {
                if names.equals(route.state, "blackhole") {
                    flight.stop(.routeTable(table), .routed, .denied(.blackhole(ref, table)))
                    return resume(flight, from: vpc)
                }
                flight.stop(
                    .routeTable(table), .routed,
                    .undetermined(.dangling(.peeringConnections, id: target, referredToBy: .routeTable(table))))
                return [.ended(flight)]
            }
            // A dead connection's own state says why; a blackhole over a live one is the route's.
            let isActive = names.equals(inventory.peerings[peering].record.status, "active")
            if isActive, names.equals(route.state, "blackhole") {
                flight.stop(.routeTable(table), .routed, .denied(.blackhole(ref, table)))
                return resume(flight, from: vpc)
            }
            return go(.peering(peering, from: vpc))
        case .networkInterface:
            return crossAppliance(flight, target, table)
        case .natGateway: return notEvaluated(.named(.nat, target), .natGateway)
        case .egressOnlyInternetGateway: return notEvaluated(.named(.igw, target), .egressOnlyInternetGateway)
        case .localGateway, .carrierGateway: return notEvaluated(.named(.igw, target), .localGateway)
        case .coreNetwork: return notEvaluated(.routeTable(table), .coreNetwork)
        case .gateway, .none: return notEvaluated(.routeTable(table), .unknownRouteTarget)
        }
    }

    /// `local` reaches the VPC's own interfaces and nobody else's, though another VPC may use the same addresses.
    private func deliverLocally(
        _ start: Flight, _ ref: RuleRef, _ table: Handle<RouteTable>, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        if case .unresolved(let gap) = to.place {
            flight.stop(.routeTable(table), .routed, .undetermined(gap))
            return [.ended(flight)]
        }
        guard destinationVPC == vpc, !isPublic || to.addresses == flight.packets.destinations else {
            flight.stop(.routeTable(table), .routed, .denied(.wrongVPC(ref, table, delivered: vpc)))
            return resume(flight, from: vpc)
        }
        flight.pass(.routeTable(table), .routed, by: ref)
        flight.station = .arrival(.otherSubnet)
        return [.next(flight)]
    }

    /// An interface as target forwards only with its source/destination check off; what it does then is its own policy.
    private func crossAppliance(_ start: Flight, _ id: Symbol, _ table: Handle<RouteTable>) -> [Step] {
        var flight = start
        guard let index = inventory.interfaces.firstIndex(where: { $0.id == id }) else {
            flight.stop(
                .routeTable(table), .routed,
                .undetermined(.dangling(.networkInterfaces, id: id, referredToBy: .routeTable(table))))
            return [.ended(flight)]
        }
        let interface = Handle<NetworkInterface>(index)
        if inventory.interfaces[interface].sourceDestCheck {
            flight.stop(.interface(interface), .routed, .denied(.sourceDestinationCheck(interface)))
        } else {
            flight.stop(
                .interface(interface), .routed,
                .undetermined(.notEvaluated(.interface(interface), .applianceInterface)))
        }
        return [.ended(flight)]
    }
}
