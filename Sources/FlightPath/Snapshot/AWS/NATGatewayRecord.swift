/// A NAT gateway as `describe-nat-gateways` prints it (`NatGateways[]`); deleted ones stay listed for an hour.
struct NATGatewayRecord: Sendable {
    /// One of `NatGatewayAddresses[]`.
    struct Address: Sendable {
        var interface = Symbol.empty
        var privateAddress: IPAddress?
        /// Nil on a private NAT gateway.
        var publicAddress: IPAddress?
        var zoneID = Symbol.empty
        var zoneName = Symbol.empty
        /// `succeeded`, `assigning`, `failed`, …; empty in older responses.
        var status = Symbol.empty
    }

    var id = Symbol.empty
    var vpc = Symbol.empty
    /// Empty on a regional one.
    var subnet = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    /// `ConnectivityType`: `public` or `private`; empty in responses from before there were private ones.
    var connectivity = Symbol.empty
    /// `AvailabilityMode`: `zonal` or `regional`; empty in responses from before there were regional ones.
    var availabilityMode = Symbol.empty
    /// A regional one's own table (`RouteTableId`).
    var routeTable = Symbol.empty
    /// `AutoProvisionZones` of a regional one: `enabled` or `disabled`.
    var autoProvisionZones = Symbol.empty
    var addresses: [Address] = []
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
            } else if r.is(key, "ConnectivityType", b) {
                record.connectivity = try r.symbol(b)
            } else if r.is(key, "AvailabilityMode", b) {
                record.availabilityMode = try r.symbol(b)
            } else if r.is(key, "RouteTableId", b) {
                record.routeTable = try r.symbol(b)
            } else if r.is(key, "AutoProvisionZones", b) {
                record.autoProvisionZones = try r.symbol(b)
            } else if r.is(key, "NatGatewayAddresses", b) {
                try r.array(b) { (r) throws(JSONError) in record.addresses.append(try address(&r, b)) }
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func address(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Address {
        var address = Address()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "NetworkInterfaceId", b) {
                address.interface = try r.symbol(b)
            } else if r.is(key, "PrivateIp", b) {
                address.privateAddress = try r.address(b)
            } else if r.is(key, "PublicIp", b) {
                address.publicAddress = try r.address(b)
            } else if r.is(key, "AvailabilityZoneId", b) {
                address.zoneID = try r.symbol(b)
            } else if r.is(key, "AvailabilityZone", b) {
                address.zoneName = try r.symbol(b)
            } else if r.is(key, "Status", b) {
                address.status = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return address
    }
}
