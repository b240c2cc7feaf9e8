/// What VPC Block Public Access is set to in an account's region (`VpcBlockPublicAccessOptions`).
struct BlockPublicAccessOptionsRecord: Sendable {
    var account = Symbol.empty
    var region = Symbol.empty
    /// `off`, `block-bidirectional` or `block-ingress`.
    var mode = Symbol.empty
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> BlockPublicAccessOptionsRecord {
        var record = BlockPublicAccessOptionsRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "AwsAccountId", b) {
                record.account = try r.symbol(b)
            } else if r.is(key, "AwsRegion", b) {
                record.region = try r.symbol(b)
            } else if r.is(key, "InternetGatewayBlockMode", b) {
                record.mode = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A VPC or subnet that Block Public Access spares (`VpcBlockPublicAccessExclusions[]`).
struct BlockPublicAccessExclusionRecord: Sendable {
    var id = Symbol.empty
    /// The ARN of a VPC or subnet.
    var resource = Symbol.empty
    /// `allow-bidirectional` or `allow-egress`.
    var mode = Symbol.empty
    /// `create-complete`, `delete-complete`, …
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> BlockPublicAccessExclusionRecord {
        var record = BlockPublicAccessExclusionRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ExclusionId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "ResourceArn", b) {
                record.resource = try r.symbol(b)
            } else if r.is(key, "InternetGatewayExclusionMode", b) {
                record.mode = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
