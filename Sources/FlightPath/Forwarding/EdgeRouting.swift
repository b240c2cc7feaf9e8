/// Into a VPC by a gateway: by the gateway's own route table where one is associated with it, else straight to the
/// interface.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
extension Course {
    func enterVPC(_ start: Flight, _ vpc: Handle<VPC>, by gateway: Symbol) -> [Step] {
        var flight = start
        flight.enter(.vpc(vpc))
        guard let table = edgeTable(gateway) else {
            flight.station = .arrival(.otherSubnet)
            return [.next(flight)]
        }
        if inventory.names.hasPrefix(gateway, "igw-") { judgeIngressAppliance(&flight, table, vpc) }
        return route(flight, RouteContext(table: table, vpc: vpc, subnet: nil))
    }

    /// The route table associated with a gateway, which steers what comes in by it.
    func edgeTable(_ gateway: Symbol) -> Handle<RouteTable>? {
        inventory.routeTables.handles.first { inventory.routeTables[$0].edgeGateways.contains(gateway) }
    }

    /// What an internet gateway hands to an appliance's interface needs a public address on that interface.
    private func judgeIngressAppliance(_ flight: inout Flight, _ table: Handle<RouteTable>, _ vpc: Handle<VPC>) {
        for (destinations, route) in edgeRoutes(table, flight.packets.destinations, vpc) {
            guard route.target == .networkInterface, let interface = inventory.interface(route.targetID),
                !inventory.interfaces[interface].addresses.contains(where: { $0.publicAddress != nil })
            else { continue }
            let part = flight.packets.restricted(destination: destinations)
            flight.record(
                .interface(interface), .state,
                [
                    Part(packets: part, judgement: .denied(.ingressApplianceWithoutPublicAddress(interface))),
                    Part(packets: flight.packets.subtracting(part), judgement: .allowed(nil)),
                ])
        }
    }

    /// The routes a gateway's table has for some addresses.
    private func edgeRoutes(
        _ table: Handle<RouteTable>, _ destinations: AddressSet, _ vpc: Handle<VPC>
    ) -> [(AddressSet, RouteTableRecord.Route)] {
        RouteLookup(inventory: inventory, table: table, local: inventory.vpcs[vpc].addresses)
            .outcomes(destinations).compactMap { outcome in
                if case .route(_, let route) = outcome.choice { return (outcome.destinations, route) }
                return nil
            }
    }

    /// The device through which a gateway sends what is bound for the packets' sources, and which they have not passed:
    /// a subnet that is redirected cannot answer past it.
    func bypassedRedirection(_ flight: Flight, _ gateway: Symbol, _ vpc: Handle<VPC>) -> ResourceRef? {
        guard let table = edgeTable(gateway) else { return nil }
        for (_, route) in edgeRoutes(table, flight.packets.sources, vpc) {
            switch route.target {
            case .gateway where inventory.names.hasPrefix(route.targetID, "vpce-"):
                guard let endpoint = inventory.endpointByID[route.targetID] else { continue }
                if !flight.crossed.contains(.endpoint(endpoint)) { return .endpoint(endpoint) }
            case .networkInterface:
                guard let interface = inventory.interface(route.targetID) else { continue }
                let device = applianceRef(interface)
                if !flight.crossed.contains(device) { return device }
            default: continue
            }
        }
        return nil
    }
}
