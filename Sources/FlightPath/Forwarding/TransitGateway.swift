/// A transit gateway: the zone rule and network ACL where packets enter, the associated table, the zone where they leave.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
extension Course {
    func enterTransitGateway(_ start: Flight, _ gateway: Symbol, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        flight.enter(.transitGateway(gateway))
        judgePreservation(&flight, at: .transitGateway(gateway))
        guard let vpc = inventory.subnets[subnet].vpc else { return [.ended(flight)] }
        let own = attachments(of: vpc).first { inventory.attachments[$0].transitGateway == gateway }
        guard let attachment = own else {
            let owner = inventory.vpcs[vpc].owner
            let region = inventory.vpcs[vpc].region
            let isKnown =
                inventory.coverage.state(.transitGatewayVPCAttachments, account: owner, region: region) == .complete
                || inventory.coverage.state(.transitGatewayAttachments, account: owner, region: region) == .complete
            flight.stop(
                .transitGateway(gateway), .enteredTransitGateway,
                isKnown
                    ? .denied(.notAttached(.transitGateway(gateway), state: .empty))
                    : .undetermined(
                        .notCollected(
                            .transitGatewayVPCAttachments, of: inventory.vpcs[vpc].id, account: owner, region: region)))
            return isKnown ? resume(flight, from: vpc) : [.ended(flight)]
        }
        judgeAttachmentState(&flight, attachment)
        judgeZone(&flight, attachment, subnet)
        flight.station = .transitGatewayTable(attachment)
        return [.next(flight)]
    }

    func judgeAttachmentState(_ flight: inout Flight, _ attachment: Handle<TransitGatewayAttachment>) {
        // Only attachments of VPCs have the option; a Direct Connect gateway carries both families.
        let carriesIPv6 =
            inventory.names.equals(inventory.attachments[attachment].ipv6Support, "enable")
            || inventory.names.equals(inventory.attachments[attachment].resourceType, "direct-connect-gateway")
        if !flight.packets.destinations.ipv6.isEmpty, !carriesIPv6 {
            flight.stop(
                .attachment(attachment), .state,
                .undetermined(.notEvaluated(.attachment(attachment), .transitGatewayIPv6)))
        }
        let state = inventory.attachments[attachment].state
        if inventory.names.equals(state, "modifying") {
            return flight.pass(
                .attachment(attachment), .state,
                assuming: [.open(.modifyingAttachmentForwards, .attachment(attachment))])
        }
        guard state == .empty || inventory.names.equals(state, "available") else {
            return flight.stop(
                .attachment(attachment), .state, .denied(.notAttached(.attachment(attachment), state: state)))
        }
    }

    /// An attachment takes packets from subnets of the zones it has a subnet in, through that subnet's inbound ACL.
    private func judgeZone(
        _ flight: inout Flight, _ attachment: Handle<TransitGatewayAttachment>, _ subnet: Handle<Subnet>
    ) {
        let zone = inventory.subnets[subnet].zone
        switch subnets(of: attachment) {
        case .failure(let missing):
            flight.stop(.attachment(attachment), .enteredTransitGateway, .undetermined(missing.gap))
        case .success(let subnets):
            guard let inZone = subnets.first(where: { inventory.subnets[$0].zone == zone }) else {
                return flight.stop(
                    .attachment(attachment), .enteredTransitGateway,
                    .denied(.transitGatewayZone(attachment, zone: zone)))
            }
            judgeNetworkACL(&flight, inZone, isEgress: false)
            // Whichever subnet of the zone it stands in: measured on real accounts, against one of AWS's pages.
            flight.pass(.attachment(attachment), .enteredTransitGateway)
        }
    }

    private func subnets(
        of attachment: Handle<TransitGatewayAttachment>
    ) -> Result<[Handle<Subnet>], Missing> {
        let value = inventory.attachments[attachment]
        guard let ids = value.subnets else {
            return .failure(
                Missing(
                    gap: .notCollected(
                        .transitGatewayVPCAttachments, of: value.id, account: value.owner, region: value.region)))
        }
        var found: [Handle<Subnet>] = []
        for id in ids {
            guard let subnet = inventory.subnetByID[id] else {
                return .failure(
                    Missing(gap: .dangling(.subnets, id: id, referredToBy: .attachment(attachment))))
            }
            found.append(subnet)
        }
        return .success(found)
    }

