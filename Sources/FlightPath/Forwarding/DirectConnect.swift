/// What networks beyond a Direct Connect gateway are told of AWS's addresses: only of those they can send to.
///
/// Source: https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
extension Course {
    /// Whether a link hangs on a Direct Connect gateway that carries packets now.
    func isOnDirectConnect(_ link: ResourceRef) -> Bool {
        associations(of: link).contains { isLive(inventory.directConnectAssociations[$0]) }
    }

    /// A link whose association with its Direct Connect gateway is not in force, or whose gateway is not, is no link.
    func judgeAssociation(_ flight: inout Flight, _ link: ResourceRef) {
        let all = associations(of: link)
        guard let first = all.first else { return }
        let records = inventory.directConnectAssociations
        guard all.contains(where: { isLive(records[$0]) }) else {
            // Another link may stand in what was not collected, or could not be read.
            let denied = Judgement.denied(.notAttached(gateway(first), state: records[first].state))
            return flight.stop(gateway(first), .state, unread(link, first).map { .undetermined($0) } ?? denied)
        }
        for index in all where isLive(records[index]) {
            let state = inventory.directConnectGateways[records[index].directConnectGateway]?.state ?? .empty
            guard state == .empty || inventory.names.equals(state, "available") else {
                return flight.stop(gateway(index), .state, .denied(.notOperational(gateway(index), state: state)))
            }
        }
    }

    /// The part of the destinations that a link's Direct Connect gateway does not announce to networks beyond, with what
    /// that makes of them; nil where it announces all, or where no association of the link was collected.
    ///
    /// Of a virtual private gateway the prefixes are a filter for the VPC's blocks, each as a whole; of a transit gateway
    /// they are what is announced.
    func unannounced(by link: ResourceRef, _ destinations: AddressSet) -> (addresses: AddressSet, judgement: Judgement)?
    {
        let live = associations(of: link).filter { isLive(inventory.directConnectAssociations[$0]) }
        guard let first = live.first else { return nil }
        let records = live.map { inventory.directConnectAssociations[$0] }
        var judgement = Judgement.denied(.directConnectPrefixes(association: first))
        var announced = AddressSet()
        if let gap = unread(link, first) { judgement = .undetermined(gap) }
        if records.contains(where: \.allowedPrefixes.isEmpty) { judgement = .undetermined(incomplete(first)) }
        let prefixes = records.flatMap(\.allowedPrefixes)
        switch link {
        case .named(.vgw, let id):
            let vpcs = inventory.vpnGateways.filter { $0.id == id }.flatMap(\.attachments)
                .filter { inventory.names.equals($0.state, "attached") }.compactMap { inventory.vpcByID[$0.vpc] }
            // Which blocks there are to announce, its VPC has to say.
            guard !vpcs.isEmpty else { return nil }
            let blocks = vpcs.flatMap { inventory.vpcs[$0].record.blocks }
            announced = AddressSet(blocks.filter { block in prefixes.contains { $0.contains(block) } })
            // What a VPN connection of the gateway carries needs no announcement here; VPN carries no IPv6 there.
            if inventory.vpnConnections.contains(where: { $0.vpnGateway == id && isUp($0) }) {
                announced = announced.union(.allIPv4)
            }
        default: announced = AddressSet(prefixes)
        }
        let missing = destinations.subtracting(announced)
        return missing.isEmpty ? nil : (missing, judgement)
    }

    /// Stops what networks beyond the link are not told of, and so do not send there.
    func judgeAnnouncement(_ flight: inout Flight, _ link: ResourceRef) {
        guard let first = associations(of: link).first,
            let missing = unannounced(by: link, flight.packets.destinations)
        else { return }
        let stopped = flight.packets.restricted(destination: missing.addresses)
        flight.record(
            gateway(first), .routed,
            [
                Part(packets: stopped, judgement: missing.judgement),
                Part(packets: flight.packets.subtracting(stopped), judgement: .allowed(nil)),
            ])
    }

    /// Which of some packets come by each of several links. Networks beyond send nothing by a link that does not announce
    /// it while another does; what none announces is judged at each.
    func choose(_ flight: Flight, among links: [ResourceRef]) -> [(link: ResourceRef, packets: PacketSet)] {
        let destinations = flight.packets.destinations
        let refused = links.map { link -> AddressSet in
            guard let missing = unannounced(by: link, destinations), case .denied = missing.judgement else {
                return .init()
            }
            return missing.addresses
        }
        let byAll = refused.dropFirst().reduce(refused.first ?? .init()) { $0.intersection($1) }
        return zip(links, refused).compactMap { link, refused in
            let packets = flight.packets.restricted(destination: destinations.subtracting(refused).union(byAll))
            return packets.isEmpty ? nil : (link, packets)
        }
    }

    private func associations(of link: ResourceRef) -> [Int] {
        let records = inventory.directConnectAssociations
        switch link {
        case .named(.vgw, let id): return records.indices.filter { records[$0].gateway == id }
        case .attachment(let handle):
            let attachment = inventory.attachments[handle]
            guard inventory.names.equals(attachment.resourceType, "direct-connect-gateway") else { return [] }
            return records.indices.filter {
                records[$0].directConnectGateway == attachment.resource
                    && records[$0].gateway == attachment.transitGateway
            }
        default: return []
        }
    }

    /// Prefixes that are being changed leave the others as they are.
    private func isLive(_ record: DirectConnectAssociationRecord) -> Bool {
        record.state == .empty || ["associated", "updating"].contains(inventory.names[record.state])
    }

    private func gateway(_ association: Int) -> ResourceRef {
        .named(.dxgw, inventory.directConnectAssociations[association].directConnectGateway)
    }

    /// What else may lead beyond AWS by the link: an association that could not be read, or VPN connections.
    private func unread(_ link: ResourceRef, _ association: Int) -> Gap? {
        let coverage = inventory.coverage
        if coverage.state(.directConnectAssociations, account: .empty, region: .empty) == .incomplete {
            return incomplete(association)
        }
        guard case .named(.vgw, let id) = link else { return nil }
        switch coverage.state(.vpnConnections, account: .empty, region: .empty) {
        case .complete: return nil
        case .incomplete: return .incomplete(.vpnConnections, of: id, account: .empty, region: .empty)
        case .absent: return .notCollected(.vpnConnections, of: id, account: .empty, region: .empty)
        }
    }

    private func incomplete(_ association: Int) -> Gap {
        .incomplete(
            .directConnectAssociations, of: inventory.directConnectAssociations[association].directConnectGateway,
            account: .empty, region: .empty)
    }
}
