/// A NAT gateway: connections go out through it and their replies come back; nothing else comes in.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
extension Course {
    func crossNATGateway(_ start: Flight, _ gateway: Handle<NATGateway>, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        let record = inventory.natGateways[gateway].record
        let component = ResourceRef.natGateway(gateway)
        if isReply {
            // It never saw the request, so it has no connection to put the reply to.
            let parting = flight.steering ?? component
            flight.stop(parting, .translatedSource, .denied(.asymmetric(parting, seen: request?.crossed.last)))
            return [.ended(flight)]
        }
        let state = inventory.names[record.state]
        if state != "available", state != "" {
            flight.stop(component, .state, .denied(.notOperational(component, state: record.state)))
        }
        guard !isIPv6(flight) else {
            flight.stop(component, .translatedSource, .undetermined(.notEvaluated(component, .nat64)))
            return [.ended(flight)]
        }
        let isRegional = inventory.names.equals(record.availabilityMode, "regional")
        let own = inventory.subnetByID[record.subnet]
        if !isRegional {
            guard let own else {
                flight.stop(
                    component, .translatedSource,
                    .undetermined(.dangling(.subnets, id: record.subnet, referredToBy: component)))
                return [.ended(flight)]
            }
            if own != subnet { judgeNetworkACL(&flight, own, isEgress: false) }
        }
        judgeProtocols(&flight, component)
        guard let holder = holder(of: gateway, record, zone: inventory.subnets[subnet].zone, own, isRegional) else {
            let zone = inventory.subnets[subnet].zone
            flight.stop(
                component, .translatedSource,
                isRegional && !record.addresses.isEmpty
                    ? .denied(.regionalNATGatewayZone(gateway, zone: zone))
                    : .undetermined(.dangling(.natGateways, id: record.id, referredToBy: component)))
            return [.ended(flight)]
        }
        flight.enter(component)
        flight.pass(
            component, .translatedSource,
            assuming: isRegional ? [.open(.regionalNATGatewayHasNoNetworkACL, component)] : [])
        let before = flight.packets.restricted(protocols: ProtocolSet([.tcp, .udp])).sourcePorts
        flight.translate(
            Translation(
                device: .natGateway(gateway), before: flight.packets.sources, after: holder.addresses,
                ports: (before, PortSet.ephemeralAny.excluding(servicePorts: flight.packets.destinationPorts)),
                holder: holder))
        flight.crossed.append(component)
        flight.identity = .lost(.hop(component))
        if let own, !isRegional {
            flight.zone = inventory.subnets[own].zone
            flight.station = .router(own, .natGateway)
        } else {
            flight.station = .regionalRouter(gateway)
        }
        return [.next(flight)]
    }

    /// A NAT gateway translates TCP, UDP and ICMP.
    private func judgeProtocols(_ flight: inout Flight, _ component: ResourceRef) {
        let carried = flight.packets.restricted(protocols: ProtocolSet([.tcp, .udp, .icmp]))
        let others = flight.packets.subtracting(carried)
        guard !others.isEmpty else { return }
        flight.record(
            component, .translatedSource,
            [
                Part(packets: carried, judgement: .allowed(nil)),
                Part(packets: others, judgement: .denied(.protocolNotCarried(component))),
            ])
        if !carried.isEmpty { flight.packets = carried }
    }

    /// The gateway as the holder of the addresses it sends from.
    private func holder(
        of gateway: Handle<NATGateway>, _ record: NATGatewayRecord, zone: Symbol, _ subnet: Handle<Subnet>?,
        _ isRegional: Bool
    ) -> Endpoint? {
        let names = inventory.names
        let usable = record.addresses.filter { $0.status == .empty || names.equals($0.status, "succeeded") }
        let serving =
            isRegional && !names.equals(record.autoProvisionZones, "enabled")
            ? usable.filter { $0.zoneID == zone || ($0.zoneID == .empty && $0.zoneName == zone) } : usable
        guard !serving.isEmpty else { return nil }
        let privates = serving.compactMap(\.privateAddress)
        let publics = serving.compactMap(\.publicAddress)
        let place: Endpoint.Place
        if let subnet, !isRegional { place = .subnet(subnet) } else { place = .internet }
        let addresses = privates.isEmpty ? publics : privates
        guard !addresses.isEmpty else { return nil }
        return Endpoint(
            place: place, addresses: AddressSet(addresses.map { $0.value...$0.value }),
            publicAddresses: AddressSet(publics.map { $0.value...$0.value }), members: addresses.count,
            ref: .natGateway(gateway))
    }

    /// A regional gateway has a route table of its own.
    func leaveRegionalNATGateway(_ start: Flight, _ gateway: Handle<NATGateway>) -> [Step] {
        var flight = start
        let record = inventory.natGateways[gateway].record
        guard let vpc = inventory.vpcByID[record.vpc],
            let table = inventory.routeTables.handles.first(where: {
                inventory.routeTables[$0].record.id == record.routeTable
            })
        else {
            flight.stop(
                .natGateway(gateway), .routed,
                .undetermined(.dangling(.routeTables, id: record.routeTable, referredToBy: .natGateway(gateway))))
            return [.ended(flight)]
        }
        return route(flight, RouteContext(table: table, vpc: vpc, subnet: nil))
    }

    /// Replies of what the gateway sent, put right and sent on to the client.
    func returnThroughNATGateway(
        _ start: Flight, _ translation: Translation, _ gateway: Handle<NATGateway>, _ arrival: Station.Arrival
    ) -> [Step] {
        var flight = start
        let record = inventory.natGateways[gateway].record
        let component = ResourceRef.natGateway(gateway)
        let own = inventory.subnetByID[record.subnet]
        if arrival == .otherSubnet, let own { judgeNetworkACL(&flight, own, isEgress: false) }
        flight.enter(component)
        flight.pass(component, .translatedDestination)
        flight.undo(translation)
        flight.translations.removeLast()
        flight.crossed.append(component)
        if let own {
            flight.zone = inventory.subnets[own].zone
            flight.station = .router(own, .natGateway)
        } else {
            flight.station = .regionalRouter(gateway)
        }
        return [.next(flight)]
    }
}
