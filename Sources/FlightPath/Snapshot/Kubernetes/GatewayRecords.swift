/// A gateway of the Gateway API (`gateway.networking.k8s.io`).
///
/// Source: https://gateway-api.sigs.k8s.io/reference/spec/
struct GatewayRecord: Sendable {
    /// One of `spec.listeners[]`.
    struct Listener: Sendable {
        var name = Symbol.empty
        var port: Int?
        var ipProtocol = Symbol.empty
        var hostname = Symbol.empty
        /// `allowedRoutes.namespaces.from`: `Same` where it is left out.
        var allowedFrom = Symbol.empty
        var namespaceSelector: LabelSelectorRecord?
        /// `allowedRoutes.kinds[].kind`; none: what suits the protocol.
        var allowedKinds: [Symbol] = []
    }

    var meta = ObjectMeta()
    var className = Symbol.empty
    var listeners: [Listener] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> GatewayRecord {
        var record = GatewayRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var name = Symbol.empty
                var listeners: [Listener] = []
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "gatewayClassName", b) {
                        name = try r.symbol(b)
                    } else if r.is(key, "listeners", b), try !r.isNull(b) {
                        try r.array(b) { (r) throws(JSONError) in listeners.append(try listener(&r, b)) }
                    } else {
                        try r.skip(b)
                    }
                }
                (record.className, record.listeners) = (name, listeners)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func listener(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Listener {
        var listener = Listener()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                listener.name = try r.symbol(b)
            } else if r.is(key, "port", b) {
                listener.port = try r.optionalInt(b)
            } else if r.is(key, "protocol", b) {
                listener.ipProtocol = try r.symbol(b)
            } else if r.is(key, "hostname", b) {
                listener.hostname = try r.symbol(b)
            } else if r.is(key, "allowedRoutes", b), try !r.isNull(b) {
                try allowedRoutes(&r, b, &listener)
            } else {
                try r.skip(b)
            }
        }
        return listener
    }

    private static func allowedRoutes(
        _ r: inout JSONReader, _ b: Bytes, _ listener: inout Listener
    ) throws(JSONError) {
        var copy = listener
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "kinds", b) {
                copy.allowedKinds = try r.members("kind", b)
            } else if r.is(key, "namespaces", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "from", b) {
                        copy.allowedFrom = try r.symbol(b)
                    } else if r.is(key, "selector", b) {
                        copy.namespaceSelector = try LabelSelectorRecord.read(&r, b)
                    } else {
                        try r.skip(b)
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        listener = copy
    }
}

/// A reference of the Gateway API to another object; what is left out is the referrer's own.
struct GatewayReference: Sendable, Hashable {
    var group: Symbol?
    var kind = Symbol.empty
    var namespace = Symbol.empty
    var name = Symbol.empty
    /// `sectionName`: a gateway's listener.
    var section = Symbol.empty
    var port: Int?

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> GatewayReference {
        var reference = GatewayReference()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "group", b) {
                reference.group = try r.symbol(b)
            } else if r.is(key, "kind", b) {
                reference.kind = try r.symbol(b)
            } else if r.is(key, "namespace", b) {
                reference.namespace = try r.symbol(b)
            } else if r.is(key, "name", b) {
                reference.name = try r.symbol(b)
            } else if r.is(key, "sectionName", b) {
                reference.section = try r.symbol(b)
            } else if r.is(key, "port", b) {
                reference.port = try r.optionalInt(b)
            } else {
                try r.skip(b)
            }
        }
        return reference
    }

    static func readAll(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [GatewayReference] {
        var references: [GatewayReference] = []
        try r.array(b) { (r) throws(JSONError) in references.append(try read(&r, b)) }
        return references
    }
}

/// A route of the Gateway API: HTTP, gRPC, TCP, UDP or TLS.
struct GatewayRouteRecord: Sendable {
    var kind = Symbol.empty
    var meta = ObjectMeta()
    var hostnames: [Symbol] = []
    var parents: [GatewayReference] = []
    /// `backendRefs[]` of every rule.
    var backends: [GatewayReference] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> GatewayRouteRecord {
        var record = GatewayRouteRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "kind", b) {
                record.kind = try r.symbol(b)
            } else if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(_ r: inout JSONReader, _ b: Bytes, _ record: inout GatewayRouteRecord) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "hostnames", b) {
                copy.hostnames = try r.symbols(b)
            } else if r.is(key, "parentRefs", b) {
                copy.parents = try GatewayReference.readAll(&r, b)
            } else if r.is(key, "rules", b) {
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (key, r) throws(JSONError) in
                        guard r.is(key, "backendRefs", b), try !r.isNull(b) else { return try r.skip(b) }
                        copy.backends += try GatewayReference.readAll(&r, b)
                    }
                }
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }
}

/// A reference grant of the Gateway API: which namespaces may refer to objects of its own.
struct ReferenceGrantRecord: Sendable {
    var meta = ObjectMeta()
    var from: [GatewayReference] = []
    var to: [GatewayReference] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ReferenceGrantRecord {
        var record = ReferenceGrantRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var from: [GatewayReference] = []
                var to: [GatewayReference] = []
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "from", b) {
                        from = try GatewayReference.readAll(&r, b)
                    } else if r.is(key, "to", b) {
                        to = try GatewayReference.readAll(&r, b)
                    } else {
                        try r.skip(b)
                    }
                }
                (record.from, record.to) = (from, to)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}
