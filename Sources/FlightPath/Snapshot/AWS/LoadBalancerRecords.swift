/// An application, network or gateway load balancer as `elbv2 describe-load-balancers` prints it (`LoadBalancers[]`).
struct LoadBalancerRecord: Sendable {
    /// One of `AvailabilityZones[]`: a zone the load balancer is enabled in.
    struct Zone: Sendable {
        var zoneName = Symbol.empty
        var subnet = Symbol.empty
        /// `PrivateIPv4Address` of each of `LoadBalancerAddresses[]`.
        var privateAddresses: [IPAddress] = []
    }

    var arn = Symbol.empty
    var name = Symbol.empty
    var dnsName = Symbol.empty
    var type = Symbol.empty
    var scheme = Symbol.empty
    /// `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic`: `on` where it is left out.
    var enforcesOnPrivateLink = Symbol.empty
    var state = Symbol.empty
    var vpc = Symbol.empty
    var zones: [Zone] = []
    var securityGroups: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> LoadBalancerRecord {
        var record = LoadBalancerRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "LoadBalancerArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "LoadBalancerName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "DNSName", b) {
                record.dnsName = try r.symbol(b)
            } else if r.is(key, "Type", b) {
                record.type = try r.symbol(b)
            } else if r.is(key, "Scheme", b) {
                record.scheme = try r.symbol(b)
            } else if r.is(key, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", b) {
                record.enforcesOnPrivateLink = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.member("Code", b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "AvailabilityZones", b) {
                try r.array(b) { (r) throws(JSONError) in record.zones.append(try zone(&r, b)) }
            } else if r.is(key, "SecurityGroups", b) {
                record.securityGroups = try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func zone(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Zone {
        var zone = Zone()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ZoneName", b) {
                zone.zoneName = try r.symbol(b)
            } else if r.is(key, "SubnetId", b) {
                zone.subnet = try r.symbol(b)
            } else if r.is(key, "LoadBalancerAddresses", b) {
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "PrivateIPv4Address", b) {
                            if let address = try r.address(b) { zone.privateAddresses.append(address) }
                        } else {
                            try r.skip(b)
                        }
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        return zone
    }
}

/// What a listener or rule does with a request (`Actions[]`, `DefaultActions[]`).
struct ActionRecord: Sendable {
    /// One of `ForwardConfig.TargetGroups[]`, or the action's own `TargetGroupArn`.
    struct Forward: Sendable {
        var targetGroup = Symbol.empty
        var weight: Int?
    }

    var type = Symbol.empty
    /// `Order`: actions of one rule are done from the lowest up; the last one forwards, redirects or answers.
    var order: Int?
    var forwards: [Forward] = []

    static func readAll(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [ActionRecord] {
        var actions: [ActionRecord] = []
        try r.array(b) { (r) throws(JSONError) in actions.append(try read(&r, b)) }
        return actions
    }

    private static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ActionRecord {
        var action = ActionRecord()
        var single = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "Type", b) {
                action.type = try r.symbol(b)
            } else if r.is(key, "TargetGroupArn", b) {
                single = try r.symbol(b)
            } else if r.is(key, "Order", b) {
                action.order = try r.optionalInt(b)
            } else if r.is(key, "ForwardConfig", b) {
                action.forwards = try forwards(&r, b)
            } else {
                try r.skip(b)
            }
        }
        if action.forwards.isEmpty, single != .empty { action.forwards = [Forward(targetGroup: single)] }
        return action
    }

    private static func forwards(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Forward] {
        var forwards: [Forward] = []
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "TargetGroups", b) else { return try r.skip(b) }
            try r.array(b) { (r) throws(JSONError) in
                var forward = Forward()
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "TargetGroupArn", b) {
                        forward.targetGroup = try r.symbol(b)
                    } else if r.is(key, "Weight", b) {
                        forward.weight = try r.optionalInt(b)
                    } else {
                        try r.skip(b)
                    }
                }
                forwards.append(forward)
            }
        }
        return forwards
    }
}

/// A listener as `elbv2 describe-listeners` prints it (`Listeners[]`).
struct ListenerRecord: Sendable {
    var arn = Symbol.empty
    var loadBalancer = Symbol.empty
    var port: Int?
    var ipProtocol = Symbol.empty
    var defaultActions: [ActionRecord] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ListenerRecord {
        var record = ListenerRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ListenerArn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "LoadBalancerArn", b) {
                record.loadBalancer = try r.symbol(b)
            } else if r.is(key, "Port", b) {
                record.port = try r.optionalInt(b)
            } else if r.is(key, "Protocol", b) {
                record.ipProtocol = try r.symbol(b)
            } else if r.is(key, "DefaultActions", b) {
                record.defaultActions = try ActionRecord.readAll(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
