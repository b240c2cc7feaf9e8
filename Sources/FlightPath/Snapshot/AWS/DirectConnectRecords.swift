/// A Direct Connect gateway (`directConnectGateways[]`); this service writes its members in lower camel case.
struct DirectConnectGatewayRecord: Sendable {
    var id = Symbol.empty
    var name = Symbol.empty
    var owner = Symbol.empty
    /// `directConnectGatewayState`.
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DirectConnectGatewayRecord {
        var record = DirectConnectGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "directConnectGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "directConnectGatewayName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "ownerAccount", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "directConnectGatewayState", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// That a gateway of a VPC or a transit gateway hangs on a Direct Connect gateway (`directConnectGatewayAssociations[]`).
struct DirectConnectAssociationRecord: Sendable {
    var id = Symbol.empty
    var directConnectGateway = Symbol.empty
    var directConnectGatewayOwner = Symbol.empty
    /// `associationState`: `associated`, `associating`, …
    var state = Symbol.empty
    /// `associatedGateway.id`, or `virtualGatewayId` of older responses.
    var gateway = Symbol.empty
    /// `virtualPrivateGateway` or `transitGateway`.
    var gatewayType = Symbol.empty
    var gatewayRegion = Symbol.empty
    var gatewayOwner = Symbol.empty
    /// `allowedPrefixesToDirectConnectGateway[].cidr`.
    var allowedPrefixes: [CIDRBlock] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DirectConnectAssociationRecord {
        var record = DirectConnectAssociationRecord(place: r.place)
        var virtualGateway = (id: Symbol.empty, region: Symbol.empty, owner: Symbol.empty)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "associationId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "directConnectGatewayId", b) {
                record.directConnectGateway = try r.symbol(b)
            } else if r.is(key, "directConnectGatewayOwnerAccount", b) {
                record.directConnectGatewayOwner = try r.symbol(b)
            } else if r.is(key, "associationState", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "associatedGateway", b) {
                try associatedGateway(&r, b, &record)
            } else if r.is(key, "virtualGatewayId", b) {
                virtualGateway.id = try r.symbol(b)
            } else if r.is(key, "virtualGatewayRegion", b) {
                virtualGateway.region = try r.symbol(b)
            } else if r.is(key, "virtualGatewayOwnerAccount", b) {
                virtualGateway.owner = try r.symbol(b)
            } else if r.is(key, "allowedPrefixesToDirectConnectGateway", b) {
                try r.array(b) { (r) throws(JSONError) in try prefix(&r, b, &record) }
            } else {
                try r.skip(b)
            }
        }
        if record.gateway == .empty {
            (record.gateway, record.gatewayRegion, record.gatewayOwner) = virtualGateway
        }
        return record
    }

    private static func associatedGateway(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout DirectConnectAssociationRecord
    ) throws(JSONError) {
        var found = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "id", b) {
                found.gateway = try r.symbol(b)
            } else if r.is(key, "type", b) {
                found.gatewayType = try r.symbol(b)
            } else if r.is(key, "region", b) {
                found.gatewayRegion = try r.symbol(b)
            } else if r.is(key, "ownerAccount", b) {
                found.gatewayOwner = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        record = found
    }

    private static func prefix(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout DirectConnectAssociationRecord
    ) throws(JSONError) {
        var block: CIDRBlock?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "cidr", b) { block = try r.block(b) } else { try r.skip(b) }
        }
        if let block { record.allowedPrefixes.append(block) }
    }
}
