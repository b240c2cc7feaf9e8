/// A daemon set (`apps/v1 DaemonSet`), read for what runs on every node: network plugins with their settings, kube-proxy.
struct DaemonSetRecord: Sendable {
    /// One of `containers[]` or `initContainers[]`.
    struct Container: Sendable {
        var name = Symbol.empty
        var image = Symbol.empty
        var environment: [Variable] = []
    }

    /// One of a container's `env[]`; the value is nil where `valueFrom` takes it from elsewhere.
    struct Variable: Sendable {
        var name = Symbol.empty
        var value: Symbol?
    }

    var meta = ObjectMeta()
    /// `args` and `command` of every container, joined: agents take their settings there.
    var arguments: [Symbol] = []
    /// The containers, initializing ones first.
    var containers: [Container] = []
    /// `status.desiredNumberScheduled`: none where its node selector matches no node.
    var desired: Int?
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DaemonSetRecord {
        var record = DaemonSetRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                var copy = record
                try r.within(["template", "spec"], b) { (r) throws(JSONError) in try podSpec(&r, b, &copy) }
                record = copy
            } else if r.is(key, "status", b) {
                record.desired = try desired(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func desired(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Int? {
        var count: Int?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "desiredNumberScheduled", b) { count = try r.optionalInt(b) } else { try r.skip(b) }
        }
        return count
    }

    private static func podSpec(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout DaemonSetRecord
    ) throws(JSONError) {
        var arguments: [Symbol] = []
        var initializing: [Container] = []
        var running: [Container] = []
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "containers", b) {
                try r.array(b) { (r) throws(JSONError) in running.append(try container(&r, b, &arguments)) }
            } else if r.is(key, "initContainers", b) {
                var ignored: [Symbol] = []
                try r.array(b) { (r) throws(JSONError) in initializing.append(try container(&r, b, &ignored)) }
            } else {
                try r.skip(b)
            }
        }
        record.arguments = arguments
        record.containers = initializing + running
    }

    private static func container(
        _ r: inout JSONReader, _ b: Bytes, _ arguments: inout [Symbol]
    ) throws(JSONError) -> Container {
        var container = Container()
        var own: [Symbol] = []
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "args", b) || r.is(key, "command", b) {
                own += try r.symbols(b)
            } else if r.is(key, "name", b) {
                container.name = try r.symbol(b)
            } else if r.is(key, "image", b) {
                container.image = try r.symbol(b)
            } else if r.is(key, "env", b), try !r.isNull(b) {
                try r.array(b) { (r) throws(JSONError) in container.environment.append(try variable(&r, b)) }
            } else {
                try r.skip(b)
            }
        }
        arguments += own
        return container
    }

    private static func variable(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Variable {
        var variable = Variable(value: .empty)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                variable.name = try r.symbol(b)
            } else if r.is(key, "value", b) {
                variable.value = try r.symbol(b)
            } else if r.is(key, "valueFrom", b), try !r.isNull(b) {
                variable.value = nil
                try r.skip(b)
            } else {
                try r.skip(b)
            }
        }
        return variable
    }
}
