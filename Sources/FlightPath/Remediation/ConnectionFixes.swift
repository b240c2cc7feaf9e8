/// What stands between networks: peering connections, prefix lists, interfaces that forward, tables of subnets.
extension FaultSite {
    func connectionFixes() -> [Fix] {
        switch finding.denial {
        case .notOperational(.peering(let peering), let state):
            guard inventory.names.equals(state, "pending-acceptance") else { return [] }
            return [Fix(.connection(.acceptPeering(peering)))]
        case .sourceDestinationCheck(let interface):
            return [Fix(.connection(.disableSourceDestinationCheck(interface)))]
        case .internetGatewayDestination(_, .route(let table, _)?, _), .noRoute(let table):
            return prefixListEntries(table)
        case .asymmetric(.routeTable(let table), _): return publicTables(insteadOf: table)
        default: return []
        }
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
