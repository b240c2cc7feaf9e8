/// An Elastic IP address as `describe-addresses` prints it (`Addresses[]`).
struct ElasticAddressRecord: Sendable {
    var publicAddress: IPAddress?
    var allocation = Symbol.empty
    /// Empty when it is associated with nothing.
    var interface = Symbol.empty
    /// The private address it stands for.
    var privateAddress: IPAddress?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ElasticAddressRecord {
        var record = ElasticAddressRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "PublicIp", b) {
                record.publicAddress = try r.address(b)
            } else if r.is(key, "AllocationId", b) {
                record.allocation = try r.symbol(b)
            } else if r.is(key, "NetworkInterfaceId", b) {
                record.interface = try r.symbol(b)
            } else if r.is(key, "PrivateIpAddress", b) {
                record.privateAddress = try r.address(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A zone under the name that one account has for it (`AvailabilityZones[]`).
struct AvailabilityZoneRecord: Sendable {
    var name = Symbol.empty
    /// The same in every account.
    var id = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> AvailabilityZoneRecord {
        var record = AvailabilityZoneRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "ZoneName", b) {
                record.name = try r.symbol(b)
            } else if r.is(key, "ZoneId", b) {
                record.id = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// That a branch interface hangs on a trunk (`InterfaceAssociations[]`): how pods get security groups of their own.
struct TrunkAssociationRecord: Sendable {
    var trunk = Symbol.empty
    var branch = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> TrunkAssociationRecord {
        var record = TrunkAssociationRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "TrunkInterfaceId", b) {
                record.trunk = try r.symbol(b)
            } else if r.is(key, "BranchInterfaceId", b) {
                record.branch = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
