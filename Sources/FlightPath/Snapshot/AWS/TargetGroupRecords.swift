/// A target group as `elbv2 describe-target-groups` prints it (`TargetGroups[]`).
struct TargetGroupRecord: Sendable {
    var arn = Symbol.empty
    var name = Symbol.empty
    var ipProtocol = Symbol.empty
    var port: Int?
    var vpc = Symbol.empty
    var targetType = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TargetGroupRecord {
        var record = TargetGroupRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TargetGroupArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "TargetGroupName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "Protocol", b) {
                record.ipProtocol = try r.symbol(b)
            } else if r.is(key, "Port", b) {
                record.port = try r.optionalInt(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "TargetType", b) {
                record.targetType = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A registered target with its health, `elbv2 describe-target-health` (`TargetHealthDescriptions[]`).
struct TargetHealthRecord: Sendable {
    var group: Subject
    /// Instance id, address, or ARN, by the group's target type.
    var target = Symbol.empty
    var port: Int?
    var zone = Symbol.empty
    var state = Symbol.empty
    var reason = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TargetHealthRecord {
        var record = TargetHealthRecord(group: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Target", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "Id", b) {
                        record.target = try r.symbol(b)
                    } else if r.is(key, "Port", b) {
                        record.port = try r.optionalInt(b)
                    } else if r.is(key, "AvailabilityZone", b) {
                        record.zone = try r.symbol(b)
                    } else {
                        try r.skip(b)
                    }
                }
            } else if r.is(key, "TargetHealth", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "State", b) {
                        record.state = try r.symbol(b)
                    } else if r.is(key, "Reason", b) {
                        record.reason = try r.symbol(b)
                    } else {
                        try r.skip(b)
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// One key and value of `describe-target-group-attributes` or `describe-load-balancer-attributes` (`Attributes[]`).
struct AttributeRecord: Sendable {
    var subject: Subject
    var key = Symbol.empty
    var value = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> AttributeRecord {
        var record = AttributeRecord(subject: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Key", b) {
                record.key = try r.symbol(b)
            } else if r.is(key, "Value", b) {
                record.value = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
