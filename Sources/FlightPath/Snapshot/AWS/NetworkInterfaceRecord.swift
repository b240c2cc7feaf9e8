/// A network interface as `describe-network-interfaces` prints it (`NetworkInterfaces[]`).
struct NetworkInterfaceRecord: Sendable {
    /// A private address with the public one that the internet gateway translates to it.
    struct Address: Sendable {
        var address: IPAddress
        var publicAddress: IPAddress?
        var isPrimary = false
    }

    var id = Symbol.empty
    var owner = Symbol.empty
    var vpc = Symbol.empty
    var subnet = Symbol.empty
    var name = Symbol.empty
    var type = Symbol.empty
    var status = Symbol.empty
    var description = Symbol.empty
    var instance = Symbol.empty
    var attachmentStatus = Symbol.empty
    var deviceIndex: Int?
    var sourceDestCheck = true
    var denyAllIgwTraffic = false
    var isForKubernetes = false
    var groups: [Symbol] = []
    /// IPv4 and IPv6 addresses.
    var addresses: [Address] = []
    /// Delegated prefixes of both families.
    var prefixes: [CIDRBlock] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NetworkInterfaceRecord {
        var record = NetworkInterfaceRecord(place: r.place)
        var primary: IPAddress?
        var primaryPublic: IPAddress?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "NetworkInterfaceId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "SubnetId", b) {
                record.subnet = try r.symbol(b)
            } else if r.is(key, "VpcId", b) {
                record.vpc = try r.symbol(b)
            } else if r.is(key, "OwnerId", b) {
                record.owner = try r.symbol(b)
            } else if r.is(key, "PrivateIpAddresses", b) {
                try r.array(b) { (r) throws(JSONError) in
                    if let address = try address(&r, b) { record.addresses.append(address) }
                }
            } else if r.is(key, "Groups", b) {
                record.groups = try r.members("GroupId", b)
            } else if r.is(key, "Attachment", b) {
                try attachment(&r, b, &record)
            } else if r.is(key, "InterfaceType", b) {
                record.type = try r.symbol(b)
            } else if r.is(key, "Status", b) {
                record.status = try r.symbol(b)
            } else if r.is(key, "Description", b) {
                record.description = try r.symbol(b)
            } else if r.is(key, "SourceDestCheck", b) {
                record.sourceDestCheck = try r.optionalBool(b) ?? true
            } else if r.is(key, "Ipv4Prefixes", b) {
                try prefixes("Ipv4Prefix", &r, b, &record)
            } else if r.is(key, "Ipv6Prefixes", b) {
                try prefixes("Ipv6Prefix", &r, b, &record)
            } else if r.is(key, "Ipv6Addresses", b) {
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "Ipv6Address", b) {
                            if let address = try r.address(b) { record.addresses.append(.init(address: address)) }
                        } else {
                            try r.skip(b)
                        }
                    }
                }
            } else if r.is(key, "PrivateIpAddress", b) {
                primary = try r.address(b)
            } else if r.is(key, "Association", b) {
                primaryPublic = try publicAddress(&r, b)
            } else if r.is(key, "DenyAllIgwTraffic", b) {
                record.denyAllIgwTraffic = try r.optionalBool(b) ?? false
            } else if r.is(key, "TagSet", b) || r.is(key, "Tags", b) {
                let tags = try r.tags(b)
                record.name = tags.name
                record.isForKubernetes = tags.isForKubernetes
            } else {
                try r.skip(b)
            }
        }
        record.addPrimary(primary, primaryPublic)
        return record
    }

    /// The top-level members repeat the primary address; hand-made files may hold nothing else.
    private mutating func addPrimary(_ primary: IPAddress?, _ publicAddress: IPAddress?) {
        guard let primary else { return }
        guard let index = addresses.firstIndex(where: { $0.address == primary }) else {
            addresses.insert(.init(address: primary, publicAddress: publicAddress, isPrimary: true), at: 0)
            return
        }
        addresses[index].isPrimary = true
        if addresses[index].publicAddress == nil { addresses[index].publicAddress = publicAddress }
    }

    private static func address(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Address? {
        var found: IPAddress?
        var association: IPAddress?
        var isPrimary = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "PrivateIpAddress", b) {
                found = try r.address(b)
            } else if r.is(key, "Association", b) {
                association = try publicAddress(&r, b)
            } else if r.is(key, "Primary", b) {
                isPrimary = try r.bool(b)
            } else {
                try r.skip(b)
            }
        }
        return found.map { Address(address: $0, publicAddress: association, isPrimary: isPrimary) }
    }

    private static func publicAddress(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> IPAddress? {
        var found: IPAddress?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "PublicIp", b) { found = try r.address(b) } else { try r.skip(b) }
        }
        return found
    }

    private static func attachment(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout NetworkInterfaceRecord
    ) throws(JSONError) {
        var instance = Symbol.empty
        var status = Symbol.empty
        var index: Int?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "InstanceId", b) {
                instance = try r.symbol(b)
            } else if r.is(key, "Status", b) {
                status = try r.symbol(b)
            } else if r.is(key, "DeviceIndex", b) {
                index = try r.optionalInt(b)
            } else {
                try r.skip(b)
            }
        }
        (record.instance, record.attachmentStatus, record.deviceIndex) = (instance, status, index)
    }

    private static func prefixes(
        _ member: StaticString, _ r: inout JSONReader, _ b: Bytes, _ record: inout NetworkInterfaceRecord
    ) throws(JSONError) {
        var found: [CIDRBlock] = []
        try r.array(b) { (r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, member, b) {
                    if let block = try r.block(b) { found.append(block) }
                } else {
                    try r.skip(b)
                }
            }
        }
        record.prefixes += found
    }
}

/// An instance as `describe-instances` prints it (`Reservations[].Instances[]`).
struct InstanceRecord: Sendable {
    var id = Symbol.empty
    /// `OwnerId` of its reservation.
    var owner = Symbol.empty
    var name = Symbol.empty
    var state = Symbol.empty
    var platform = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> InstanceRecord {
        var record = InstanceRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "InstanceId", b) {
                record.id = try r.symbol(b)
            } else if r.is(key, "State", b) {
                record.state = try r.member("Name", b)
            } else if r.is(key, "Platform", b) {
                record.platform = try r.symbol(b)
            } else if r.is(key, "Tags", b) {
                record.name = try r.tags(b).name
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
