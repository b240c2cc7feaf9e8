/// Peering connections: each of the two sides lists the connection in its own account and region.
extension InventoryBuilder {
    mutating func addPeerings() {
        for views in Dictionary(grouping: records.peeringConnections, by: \.id).values
            .sorted(by: { names[$0[0].id] < names[$1[0].id] })
        {
            guard var record = views.first(where: isRequesters) ?? views.first else { continue }
            for view in views { record.fill(from: view) }
            inventory.peeringByID[record.id] = Handle(inventory.peerings.count)
            inventory.peerings.append(PeeringConnection(record: record, region: region(record.place)))
        }
    }

    /// Whether the side that asked for the connection lists it. Both sides may lie in one account.
    private func isRequesters(_ record: PeeringConnectionRecord) -> Bool {
        let region = region(record.place)
        return account(record.place) == record.requester.owner
            && (record.requester.region == .empty || region == .empty || region == record.requester.region)
    }
}

extension PeeringConnectionRecord {
    /// Adds what another response says of the same connection. Blocks are printed only while it is active.
    fileprivate mutating func fill(from other: PeeringConnectionRecord) {
        if status == .empty { status = other.status }
        if name == .empty { name = other.name }
        requester.fill(from: other.requester)
        accepter.fill(from: other.accepter)
    }
}

extension PeeringConnectionRecord.Side {
    fileprivate mutating func fill(from other: Self) {
        if vpc == .empty { vpc = other.vpc }
        if owner == .empty { owner = other.owner }
        if region == .empty { region = other.region }
        if blocks.isEmpty { blocks = other.blocks }
    }
}
