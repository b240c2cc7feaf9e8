/// A gateway endpoint: the way from its own VPC to an AWS service, and back.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
extension Course {
    func leaveByGatewayEndpoint(_ start: Flight, _ endpoint: Handle<VPCEndpoint>, _ vpc: Handle<VPC>) -> [Step] {
        var flight = start
        let component = ResourceRef.endpoint(endpoint)
        let record = inventory.endpoints[endpoint].record
        if isReply {
            let parting = flight.steering ?? component
            flight.stop(parting, .routed, .denied(.asymmetric(parting, seen: nil)))
            return [.ended(flight)]
        }
        let state = inventory.names[record.state].lowercased()
        if state != "available", state != "" {
            flight.stop(component, .state, .denied(.notOperational(component, state: record.state)))
        }
        // It serves its own VPC alone: nothing that came in by peering, transit gateway or VPN.
        if !flight.packets.sources.subtracting(inventory.vpcs[vpc].addresses).isEmpty {
            flight.stop(component, .routed, .denied(.spoofedSource(component)))
            return [.ended(flight)]
        }
        let icmp = ProtocolSet([.icmp, .icmpv6])
        let carried = flight.packets.restricted(protocols: ProtocolSet(.tcp))
            .union(flight.packets.restricted(protocols: icmp, sourcePorts: PortSet([8...8, 128...128])))
        let others = flight.packets.subtracting(carried)
        flight.record(
            component, .routed,
            [
                Part(packets: carried, judgement: .allowed(nil)),
                Part(packets: others, judgement: .denied(.gatewayEndpointProtocol(endpoint))),
            ], assuming: [.serviceBehindEndpoint(component)])
        flight.enter(component)
        flight.edge = .gatewayEndpoint(endpoint)
        switch to.place {
        case .internet:
            flight.pass(.internet, .delivered)
            return [.delivered(flight)]
        case .unresolved(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
        case .subnet, .outside, .cluster:
            flight.stop(component, .routed, .denied(.acceptsNothing(component)))
        }
        return [.ended(flight)]
    }
}
