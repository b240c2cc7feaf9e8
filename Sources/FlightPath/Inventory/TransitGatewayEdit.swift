/// A change to a transit gateway, its attachments or its route tables.
enum TransitGatewayEdit: Hashable, Sendable {
    /// The attachment's blocks become routes of the table.
    case propagate(Handle<TransitGatewayAttachment>, into: Symbol)
    case addRoute(CIDRBlock, to: Handle<TransitGatewayAttachment>, in: Symbol)
    case deleteRoute(CIDRBlock, in: Symbol)
    /// The static route for this very block leads to another attachment.
    case replaceRoute(CIDRBlock, to: Handle<TransitGatewayAttachment>, in: Symbol)
    case associate(Handle<TransitGatewayAttachment>, with: Symbol)
    case addSubnet(Handle<Subnet>, to: Handle<TransitGatewayAttachment>)
    case enableApplianceMode(Handle<TransitGatewayAttachment>)
    case enableReferencing(Symbol)
    case enableReferencingOn(Handle<TransitGatewayAttachment>)

    var component: ResourceRef {
        switch self {
        case .propagate(_, let table), .addRoute(_, _, let table), .deleteRoute(_, let table),
            .replaceRoute(_, _, let table):
            .transitGatewayTable(table)
        case .associate(let attachment, _), .addSubnet(_, let attachment), .enableApplianceMode(let attachment),
            .enableReferencingOn(let attachment):
            .attachment(attachment)
        case .enableReferencing(let gateway): .transitGateway(gateway)
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .propagate(let attachment, let table):
            let value = inventory.attachments[attachment]
            guard let vpc = inventory.vpcByID[value.resource] else { return }
            add(inventory.vpcs[vpc].record.blocks, value, isStatic: false, table, &inventory)
        case .addRoute(let block, let attachment, let table):
            add([block], inventory.attachments[attachment], isStatic: true, table, &inventory)
        case .deleteRoute(let block, let table):
            inventory.transitGatewayTables[table]?.rows.removeAll { $0.block == block && $0.isStatic }
        case .replaceRoute(let block, let attachment, let table):
            inventory.transitGatewayTables[table]?.rows.removeAll { $0.block == block && $0.isStatic }
            add([block], inventory.attachments[attachment], isStatic: true, table, &inventory)
        case .associate(let attachment, let table):
            inventory.attachments[attachment].associatedTable = table
            inventory.attachments[attachment].associationState = .empty
        case .addSubnet(let subnet, let attachment):
            inventory.attachments[attachment].subnets?.append(inventory.subnets[subnet].id)
        case .enableApplianceMode(let attachment): inventory.attachments[attachment].isApplianceMode = true
        case .enableReferencing(let gateway):
            let enabled = inventory.symbol("enable")
            inventory.transitGateways[gateway]?.securityGroupReferencing = enabled
        case .enableReferencingOn(let attachment):
            let enabled = inventory.symbol("enable")
            inventory.attachments[attachment].securityGroupReferencing = enabled
        }
    }

    private func add(
        _ blocks: [CIDRBlock], _ attachment: TransitGatewayAttachment, isStatic: Bool, _ table: Symbol,
        _ inventory: inout Inventory
    ) {
        let rows = blocks.map {
            TransitGatewayTable.Row(
                block: $0, prefixList: .empty, attachments: [attachment.id], isStatic: isStatic, isBlackhole: false,
                place: attachment.place)
        }
        inventory.transitGatewayTables[table]?.rows += rows
        inventory.transitGatewayTables[table]?.sortRows()
    }
}
