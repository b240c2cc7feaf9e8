/// Edits that might cure a finding, narrowest first. Whether they do, the trial says.
struct Candidates {
    let inventory: Inventory
    let finding: Finding
    /// The passages in which it was met.
    let passages: [Passage]

    func edits() -> [InventoryEdit] {
        switch finding.denial {
        case .securityGroups(let denial): return securityGroupEdits(denial)
        case .networkACL(let acl, let isEgress, let entry): return networkACLEdits(acl, isEgress, entry)
        case .noRoute(let table): return routeEdits(table)
        case .blackhole(.route(_, let index), let table):
            return [.deleteRoute(table, index)]
        case .internetGatewayDestination(_, .route(let table, _)?, _): return routeEdits(table)
        default: return []
        }
    }

    // MARK: What is at the far end

    private var isReply: Bool { finding.identity.direction == .reply }

    private func ends(isSource: Bool) -> [Endpoint] {
        var ends: [Endpoint] = []
        for passage in passages {
            if isSource { ends.append(passage.from) } else { ends.append(passage.to) }
        }
        return ends
    }

    /// The far addresses as a rule would name them: a single client as it is, a load balancer or many by their subnets.
    private func farBlocks(isSource: Bool, _ refused: AddressSet) -> [CIDRBlock] {
        if refused == .internet || refused.blocks.contains(where: { $0.length < 4 }) {
            return refused.ipv4.isEmpty ? [] : ["0.0.0.0/0"].compactMap { CIDRBlock($0) }
        }
        let ends = ends(isSource: isSource)
        let isBalancer = ends.contains { $0.loadBalancer != nil }
        let exact = refused.blocks
        if exact.count <= 4, !isBalancer { return exact }
        var subnets = AddressSet()
        for end in ends { if let subnet = end.subnet { subnets.formUnion(inventory.subnets[subnet].addresses) } }
        let family = refused.ipv4.isEmpty ? subnets.ipv6 : subnets.ipv4
        return refused.isSubset(of: family) ? family.blocks : exact
    }

    private func vpcs(isSource: Bool) -> Set<Handle<VPC>> {
        var vpcs: Set<Handle<VPC>> = []
        for end in ends(isSource: isSource) {
            if let subnet = end.subnet, let vpc = inventory.subnets[subnet].vpc { vpcs.insert(vpc) }
        }
        return vpcs
    }

    private func isInternet(isSource: Bool) -> Bool {
        for end in ends(isSource: isSource) where end.place != .internet { return false }
        return true
    }

    /// The blocks of the far VPC that the refused addresses lie in.
    private func vpcBlocks(isSource: Bool, _ refused: AddressSet) -> [CIDRBlock] {
        var blocks: [CIDRBlock] = []
        for vpc in vpcs(isSource: isSource) {
            for block in inventory.vpcs[vpc].record.blocks where AddressSet(block).overlaps(refused) {
                blocks.append(block)
            }
        }
        return blocks.sorted()
    }

    private func transports(_ packets: PacketSet, replyPorts: Bool) -> [InventoryEdit.Transport] {
        let protocols = packets.protocols
        guard protocols.ranges.count == 1, let range = protocols.ranges.first,
            range.lowerBound == range.upperBound
        else { return [InventoryEdit.Transport()] }
        let ipProtocol = IPProtocol(rawValue: range.lowerBound)
        if ipProtocol.isICMP {
            let type = replyPorts ? (ipProtocol == .icmp ? 0 : 129) : packets.sourcePorts.first ?? 8
            return [.init(ipProtocol: ipProtocol, icmpType: type)]
        }
        guard ipProtocol.hasPorts else { return [.init(ipProtocol: ipProtocol)] }
        var ports = replyPorts ? packets.sourcePorts : packets.destinationPorts
        if replyPorts {
            // The service's own port is no client's: a rule need not leave it out.
            let closed = ports.union(packets.destinationPorts)
            if closed.ranges.count < ports.ranges.count { ports = closed }
        }
        return ports.ranges.prefix(3).map { .init(ipProtocol: ipProtocol, ports: $0) }
    }

