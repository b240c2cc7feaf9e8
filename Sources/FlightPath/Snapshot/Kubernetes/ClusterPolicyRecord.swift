/// A policy of the whole cluster: `AdminNetworkPolicy`, `BaselineAdminNetworkPolicy`
/// (`policy.networking.k8s.io/v1alpha1`), or `ClusterNetworkPolicy` of that group (v1alpha2) or of AWS
/// (`networking.k8s.aws/v1alpha1`). One shape holds them all.
///
/// Source: https://network-policy-api.sigs.k8s.io/reference/spec/
struct ClusterPolicyRecord: Sendable {
    /// Which API the object belongs to.
    enum API: Sendable, Hashable {
        case admin, baselineAdmin, upstream, aws
    }

    /// Pods by namespace, or by namespace and label. Neither is nil alone where the object names them.
    struct PodSelection: Sendable, Hashable {
        var namespaces = LabelSelectorRecord()
        /// Nil selects every pod of the namespaces.
        var pods: LabelSelectorRecord?
    }

    /// One of a rule's `from[]` or `to[]`.
    enum Peer: Sendable, Hashable {
        case pods(PodSelection)
        case nodes(LabelSelectorRecord)
        case networks([CIDRBlock])
        /// Names that DNS answers for: which addresses they stand for no snapshot tells.
        case domainNames
        /// A form of peer that is not known here.
        case unknown
    }

    /// One of a rule's `ports[]` or `protocols[]`.
    enum Port: Sendable, Hashable {
        /// A protocol with a range of ports; nil is every port.
        case numbers(ipProtocol: Symbol, ClosedRange<UInt16>?)
        /// The name of a container port, of whatever protocol it is.
        case name(Symbol)
        /// A form that is not known here.
        case unknown
    }

    /// What becomes of the packets that a rule matches: `Allow` or `Accept`, `Deny`, `Pass`.
    enum Action: Sendable, Hashable {
        case accept, deny, pass, unknown
    }

    /// One of `spec.ingress[]` or `spec.egress[]`.
    struct Rule: Sendable {
        var name = Symbol.empty
        var action = Action.unknown
        var peers: [Peer] = []
        /// Nil is every protocol and port.
        var ports: [Port]?
        var place: Place
    }

    var api = API.admin
    var meta = ObjectMeta()
    /// `spec.tier`: `Admin` or `Baseline`; the kinds of v1alpha1 have their tier in their name.
    var tier = Symbol.empty
    var priority = 0
    /// The pods it is about; nil where the object names them in a way that is not known here.
    var subject: PodSelection?
    var ingress: [Rule] = []
    var egress: [Rule] = []
    var place: Place

    func rules(isEgress: Bool) -> [Rule] { isEgress ? egress : ingress }

    /// - Parameter type: the object's own, or what its list says of its items.
    /// - Returns: nil where the API is not told.
    static func read(_ r: inout JSONReader, _ b: Bytes, as type: ObjectType) throws(JSONError) -> ClusterPolicyRecord? {
        var record = ClusterPolicyRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try record.readSpec(&r, b)
            } else {
                try r.skip(b)
            }
        }
        switch (type.kind, type.group) {
        case ("AdminNetworkPolicy", _): record.api = .admin
        case ("BaselineAdminNetworkPolicy", _): record.api = .baselineAdmin
        case ("ClusterNetworkPolicy", "networking.k8s.aws"): record.api = .aws
        case ("ClusterNetworkPolicy", "policy.networking.k8s.io"): record.api = .upstream
        default: return nil
        }
        return record
    }
}
