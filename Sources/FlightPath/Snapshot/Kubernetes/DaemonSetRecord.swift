/// A daemon set (`apps/v1 DaemonSet`), read for what runs on the nodes and how it is set.
struct DaemonSetRecord: Sendable {
    /// One of the pod template's `containers[]`.
    struct Container: Sendable {
        var name = Symbol.empty
        var image = Symbol.empty
        /// `command` and `args`, joined: agents take their settings there.
        var arguments: [Symbol] = []
        var environment: [Variable] = []
    }

    /// One of a container's `env[]`.
    struct Variable: Sendable {
        var name = Symbol.empty
        /// Nil where it comes from elsewhere (`valueFrom`): not known here.
        var value: Symbol?
    }

    var meta = ObjectMeta()
    var containers: [Container] = []
    /// The pod template's `initContainers[]`.
    var initializers: [Container] = []
    /// `status.desiredNumberScheduled`: none where its selector was made to match no node.
    var desired: Int?
    var place: Place

    /// The arguments of all containers.
    var arguments: [Symbol] { containers.flatMap(\.arguments) }

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DaemonSetRecord {
        var record = DaemonSetRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                let all = try containers(&r, b)
                (record.containers, record.initializers) = (all.running, all.initializing)
            } else if r.is(key, "status", b) {
                record.desired = try desired(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func desired(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Int? {
        var desired: Int?
        try r.within(["desiredNumberScheduled"], b) { (r) throws(JSONError) in desired = try r.optionalInt(b) }
        return desired
    }

    private static func containers(
        _ r: inout JSONReader, _ b: Bytes
    ) throws(JSONError) -> (running: [Container], initializing: [Container]) {
        var running: [Container] = []
        var initializing: [Container] = []
        try r.within(["template", "spec"], b) { (r) throws(JSONError) in
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "containers", b) {
                    try r.array(b) { (r) throws(JSONError) in running.append(try container(&r, b)) }
                } else if r.is(key, "initContainers", b) {
                    try r.array(b) { (r) throws(JSONError) in initializing.append(try container(&r, b)) }
                } else {
                    try r.skip(b)
                }
            }
        }
        return (running, initializing)
    }

    private static func container(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Container {
        var container = Container()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                container.name = try r.symbol(b)
            } else if r.is(key, "image", b) {
                container.image = try r.symbol(b)
            } else if r.is(key, "args", b) || r.is(key, "command", b) {
                container.arguments += try r.symbols(b)
            } else if r.is(key, "env", b) {
                try r.array(b) { (r) throws(JSONError) in container.environment.append(try variable(&r, b)) }
            } else {
                try r.skip(b)
            }
        }
        return container
    }

    private static func variable(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Variable {
        var variable = Variable()
        var isIndirect = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                variable.name = try r.symbol(b)
            } else if r.is(key, "value", b) {
                variable.value = try r.symbol(b)
            } else {
                isIndirect = isIndirect || r.is(key, "valueFrom", b)
                try r.skip(b)
            }
        }
        if !isIndirect, variable.value == nil { variable.value = .empty }
        return variable
    }
}
