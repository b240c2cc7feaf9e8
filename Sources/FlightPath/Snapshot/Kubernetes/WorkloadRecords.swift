/// A pod (`v1 Pod`).
struct PodRecord: Sendable {
    /// One of a container's `ports[]`.
    struct Port: Sendable, Hashable {
        var name = Symbol.empty
        var number = 0
        var ipProtocol = Symbol.empty
    }

    var meta = ObjectMeta()
    var node = Symbol.empty
    var isHostNetwork = false
    /// `spec.serviceAccountName`.
    var serviceAccount = Symbol.empty
    var ports: [Port] = []
    var phase = Symbol.empty
    var addresses: [IPAddress] = []
    /// The `Ready` condition; nil when the pod has none.
    var isReady: Bool?
    /// Every condition, with the reason given.
    var conditions: [Condition] = []
    /// `spec.readinessGates[].conditionType`.
    var readinessGates: [Symbol] = []
    /// `spec.terminationGracePeriodSeconds`; 30 where it is left out.
    var gracePeriod: Int?
    /// Whether a container waits in a `preStop` hook before it is told to end.
    var hasPreStop = false
    var place: Place

    /// One of `status.conditions[]`.
    struct Condition: Sendable {
        var type = Symbol.empty
        var status = Symbol.empty
        var reason = Symbol.empty
    }

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> PodRecord {
        var record = PodRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else if r.is(key, "status", b) {
                try status(&r, b, &record)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(_ r: inout JSONReader, _ b: Bytes, _ record: inout PodRecord) throws(JSONError) {
        var node = Symbol.empty
        var hostNetwork = false
        var account = Symbol.empty
        var ports: [Port] = []
        var gates: [Symbol] = []
        var grace: Int?
        var hasPreStop = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "nodeName", b) {
                node = try r.symbol(b)
            } else if r.is(key, "hostNetwork", b) {
                hostNetwork = try r.optionalBool(b) ?? false
            } else if r.is(key, "serviceAccountName", b) {
                account = try r.symbol(b)
            } else if r.is(key, "containers", b) || r.is(key, "initContainers", b) {
                try r.array(b) { (r) throws(JSONError) in try container(&r, b, &ports, &hasPreStop) }
            } else if r.is(key, "readinessGates", b) {
                gates = try r.members("conditionType", b)
            } else if r.is(key, "terminationGracePeriodSeconds", b) {
                grace = try r.optionalInt(b)
            } else {
                try r.skip(b)
            }
        }
        (record.node, record.isHostNetwork, record.ports) = (node, hostNetwork, ports)
        record.serviceAccount = account
        (record.readinessGates, record.gracePeriod, record.hasPreStop) = (gates, grace, hasPreStop)
    }

    private static func container(
        _ r: inout JSONReader, _ b: Bytes, _ ports: inout [Port], _ hasPreStop: inout Bool
    ) throws(JSONError) {
        var found: [Port] = []
        var waits = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "lifecycle", b), try r.kind(b) == .object {
                return try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "preStop", b) { waits = try !r.isNull(b) }
                    try r.skip(b)
                }
            }
            guard r.is(key, "ports", b), try !r.isNull(b) else { return try r.skip(b) }
            try r.array(b) { (r) throws(JSONError) in
                var port = Port()
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "name", b) {
                        port.name = try r.symbol(b)
                    } else if r.is(key, "containerPort", b) {
                        port.number = try r.int(b)
                    } else if r.is(key, "protocol", b) {
                        port.ipProtocol = try r.symbol(b)
                    } else {
                        try r.skip(b)
                    }
                }
                found.append(port)
            }
        }
        ports += found
        hasPreStop = hasPreStop || waits
    }

    private static func status(_ r: inout JSONReader, _ b: Bytes, _ record: inout PodRecord) throws(JSONError) {
        var phase = Symbol.empty
        var addresses: [IPAddress] = []
        var conditions: [Condition] = []
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "phase", b) {
                phase = try r.symbol(b)
            } else if r.is(key, "podIP", b) {
                if let address = try r.address(b), !addresses.contains(address) { addresses.append(address) }
            } else if r.is(key, "podIPs", b) {
                try r.array(b) { (r) throws(JSONError) in
                    try r.object(b) { (key, r) throws(JSONError) in
                        guard r.is(key, "ip", b) else { return try r.skip(b) }
                        if let address = try r.address(b), !addresses.contains(address) { addresses.append(address) }
                    }
                }
            } else if r.is(key, "conditions", b) {
                conditions = try r.conditions(b)
            } else {
                try r.skip(b)
            }
        }
        let ready = conditions.last { r.names.equals($0.type, "Ready") }
        (record.phase, record.addresses) = (phase, addresses)
        (record.conditions, record.isReady) = (conditions, ready.map { r.names.equals($0.status, "True") })
    }
}

