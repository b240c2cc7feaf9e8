/// Which security groups pods get on interfaces of their own (`vpcresources.k8s.aws/v1beta1 SecurityGroupPolicy`).
///
/// Source: https://docs.aws.amazon.com/eks/latest/userguide/sg-pods-example-deployment.html
struct SecurityGroupPolicyRecord: Sendable {
    var meta = ObjectMeta()
    /// Nil when absent; pods have to match each selector that is there.
    var podSelector: LabelSelectorRecord?
    /// By the labels of the pod's ServiceAccount.
    var serviceAccountSelector: LabelSelectorRecord?
    var groups: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> SecurityGroupPolicyRecord {
        var record = SecurityGroupPolicyRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var copy = record
                try spec(&r, b, &copy)
                record = copy
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout SecurityGroupPolicyRecord
    ) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "podSelector", b) {
                copy.podSelector = try LabelSelectorRecord.read(&r, b)
            } else if r.is(key, "serviceAccountSelector", b) {
                copy.serviceAccountSelector = try LabelSelectorRecord.read(&r, b)
            } else if r.is(key, "securityGroups", b) {
                var groups: [Symbol] = []
                try r.within(["groupIds"], b) { (r) throws(JSONError) in groups = try r.symbols(b) }
                copy.groups = groups
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }
}

/// Where pods of a node get their interfaces with custom networking (`crd.k8s.amazonaws.com/v1alpha1 ENIConfig`).
///
/// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
struct ENIConfigRecord: Sendable {
    var meta = ObjectMeta()
    var subnet = Symbol.empty
    /// None: the interface gets the groups of the node's primary one.
    var groups: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ENIConfigRecord {
        var record = ENIConfigRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var subnet = Symbol.empty
                var groups: [Symbol] = []
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "subnet", b) {
                        subnet = try r.symbol(b)
                    } else if r.is(key, "securityGroups", b), try !r.isNull(b) {
                        groups = try r.symbols(b)
                    } else {
                        try r.skip(b)
                    }
                }
                (record.subnet, record.groups) = (subnet, groups)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
