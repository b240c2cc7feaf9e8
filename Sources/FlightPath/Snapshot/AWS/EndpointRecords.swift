/// A VPC endpoint as `describe-vpc-endpoints` prints it (`VpcEndpoints[]`).
struct VPCEndpointRecord: Sendable {
    var id = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var type = Symbol.empty
    var state = Symbol.empty
    var service = Symbol.empty
    /// The region of the service, where it is not the endpoint's own (`ServiceRegion`).
    var serviceRegion = Symbol.empty
    var subnets: [Symbol] = []
    /// `NetworkInterfaceIds`; a gateway endpoint has none.
    var interfaces: [Symbol] = []
    /// `Groups[].GroupId`.
    var groups: [Symbol] = []
    /// The route tables that a gateway endpoint has routes in (`RouteTableIds`).
    var routeTables: [Symbol] = []
    /// Made by AWS Network Firewall (`RequesterManaged`, or its own tag), not by the account's owner.
    var isNetworkFirewall = false
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> VPCEndpointRecord {
        var record = VPCEndpointRecord(place: r.place)
        var requesterManaged = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "VpcEndpointId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "VpcEndpointType", b) {
                record.type = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "ServiceName", b) {
                record.service = try r.symbol(b)
            } else if r.is(key, "ServiceRegion", b) {
                record.serviceRegion = try r.symbol(b)
            } else if r.is(key, "SubnetIds", b) {
                record.subnets = try r.symbols(b)
            } else if r.is(key, "NetworkInterfaceIds", b) {
                record.interfaces = try r.symbols(b)
            } else if r.is(key, "Groups", b) {
                record.groups = try r.members("GroupId", b)
            } else if r.is(key, "RouteTableIds", b) {
                record.routeTables = try r.symbols(b)
            } else if r.is(key, "RequesterManaged", b) {
                requesterManaged = try r.optionalBool(b) ?? false
            } else if r.is(key, "Tags", b) {
                let tags = try r.tags(b)
                record.name = tags.name
                record.isNetworkFirewall = tags.isNetworkFirewall
            } else {
                try r.skip(b)
            }
        }
        record.isNetworkFirewall = record.isNetworkFirewall || requesterManaged
        return record
    }
}

/// An endpoint service (`ServiceConfigurations[]`): which load balancers stand behind its endpoints, and in which zones.
struct EndpointServiceRecord: Sendable {
    var id = Symbol.empty
    var name = Symbol.empty
    /// `ServiceState`: `Available`, `Pending`, …
    var state = Symbol.empty
    var gatewayLoadBalancers: [Symbol] = []
    var networkLoadBalancers: [Symbol] = []
    /// `AvailabilityZoneIds`.
    var zoneIDs: [Symbol] = []
    /// `AvailabilityZones`, as the provider's account names them.
    var zoneNames: [Symbol] = []
    /// Nil when the response does not say.
    var acceptanceRequired: Bool?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EndpointServiceRecord {
        var record = EndpointServiceRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ServiceName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "ServiceId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "ServiceState", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "NetworkLoadBalancerArns", b) {
                record.networkLoadBalancers = try r.symbols(b)
            } else if r.is(key, "AvailabilityZoneIds", b) {
                record.zoneIDs = try r.symbols(b)
            } else if r.is(key, "AvailabilityZones", b) {
                record.zoneNames = try r.symbols(b)
            } else if r.is(key, "AcceptanceRequired", b) {
                record.acceptanceRequired = try r.optionalBool(b)
            } else if r.is(key, "GatewayLoadBalancerArns", b) {
                record.gatewayLoadBalancers = try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// That an endpoint uses a service, as the service's owner lists it (`VpcEndpointConnections[]`).
struct EndpointConnectionRecord: Sendable {
    /// `ServiceId`, `vpce-svc-…`.
    var service = Symbol.empty
    var endpoint = Symbol.empty
    var endpointOwner = Symbol.empty
    var endpointRegion = Symbol.empty
    /// `pendingAcceptance`, `available`, `rejected`, …
    var state = Symbol.empty
    var networkLoadBalancers: [Symbol] = []
    var gatewayLoadBalancers: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EndpointConnectionRecord {
        var record = EndpointConnectionRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ServiceId", b) {
                record.service = try r.symbol(b)
            } else if r.is(key, "VpcEndpointId", b) {
                record.endpoint = try r.symbol(b)
            } else if r.is(key, "VpcEndpointOwner", b) {
                record.endpointOwner = try r.symbol(b)
            } else if r.is(key, "VpcEndpointRegion", b) {
                record.endpointRegion = try r.symbol(b)
            } else if r.is(key, "VpcEndpointState", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "NetworkLoadBalancerArns", b) {
                record.networkLoadBalancers = try r.symbols(b)
            } else if r.is(key, "GatewayLoadBalancerArns", b) {
                record.gatewayLoadBalancers = try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
