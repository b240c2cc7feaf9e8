/// An EKS cluster as `eks describe-cluster` prints it (`cluster`).
struct EKSClusterRecord: Sendable {
    var name = Symbol.empty
    var arn = Symbol.empty
    var vpc = Symbol.empty
    /// `resourcesVpcConfig.clusterSecurityGroupId`, which EKS keeps and marks as the cluster's own.
    var securityGroup = Symbol.empty
    /// EKS Auto Mode (`computeConfig.enabled`): AWS runs the CNI and the load balancer controller, and no object of the
    /// cluster shows it.
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
                let ids = try network(&r, b)
                (record.vpc, record.securityGroup) = (ids.vpc, ids.group)
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

    private static func network(
        _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> (vpc: Symbol, group: Symbol) {
        var vpc = Symbol.empty
        var group = Symbol.empty
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "vpcId", b) {
                vpc = try r.symbol(b)
            } else if r.is(key, "clusterSecurityGroupId", b) {
                group = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return (vpc, group)
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
