/// A policy of another project: Calico's, Cilium's or Istio's. Which pods and directions it is about is read, not what
/// it says.
struct ForeignPolicyRecord: Sendable {
    /// How the object chooses pods.
    enum Selector: Sendable, Hashable {
        case labels(LabelSelectorRecord)
        /// Calico's own language.
        case expression(Symbol)
        /// A nodes' policy: no pod is chosen.
        case none
        /// In a way that is not known here: any pod may be meant.
        case unknown
    }

    var kind = Symbol.empty
    /// The API group, without version.
    var group = Symbol.empty
    var meta = ObjectMeta()
    /// One of them has to choose a pod.
    var selectors: [Selector] = []
    /// Calico's `spec.namespaceSelector`, of its policies of the whole cluster.
    var namespaces = Symbol.empty
    var types: [Symbol] = []
    var hasIngress = false
    var hasEgress = false
    /// Istio's `spec.mtls.mode`.
    var mode = Symbol.empty
    /// Whether Istio's `spec.portLevelMtls` sets ports apart.
    var hasPortModes = false
    var place: Place

    /// - Parameter type: the object's own, or what its list says of its items.
    static func read(_ r: inout JSONReader, _ b: Bytes, as type: ObjectType) throws(JSONError) -> ForeignPolicyRecord {
        var record = ForeignPolicyRecord(place: r.place)
        record.kind = r.names.intern(type.kind)
        record.group = r.names.intern(String(type.group))
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try record.readSpec(&r, b)
            } else if r.is(key, "specs", b) {
                try r.array(b) { (r) throws(JSONError) in try record.readSpec(&r, b) }
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private mutating func readSpec(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        var copy = self
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "selector", b) || r.is(key, "endpointSelector", b) {
                if try r.kind(b) == .string {
                    copy.selectors.append(.expression(try r.symbol(b)))
                } else {
                    copy.selectors.append(try Self.labels(&r, b))
                }
            } else if r.is(key, "nodeSelector", b) {
                copy.selectors.append(.none)
                try r.skip(b)
            } else if r.is(key, "targetRef", b) || r.is(key, "targetRefs", b) || r.is(key, "selectors", b) {
                copy.selectors.append(.unknown)
                try r.skip(b)
            } else if r.is(key, "namespaceSelector", b), try r.kind(b) == .string {
                copy.namespaces = try r.symbol(b)
            } else if r.is(key, "types", b) {
                copy.types = try r.symbols(b)
            } else if r.is(key, "ingress", b) || r.is(key, "ingressDeny", b) {
                copy.hasIngress = true
                try r.skip(b)
            } else if r.is(key, "egress", b) || r.is(key, "egressDeny", b) {
                copy.hasEgress = true
                try r.skip(b)
            } else if r.is(key, "mtls", b) {
                copy.mode = try r.member("mode", b)
            } else if r.is(key, "portLevelMtls", b) {
                copy.hasPortModes = true
                try r.skip(b)
            } else {
                try r.skip(b)
            }
        }
        self = copy
    }

    private static func labels(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Selector {
        try r.strictSelector(b).map { .labels($0) } ?? .unknown
    }
}
