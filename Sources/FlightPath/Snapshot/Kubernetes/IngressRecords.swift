/// An ingress (`networking.k8s.io/v1 Ingress`).
struct IngressRecord: Sendable {
    /// `backend.service`: a service of the ingress's own namespace, and one of its ports.
    struct Backend: Sendable {
        var service = Symbol.empty
        var port: PortReference?
        var place: Place
    }

    /// One of a rule's `http.paths[]`.
    struct Path: Sendable {
        var host = Symbol.empty
        var path = Symbol.empty
        /// `Exact`, `Prefix` or `ImplementationSpecific`.
        var type = Symbol.empty
        var backend: Backend?
        var place: Place
    }

    var meta = ObjectMeta()
    var className = Symbol.empty
    var defaultBackend: Backend?
    var paths: [Path] = []
    var hasTLS = false
    var place: Place

    /// The default backend and those of all paths.
    var backends: [Backend] { (defaultBackend.map { [$0] } ?? []) + paths.compactMap(\.backend) }

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> IngressRecord {
        var record = IngressRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b, keepsAnnotations: true)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(_ r: inout JSONReader, _ b: Bytes, _ record: inout IngressRecord) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "ingressClassName", b) {
                copy.className = try r.symbol(b)
            } else if r.is(key, "defaultBackend", b) {
                copy.defaultBackend = try backend(&r, b)
            } else if r.is(key, "tls", b) {
                copy.hasTLS = true
                try r.skip(b)
            } else if r.is(key, "rules", b) {
                try r.array(b) { (r) throws(JSONError) in copy.paths += try rule(&r, b) }
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func rule(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Path] {
        var host = Symbol.empty
        var paths: [Path] = []
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "host", b) {
                host = try r.symbol(b)
            } else if r.is(key, "http", b), try !r.isNull(b) {
                try r.within(["paths"], b) { (r) throws(JSONError) in
                    try r.array(b) { (r) throws(JSONError) in paths.append(try path(&r, b)) }
                }
            } else {
                try r.skip(b)
            }
        }
        for index in paths.indices { paths[index].host = host }
        return paths
    }

    private static func path(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Path {
        var path = Path(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "path", b) {
                path.path = try r.symbol(b)
            } else if r.is(key, "pathType", b) {
                path.type = try r.symbol(b)
            } else if r.is(key, "backend", b), try !r.isNull(b) {
                path.backend = try backend(&r, b)
            } else {
                try r.skip(b)
            }
        }
        return path
    }

    /// Nil where the backend is a resource and no service.
    private static func backend(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Backend? {
        var backend = Backend(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            guard r.is(key, "service", b), try !r.isNull(b) else { return try r.skip(b) }
            try r.object(b) { (key, r) throws(JSONError) in
                if r.is(key, "name", b) {
                    backend.service = try r.symbol(b)
                } else if r.is(key, "port", b), try !r.isNull(b) {
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "number", b) || r.is(key, "name", b) {
                            backend.port = try PortReference.read(&r, b)
                        } else {
                            try r.skip(b)
                        }
                    }
                } else {
                    try r.skip(b)
                }
            }
        }
        return backend.service == .empty ? nil : backend
    }
}

/// An ingress class (`networking.k8s.io/v1 IngressClass`), or a gateway class: which controller is to act.
struct ControllerClassRecord: Sendable {
    var meta = ObjectMeta()
    /// `spec.controller` of an ingress class, `spec.controllerName` of a gateway class.
    var controller = Symbol.empty
    /// `spec.parameters.name`.
    var parameters = Symbol.empty
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ControllerClassRecord {
        var record = ControllerClassRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b, keepsAnnotations: true)
            } else if r.is(key, "spec", b) {
                var controller = Symbol.empty
                var parameters = Symbol.empty
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "controller", b) || r.is(key, "controllerName", b) {
                        controller = try r.symbol(b)
                    } else if r.is(key, "parameters", b), try !r.isNull(b) {
                        parameters = try r.member("name", b)
                    } else {
                        try r.skip(b)
                    }
                }
                (record.controller, record.parameters) = (controller, parameters)
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// `IngressClassParams` of the AWS Load Balancer Controller: they override the annotations of every ingress of the class.
struct IngressClassParametersRecord: Sendable {
    var meta = ObjectMeta()
    var targetType = Symbol.empty
    /// `spec.group.name`.
    var group = Symbol.empty
    /// Whether `spec.inboundCIDRs` is there, which overrides the annotations of ingresses.
    var hasInboundBlocks = false
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> IngressClassParametersRecord {
        var record = IngressClassParametersRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b), try !r.isNull(b) {
                var type = Symbol.empty
                var group = Symbol.empty
                var hasInboundBlocks = false
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "targetType", b) {
                        type = try r.symbol(b)
                    } else if r.is(key, "group", b), try !r.isNull(b) {
                        group = try r.member("name", b)
                    } else if r.is(key, "inboundCIDRs", b), try !r.isNull(b) {
                        hasInboundBlocks = true
                        try r.skip(b)
                    } else {
                        try r.skip(b)
                    }
                }
                (record.targetType, record.group) = (type, group)
                record.hasInboundBlocks = hasInboundBlocks
            } else {
                try r.skip(b)
            }
        }
        return record
    }
}

/// A deployment, read for what controllers run, and how.
struct DeploymentRecord: Sendable {
    var meta = ObjectMeta()
    var images: [Symbol] = []
    /// `args` and `command` of every container, joined.
    var arguments: [Symbol] = []
    /// `spec.replicas`; 1 where it is left out.
    var replicas = 1
    /// `status.availableReplicas`; Kubernetes leaves it out when there are none.
    var available = 0
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> DeploymentRecord {
        var record = DeploymentRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else if r.is(key, "status", b), try !r.isNull(b) {
                var available = 0
                try r.object(b) { (key, r) throws(JSONError) in
                    if r.is(key, "availableReplicas", b) {
                        available = try r.optionalInt(b) ?? 0
                    } else {
                        try r.skip(b)
                    }
                }
                record.available = available
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(_ r: inout JSONReader, _ b: Bytes, _ record: inout DeploymentRecord) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "replicas", b) {
                copy.replicas = try r.optionalInt(b) ?? 1
            } else if r.is(key, "template", b) {
                try r.within(["spec", "containers"], b) { (r) throws(JSONError) in
                    try r.array(b) { (r) throws(JSONError) in try container(&r, b, &copy) }
                }
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func container(
        _ r: inout JSONReader, _ b: Bytes, _ record: inout DeploymentRecord
    ) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "image", b) {
                copy.images.append(try r.symbol(b))
            } else if r.is(key, "args", b) || r.is(key, "command", b) {
                copy.arguments += try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }
}
