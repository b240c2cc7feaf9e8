/// What the VPC CNI's controller made of a network policy (`networking.k8s.aws/v1alpha1 PolicyEndpoint`): the policy and
/// the pods it found. One policy may have several.
struct PolicyEndpointRecord: Sendable {
    var meta = ObjectMeta()
    /// `spec.policyRef`.
    var policy = Symbol.empty
    var namespace = Symbol.empty
    /// `spec.podSelectorEndpoints[].name`, of pods in the policy's namespace.
    var pods: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> PolicyEndpointRecord {
        var record = PolicyEndpointRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var copy = record
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "policyRef", b) {
                        try r.object(b) { (key, r) throws(JSONError) in
                            if r.is(key, "name", b) {
                                copy.policy = try r.symbol(b)
                            } else if r.is(key, "namespace", b) {
                                copy.namespace = try r.symbol(b)
                            } else {
                                try r.skip(b)
                            }
                        }
                    } else if r.is(key, "podSelectorEndpoints", b) {
                        try r.array(b) { (r) throws(JSONError) in copy.pods.append(try r.member("name", b)) }
                    } else {
                        try r.skip(b)
                    }
                }
                record = copy
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
