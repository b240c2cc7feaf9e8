/// A VPC as `describe-vpcs` prints it (`Vpcs[]`).
struct VPCRecord: Sendable {
    var id = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    /// Associated blocks of both families; `CidrBlockAssociationSet` with state `associated`, else the primary block.
    var blocks: [CIDRBlock] = []
    /// `CidrBlock`, the block that the VPC was made with and keeps.
    var primary: CIDRBlock?
    /// `BlockPublicAccessStates.InternetGatewayBlockMode`; empty when the key is absent.
    var blockPublicAccess = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> VPCRecord {
        var record = VPCRecord(place: r.place)
        var sawAssociations = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpcId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "CidrBlock", b) {
                record.primary = try r.block(b)
            } else if r.is(key, "CidrBlockAssociationSet", b) {
                sawAssociations = true
                try r.blockAssociations(b, into: &record.blocks)
            } else if r.is(key, "Ipv6CidrBlockAssociationSet", b) {
                try r.blockAssociations(b, into: &record.blocks)
            } else if r.is(key, "BlockPublicAccessStates", b) {
                record.blockPublicAccess = try r.blockPublicAccess(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        if !sawAssociations, let primary = record.primary { record.blocks.append(primary) }
        return record
    }
}

/// A subnet as `describe-subnets` prints it (`Subnets[]`).
struct SubnetRecord: Sendable {
    var id = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var zoneName = Symbol.empty
    /// `AvailabilityZoneId`: the same in every account, unlike the zone's name.
    var zoneID = Symbol.empty
    var blocks: [CIDRBlock] = []
    var blockPublicAccess = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> SubnetRecord {
        var record = SubnetRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "SubnetId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "AvailabilityZoneId", b) {
                record.zoneID = try r.symbol(b)
            } else if r.is(key, "AvailabilityZone", b) {
                record.zoneName = try r.symbol(b)
            } else if r.is(key, "CidrBlock", b) {
                if let block = try r.block(b) { record.blocks.append(block) }
            } else if r.is(key, "Ipv6CidrBlockAssociationSet", b) {
                try r.blockAssociations(b, into: &record.blocks)
            } else if r.is(key, "BlockPublicAccessStates", b) {
                record.blockPublicAccess = try r.blockPublicAccess(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// An internet gateway as `describe-internet-gateways` prints it (`InternetGateways[]`).
struct InternetGatewayRecord: Sendable {
    var id = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var attachments: [GatewayAttachmentRecord] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> InternetGatewayRecord {
        var record = InternetGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "InternetGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "Attachments", b) {
                record.attachments = try r.gatewayAttachments(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A virtual private gateway as `describe-vpn-gateways` prints it (`VpnGateways[]`).
struct VPNGatewayRecord: Sendable {
    var id = Symbol.empty
    var state = Symbol.empty
    var attachments: [GatewayAttachmentRecord] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> VPNGatewayRecord {
        var record = VPNGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpnGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "VpcAttachments", b) {
                record.attachments = try r.gatewayAttachments(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// One VPC a gateway is attached to, with the attachment's state.
struct GatewayAttachmentRecord: Sendable {
    var vpc = Symbol.empty
    var state = Symbol.empty
}

/// A peering connection as `describe-vpc-peering-connections` prints it (`VpcPeeringConnections[]`).
struct PeeringConnectionRecord: Sendable {
    /// One of the two VPCs of the connection.
    struct Side: Sendable {
        var vpc = Symbol.empty
        var owner = Symbol.empty
        var region = Symbol.empty
        var blocks: [CIDRBlock] = []
    }

    var id = Symbol.empty
    var name = Symbol.empty
    /// `Status.Code`: `active`, `pending-acceptance`, …
    var status = Symbol.empty
    var requester = Side()
    var accepter = Side()
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> PeeringConnectionRecord {
        var record = PeeringConnectionRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpcPeeringConnectionId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "Status", b) {
                record.status = try r.member("Code", b)
            } else if r.is(key, "RequesterVpcInfo", b) {
                record.requester = try side(&r, b)
            } else if r.is(key, "AccepterVpcInfo", b) {
                record.accepter = try side(&r, b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func side(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Side {
        var side = Side()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpcId", b) {
                side.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                side.owner = try r.symbol(b)
            } else if r.is(key, "Region", b) {
                side.region = try r.symbol(b)
            } else if r.is(key, "CidrBlockSet", b) || r.is(key, "Ipv6CidrBlockSet", b) {
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "CidrBlock", b) || r.is(key, "Ipv6CidrBlock", b) {
                            if let block = try r.block(b) { side.blocks.append(block) }
                        } else {
                            try r.skip(b)
                        }
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        return side
    }
}