    // MARK: The table

    func lookUpInTransitGateway(_ start: Flight, _ attachment: Handle<TransitGatewayAttachment>) -> [Step] {
        var flight = start
        let value = inventory.attachments[attachment]
        guard let id = value.associatedTable else {
            flight.stop(
                .attachment(attachment), .lookedUpInTransitGateway,
                .undetermined(
                    .notCollected(
                        .transitGatewayAttachments, of: value.id, account: .empty, region: value.region)))
            return [.ended(flight)]
        }
        guard id != .empty,
            value.associationState == .empty || inventory.names.equals(value.associationState, "associated")
        else {
            flight.stop(
                .attachment(attachment), .lookedUpInTransitGateway,
                .denied(.transitGatewayNoAssociation(attachment)))
            return resume(flight, beyond: attachment)
        }
        guard let table = inventory.transitGatewayTables[id], table.isSearched || table.knowsPropagations else {
            flight.stop(
                .transitGatewayTable(id), .lookedUpInTransitGateway,
                .undetermined(
                    .notCollected(.transitGatewayRoutes, of: id, account: .empty, region: value.region)))
            return [.ended(flight)]
        }
        flight.steering = .transitGatewayTable(id)
        var remaining = flight.packets.destinations
        var steps: [Step] = []
        // What a prefix list holds that was not collected may be the longest match for anything.
        if let unread = table.rows.first(where: { $0.block == nil }) {
            flight.stop(
                .transitGatewayTable(id), .lookedUpInTransitGateway,
                .undetermined(
                    .dangling(.prefixListEntries, id: unread.prefixList, referredToBy: .transitGatewayTable(id))))
            return [.ended(flight)]
        }
        // Rows stand in the order in which they are tried.
        for (index, row) in table.rows.enumerated() where !remaining.isEmpty {
            guard let block = row.block else { continue }
            let matching = remaining.intersection(AddressSet(block))
            guard !matching.isEmpty else { continue }
            remaining = remaining.subtracting(matching)
            var part = flight
            part.packets = flight.packets.restricted(destination: matching)
            if !part.packets.isEmpty { steps += follow(row, index, table, part, attachment) }
        }
        guard !remaining.isEmpty else { return steps }
        var rest = flight
        rest.packets = flight.packets.restricted(destination: remaining)
        guard !rest.packets.isEmpty else { return steps }
        guard table.isComplete, table.knowsStaticRoutes, table.knowsPropagations else {
            rest.stop(
                .transitGatewayTable(id), .lookedUpInTransitGateway,
                .undetermined(
                    .notCollected(.transitGatewayRoutes, of: id, account: .empty, region: value.region)))
            return steps + [.ended(rest)]
        }
        rest.stop(
            .transitGatewayTable(id), .lookedUpInTransitGateway, .denied(.transitGatewayNoRoute(id)))
        return steps + resume(rest, beyond: attachment)
    }

    private func follow(
        _ row: TransitGatewayTable.Row, _ index: Int, _ table: TransitGatewayTable, _ start: Flight,
        _ incoming: Handle<TransitGatewayAttachment>
    ) -> [Step] {
        var flight = start
        let ref = RuleRef.transitGatewayRow(table.id, index)
        let component = ResourceRef.transitGatewayTable(table.id)
        guard table.isComplete else {
            flight.stop(
                component, .lookedUpInTransitGateway,
                .undetermined(.incomplete(.transitGatewayRoutes, of: table.id, account: .empty, region: .empty)))
            return [.ended(flight)]
        }
        if row.isBlackhole {
            flight.stop(component, .lookedUpInTransitGateway, .denied(.transitGatewayBlackhole(ref, table.id)))
            return resume(flight, beyond: incoming)
        }
        flight.pass(
            component, .lookedUpInTransitGateway, by: ref,
            assuming: table.knowsStaticRoutes ? [] : [.transitGatewayRoutesComputed(table.id)])
        let gateway = inventory.attachments[incoming].transitGateway
        return row.attachments.flatMap { id -> [Step] in
            var fork = flight
            // Both ends of a peering may have one id: the end meant is the gateway's own.
            let exit = gateway == .empty ? inventory.attachmentByID[id] : inventory.attachment(id, of: gateway)
            guard let exit else {
                fork.stop(
                    component, .lookedUpInTransitGateway,
                    .undetermined(.dangling(.transitGatewayAttachments, id: id, referredToBy: component)))
                return [.ended(fork)]
            }
            return leave(fork, by: exit, from: incoming)
        }
    }

