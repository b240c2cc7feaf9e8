/// A VPC endpoint as `describe-vpc-endpoints` prints it (`VpcEndpoints[]`).
struct VPCEndpointRecord: Sendable {
    var id = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var type = Symbol.empty
    var state = Symbol.empty
    var service = Symbol.empty
    var subnets: [Symbol] = []
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
            } else if r.is(key, "SubnetIds", b) {
                record.subnets = try r.symbols(b)
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

/// An endpoint service (`ServiceConfigurations[]`): which load balancers stand behind a gateway load balancer endpoint.
struct EndpointServiceRecord: Sendable {
    var name = Symbol.empty
    var gatewayLoadBalancers: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EndpointServiceRecord {
        var record = EndpointServiceRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ServiceName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "GatewayLoadBalancerArns", b) {
                record.gatewayLoadBalancers = try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A NAT gateway (`NatGateways[]`): enough to name it on a path.
struct NATGatewayRecord: Sendable {
    var id = Symbol.empty
    var vpc = Symbol.empty
    var subnet = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NATGatewayRecord {
        var record = NATGatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "NatGatewayId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "SubnetId", b) {
                record.subnet = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.symbol(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// An EKS cluster as `eks describe-cluster` prints it (`cluster`).
struct EKSClusterRecord: Sendable {
    var name = Symbol.empty
    var arn = Symbol.empty
    var vpc = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EKSClusterRecord {
        var record = EKSClusterRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "arn", b) {
                record.arn = try r.symbol(b)
            } else if r.is(key, "resourcesVpcConfig", b) {
                record.vpc = try r.member("vpcId", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
