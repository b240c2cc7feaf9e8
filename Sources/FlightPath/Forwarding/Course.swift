/// One direction between two endpoints: the forwarding rules of every station on the way.
struct Course {
    let inventory: Inventory
    let from: Endpoint
    let to: Endpoint
    /// Whether the packets answer others: filters that keep state know the flow.
    let isReply: Bool
    /// The request's trail, for a reply.
    let request: Trail?

    func steps(_ flight: Flight) -> [Step] {
        var flight = flight
        guard flight.visited.insert(flight.station).inserted else {
            flight.stop(flight.steering ?? from.ref, .routed, .denied(.loop(flight.steering ?? from.ref)))
            return [.ended(flight)]
        }
        switch flight.station {
        case .sender: return leaveSender(flight)
        case .router(let subnet, let entry): return leaveSubnet(flight, subnet, entry)
        case .transitGatewayEntry(let gateway, let subnet): return enterTransitGateway(flight, gateway, subnet)
        case .transitGatewayTable(let attachment): return lookUpInTransitGateway(flight, attachment)
        case .transitGatewayExit(let attachment, let source): return leaveTransitGateway(flight, attachment, source)
        case .peering(let peering, let vpc): return crossPeering(flight, peering, vpc)
        case .endpoint(let endpoint, let subnet): return crossEndpoint(flight, endpoint, subnet)
        case .gatewayEndpoint(let endpoint, let vpc): return leaveByGatewayEndpoint(flight, endpoint, vpc)
        case .appliance(let interface, let subnet): return crossAppliance(flight, interface, subnet)
        case .natGateway(let gateway, let subnet): return crossNATGateway(flight, gateway, subnet)
        case .regionalRouter(let gateway): return leaveRegionalNATGateway(flight, gateway)
        case .internetGatewayOut(let gateway, let subnet, let vpc):
            return leaveByInternetGateway(flight, gateway, subnet, vpc)
        case .egressOnlyInternetGateway(let gateway, let subnet, let vpc):
            return leaveByEgressOnlyInternetGateway(flight, gateway, subnet, vpc)
        case .virtualPrivateGateway(let gateway, let vpc): return leaveByVPNGateway(flight, gateway, vpc)
        case .internet: return crossInternet(flight)
        case .arrival(let arrival): return arrive(flight, arrival)
        }
    }

    // MARK: What several stations ask

    /// Whom the packets are addressed to now: of a reply, first the translators that its request passed.
    func addressee(_ flight: Flight) -> Endpoint {
        guard isReply else { return to }
        return flight.translations.last { $0.holder != nil }?.holder ?? to
    }

    /// Whether the packets go by the addressee's own addresses, not by public ones that a gateway translates.
    func isAddressedDirectly(_ flight: Flight) -> Bool {
        flight.packets.destinations.subtracting(addressee(flight).addresses).isEmpty
    }

    func vpc(of endpoint: Endpoint) -> Handle<VPC>? { endpoint.subnet.flatMap { inventory.subnets[$0].vpc } }

    func destinationVPC(_ flight: Flight) -> Handle<VPC>? { vpc(of: addressee(flight)) }

    /// The packets in their address family: whether any of them are IPv6.
    func isIPv6(_ flight: Flight) -> Bool { !flight.packets.destinations.ipv6.isEmpty }

    /// A network ACL's judgement, or the gap where the subnet's ACL is not known.
    func judgeNetworkACL(_ flight: inout Flight, _ subnet: Handle<Subnet>, isEgress: Bool, assuming: [Assumption] = [])
    {
        guard let networkACL = inventory.subnets[subnet].networkACL else {
            let gap = missing(.networkACLs, near: subnet)
            return flight.stop(.subnet(subnet), .networkACL(isEgress: isEgress, subnet), .undetermined(gap))
        }
        let filter = NetworkACLFilter(inventory: inventory, networkACL: networkACL, isEgress: isEgress)
        let parts = filter.judge(flight.packets)
        // Where a list tells the ports of a client apart, it matters which ports the client has.
        let isByPort = isReply && parts.count > 1 && to.ephemeralPorts == .ephemeralLinux
        flight.record(
            .networkACL(networkACL), .networkACL(isEgress: isEgress, subnet), parts,
            assuming: assuming + (isByPort ? [.open(.linuxClientPorts, .networkACL(networkACL))] : []))
    }

    /// Why a list that every subnet or VPC has an entry in has none for this one.
    func missing(_ kind: RecordKind, near subnet: Handle<Subnet>) -> Gap {
        let value = inventory.subnets[subnet]
        let region = value.vpc.map { inventory.vpcs[$0].region } ?? .empty
        let owner = value.record.owner
        switch inventory.coverage.state(kind, account: owner, region: region) {
        case .absent: return .notCollected(kind, of: value.id, account: owner, region: region)
        case .incomplete: return .incomplete(kind, of: value.id, account: owner, region: region)
        case .complete: return .dangling(kind, id: value.id, referredToBy: .subnet(subnet))
        }
    }

    /// The table that routes what leaves a subnet: its own, else the VPC's main one.
    func routeTable(of subnet: Handle<Subnet>) -> Result<Handle<RouteTable>, Missing> {
        if let table = inventory.subnets[subnet].routeTable { return .success(table) }
        guard let vpc = inventory.subnets[subnet].vpc else {
            return .failure(
                Missing(gap: .dangling(.vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet))))
        }
        let owner = inventory.vpcs[vpc].owner
        let region = inventory.vpcs[vpc].region
        // The subnet's own association may be in what could not be read.
        guard inventory.coverage.state(.routeTables, account: owner, region: region) == .complete,
            let table = inventory.vpcs[vpc].mainRouteTable
        else { return .failure(Missing(gap: missing(.routeTables, near: subnet))) }
        return .success(table)
    }

    struct Missing: Error {
        let gap: Gap
    }

    /// Where the packets would go on if a missing or dead route led to the receiver's VPC.
    func resume(_ flight: Flight, from vpc: Handle<VPC>) -> [Step] {
        var flight = flight
        guard let target = destinationVPC(flight), isAddressedDirectly(flight) else { return [.ended(flight)] }
        if target == vpc {
            flight.station = .arrival(.otherSubnet)
            return [.next(flight)]
        }
        let own = attachments(of: vpc)
        for attachment in attachments(of: target) {
            let gateway = inventory.attachments[attachment].transitGateway
            if let entry = own.first(where: { inventory.attachments[$0].transitGateway == gateway }) {
                flight.station = .transitGatewayExit(attachment, from: entry)
                return [.next(flight)]
            }
        }
        for peering in inventory.peerings {
            let sides = [peering.record.requester.vpc, peering.record.accepter.vpc]
            if sides.contains(inventory.vpcs[vpc].id), sides.contains(inventory.vpcs[target].id) {
                flight.station = .arrival(.otherSubnet)
                return [.next(flight)]
            }
        }
        return [.ended(flight)]
    }

    func attachments(of vpc: Handle<VPC>) -> [Handle<TransitGatewayAttachment>] {
        let id = inventory.vpcs[vpc].id
        return inventory.attachments.handles.filter {
            inventory.attachments[$0].resource == id && !isHistory(inventory.attachments[$0].state)
        }
    }

    /// Deleted, rejected and failed attachments are history, not network.
    func isHistory(_ state: Symbol) -> Bool {
        ["deleted", "deleting", "rejected", "failed", "rejecting"].contains(inventory.names[state])
    }
}
