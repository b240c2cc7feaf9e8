/// A route table as `describe-route-tables` prints it (`RouteTables[]`).
struct RouteTableRecord: Sendable {
    /// One of `Associations[]`; the main association names no subnet.
    struct Association: Sendable, Equatable {
        var subnet = Symbol.empty
        var gateway = Symbol.empty
        var isMain = false
        var state = Symbol.empty
    }

    /// One of `Routes[]`.
    struct Route: Sendable {
        /// The member that names the target, for each kind the API prints.
        enum Target: Sendable, Hashable {
            case gateway, natGateway, transitGateway, peeringConnection, networkInterface
            case egressOnlyInternetGateway, localGateway, carrierGateway, coreNetwork, none
        }

        var block: CIDRBlock?
        var prefixList = Symbol.empty
        var target = Target.none
        var targetID = Symbol.empty
        var state = Symbol.empty
        var origin = Symbol.empty
        var place: Place
    }

    var id = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var associations: [Association] = []
    var routes: [Route] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> RouteTableRecord {
        var record = RouteTableRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "RouteTableId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "Associations", b) {
                try r.array(b) { (r) throws(JSONError) in record.associations.append(try association(&r, b)) }
            } else if r.is(key, "Routes", b) {
                try r.array(b) { (r) throws(JSONError) in record.routes.append(try route(&r, b)) }
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func association(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Association {
        var association = Association()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "SubnetId", b) {
                association.subnet = try r.symbol(b)
            } else if r.is(key, "GatewayId", b) {
                association.gateway = try r.symbol(b)
            } else if r.is(key, "Main", b) {
                association.isMain = try r.bool(b)
            } else if r.is(key, "AssociationState", b) {
                association.state = try r.member("State", b)
            } else {
                try r.skip(b)
            }
        }
        return association
    }

    private static func route(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Route {
        var route = Route(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "DestinationCidrBlock", b) || r.is(key, "DestinationIpv6CidrBlock", b) {
                if let block = try r.block(b) { route.block = block }
            } else if r.is(key, "DestinationPrefixListId", b) {
                route.prefixList = try r.symbol(b)
            } else if r.is(key, "State", b) {
                route.state = try r.symbol(b)
            } else if r.is(key, "Origin", b) {
                route.origin = try r.symbol(b)
            } else if let target = target(key, r, b) {
                let id = try r.symbol(b)
                // An interface target is printed beside its instance; the interface decides.
                if id != .empty, route.target != .networkInterface {
                    route.target = target
                    route.targetID = id
                }
            } else {
                try r.skip(b)
            }
        }
        return route
    }

    private static func target(_ key: Text, _ r: JSONReader, _ b: Bytes) -> Route.Target? {
        if r.is(key, "GatewayId", b) { return .gateway }
        if r.is(key, "TransitGatewayId", b) { return .transitGateway }
        if r.is(key, "VpcPeeringConnectionId", b) { return .peeringConnection }
        if r.is(key, "NatGatewayId", b) { return .natGateway }
        if r.is(key, "NetworkInterfaceId", b) { return .networkInterface }
        if r.is(key, "EgressOnlyInternetGatewayId", b) { return .egressOnlyInternetGateway }
        if r.is(key, "LocalGatewayId", b) { return .localGateway }
        if r.is(key, "CarrierGatewayId", b) { return .carrierGateway }
        if r.is(key, "CoreNetworkArn", b) || r.is(key, "OdbNetworkArn", b) { return .coreNetwork }
        return nil
    }
}

/// A network ACL as `describe-network-acls` prints it (`NetworkAcls[]`).
struct NetworkACLRecord: Sendable {
    /// One of `Entries[]`.
    struct Entry: Sendable {
        var number = 0
        var isEgress = false
        var isAllow = false
        /// Protocol number as a string, `-1` for all.
        var ipProtocol = Symbol.empty
        var block: CIDRBlock?
        var portFrom: Int?
        var portTo: Int?
        var icmpType: Int?
        var icmpCode: Int?
        var place: Place
    }

    var id = Symbol.empty
    var vpc = Symbol.empty
    var owner = Symbol.empty
    var name = Symbol.empty
    var subnets: [Symbol] = []
    var entries: [Entry] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NetworkACLRecord {
        var record = NetworkACLRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "NetworkAclId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "Associations", b) {
                record.subnets = try r.members("SubnetId", b)
            } else if r.is(key, "Entries", b) {
                try r.array(b) { (r) throws(JSONError) in record.entries.append(try entry(&r, b)) }
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func entry(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Entry {
        var entry = Entry(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "RuleNumber", b) {
                entry.number = try r.int(b)
            } else if r.is(key, "Egress", b) {
                entry.isEgress = try r.bool(b)
            } else if r.is(key, "RuleAction", b) {
                let action = try r.symbol(b)
                entry.isAllow = r.names.equals(action, "allow")
            } else if r.is(key, "Protocol", b) {
                entry.ipProtocol = try r.symbol(b)
            } else if r.is(key, "CidrBlock", b) || r.is(key, "Ipv6CidrBlock", b) {
                if let block = try r.block(b) { entry.block = block }
            } else if r.is(key, "PortRange", b) {
                (entry.portFrom, entry.portTo) = try pair("From", "To", &r, b)
            } else if r.is(key, "IcmpTypeCode", b) {
                (entry.icmpType, entry.icmpCode) = try pair("Type", "Code", &r, b)
            } else {
                try r.skip(b)
            }
        }
        return entry
    }

    private static func pair(
        _ first: StaticString, _ second: StaticString, _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> (Int?, Int?) {
        var values: (Int?, Int?) = (nil, nil)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, first, b) {
                values.0 = try r.optionalInt(b)
            } else if r.is(key, second, b) {
                values.1 = try r.optionalInt(b)
            } else {
                try r.skip(b)
            }
        }
        return values
    }
}
