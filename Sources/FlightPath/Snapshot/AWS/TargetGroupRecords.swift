/// A target group as `elbv2 describe-target-groups` prints it (`TargetGroups[]`).
struct TargetGroupRecord: Sendable {
    var arn = Symbol.empty
    var name = Symbol.empty
    var ipProtocol = Symbol.empty
    var port: Int?
    var vpc = Symbol.empty
    var targetType = Symbol.empty
    /// `LoadBalancerArns`: what forwards to it.
    var loadBalancers: [Symbol] = []
    /// `ipv4` where it is left out.
    var ipAddressType = Symbol.empty
    /// `HTTP1`, `HTTP2` or `GRPC`.
    var protocolVersion = Symbol.empty
    var healthCheck = HealthCheck()
    var place: Place

    /// How the load balancer finds out which targets work.
    struct HealthCheck: Sendable, Hashable {
        var ipProtocol = Symbol.empty
        /// A number, or `traffic-port`.
        var port = Symbol.empty
        /// Nil when absent, which means true.
        var isEnabled: Bool?
        var path = Symbol.empty
        var interval: Int?
        var timeout: Int?
        var httpCodes = Symbol.empty
        var grpcCodes = Symbol.empty
    }

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
            } else if r.is(key, "LoadBalancerArns", b) {
                record.loadBalancers = try r.symbols(b)
            } else if r.is(key, "IpAddressType", b) {
                record.ipAddressType = try r.symbol(b)
            } else if r.is(key, "ProtocolVersion", b) {
                record.protocolVersion = try r.symbol(b)
            } else {
                try healthCheck(key, &r, b, &record.healthCheck)
            }
        }
        return record
    }

    private static func healthCheck(
        _ key: Text, _ r: inout JSONReader, _ b: Bytes, _ check: inout HealthCheck
    ) throws(JSONError) {
        if r.is(key, "HealthCheckProtocol", b) {
            check.ipProtocol = try r.symbol(b)
        } else if r.is(key, "HealthCheckPort", b) {
            check.port = try r.symbol(b)
        } else if r.is(key, "HealthCheckEnabled", b) {
            check.isEnabled = try r.optionalBool(b)
        } else if r.is(key, "HealthCheckPath", b) {
            check.path = try r.symbol(b)
        } else if r.is(key, "HealthCheckIntervalSeconds", b) {
            check.interval = try r.optionalInt(b)
        } else if r.is(key, "HealthCheckTimeoutSeconds", b) {
            check.timeout = try r.optionalInt(b)
        } else if r.is(key, "Matcher", b), try !r.isNull(b) {
            var codes = (Symbol.empty, Symbol.empty)
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "HttpCode", b) {
                    codes.0 = try r.symbol(b)
                } else if r.is(key, "GrpcCode", b) {
                    codes.1 = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            (check.httpCodes, check.grpcCodes) = codes
        } else {
            try r.skip(b)
        }
    }
}

/// An Auto Scaling group (`autoscaling describe-auto-scaling-groups`): it registers its instances in target groups itself.
struct AutoScalingGroupRecord: Sendable {
    var arn = Symbol.empty
    var name = Symbol.empty
    var targetGroups: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> AutoScalingGroupRecord {
        var record = AutoScalingGroupRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "AutoScalingGroupARN", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "AutoScalingGroupName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "TargetGroupARNs", b) {
                record.targetGroups = try r.symbols(b)
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
    /// The port its health check goes to, as a number; empty where the response does not say.
    var healthCheckPort = Symbol.empty
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
            } else if r.is(key, "HealthCheckPort", b) {
                record.healthCheckPort = try r.symbol(b)
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
