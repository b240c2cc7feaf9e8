/// An EKS cluster as `eks describe-cluster` prints it (`cluster`).
struct EKSClusterRecord: Sendable {
    var name = Symbol.empty
    var arn = Symbol.empty
    var vpc = Symbol.empty
    /// `computeConfig.enabled`: EKS Auto Mode.
    var isAutoMode = false
    /// `remoteNetworkConfig.remotePodNetworks[].cidrs`: pods of hybrid nodes, outside AWS.
    var remotePodNetworks: [CIDRBlock] = []
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
            } else if r.is(key, "computeConfig", b), try !r.isNull(b) {
                var isEnabled = false
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "enabled", b) { isEnabled = try r.optionalBool(b) ?? false } else { try r.skip(b) }
                }
                record.isAutoMode = isEnabled
            } else if r.is(key, "remoteNetworkConfig", b), try !r.isNull(b) {
                record.remotePodNetworks = try podNetworks(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func podNetworks(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [CIDRBlock] {
        var found: [CIDRBlock] = []
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "remotePodNetworks", b), try !r.isNull(b) else { return try r.skip(b) }
            try r.array(b) { (r) throws(JSONError) in
                try r.object(b) { (key, r) throws(JSONError) in
                    guard r.is(key, "cidrs", b), try !r.isNull(b) else { return try r.skip(b) }
                    try r.array(b) { (r) throws(JSONError) in
                        if let block = try r.block(b) { found.append(block) }
                    }
                }
            }
        }
        return found
    }
}