    /// Past a table that does not lead there: out by the receiver's own attachment.
    private func resume(_ start: Flight, beyond incoming: Handle<TransitGatewayAttachment>) -> [Step] {
        var flight = start
        let gateway = inventory.attachments[incoming].transitGateway
        guard let vpc = destinationVPC(flight), isAddressedDirectly(flight),
            let exit = attachments(of: vpc).first(where: { inventory.attachments[$0].transitGateway == gateway })
        else { return [.ended(flight)] }
        flight.station = .transitGatewayExit(exit, from: incoming)
        return [.next(flight)]
    }

    // MARK: Leaving

    func leaveTransitGateway(
        _ start: Flight, _ attachment: Handle<TransitGatewayAttachment>, _ source: Handle<TransitGatewayAttachment>?
    ) -> [Step] {
        var flight = start
        let value = inventory.attachments[attachment]
        guard inventory.vpcByID[value.resource] != nil else {
            flight.stop(
                .attachment(attachment), .lookedUpInTransitGateway,
                .undetermined(.dangling(.vpcs, id: value.resource, referredToBy: .attachment(attachment))))
            return [.ended(flight)]
        }
        flight.identity = identity(flight, attachment, source)
        if let vpc = inventory.vpcByID[value.resource] { flight.enter(.vpc(vpc)) }
        switch subnets(of: attachment) {
        case .failure(let missing):
            flight.stop(.attachment(attachment), .lookedUpInTransitGateway, .undetermined(missing.gap))
            return [.ended(flight)]
        case .success(let subnets):
            return choices(flight, attachment, subnets).map { subnet in
                var fork = flight
                fork.steering = .attachment(attachment)
                fork.zone = inventory.subnets[subnet].zone
                fork.landings[attachment] = subnet
                if value.isApplianceMode { fork.applianceSubnets[attachment] = subnet }
                fork.pass(.attachment(attachment), .leftTransitGateway(into: subnet))
                fork.station = .router(subnet, .transitGateway)
                return .next(fork)
            }
        }
    }

    /// The subnets the gateway may choose: the sender's zone where there is one, else any. Appliance mode keeps both
    /// directions of a flow in one zone, whichever it picks for flows between zones.
    private func choices(
        _ flight: Flight, _ attachment: Handle<TransitGatewayAttachment>, _ subnets: [Handle<Subnet>]
    ) -> [Handle<Subnet>] {
        let sameZone = subnets.filter { inventory.subnets[$0].zone == flight.zone }
        guard inventory.attachments[attachment].isApplianceMode else {
            return sameZone.isEmpty ? subnets : sameZone
        }
        if let chosen = request?.applianceSubnets[attachment] ?? flight.applianceSubnets[attachment] {
            return [chosen]
        }
        let other = to.subnet.map { inventory.subnets[$0].zone }
        let isOneZone = other == nil || other == flight.zone
        return isOneZone && !sameZone.isEmpty ? sameZone : subnets
    }

    /// Group references cross a transit gateway only where it and both attachments support them, and in one zone never.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
    private func identity(
        _ flight: Flight, _ exit: Handle<TransitGatewayAttachment>, _ source: Handle<TransitGatewayAttachment>?
    ) -> Traffic.Identity {
        guard flight.identity == .preserved else { return flight.identity }
        for subnet in [from.subnet, to.subnet].compactMap({ $0 })
        where inventory.names.equals(inventory.subnets[subnet].zone, "use1-az3") {
            return .lost(.transitGateway(.subnet(subnet)))
        }
        let gateway = inventory.attachments[exit].transitGateway
        guard let record = inventory.transitGateways[gateway] else {
            return .unknown(.dangling(.transitGateways, id: gateway, referredToBy: .attachment(exit)))
        }
        guard inventory.names.equals(record.securityGroupReferencing, "enable") else {
            return .lost(.transitGateway(.transitGateway(gateway)))
        }
        for attachment in [source, exit].compactMap({ $0 })
        where inventory.names.equals(inventory.attachments[attachment].securityGroupReferencing, "disable") {
            return .lost(.transitGateway(.attachment(attachment)))
        }
        return .preserved
    }
}
