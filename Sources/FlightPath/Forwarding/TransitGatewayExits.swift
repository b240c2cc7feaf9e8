/// Out of a transit gateway by the kinds of attachments it has.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
extension Course {
    func leave(
        _ start: Flight, by exit: Handle<TransitGatewayAttachment>, from incoming: Handle<TransitGatewayAttachment>
    ) -> [Step] {
        var flight = start
        let attachment = inventory.attachments[exit]
        let component = ResourceRef.attachment(exit)
        switch inventory.names[attachment.resourceType] {
        case "vpc":
            judgeAttachmentState(&flight, exit)
            flight.station = .transitGatewayExit(exit, from: incoming)
            return [.next(flight)]
        case "peering", "tgw-peering":
            judgeAttachmentState(&flight, exit)
            return crossTransitGatewayPeering(flight, exit)
        case "vpn", "vpn-concentrator", "direct-connect-gateway", "connect", "client-vpn":
            judgeAttachmentState(&flight, exit)
            judgeConnections(&flight, component, inventory.vpnConnections.filter { $0.id == attachment.resource })
            judgeAssociation(&flight, component)
            return deliverBeyond(flight, component)
        case "network-function":
            // A firewall of the gateway's own: what it lets through comes back by the table of its attachment.
            judgeAttachmentState(&flight, exit)
            if let request, !request.crossed.contains(component) {
                // It never saw the flow begin, and drops what answers it.
                let parting = steering(flight) ?? component
                flight.stop(parting, .inspected, .denied(.asymmetric(parting, seen: request.crossed.last)))
            }
            judgeFirewall(&flight, attachment.id, at: component)
            flight.enter(component)
            flight.enter(.transitGateway(attachment.transitGateway))
            flight.crossed.append(component)
            flight.identity = .lost(.hop(component))
            flight.station = .transitGatewayTable(exit)
            return [.next(flight)]
        default:
            flight.stop(component, .lookedUpInTransitGateway, .undetermined(.notEvaluated(component, .attachmentType)))
            return [.ended(flight)]
        }
    }

    /// Into the peer, by the table that its own side of the peering is associated with.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
    private func crossTransitGatewayPeering(_ start: Flight, _ exit: Handle<TransitGatewayAttachment>) -> [Step] {
        var flight = start
        let attachment = inventory.attachments[exit]
        let component = ResourceRef.attachment(exit)
        let record = inventory.transitGatewayPeerings.first {
            $0.attachment == attachment.id || $0.accepterAttachment == attachment.id
        }
        var peer = (gateway: attachment.resource, owner: Symbol.empty, region: Symbol.empty)
        if let record {
            peer =
                record.requesterGateway == attachment.transitGateway
                ? (record.accepterGateway, record.accepterOwner, record.accepterRegion)
                : (record.requesterGateway, record.requesterOwner, record.requesterRegion)
        }
        let ids = [attachment.id, record?.attachment, record?.accepterAttachment].compactMap { $0 }
        let sameSide = ids.lazy.compactMap { inventory.attachment($0, of: peer.gateway) }.first
        let others = inventory.attachments.handles.filter {
            let other = inventory.attachments[$0]
            return other.transitGateway == peer.gateway && other.resource == attachment.transitGateway
                && !isHistory(other.state)
        }
        guard let far = sameSide ?? (others.count == 1 ? others.first : nil) else {
            flight.stop(
                component, .peered,
                .undetermined(
                    .notCollected(
                        .transitGatewayAttachments, of: peer.gateway, account: peer.owner, region: peer.region)))
            return [.ended(flight)]
        }
        flight.pass(
            component, .peered,
            assuming: sameSide == nil ? [.open(.peeringAttachmentIdentity, component)] : [])
        flight.identity = .lost(.hop(component))
        flight.enter(.transitGateway(peer.gateway))
        flight.station = .transitGatewayTable(far)
        return [.next(flight)]
    }
}
