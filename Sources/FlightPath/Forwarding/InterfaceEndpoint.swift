/// An interface endpoint: a network interface whose service stands behind PrivateLink.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
extension Course {
    func judgeInterfaceEndpoint(_ flight: inout Flight, _ interface: Handle<NetworkInterface>) {
        let component = ResourceRef.interface(interface)
        guard let endpoint = inventory.endpointByInterface[inventory.interfaces[interface].id] else {
            let id = inventory.interfaces[interface].id
            return flight.stop(
                component, .state, .undetermined(.dangling(.vpcEndpoints, id: id, referredToBy: component)))
        }
        let record = inventory.endpoints[endpoint].record
        let ref = ResourceRef.endpoint(endpoint)
        let state = inventory.names[record.state].lowercased()
        if state != "available", state != "" {
            flight.stop(ref, .state, .denied(.notOperational(ref, state: record.state)))
        } else if let refused = stateOfConnection(record.id) {
            flight.stop(ref, .state, .denied(.notOperational(ref, state: refused)))
        }
        // Endpoints of VPC Lattice and the like answer by rules that are not read.
        guard record.type == .empty || inventory.names.equals(record.type, "Interface") else {
            return flight.stop(ref, .listened, .undetermined(.notEvaluated(ref, .serviceBehindEndpoint)))
        }
        let carried = flight.packets.restricted(protocols: ProtocolSet([.tcp, .udp]))
        let others = flight.packets.subtracting(carried)
        if !others.isEmpty {
            flight.record(
                ref, .listened,
                [
                    Part(packets: carried, judgement: .allowed(nil)),
                    Part(packets: others, judgement: .denied(.protocolNotCarried(ref))),
                ])
        }
        judgeService(&flight, endpoint, interface)
    }

    /// What the service's owner says of the endpoint, where it does not let it in.
    private func stateOfConnection(_ endpoint: Symbol) -> Symbol? {
        let state = inventory.endpointConnections.first { $0.endpoint == endpoint }?.state ?? .empty
        return state == .empty || inventory.names[state].lowercased() == "available" ? nil : state
    }

    /// Whether an endpoint's service is in another region, whose zones are not the endpoint's.
    func isOfOtherRegion(_ endpoint: Handle<VPCEndpoint>) -> Bool {
        let value = inventory.endpoints[endpoint]
        return value.record.serviceRegion != .empty && value.record.serviceRegion != value.region
    }

    private func judgeService(
        _ flight: inout Flight, _ endpoint: Handle<VPCEndpoint>, _ interface: Handle<NetworkInterface>
    ) {
        let record = inventory.endpoints[endpoint].record
        let ref = ResourceRef.endpoint(endpoint)
        // Services of AWS itself are not named like those that accounts offer.
        guard inventory.names[record.service].contains(".vpce-svc-") else {
            // Which ports a service of AWS's takes beside HTTPS no API tells.
            let https = flight.packets.restricted(protocols: ProtocolSet(.tcp), destinationPorts: PortSet(443))
            return flight.record(
                ref, .listened,
                [
                    Part(packets: https, judgement: .allowed(nil)),
                    Part(
                        packets: flight.packets.subtracting(https),
                        judgement: .undetermined(.notEvaluated(ref, .serviceBehindEndpoint))),
                ], assuming: https.isEmpty ? [] : [.serviceBehindEndpoint(ref)])
        }
        guard let service = inventory.endpointServices[record.service] else {
            return flight.stop(
                ref, .listened,
                .undetermined(
                    .notCollected(
                        .endpointServices, of: record.service, account: .empty, region: record.serviceRegion)))
        }
        guard let subnet = inventory.subnetByID[inventory.interfaces[interface].subnet] else { return }
        let zone = inventory.subnets[subnet].zone
        if !isOfOtherRegion(endpoint), !service.zoneIDs.isEmpty, !service.zoneIDs.contains(zone) {
            flight.stop(ref, .listened, .denied(.endpointServiceZone(endpoint, zone: zone)))
        }
    }
}
