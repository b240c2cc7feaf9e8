/// What a transit gateway lacks: routes, associations, subnets in a zone, appliance mode, support for group references.
extension FaultSite {
    func transitGatewayFixes() -> [Fix] {
        switch finding.denial {
        case .transitGatewayNoRoute(let table): return missingTransitRoutes(table)
        case .transitGatewayBlackhole(.transitGatewayRow(_, let index), let table):
            guard let rows = inventory.transitGatewayTables[table]?.rows, rows.indices.contains(index),
                rows[index].isStatic, let block = rows[index].block
            else { return [] }
            return [Fix(.transitGateway(.deleteRoute(block, in: table)))] + otherEnds(of: block, table)
        case .transitGatewayNoAssociation(let attachment): return associations(attachment)
        case .transitGatewayZone(let attachment, let zone): return subnets(in: zone, for: attachment)
        case .asymmetric(.attachment(let attachment), _):
            guard !inventory.attachments[attachment].isApplianceMode else { return [] }
            return [Fix(.transitGateway(.enableApplianceMode(attachment)))]
        case .securityGroups(let denial):
            guard case .transitGateway = denial.lostReference else { return [] }
            return referencing()
        default: return []
        }
    }

    /// The attachments of the VPCs that the packets are bound for, at the table's own transit gateway.
    private func missingTransitRoutes(_ table: Symbol) -> [Fix] {
        guard let gateway = gateway(of: table) else { return [] }
        let bound = isReply ? finding.packets.sources : finding.packets.destinations
        let vpcs = vpcs(isSource: isReply)
        guard vpcs.count == 1, let vpc = vpcs.first, let attachment = attachment(of: vpc, at: gateway) else {
            return []
        }
        let statics = vpcBlocks(isSource: isReply, bound).map {
            InventoryEdit.transitGateway(.addRoute($0, to: attachment, in: table))
        }
        return [Fix(.transitGateway(.propagate(attachment, into: table)))]
            + (statics.isEmpty ? [] : [Fix(edits: statics)])
    }

    /// The route leads to the VPC that the packets are bound for; or it goes, and what that VPC propagates takes its place.
    private func otherEnds(of block: CIDRBlock, _ table: Symbol) -> [Fix] {
        guard let gateway = gateway(of: table) else { return [] }
        let vpcs = vpcs(isSource: isReply)
        guard vpcs.count == 1, let vpc = vpcs.first, let attachment = attachment(of: vpc, at: gateway) else {
            return []
        }
        let propagated = Fix(
            .transitGateway(.deleteRoute(block, in: table)), .transitGateway(.propagate(attachment, into: table)))
        // A route that was made for more than the VPC's own addresses would lead strangers' packets there too.
        guard AddressSet(block).isSubset(of: inventory.vpcs[vpc].addresses) else { return [propagated] }
        return [Fix(.transitGateway(.replaceRoute(block, to: attachment, in: table))), propagated]
    }

    /// The transit gateway that a table belongs to, as listed or as its associations tell.
    private func gateway(of table: Symbol) -> Symbol? {
        if let own = inventory.transitGatewayTables[table]?.transitGateway, own != .empty { return own }
        return inventory.attachments.first { $0.associatedTable == table }?.transitGateway
    }

    private func attachment(of vpc: Handle<VPC>, at gateway: Symbol) -> Handle<TransitGatewayAttachment>? {
        inventory.attachments.handles.first {
            let value = inventory.attachments[$0]
            return value.resource == inventory.vpcs[vpc].id && value.transitGateway == gateway
                && inventory.names.equals(value.state, "available")
        }
    }

    private func associations(_ attachment: Handle<TransitGatewayAttachment>) -> [Fix] {
        let gateway = inventory.attachments[attachment].transitGateway
        return inventory.transitGatewayTables.values.filter { self.gateway(of: $0.id) == gateway }
            .map(\.id).sorted { inventory.text($0) < inventory.text($1) }.prefix(4)
            .map { Fix(.transitGateway(.associate(attachment, with: $0))) }
    }

    /// The subnet of the zone with the fewest interfaces: transit gateways are best given subnets of their own.
    private func subnets(in zone: Symbol, for attachment: Handle<TransitGatewayAttachment>) -> [Fix] {
        guard inventory.attachments[attachment].subnets != nil,
            let vpc = inventory.vpcByID[inventory.attachments[attachment].resource]
        else { return [] }
        return subnets(of: vpc, in: zone).prefix(2).map { Fix(.transitGateway(.addSubnet($0, to: attachment))) }
    }

    /// The subnets of a zone, those with the fewest interfaces first.
    func subnets(of vpc: Handle<VPC>, in zone: Symbol) -> [Handle<Subnet>] {
        var users: [Symbol: Int] = [:]
        for interface in inventory.interfaces { users[interface.subnet, default: 0] += 1 }
        let subnets = inventory.subnets.handles.filter {
            inventory.subnets[$0].vpc == vpc && inventory.subnets[$0].zone == zone
        }
        return subnets.sorted { one, other in
            let counts = [one, other].map { users[inventory.subnets[$0].id] ?? 0 }
            if counts[0] != counts[1] { return counts[0] < counts[1] }
            return inventory.text(inventory.subnets[one].id) < inventory.text(inventory.subnets[other].id)
        }
    }

    /// Support for group references where it is off: on the transit gateway, and on the attachments at both ends.
    private func referencing() -> [Fix] {
        var edits: [InventoryEdit] = []
        let vpcs = vpcs(isSource: true).union(vpcs(isSource: false)).sorted { $0.index < $1.index }
        for handle in inventory.attachments.handles
        where vpcs.contains(where: { inventory.vpcs[$0].id == inventory.attachments[handle].resource }) {
            let gateway = inventory.attachments[handle].transitGateway
            guard let record = inventory.transitGateways[gateway] else { continue }
            let edit = InventoryEdit.transitGateway(.enableReferencing(gateway))
            if !inventory.names.equals(record.securityGroupReferencing, "enable"), !edits.contains(edit) {
                edits.append(edit)
            }
            if inventory.names.equals(inventory.attachments[handle].securityGroupReferencing, "disable") {
                edits.append(.transitGateway(.enableReferencingOn(handle)))
            }
        }
        return edits.isEmpty ? [] : [Fix(edits: edits)]
    }
}
