/// What stands between networks: peering connections, prefix lists, interfaces that forward, tables of subnets.
extension FaultSite {
    func connectionFixes() -> [Fix] {
        switch finding.denial {
        case .notOperational(.peering(let peering), let state):
            guard inventory.names.equals(state, "pending-acceptance") else { return [] }
            return [Fix(.connection(.acceptPeering(peering)))]
        case .notAttached(.vpc(let vpc), _): return gateways(for: vpc)
        case .notAttached(.internetGateway, _), .blackhole:
            return Set(
                passages.flatMap { [$0.from.subnet, $0.to.subnet] }.compactMap { $0 }
                    .compactMap { inventory.subnets[$0].vpc }
            ).sorted { $0.index < $1.index }.flatMap { gateways(for: $0) }
        case .sourceDestinationCheck(let interface):
            return [Fix(.connection(.disableSourceDestinationCheck(interface)))]
        case .internetGatewayDestination(_, .route(let table, _)?, _), .noRoute(let table):
            return prefixListEntries(table)
        case .asymmetric(.routeTable(let table), _): return publicTables(insteadOf: table)
        default: return []
        }
    }

    /// A gateway that is attached to no VPC: the one that the VPC's routes lead to, else the only one of the account there is.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-igw.html
    private func gateways(for vpc: Handle<VPC>) -> [Fix] {
        guard inventory.vpcs[vpc].internetGateways.isEmpty else { return [] }
        let free = inventory.internetGateways.handles.filter {
            let gateway = inventory.internetGateways[$0]
            return gateway.record.attachments.isEmpty && gateway.region == inventory.vpcs[vpc].region
                && gateway.record.owner == inventory.vpcs[vpc].owner
        }
        let targets = Set(
            inventory.routeTables.filter { $0.record.vpc == inventory.vpcs[vpc].id }.flatMap(\.record.routes)
                .map(\.targetID))
        let routed = free.filter { targets.contains(inventory.internetGateways[$0].record.id) }
        let chosen = routed.isEmpty && free.count == 1 ? free : routed
        return chosen.prefix(2).map { Fix(.connection(.attachGateway($0, to: vpc))) }
    }

    /// Lists that the table has routes for to where the packets are bound.
    private func prefixListEntries(_ table: Handle<RouteTable>) -> [Fix] {
        let bound = isReply ? finding.packets.sources : finding.packets.destinations
        guard !isInternet(isSource: isReply), let vpc = inventory.vpcByID[inventory.routeTables[table].record.vpc]
        else {
            return []
        }
        let links = links(from: vpc, to: vpcs(isSource: isReply)).map(\.id)
        let blocks = vpcBlocks(isSource: isReply, bound)
        let lists = inventory.routeTables[table].record.routes.filter {
            $0.prefixList != .empty && links.contains($0.targetID) && isOwned($0.prefixList)
        }.map(\.prefixList)
        return blocks.isEmpty ? [] : lists.map { Fix(.connection(.addPrefixListEntries($0, blocks))) }
    }

    /// Whether its entries are known, and somebody else than AWS keeps them.
    private func isOwned(_ list: Symbol) -> Bool {
        guard let value = inventory.prefixLists[list], value.entries != nil, value.isComplete else { return false }
        return !inventory.names.equals(value.owner, "AWS")
    }

    /// Another table of the VPC that sends the internet's packets to its gateway; or the same table, led there.
    private func publicTables(insteadOf table: Handle<RouteTable>) -> [Fix] {
        guard isReply, isInternet(isSource: true), let vpc = inventory.vpcByID[inventory.routeTables[table].record.vpc],
            let gateway = inventory.vpcs[vpc].internetGateways.first
        else { return [] }
        let id = inventory.internetGateways[gateway].record.id
        let subnets = Set(passages.compactMap(\.to.subnet)).sorted { $0.index < $1.index }
        var fixes: [Fix] = []
        for other in inventory.routeTables.handles
        where other != table && inventory.routeTables[other].record.vpc == inventory.vpcs[vpc].id {
            guard inventory.routeTables[other].record.routes.contains(where: { $0.targetID == id }) else { continue }
            fixes.append(Fix(edits: subnets.map { .connection(.associate($0, with: other)) }))
        }
        let all = finding.packets.sources.ipv4.isEmpty ? "::/0" : "0.0.0.0/0"
        if let block = CIDRBlock(all), inventory.routeTables[table].record.routes.contains(where: { $0.block == block })
        {
            fixes.append(Fix(.replaceRoute(table, block, .init(kind: .gateway, id: id))))
        }
        return Array(fixes.prefix(4))
    }
}

/// Addresses that two VPCs have, and answers that leave past the appliance that saw the request.
extension FaultSite {
    func overlapFixes() -> [Fix] {
        switch finding.denial {
        case .wrongVPC(.route(let table, let index)?, _, let vpc):
            // A VPC keeps the block that it was made with, and those with subnets in them.
            let record = inventory.vpcs[vpc].record
            guard let block = inventory.routeTables[table].record.routes[index].block, let primary = record.primary,
                block.family == .ipv4, block != primary, record.blocks.contains(block),
                !inventory.subnets.contains(where: { $0.vpc == vpc && $0.addresses.overlaps(AddressSet(block)) }),
                inventory.coverage.state(
                    .subnets, account: inventory.vpcs[vpc].owner, region: inventory.vpcs[vpc].region) == .complete
            else { return [] }
            return [Fix(.connection(.removeBlock(block, of: vpc)))]
        case .ingressRedirection(.routeTable(let table), let device): return redirections(table, device)
        case .asymmetric(.routeTable(let table), let device?): return isReply ? redirections(table, device) : []
        default: return []
        }
    }

    /// The answers go back to the device that the gateway's own table hands requests to.
    ///
    /// Source: https://docs.aws.amazon.com/vpc/latest/userguide/gwlb-route.html
    private func redirections(_ table: Handle<RouteTable>, _ device: ResourceRef) -> [Fix] {
        let target: InventoryEdit.RouteTarget
        switch device {
        case .endpoint(let endpoint): target = .init(kind: .gateway, id: inventory.endpoints[endpoint].record.id)
        case .interface(let interface): target = .init(kind: .networkInterface, id: inventory.interfaces[interface].id)
        default: return []
        }
        let bound = finding.packets.sources
        let local = inventory.names.find("local") ?? .empty
        let routes = inventory.routeTables[table].record.routes.filter { route in
            guard let block = route.block, route.targetID != local, route.targetID != target.id else { return false }
            return AddressSet(block).overlaps(bound)
        }
        return routes.compactMap(\.block).prefix(2).map { Fix(.replaceRoute(table, $0, target)) }
    }
}
