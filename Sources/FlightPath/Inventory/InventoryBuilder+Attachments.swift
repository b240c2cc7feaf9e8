/// Transit gateway attachments, merged from several responses and accounts, and the peerings among them.
extension InventoryBuilder {
    mutating func addAttachments() {
        var attachments: [TransitGatewayAttachment.End: TransitGatewayAttachment] = [:]
        var ends: [Symbol: [TransitGatewayAttachment.End]] = [:]
        for (record, isOwners) in attachmentRecords() {
            let end = TransitGatewayAttachment.End(
                attachment: record.id, transitGateway: record.transitGateway)
            // A response that names no transit gateway tells of the ends that are known, if there are any.
            let meant = record.transitGateway == .empty ? ends[record.id] ?? [end] : [end]
            for end in meant {
                var attachment =
                    attachments[end]
                    ?? TransitGatewayAttachment(id: record.id, region: region(record.place), place: record.place)
                if attachments[end] == nil { ends[record.id, default: []].append(end) }
                attachment.merge(record, isOwners: isOwners, names)
                attachments[end] = attachment
            }
        }
        let gateways = Dictionary(
            records.transitGatewayRouteTables.map { ($0.id, $0.transitGateway) }, uniquingKeysWith: { one, _ in one })
        for link in records.transitGatewayAssociations {
            guard let table = link.table.symbol else { continue }
            for end in self.ends(ends[link.attachment] ?? [], at: gateways[table], link.place, attachments) {
                attachments[end]?.associatedTable = table
                attachments[end]?.associationState = link.state
            }
        }
        func name(_ attachment: TransitGatewayAttachment) -> (String, String) {
            (names[attachment.id], names[attachment.transitGateway])
        }
        for attachment in attachments.values.sorted(by: { name($0) < name($1) }) {
            let handle = Handle<TransitGatewayAttachment>(inventory.attachments.count)
            if inventory.attachmentByID[attachment.id] == nil { inventory.attachmentByID[attachment.id] = handle }
            inventory.attachmentByEnd[
                .init(attachment: attachment.id, transitGateway: attachment.transitGateway)] = handle
            inventory.attachments.append(attachment)
        }
    }

    /// What the transit gateway's owner lists comes first: it alone sees every association. What names no transit
    /// gateway comes last.
    private func attachmentRecords() -> [(record: TransitGatewayAttachmentRecord, isOwners: Bool)] {
        var ordered: [[(TransitGatewayAttachmentRecord, Bool)]] = [[], [], []]
        for record in records.transitGatewayAttachments {
            let gateway = inventory.transitGateways[record.transitGateway]
            let owner = record.transitGatewayOwner == .empty ? gateway?.owner : record.transitGatewayOwner
            let account = account(record.place)
            // Without a directory that names the account, nobody can tell whose list it is.
            let isOwners = account == .empty || owner == nil || account == owner
            ordered[record.transitGateway == .empty ? 2 : isOwners ? 0 : 1].append((record, isOwners))
        }
        return ordered.flatMap { $0 }
    }

    /// The ends of an attachment that a table's association means: the one at the table's transit gateway.
    private func ends(
        _ ends: [TransitGatewayAttachment.End], at gateway: Symbol?, _ place: Place,
        _ attachments: [TransitGatewayAttachment.End: TransitGatewayAttachment]
    ) -> [TransitGatewayAttachment.End] {
        guard ends.count > 1 else { return ends }
        if let gateway { return ends.filter { $0.transitGateway == gateway } }
        // Without the list of tables, the two ends of a peering differ by their regions at most.
        let here = ends.filter { attachments[$0]?.region == region(place) }
        return here.count == 1 ? here : []
    }

    /// One record a peering: what both sides list, with what the first to be read leaves open filled in from the other.
    func transitGatewayPeerings() -> [TransitGatewayPeeringRecord] {
        var found: [Symbol: TransitGatewayPeeringRecord] = [:]
        for record in records.transitGatewayPeerings {
            // Each side may print its own attachment's id first; the pair of ids is the same.
            let known = [record.attachment, record.accepterAttachment].first { found[$0] != nil }
            guard let known else {
                found[record.attachment] = record
                continue
            }
            found[known]?.fill(from: record)
        }
        return found.values.sorted { names[$0.attachment] < names[$1.attachment] }
    }
}

extension TransitGatewayPeeringRecord {
    fileprivate mutating func fill(from other: TransitGatewayPeeringRecord) {
        func fill(_ member: inout Symbol, _ value: Symbol) { if member == .empty { member = value } }
        fill(&accepterAttachment, other.accepterAttachment)
        fill(&requesterGateway, other.requesterGateway)
        fill(&requesterOwner, other.requesterOwner)
        fill(&requesterRegion, other.requesterRegion)
        fill(&accepterGateway, other.accepterGateway)
        fill(&accepterOwner, other.accepterOwner)
        fill(&accepterRegion, other.accepterRegion)
        fill(&state, other.state)
    }
}

extension TransitGatewayAttachment {
    /// Adds what another response says of the same attachment; the transit gateway's owner's come first.
    fileprivate mutating func merge(_ record: TransitGatewayAttachmentRecord, isOwners: Bool, _ names: Names) {
        if transitGateway == .empty { transitGateway = record.transitGateway }
        if name == .empty { name = record.name }
        if state == .empty { state = record.state }
        if resource == .empty { resource = record.resource }
        if owner == .empty { owner = record.resourceOwner }
        if record.isVPCShape {
            if resourceType == .empty { resourceType = names.find("vpc") ?? .empty }
            guard subnets?.isEmpty != false else { return }
            subnets = record.subnets
            isApplianceMode = names.equals(record.applianceMode, "enable")
            securityGroupReferencing = record.securityGroupReferencing
            ipv6Support = record.ipv6Support
            place = record.place
        } else {
            if record.resourceType != .empty { resourceType = record.resourceType }
            // That a guest's list shows no association proves nothing.
            if associatedTable == nil, isOwners || record.associatedTable != .empty {
                associatedTable = record.associatedTable
                associationState = record.associationState
            }
        }
    }
}
