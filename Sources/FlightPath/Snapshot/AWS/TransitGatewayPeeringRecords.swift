/// Two transit gateways joined (`TransitGatewayPeeringAttachments[]`); each side lists it in its own account and region.
///
/// It tells who is at the other end. Which table a side uses stands at its attachment, in
/// `describe-transit-gateway-attachments`.
struct TransitGatewayPeeringRecord: Sendable {
    /// `TransitGatewayAttachmentId`.
    var attachment = Symbol.empty
    /// `AccepterTransitGatewayAttachmentId`; empty when the two sides share one id.
    var accepterAttachment = Symbol.empty
    var requesterGateway = Symbol.empty
    var requesterOwner = Symbol.empty
    var requesterRegion = Symbol.empty
    var accepterGateway = Symbol.empty
    var accepterOwner = Symbol.empty
    var accepterRegion = Symbol.empty
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayPeeringRecord {
        var record = TransitGatewayPeeringRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayAttachmentId", b) {
                record.attachment = try r.symbol(b)
            } else if r.is(key, "AccepterTransitGatewayAttachmentId", b) {
                record.accepterAttachment = try r.symbol(b)
            } else if r.is(key, "RequesterTgwInfo", b) {
                (record.requesterGateway, record.requesterOwner, record.requesterRegion) = try side(&r, b)
            } else if r.is(key, "AccepterTgwInfo", b) {
                (record.accepterGateway, record.accepterOwner, record.accepterRegion) = try side(&r, b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func side(
        _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> (gateway: Symbol, owner: Symbol, region: Symbol) {
        var side = (gateway: Symbol.empty, owner: Symbol.empty, region: Symbol.empty)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayId", b) {
                side.gateway = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                side.owner = try r.symbol(b)
            } else if r.is(key, "Region", b) {
                side.region = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return side
    }
}

/// A prefix list that a transit gateway's table routes by (`TransitGatewayPrefixListReferences[]`).
struct TransitGatewayPrefixListReferenceRecord: Sendable {
    var table: Subject
    var prefixList = Symbol.empty
    var owner = Symbol.empty
    var state = Symbol.empty
    var isBlackhole = false
    /// Empty on a blackhole.
    var attachment = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayPrefixListReferenceRecord {
        var record = TransitGatewayPrefixListReferenceRecord(table: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayRouteTableId", b) {
                let table = try r.symbol(b)
                if table != .empty { record.table = .id(table) }
            } else if r.is(key, "PrefixListId", b) {
                record.prefixList = try r.symbol(b)
            } else if r.is(key, "PrefixListOwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "Blackhole", b) {
                record.isBlackhole = try r.optionalBool(b) ?? false
            } else if r.is(key, "TransitGatewayAttachment", b) {
                record.attachment = try r.member("TransitGatewayAttachmentId", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
