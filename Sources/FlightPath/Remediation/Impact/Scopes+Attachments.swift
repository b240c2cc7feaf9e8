/// What a change to an attachment of a transit gateway may open or stop.
extension Scopes {
    /// - Parameter tables: those in which what the attachment brings in is looked up, before the change and after it.
    init(of attachment: Handle<TransitGatewayAttachment>, lookedUpIn tables: [Symbol], in inventory: Inventory) {
        let value = inventory.attachments[attachment]
        guard !inventory.handsOn(value) else {
            // What an inspection VPC hands on has its ends elsewhere.
            let attached = Scope.Side.subnets(inventory.subnets(attachedTo: value.transitGateway), within: nil)
            self.init(all: [Scope(from: attached, to: attached)])
            return
        }
        // What the VPC sends, be it requests or replies, is looked up in its table: with whom no row leads to, it exchanges
        // nothing.
        let rows = tables.flatMap { inventory.transitGatewayTables[$0]?.rows ?? [] }.filter { !$0.isBlackhole }
        self = .between(
            .subnets(inventory.subnets(ofVPC: value.resource), within: nil), .blocks(rows.compactMap(\.block)))
        isPartial = rows.contains { $0.block == nil }
    }
}

extension Inventory {
    /// Whether a transit gateway sends a VPC what is not addressed to it.
    fileprivate func handsOn(_ attachment: TransitGatewayAttachment) -> Bool {
        let own = vpcByID[attachment.resource].map { vpcs[$0].addresses } ?? AddressSet()
        return transitGatewayTables.values.contains { table in
            table.transitGateway == attachment.transitGateway
                && table.rows.contains { row in
                    guard row.attachments.contains(attachment.id) else { return false }
                    return row.block.map { !AddressSet($0).subtracting(own).isEmpty } ?? true
                }
        }
    }
}