extension JSONReader {
    /// `status.conditions[]` of a pod.
    mutating func conditions(_ b: Bytes) throws(JSONError) -> [PodRecord.Condition] {
        var found: [PodRecord.Condition] = []
        try array(b) { (r) throws(JSONError) in
            var condition = PodRecord.Condition()
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "type", b) {
                    condition.type = try r.symbol(b)
                } else if r.is(key, "status", b) {
                    condition.status = try r.symbol(b)
                } else if r.is(key, "reason", b) {
                    condition.reason = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            found.append(condition)
        }
        return found
    }

    /// Whether the condition of the given type in `conditions[]` has status `True`; nil when it is not listed.
    mutating func condition(_ type: StaticString, _ b: Bytes) throws(JSONError) -> Bool? {
        var found: Bool?
        try array(b) { (r) throws(JSONError) in
            var isWanted = false
            var status = Symbol.empty
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "type", b) {
                    let text = try r.text(b)
                    isWanted = r.is(text, type, b)
                } else if r.is(key, "status", b) {
                    status = try r.symbol(b)
                } else {
                    try r.skip(b)
                }
            }
            if isWanted { found = r.names.equals(status, "True") }
        }
        return found
    }
}

/// A node (`v1 Node`).
struct NodeRecord: Sendable {
    var meta = ObjectMeta()
    /// `spec.providerID`, which ends in the instance id.
    var providerID = Symbol.empty
    var addresses: [IPAddress] = []
    var isReady: Bool?
    /// `spec.taints[]`, with which autoscalers take a node out of load balancers.
    var taints: [Taint] = []
    var place: Place

    /// One of `spec.taints[]`.
    struct Taint: Sendable, Hashable {
        var key = Symbol.empty
        var effect = Symbol.empty
    }

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NodeRecord {
        var record = NodeRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b, keepsAnnotations: true)
            } else if r.is(key, "spec", b) {
                var provider = Symbol.empty
                var taints: [Taint] = []
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "providerID", b) {
                        provider = try r.symbol(b)
                    } else if r.is(key, "taints", b) {
                        try r.array(b) { (r) throws(JSONError) in taints.append(try taint(&r, b)) }
                    } else {
                        try r.skip(b)
                    }
                }
                (record.providerID, record.taints) = (provider, taints)
            } else if r.is(key, "status", b) {
                var addresses: [IPAddress] = []
                var ready: Bool?
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "addresses", b) {
                        try r.array(b) { (r) throws(JSONError) in
                            let address = try r.member("address", b)
                            if let address = IPAddress(r.names[address]) { addresses.append(address) }
                        }
                    } else if r.is(key, "conditions", b) {
                        ready = try r.condition("Ready", b)
                    } else {
                        try r.skip(b)
                    }
                }
                (record.addresses, record.isReady) = (addresses, ready)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

extension NodeRecord {
    fileprivate static func taint(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Taint {
        var taint = Taint()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "key", b) {
                taint.key = try r.symbol(b)
            } else if r.is(key, "effect", b) {
                taint.effect = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return taint
    }
}

/// An object of which its metadata alone matters: namespaces, replica sets, deployments, daemon sets.
struct NamedObjectRecord: Sendable {
    var kind = Symbol.empty
    var meta = ObjectMeta()
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> NamedObjectRecord {
        var record = NamedObjectRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "kind", b) {
                record.kind = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

extension JSONReader {
    /// Goes down a path of object members and reads the value there; members beside the path are skipped.
    mutating func within(
        _ path: [StaticString], _ b: Bytes, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard let first = path.first else { return try body(&self) }
        try object(b) { (key, r) throws(JSONError) in
            if r.is(key, first, b) { try r.within(Array(path.dropFirst()), b, body) } else { try r.skip(b) }
        }
    }
}
