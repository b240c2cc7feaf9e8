/// A classic load balancer as `elb describe-load-balancers` prints it (`LoadBalancerDescriptions[]`).
struct ClassicLoadBalancerRecord: Sendable {
    /// One of `ListenerDescriptions[].Listener`: one port of the load balancer, one port of every instance.
    struct Listener: Sendable {
        var ipProtocol = Symbol.empty
        var port: Int?
        var instancePort: Int?
        var place: Place
    }

    /// One of `Instances[]`.
    struct Instance: Sendable {
        var id = Symbol.empty
        var place: Place
    }

    var name = Symbol.empty
    var dnsName = Symbol.empty
    var scheme = Symbol.empty
    var vpc = Symbol.empty
    var subnets: [Symbol] = []
    /// `AvailabilityZones[]`, by name.
    var zones: [Symbol] = []
    var securityGroups: [Symbol] = []
    var listeners: [Listener] = []
    var instances: [Instance] = []
    /// `HealthCheck.Target`, as in `TCP:31380` or `HTTP:30254/healthz`.
    var healthCheck = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ClassicLoadBalancerRecord {
        var record = ClassicLoadBalancerRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "LoadBalancerName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "DNSName", b) {
                record.dnsName = try r.symbol(b)
            } else if r.is(key, "Scheme", b) {
                record.scheme = try r.symbol(b)
            } else if r.is(key, "VPCId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "Subnets", b) {
                record.subnets = try r.symbols(b)
            } else if r.is(key, "AvailabilityZones", b) {
                record.zones = try r.symbols(b)
            } else if r.is(key, "SecurityGroups", b) {
                record.securityGroups = try r.symbols(b)
            } else if r.is(key, "ListenerDescriptions", b) {
                try r.array(b) { (r) throws(JSONError) in try description(&r, b, &record) }
            } else if r.is(key, "Instances", b) {
                try r.array(b) { (r) throws(JSONError) in
                    let place = r.place
                    record.instances.append(Instance(id: try r.member("InstanceId", b), place: place))
                }
            } else if r.is(key, "HealthCheck", b) {
                record.healthCheck = try r.member("Target", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func description(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout ClassicLoadBalancerRecord
    ) throws(JSONError) {
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "Listener", b) else { return try r.skip(b) }
            var listener = Listener(place: r.place)
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "Protocol", b) {
                    listener.ipProtocol = try r.symbol(b)
                } else if r.is(key, "LoadBalancerPort", b) {
                    listener.port = try r.optionalInt(b)
                } else if r.is(key, "InstancePort", b) {
                    listener.instancePort = try r.optionalInt(b)
                } else {
                    try r.skip(b)
                }
            }
            record.listeners.append(listener)
        }
    }
}

/// The health of an instance behind a classic load balancer, `elb describe-instance-health` (`InstanceStates[]`).
struct InstanceStateRecord: Sendable {
    var balancer: Subject
    var instance = Symbol.empty
    /// `InService`, `OutOfService` or `Unknown`.
    var state = Symbol.empty
    var reason = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> InstanceStateRecord {
        var record = InstanceStateRecord(balancer: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "InstanceId", b) {
                record.instance = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "ReasonCode", b) {
                record.reason = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// What `elb describe-load-balancer-attributes` says of a classic load balancer (`LoadBalancerAttributes`).
struct ClassicAttributesRecord: Sendable {
    var balancer: Subject
    /// `CrossZoneLoadBalancing.Enabled`.
    var isCrossZone: Bool?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ClassicAttributesRecord {
        var record = ClassicAttributesRecord(balancer: .unknown, place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "CrossZoneLoadBalancing", b) else { return try r.skip(b) }
            try r.object(b) { (key, r) throws(JSONError) in
                guard r.is(key, "Enabled", b) else { return try r.skip(b) }
                record.isCrossZone = try r.optionalBool(b)
            }
        }
        return record
    }
}
