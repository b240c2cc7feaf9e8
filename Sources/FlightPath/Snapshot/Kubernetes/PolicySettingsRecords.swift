/// A config map of EKS (`v1 ConfigMap`), read for one setting: whether the controller of network policies is on.
struct ConfigMapRecord: Sendable {
    var meta = ObjectMeta()
    /// `data["enable-network-policy-controller"]`.
    var enablesPolicyController = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ConfigMapRecord {
        var record = ConfigMapRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "data", b) {
                record.enablesPolicyController = try r.member("enable-network-policy-controller", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A node class of EKS Auto Mode (`eks.amazonaws.com/v1 NodeClass`).
struct NodeClassRecord: Sendable {
    var meta = ObjectMeta()
    /// `spec.networkPolicy`: `DefaultAllow` or `DefaultDeny`.
    var networkPolicy = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NodeClassRecord {
        var record = NodeClassRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                record.networkPolicy = try r.member("networkPolicy", b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
