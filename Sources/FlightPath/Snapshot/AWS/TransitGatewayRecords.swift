/// A transit gateway as `describe-transit-gateways` prints it (`TransitGateways[]`).
struct TransitGatewayRecord: Sendable {
    var id = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    /// `Options.SecurityGroupReferencingSupport`.
    var securityGroupReferencing = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayRecord {
        var record = TransitGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "Options", b) {
                record.securityGroupReferencing = try r.member("SecurityGroupReferencingSupport", b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// An attachment of any type: `describe-transit-gateway-attachments` and `…-vpc-attachments`.
struct TransitGatewayAttachmentRecord: Sendable {
    var id = Symbol.empty
    var transitGateway = Symbol.empty
    /// `TransitGatewayOwnerId`.
    var transitGatewayOwner = Symbol.empty
    var state = Symbol.empty
    var name = Symbol.empty
    var resourceType = Symbol.empty
    var resource = Symbol.empty
    var resourceOwner = Symbol.empty
    /// `Association.TransitGatewayRouteTableId` with `Association.State`; only in `describe-transit-gateway-attachments`.
    var associatedTable = Symbol.empty
    var associationState = Symbol.empty
    /// Whether the response has the shape of `describe-transit-gateway-vpc-attachments`.
    var isVPCShape = false
    var subnets: [Symbol] = []
    var applianceMode = Symbol.empty
    var securityGroupReferencing = Symbol.empty
    var ipv6Support = Symbol.empty
    var place: Place

    static func read(
        _ r: inout JSONReader, _ b: Bytes, isVPCShape: Bool
    ) throws(JSONError) -> TransitGatewayAttachmentRecord {
        var record = TransitGatewayAttachmentRecord(isVPCShape: isVPCShape, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayAttachmentId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "TransitGatewayId", b) {
                record.transitGateway = try r.symbol(b)
            } else if r.is(key, "TransitGatewayOwnerId", b) {
                record.transitGatewayOwner = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "ResourceType", b) {
                record.resourceType = try r.symbol(b)
            } else if r.is(key, "ResourceId", b) || r.is(key, "VpcId", b) {
                record.resource = try r.symbol(b)
            } else if r.is(key, "ResourceOwnerId", b) || r.is(key, "VpcOwnerId", b) {
                record.resourceOwner = try r.symbol(b)
            } else if r.is(key, "Association", b) {
                try association(&r, b, &record)
            } else if r.is(key, "SubnetIds", b) {
                record.subnets = try r.symbols(b)
            } else if r.is(key, "Options", b) {
                try options(&r, b, &record)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func association(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout TransitGatewayAttachmentRecord
    ) throws(JSONError) {
        var table = Symbol.empty
        var state = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayRouteTableId", b) {
                table = try r.symbol(b)
            } else if r.is(key, "State", b) {
                state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        (record.associatedTable, record.associationState) = (table, state)
    }

    private static func options(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout TransitGatewayAttachmentRecord
    ) throws(JSONError) {
        var appliance = Symbol.empty
        var referencing = Symbol.empty
        var ipv6 = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ApplianceModeSupport", b) {
                appliance = try r.symbol(b)
            } else if r.is(key, "SecurityGroupReferencingSupport", b) {
                referencing = try r.symbol(b)
            } else if r.is(key, "Ipv6Support", b) {
                ipv6 = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        (record.applianceMode, record.securityGroupReferencing, record.ipv6Support) = (appliance, referencing, ipv6)
    }
}

/// A transit gateway route table (`TransitGatewayRouteTables[]`).
struct TransitGatewayRouteTableRecord: Sendable {
    var id = Symbol.empty
    var transitGateway = Symbol.empty
    var name = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayRouteTableRecord {
        var record = TransitGatewayRouteTableRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayRouteTableId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "TransitGatewayId", b) {
                record.transitGateway = try r.symbol(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A row of `search-transit-gateway-routes` (`Routes[]`), or of a list that holds static routes alone.
struct TransitGatewayRouteRecord: Sendable {
    var table: Subject
    var block: CIDRBlock?
    var prefixList = Symbol.empty
    var attachments: [Symbol] = []
    var type = Symbol.empty
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayRouteRecord {
        var record = TransitGatewayRouteRecord(table: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "DestinationCidrBlock", b) {
                record.block = try r.block(b)
            } else if r.is(key, "PrefixListId", b) {
                record.prefixList = try r.symbol(b)
            } else if r.is(key, "TransitGatewayAttachments", b) {
                record.attachments = try r.members("TransitGatewayAttachmentId", b)
            } else if r.is(key, "Type", b) {
                record.type = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A row of `get-transit-gateway-route-table-associations` or `…-propagations`.
struct TransitGatewayTableLinkRecord: Sendable {
    var table: Subject
    var attachment = Symbol.empty
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TransitGatewayTableLinkRecord {
        var record = TransitGatewayTableLinkRecord(table: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TransitGatewayAttachmentId", b) {
                record.attachment = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
