/// Routes that a table lacks, or that stand in the way of others.
extension FaultSite {
    func routeFixes() -> [Fix] {
        switch finding.denial {
        case .noRoute(let table): return missingRoutes(table)
        case .blackhole(.route(_, let index), let table):
            guard let block = inventory.routeTables[table].record.routes[index].block else { return [] }
            return [Fix(.deleteRoute(table, block))] + otherTargets(of: block, table)
        case .internetGatewayDestination(_, .route(let table, _)?, _): return missingRoutes(table)
        default: return []
        }
    }

    /// The route leads to what exists: the links to where the packets are bound, or for the internet the VPC's gateways.
    private func otherTargets(of block: CIDRBlock, _ table: Handle<RouteTable>) -> [Fix] {
        guard let vpc = inventory.vpcByID[inventory.routeTables[table].record.vpc] else { return [] }
        var targets: [InventoryEdit.RouteTarget] = []
        if isInternet(isSource: isReply) {
            targets = inventory.vpcs[vpc].internetGateways.map {
                .init(kind: .gateway, id: inventory.internetGateways[$0].record.id)
            }
            let own = inventory.natGateways.filter {
                $0.record.vpc == inventory.vpcs[vpc].id && inventory.names.equals($0.record.state, "available")
            }
            targets += own.prefix(2).map { .init(kind: .natGateway, id: $0.record.id) }
        } else {
            targets = links(from: vpc, to: vpcs(isSource: isReply))
        }
        return targets.map { Fix(.replaceRoute(table, block, $0)) }
    }

    private func missingRoutes(_ table: Handle<RouteTable>) -> [Fix] {
        let vpcID = inventory.routeTables[table].record.vpc
        guard let vpc = inventory.vpcByID[vpcID] else { return [] }
        let bound = isReply ? finding.packets.sources : finding.packets.destinations
        if isInternet(isSource: isReply) {
            guard let gateway = inventory.vpcs[vpc].internetGateways.first else { return [] }
            let target = InventoryEdit.RouteTarget(
                kind: .gateway, id: inventory.internetGateways[gateway].record.id)
            let all = bound.ipv4.isEmpty ? "::/0" : "0.0.0.0/0"
            return CIDRBlock(all).map { [Fix(.addRoutes(table, [$0], target))] } ?? []
        }
        let blocks = vpcBlocks(isSource: isReply, bound)
        guard !blocks.isEmpty else { return [] }
        return links(from: vpc, to: vpcs(isSource: isReply)).map { Fix(.addRoutes(table, blocks, $0)) }
    }

    /// Transit gateways and peering connections that join a VPC with all the others.
    func links(from vpc: Handle<VPC>, to others: Set<Handle<VPC>>) -> [InventoryEdit.RouteTarget] {
        var targets: [InventoryEdit.RouteTarget] = []
        func gateways(_ vpc: Handle<VPC>) -> [Symbol] {
            inventory.attachments.filter {
                $0.resource == inventory.vpcs[vpc].id && inventory.names.equals($0.state, "available")
            }.map(\.transitGateway)
        }
        for gateway in gateways(vpc) where others.allSatisfy({ gateways($0).contains(gateway) }) {
            targets.append(.init(kind: .transitGateway, id: gateway))
        }
        guard others.count == 1, let other = others.first else { return targets }
        for peering in inventory.peerings where inventory.names.equals(peering.record.status, "active") {
            let sides = [peering.record.requester.vpc, peering.record.accepter.vpc]
            if sides.contains(inventory.vpcs[vpc].id), sides.contains(inventory.vpcs[other].id) {
                targets.append(.init(kind: .peeringConnection, id: peering.record.id))
            }
        }
        return targets
    }
}