    // MARK: Security groups

    private func securityGroupEdits(_ denial: SecurityGroupDenial) -> [InventoryEdit] {
        guard case .securityGroup(let group) = finding.component,
            let transport = transports(finding.packets, replyPorts: false).first
        else { return [] }
        let isSource = !denial.isEgress
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        var choices: [[CIDRBlock]] = []
        for blocks in [farBlocks(isSource: isSource, refused), vpcBlocks(isSource: isSource, refused)]
        where !blocks.isEmpty && blocks.count <= 10 && !choices.contains(blocks) {
            choices.append(blocks)
        }
        return choices.map { .addSecurityGroupRules(group, isEgress: denial.isEgress, transport, $0) }
    }

    // MARK: Network ACLs

    private func networkACLEdits(
        _ acl: Handle<NetworkACL>, _ isEgress: Bool, _ entry: Int?
    ) -> [InventoryEdit] {
        // An outbound entry names where packets go, an inbound one where they come from; a reply's ends are swapped.
        let isSource = isEgress == isReply
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        // The whole range that the client may use, not only the refused part of it.
        let whole = passages.first.map { isReply ? $0.packets : finding.packets } ?? finding.packets
        guard let transport = transports(whole, replyPorts: isReply).first else { return [] }
        var choices: [[CIDRBlock]] = []
        for blocks in [farBlocks(isSource: isSource, refused), vpcBlocks(isSource: isSource, refused)]
        where !blocks.isEmpty && blocks.count <= 5 && !choices.contains(blocks) {
            choices.append(blocks)
        }
        return choices.compactMap { blocks in
            number(acl, isEgress, before: entry, count: blocks.count).map {
                .addNetworkACLEntries(acl, isEgress: isEgress, number: $0, transport, blocks)
            }
        }
    }

    /// Free numbers that are tried before the entry that refuses.
    private func number(_ acl: Handle<NetworkACL>, _ isEgress: Bool, before entry: Int?, count: Int) -> Int? {
        let entries = inventory.networkACLs[acl].record.entries
        let used = Set(entries.filter { $0.isEgress == isEgress }.map(\.number))
        let limit = entry.map { entries[$0].number } ?? 32767
        let isDefault = limit >= 32767
        let first = isDefault ? (used.filter { $0 < 32767 }.max().map { $0 / 10 * 10 + 10 } ?? 100) : limit - count
        func isFree(_ start: Int) -> Bool {
            start > 0 && start + count <= min(limit, 32767) && (start..<start + count).allSatisfy { !used.contains($0) }
        }
        if isFree(first) { return first }
        var start = min(limit, 32767) - count
        while start > 0 {
            if isFree(start) { return start }
            start -= 1
        }
        return nil
    }

    // MARK: Routes

    private func routeEdits(_ table: Handle<RouteTable>) -> [InventoryEdit] {
        let vpcID = inventory.routeTables[table].record.vpc
        guard let vpc = inventory.vpcByID[vpcID] else { return [] }
        let bound = isReply ? finding.packets.sources : finding.packets.destinations
        if isInternet(isSource: isReply) {
            guard let gateway = inventory.vpcs[vpc].internetGateways.first else { return [] }
            let target = InventoryEdit.RouteTarget(
                kind: .gateway, id: inventory.internetGateways[gateway].record.id)
            let all = bound.ipv4.isEmpty ? "::/0" : "0.0.0.0/0"
            return CIDRBlock(all).map { [.addRoutes(table, [$0], target)] } ?? []
        }
        let blocks = vpcBlocks(isSource: isReply, bound)
        guard !blocks.isEmpty else { return [] }
        return links(from: vpc, to: vpcs(isSource: isReply)).map { .addRoutes(table, blocks, $0) }
    }

    /// Transit gateways and peering connections that join a VPC with all the others.
    private func links(from vpc: Handle<VPC>, to others: Set<Handle<VPC>>) -> [InventoryEdit.RouteTarget] {
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
