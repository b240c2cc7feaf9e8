/// A network policy (`networking.k8s.io/v1 NetworkPolicy`).
struct NetworkPolicyRecord: Sendable {
    /// One of a rule's `from[]` or `to[]`. A selector that is absent is nil, which is not the same as empty.
    struct Peer: Sendable, Hashable {
        var podSelector: LabelSelectorRecord?
        var namespaceSelector: LabelSelectorRecord?
        var block: CIDRBlock?
        var except: [CIDRBlock] = []
        /// Names that DNS answers for, of `ApplicationNetworkPolicy` alone: which addresses they are no snapshot tells.
        var hasDomainNames = false
    }

    /// One of a rule's `ports[]`.
    struct Port: Sendable, Hashable {
        var ipProtocol = Symbol.empty
        var port: PortReference?
        var endPort: Int?
    }

    /// One of `spec.ingress[]` or `spec.egress[]`. No peers: everyone. No ports: every port and protocol.
    struct Rule: Sendable {
        var peers: [Peer] = []
        var ports: [Port] = []
        var place: Place
    }

    /// Whether it is AWS's `ApplicationNetworkPolicy` (`networking.k8s.aws/v1alpha1`), which is written the same way.
    var isApplication = false
    var meta = ObjectMeta()
    var podSelector = LabelSelectorRecord()
    var ingress: [Rule] = []
    var egress: [Rule] = []
    /// `spec.policyTypes`; nil when absent, which means Ingress, and Egress where egress rules are given.
    var policyTypes: [Symbol]?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NetworkPolicyRecord {
        var record = NetworkPolicyRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout NetworkPolicyRecord
    ) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "podSelector", b) {
                copy.podSelector = try LabelSelectorRecord.read(&r, b) ?? LabelSelectorRecord()
            } else if r.is(key, "policyTypes", b) {
                let types = try r.symbols(b)
                copy.policyTypes = types.isEmpty ? nil : types
            } else if r.is(key, "ingress", b) {
                copy.ingress = try rules(&r, b, peers: "from")
            } else if r.is(key, "egress", b) {
                copy.egress = try rules(&r, b, peers: "to")
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func rules(
        _ r: inout JSONReader, _ b: Bytes, peers member: StaticString
    ) throws(JSONError) -> [Rule] {
        var rules: [Rule] = []
        try r.array(b) { (r) throws(JSONError) in
            var rule = Rule(place: r.place)
            try r.object(b) { (key, r) throws(JSONError) in
                if try r.isNull(b) {
                    try r.skip(b)
                } else if r.is(key, member, b) {
                    try r.array(b) { (r) throws(JSONError) in rule.peers.append(try peer(&r, b)) }
                } else if r.is(key, "ports", b) {
                    try r.array(b) { (r) throws(JSONError) in rule.ports.append(try port(&r, b)) }
                } else {
                    try r.skip(b)
                }
            }
            rules.append(rule)
        }
        return rules
    }

    private static func peer(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Peer {
        var peer = Peer()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "podSelector", b) {
                peer.podSelector = try LabelSelectorRecord.read(&r, b)
            } else if r.is(key, "namespaceSelector", b) {
                peer.namespaceSelector = try LabelSelectorRecord.read(&r, b)
            } else if r.is(key, "domainNames", b) {
                peer.hasDomainNames = true
                try r.skip(b)
            } else if r.is(key, "ipBlock", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "cidr", b) {
                        peer.block = try r.block(b)
                    } else if r.is(key, "except", b) {
                        try r.array(b) { (r) throws(JSONError) in
                            if let block = try r.block(b) { peer.except.append(block) }
                        }
                    } else {
                        try r.skip(b)
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        return peer
    }

    private static func port(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Port {
        var port = Port()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "protocol", b) {
                port.ipProtocol = try r.symbol(b)
            } else if r.is(key, "port", b) {
                port.port = try PortReference.read(&r, b)
            } else if r.is(key, "endPort", b) {
                port.endPort = try r.optionalInt(b)
            } else {
                try r.skip(b)
            }
        }
        return port
    }
}
