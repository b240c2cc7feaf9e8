/// The ends of AWS's networks: VPN gateways, and transit gateway attachments that lead to networks no file describes.
///
/// Source: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
extension Course {
    /// A private address that nothing owns comes in by whatever links lead to networks beyond AWS.
    func leaveOutside(_ start: Flight) -> [Step] {
        var flight = start
        if !isReply, from.pod != nil { judgePolicies(&flight, isEgress: true) }
        let links = outsideLinks(flight)
        guard !links.isEmpty else {
            flight.pass(from.ref, .sent, assuming: [.unownedSource(.init(summary: from.addresses.summary))])
            flight.identity = .lost(.hop(from.ref))
            flight.station = .arrival(.otherSubnet)
            return [.next(flight)]
        }
        return enter(flight, byAnyOf: links)
    }

    /// A reply of what left AWS other than by an internet gateway comes back the way it went.
    func comeBack(_ start: Flight) -> [Step]? {
        guard isReply, let edge = request?.edge else { return nil }
        var flight = start
        switch edge {
        case .egressOnlyInternetGateway: return nil
        case .gatewayEndpoint(let endpoint):
            flight.pass(.endpoint(endpoint), .routed)
            flight.station = .arrival(.otherSubnet)
            return [.next(flight)]
        case .link(let link):
            // Where another link is the one that announces the asker, the answer takes that.
            if case .denied? = unannounced(by: link, flight.packets.destinations)?.judgement {
                let others = outsideLinks(flight).filter { $0 != link }
                return enter(flight, byAnyOf: [link] + others)
            }
            return enter(flight, by: link)
        }
    }

    private func enter(_ flight: Flight, byAnyOf links: [ResourceRef]) -> [Step] {
        choose(flight, among: links).flatMap { link, packets -> [Step] in
            var part = flight
            part.packets = packets
            return enter(part, by: link)
        }
    }

    private func enter(_ start: Flight, by link: ResourceRef) -> [Step] {
        var flight = start
        judgeOutside(&flight, link, from.addresses, .sent)
        flight.identity = .lost(.hop(link))
        flight.edge = .link(link)
        flight.enter(link)
        switch link {
        case .attachment(let attachment):
            judgeAttachmentState(&flight, attachment)
            let resource = inventory.attachments[attachment].resource
            judgeConnections(&flight, link, inventory.vpnConnections.filter { $0.id == resource })
            judgeAssociation(&flight, link)
            judgeAnnouncement(&flight, link)
            flight.station = .transitGatewayTable(attachment)
            return [.next(flight)]
        case .named(.vgw, let id):
            judgeGatewayLinks(&flight, link, inventory.vpnConnections.filter { $0.vpnGateway == id })
            judgePrefixes(&flight, link, inventory.vpnConnections.filter { $0.vpnGateway == id }, isOutbound: false)
            judgeAnnouncement(&flight, link)
            let attached = inventory.vpnGateways.first { $0.id == id }?.attachments.filter {
                inventory.names.equals($0.state, "attached")
            }
            guard let vpc = attached?.compactMap({ inventory.vpcByID[$0.vpc] }).first else { return [.ended(flight)] }
            if destinationVPC(flight) != vpc {
                flight.stop(link, .routed, .denied(.virtualGatewayDestination(link)))
                return [.ended(flight)]
            }
            return enterVPC(flight, vpc, by: id)
        default: return [.ended(flight)]
        }
    }

    /// The links by which an address beyond AWS can come: those that lead to the receiver where any do, else all.
    private func outsideLinks(_ flight: Flight) -> [ResourceRef] {
        if let link = from.link { return [link] }
        let target = destinationVPC(flight).map { inventory.vpcs[$0].id }
        let gateways = inventory.vpnGateways.filter { gateway in
            gateway.attachments.contains { inventory.names.equals($0.state, "attached") }
        }
        let attachments = inventory.attachments.handles.filter { handle in
            let attachment = inventory.attachments[handle]
            return isOutsideLink(attachment) && !isHistory(attachment.state)
        }
        let leading = Set(
            inventory.attachments.filter { $0.resource == target && target != nil && !isHistory($0.state) }
                .map(\.transitGateway))
        let nearGateways = gateways.filter { $0.attachments.contains { $0.vpc == target } }
        let nearAttachments = attachments.filter { leading.contains(inventory.attachments[$0].transitGateway) }
        let near: [ResourceRef] = nearGateways.map { .named(.vgw, $0.id) } + nearAttachments.map { .attachment($0) }
        let all: [ResourceRef] = gateways.map { .named(.vgw, $0.id) } + attachments.map { .attachment($0) }
        let links = near.isEmpty ? all : near
        // What is stated to lie beyond certain links comes in by those.
        let stated = inventory.hints.outside.filter {
            !$0.via.isEmpty && from.addresses.subtracting($0.addresses).isEmpty
        }.flatMap(\.via).map(ref)
        return stated.isEmpty ? links : all.filter { stated.contains($0) }
    }

