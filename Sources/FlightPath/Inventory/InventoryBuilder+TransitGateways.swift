/// Transit gateways: attachments merged from several responses, and their route tables.
extension InventoryBuilder {
    mutating func addTransitGateways() {
        for record in records.transitGateways where inventory.transitGateways[record.id] == nil {
            inventory.transitGateways[record.id] = record
        }
        var attachments: [Symbol: TransitGatewayAttachment] = [:]
        for record in records.transitGatewayAttachments {
            var attachment =
                attachments[record.id]
                ?? TransitGatewayAttachment(id: record.id, region: region(record.place), place: record.place)
            attachment.merge(record, names)
            attachments[record.id] = attachment
        }
        for table in collectedTables(.transitGatewayAssociations) {
            for link in records.transitGatewayAssociations where table.matches(link.table) {
                attachments[link.attachment]?.associatedTable = table.id
                attachments[link.attachment]?.associationState = link.state
            }
        }
        for attachment in attachments.values.sorted(by: { names[$0.id] < names[$1.id] }) {
            inventory.attachmentByID[attachment.id] = Handle(inventory.attachments.count)
            inventory.attachments.append(attachment)
        }
        addTransitGatewayTables()
    }

    /// A table a response was asked about, by its subject.
    struct CollectedTable {
        let id: Symbol
        let isComplete: Bool
        func matches(_ subject: Subject) -> Bool { subject == .id(id) || subject == .named(id) }
    }

    func collectedTables(_ kind: RecordKind) -> [CollectedTable] {
        snapshot.collected.compactMap { entry in
            guard entry.kind == kind else { return nil }
            switch entry.subject {
            case .id(let id), .named(let id): return CollectedTable(id: id, isComplete: entry.isComplete)
            case .unknown: return nil
            }
        }
    }

    mutating func addTransitGatewayTables() {
        var tables: [Symbol: TransitGatewayTable] = [:]
        for record in records.transitGatewayRouteTables {
            tables[record.id] = TransitGatewayTable(
                id: record.id, name: record.name, transitGateway: record.transitGateway, place: record.place)
        }
        func edit(_ id: Symbol, _ change: (inout TransitGatewayTable) -> Void) {
            var table = tables[id] ?? TransitGatewayTable(id: id)
            change(&table)
            tables[id] = table
        }
        for table in collectedTables(.transitGatewayRoutes) {
            edit(table.id) {
                $0.isSearched = true
                $0.knowsStaticRoutes = true
                $0.knowsPropagations = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for row in records.transitGatewayRoutes {
            guard let id = row.table.symbol else { continue }
            edit(id) { if let row = TransitGatewayTable.Row(row, names) { $0.rows.append(row) } }
        }
        for table in collectedTables(.transitGatewayStaticRoutes) {
            edit(table.id) {
                $0.knowsStaticRoutes = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for row in records.transitGatewayStaticRoutes {
            guard let id = row.table.symbol, tables[id]?.isSearched != true else { continue }
            edit(id) { if let row = TransitGatewayTable.Row(row, names) { $0.rows.append(row) } }
        }
        for table in collectedTables(.transitGatewayPropagations) where tables[table.id]?.isSearched != true {
            edit(table.id) {
                $0.knowsPropagations = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for link in records.transitGatewayPropagations {
            guard let id = link.table.symbol, tables[id]?.isSearched != true else { continue }
            guard link.state == .empty || names.equals(link.state, "enabled") else { continue }
            edit(id) { $0.rows += propagatedRows(of: link) }
        }
        inventory.transitGatewayTables = tables
    }

    /// What a VPC attachment propagates: every block of its VPC.
    func propagatedRows(of link: TransitGatewayTableLinkRecord) -> [TransitGatewayTable.Row] {
        guard let attachment = inventory.attachmentByID[link.attachment],
            let vpc = inventory.vpcByID[inventory.attachments[attachment].resource]
        else { return [] }
        return inventory.vpcs[vpc].record.blocks.map {
            .init(
                block: $0, prefixList: .empty, attachments: [link.attachment], isStatic: false, isBlackhole: false,
                place: link.place)
        }
    }
}

extension Subject {
    /// The id or name it is given by.
    var symbol: Symbol? {
        switch self {
        case .id(let symbol), .named(let symbol): symbol
        case .unknown: nil
        }
    }
}

extension TransitGatewayTable.Row {
    /// A row that forwards or drops; rows being deleted do neither.
    init?(_ record: TransitGatewayRouteRecord, _ names: Names) {
        let isBlackhole = names.equals(record.state, "blackhole")
        guard record.state == .empty || isBlackhole || names.equals(record.state, "active") else { return nil }
        self.init(
            block: record.block, prefixList: record.prefixList, attachments: record.attachments,
            isStatic: names.equals(record.type, "static"), isBlackhole: isBlackhole, place: record.place)
    }
}

extension TransitGatewayAttachment {
    /// Adds what another response says of the same attachment.
    mutating func merge(_ record: TransitGatewayAttachmentRecord, _ names: Names) {
        if transitGateway == .empty { transitGateway = record.transitGateway }
        if name == .empty { name = record.name }
        if state == .empty { state = record.state }
        if resource == .empty { resource = record.resource }
        if owner == .empty { owner = record.resourceOwner }
        if record.isVPCShape {
            subnets = record.subnets
            isApplianceMode = names.equals(record.applianceMode, "enable")
            securityGroupReferencing = record.securityGroupReferencing
            ipv6Support = record.ipv6Support
            if resourceType == .empty { resourceType = names.find("vpc") ?? .empty }
            place = record.place
        } else {
            if record.resourceType != .empty { resourceType = record.resourceType }
            if associatedTable == nil {
                associatedTable = record.associatedTable
                associationState = record.associationState
            }
        }
    }
}
