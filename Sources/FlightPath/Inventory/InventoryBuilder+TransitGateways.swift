/// Transit gateways and their route tables.
extension InventoryBuilder {
    mutating func addTransitGateways() {
        for record in merged(records.transitGateways, id: \.id, owner: \.owner, place: \.place) {
            inventory.transitGateways[record.id] = record
        }
        addAttachments()
        addTransitGatewayTables()
        inventory.transitGatewayPeerings = transitGatewayPeerings()
    }

    /// A table a response was asked about, by its subject.
    struct CollectedTable {
        let id: Symbol
        let isComplete: Bool
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
            edit(id) { $0.rows += propagatedRows(of: link, gateway: $0.transitGateway) }
        }
        for reference in records.transitGatewayPrefixListReferences {
            guard let id = reference.table.symbol else { continue }
            edit(id) { $0.rows += prefixListRows(of: reference, in: $0) }
        }
        for id in tables.keys { tables[id]?.sortRows() }
        inventory.transitGatewayTables = tables
    }

    /// What a VPC attachment propagates: every block of its VPC.
    func propagatedRows(
        of link: TransitGatewayTableLinkRecord, gateway: Symbol
    ) -> [TransitGatewayTable.Row] {
        let end = inventory.attachment(link.attachment, of: gateway)
        guard let attachment = end ?? inventory.attachmentByID[link.attachment],
            let vpc = inventory.vpcByID[inventory.attachments[attachment].resource]
        else { return [] }
        return inventory.vpcs[vpc].record.blocks.map {
            .init(
                block: $0, prefixList: .empty, attachments: [link.attachment], isStatic: false, isBlackhole: false,
                place: link.place)
        }
    }

    /// The rows a reference to a prefix list makes: one for each entry, or a single one where the entries are unknown.
    ///
    /// What was searched holds those rows already. A static route for the very block of an entry goes before it.
    func prefixListRows(
        of reference: TransitGatewayPrefixListReferenceRecord, in table: TransitGatewayTable
    ) -> [TransitGatewayTable.Row] {
        guard !(table.isSearched && table.isComplete), !names.equals(reference.state, "deleting"),
            !table.rows.contains(where: { $0.prefixList == reference.prefixList })
        else { return [] }
        let row = TransitGatewayTable.Row(
            block: nil, prefixList: reference.prefixList,
            attachments: reference.attachment == .empty ? [] : [reference.attachment], isStatic: false,
            isBlackhole: reference.isBlackhole, place: reference.place)
        let list = inventory.prefixLists[reference.prefixList]
        guard let entries = list?.entries, list?.isComplete == true else { return [row] }
        let taken = Set(table.rows.lazy.filter(\.isStatic).compactMap(\.block))
        return entries.lazy.map(\.block).filter { !taken.contains($0) }.map { block in
            var row = row
            row.block = block
            return row
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

extension TransitGatewayTable {
    /// Puts the rows in the order in which they are tried: by longest prefix, among equals static before prefix list
    /// before propagated.
    mutating func sortRows() {
        func rank(_ row: Row) -> Int { row.isStatic ? 0 : row.prefixList != .empty ? 1 : 2 }
        rows = rows.enumerated().sorted { one, other in
            let lengths = (one.element.block?.length ?? 0, other.element.block?.length ?? 0)
            if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
            if rank(one.element) != rank(other.element) { return rank(one.element) < rank(other.element) }
            return one.offset < other.offset
        }.map(\.element)
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