    /// What is stated of a network beyond a link, else that it takes the packets and answers.
    private func judgeOutside(
        _ flight: inout Flight, _ link: ResourceRef, _ addresses: AddressSet, _ action: Hop.Action
    ) {
        let stated = inventory.hints.outside.first {
            ($0.via.isEmpty || $0.via.map(ref).contains(link)) && addresses.subtracting($0.addresses).isEmpty
        }
        switch stated?.permits {
        case false?:
            let index = stated?.index ?? 0
            flight.stop(link, action, .denied(.outsidePolicy(index, link)))
        case true?:
            flight.pass(link, action, assuming: stated.map { [.stated(.outsidePermits($0.index))] } ?? [])
        case nil:
            flight.pass(
                link, action,
                assuming: [.beyondAWS(link)] + (stated.map { [.stated(.outside($0.index))] } ?? []))
        }
    }

    private func ref(_ via: OutsideHint.Via) -> ResourceRef {
        switch via {
        case .vpnGateway(let id): .named(.vgw, id)
        case .attachment(let attachment): .attachment(attachment)
        }
    }

    func isOutsideLink(_ attachment: TransitGatewayAttachment) -> Bool {
        switch inventory.names[attachment.resourceType] {
        case "vpn", "vpn-concentrator", "direct-connect-gateway", "connect", "client-vpn": true
        default: false
        }
    }

    // MARK: Out

    func leaveByVPNGateway(_ start: Flight, _ id: Symbol, _ vpc: Handle<VPC>) -> [Step] {
        var flight = start
        let component = ResourceRef.named(.vgw, id)
        guard let gateway = inventory.vpnGateways.first(where: { $0.id == id }) else {
            flight.stop(
                component, .state,
                .undetermined(.dangling(.vpnGateways, id: id, referredToBy: flight.steering ?? component)))
            return [.ended(flight)]
        }
        let attachment = gateway.attachments.first { $0.vpc == inventory.vpcs[vpc].id }
        if !(attachment.map { inventory.names.equals($0.state, "attached") } ?? false) {
            flight.stop(component, .state, .denied(.notAttached(component, state: attachment?.state ?? .empty)))
        }
        // No transit: it takes only what interfaces of its own VPC send.
        if !flight.packets.sources.subtracting(inventory.vpcs[vpc].addresses).isEmpty {
            flight.stop(component, .routed, .denied(.virtualGatewaySource(component)))
            return [.ended(flight)]
        }
        judgePreservation(&flight, at: component)
        let connections = inventory.vpnConnections.filter { $0.vpnGateway == id }
        judgeGatewayLinks(&flight, component, connections)
        judgePrefixes(&flight, component, connections, isOutbound: true)
        return deliverBeyond(flight, component)
    }

    /// A gateway whose connections are all static knows their prefixes alone, and VPN carries no IPv6 there. What another
    /// link of the gateway may carry no file tells.
    private func judgePrefixes(
        _ flight: inout Flight, _ link: ResourceRef, _ connections: [VPNConnectionRecord], isOutbound: Bool
    ) {
        guard !connections.isEmpty, !isOnDirectConnect(link) else { return }
        var unknown = flight.packets.restricted(destination: .allIPv6)
        if isOutbound, connections.allSatisfy(\.staticRoutesOnly) {
            let known = AddressSet(connections.flatMap(\.staticRoutes))
            unknown = unknown.union(flight.packets.subtracting(flight.packets.restricted(destination: known)))
        }
        guard !unknown.isEmpty else { return }
        flight.record(
            link, .routed,
            [
                Part(packets: unknown, judgement: .undetermined(.notEvaluated(link, .networkBeyondAWS))),
                Part(packets: flight.packets.subtracting(unknown), judgement: .allowed(nil)),
            ])
    }

    /// Delivers to what lies beyond AWS, about which nothing is known but that it is meant.
    func deliverBeyond(_ start: Flight, _ link: ResourceRef) -> [Step] {
        var flight = start
        flight.enter(link)
        switch to.place {
        case .outside:
            flight.edge = .link(link)
            if !isReply, to.pod != nil { judgePolicies(&flight, isEgress: false) }
            judgeOutside(&flight, link, to.addresses, .delivered)
            return [.delivered(flight)]
        case .unresolved(let gap):
            flight.stop(link, .routed, .undetermined(gap))
        case .internet, .subnet, .cluster:
            flight.stop(link, .routed, .undetermined(.notEvaluated(link, .networkBeyondAWS)))
        }
        return [.ended(flight)]
    }

    /// What a virtual private gateway leads to: VPN connections, a Direct Connect gateway, or both.
    private func judgeGatewayLinks(_ flight: inout Flight, _ link: ResourceRef, _ connections: [VPNConnectionRecord]) {
        if connections.contains(where: isUp) { return }
        if !isOnDirectConnect(link), !connections.isEmpty { return judgeConnections(&flight, link, connections) }
        judgeAssociation(&flight, link)
    }

    /// A VPN whose tunnels are all down carries nothing.
    func judgeConnections(_ flight: inout Flight, _ link: ResourceRef, _ connections: [VPNConnectionRecord]) {
        guard !connections.isEmpty else { return }
        guard !connections.contains(where: isUp) else { return }
        flight.stop(link, .state, .denied(.vpnDown(link)))
    }

    func isUp(_ connection: VPNConnectionRecord) -> Bool {
        let names = inventory.names
        return (connection.state == .empty || names.equals(connection.state, "available"))
            && (connection.tunnels.isEmpty || connection.tunnels.contains { names.equals($0, "UP") })
    }
}
