/// A service (`v1 Service`).
struct ServiceRecord: Sendable {
    /// One of `spec.ports[]`.
    struct Port: Sendable {
        var name = Symbol.empty
        var port = 0
        var target: PortReference?
        var nodePort: Int?
        var ipProtocol = Symbol.empty
        /// `appProtocol`: what is spoken on the port, where the author says.
        var appProtocol = Symbol.empty
    }

    var meta = ObjectMeta()
    var type = Symbol.empty
    var clusterIPs: [IPAddress] = []
    /// `spec.selector`; nil when the service has none.
    var selector: [ObjectMeta.Label]?
    var ports: [Port] = []
    var publishesNotReady = false
    /// `Cluster` where it is left out.
    var externalTrafficPolicy = Symbol.empty
    /// `Cluster` where it is left out: whether pods and nodes reach pods of their own node alone by the ClusterIP.
    var internalTrafficPolicy = Symbol.empty
    /// Where each node answers whether it has a pod of the service, with `externalTrafficPolicy: Local`.
    var healthCheckNodePort: Int?
    /// `spec.loadBalancerSourceRanges`: the clients that the load balancer is for; none listed means all.
    var sourceRanges: [CIDRBlock] = []
    /// `status.loadBalancer.ingress[].hostname`.
    var loadBalancerHosts: [Symbol] = []
    /// `spec.loadBalancerClass`: which controller is to make the load balancer.
    var loadBalancerClass = Symbol.empty
    /// `clusterIP: None`: no address and no node port of its own.
    var isHeadless = false
    /// `spec.ipFamilies`: `IPv4`, `IPv6`.
    var families: [Symbol] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> ServiceRecord {
        var record = ServiceRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                record.meta = try ObjectMeta.read(&r, b, keepsAnnotations: true)
            } else if r.is(key, "spec", b) {
                try spec(&r, b, &record)
            } else if r.is(key, "status", b) {
                var hosts: [Symbol] = []
                try r.within(["loadBalancer", "ingress"], b) { (r) throws(JSONError) in
                    hosts = try r.members("hostname", b)
                }
                record.loadBalancerHosts = hosts
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func spec(_ r: inout JSONReader, _ b: Bytes, _ record: inout ServiceRecord) throws(JSONError) {
        var copy = record
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "type", b) {
                copy.type = try r.symbol(b)
            } else if r.is(key, "clusterIPs", b) {
                for text in try r.symbols(b) {
                    if let address = IPAddress(r.names[text]), !copy.clusterIPs.contains(address) {
                        copy.clusterIPs.append(address)
                    }
                }
            } else if r.is(key, "clusterIP", b) {
                let text = try r.symbol(b)
                copy.isHeadless = r.names.equals(text, "None")
                if let address = IPAddress(r.names[text]), !copy.clusterIPs.contains(address) {
                    copy.clusterIPs.append(address)
                }
            } else if r.is(key, "selector", b) {
                copy.selector = try r.isNull(b) ? nil : []
                let labels = try r.labels(b)
                if !labels.isEmpty { copy.selector = labels }
            } else if r.is(key, "ports", b) {
                try r.array(b) { (r) throws(JSONError) in copy.ports.append(try port(&r, b)) }
            } else if r.is(key, "loadBalancerSourceRanges", b) {
                copy.sourceRanges = try r.symbols(b).compactMap { CIDRBlock(r.names[$0]) }
            } else if r.is(key, "externalTrafficPolicy", b) {
                copy.externalTrafficPolicy = try r.symbol(b)
            } else if r.is(key, "internalTrafficPolicy", b) {
                copy.internalTrafficPolicy = try r.symbol(b)
            } else if r.is(key, "healthCheckNodePort", b) {
                copy.healthCheckNodePort = try r.optionalInt(b)
            } else if r.is(key, "publishNotReadyAddresses", b) {
                copy.publishesNotReady = try r.optionalBool(b) ?? false
            } else if r.is(key, "loadBalancerClass", b) {
                copy.loadBalancerClass = try r.symbol(b)
            } else if r.is(key, "ipFamilies", b) {
                copy.families = try r.symbols(b)
            } else {
                try r.skip(b)
            }
        }
        record = copy
    }

    private static func port(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Port {
        var port = Port()
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "name", b) {
                port.name = try r.symbol(b)
            } else if r.is(key, "port", b) {
                port.port = try r.int(b)
            } else if r.is(key, "targetPort", b) {
                port.target = try PortReference.read(&r, b)
            } else if r.is(key, "nodePort", b) {
                port.nodePort = try r.optionalInt(b)
            } else if r.is(key, "protocol", b) {
                port.ipProtocol = try r.symbol(b)
            } else if r.is(key, "appProtocol", b) {
                port.appProtocol = try r.symbol(b)
            } else {
                try r.skip(b)
            }
        }
        return port
    }
}

/// An endpoint slice (`discovery.k8s.io/v1 EndpointSlice`): the addresses a service has now.
struct EndpointSliceRecord: Sendable {
    /// One of `endpoints[]`; only its first address is used, as Kubernetes does.
    struct Endpoint: Sendable {
        var address: IPAddress
        var isReady: Bool
        /// `nodeName`, by which kube-proxy tells its own endpoints.
        var node = Symbol.empty
        /// Whether `targetRef` names a pod; the controller registers no others.
        var isPod = false
    }

    var namespace = Symbol.empty
    /// The label `kubernetes.io/service-name`.
    var service = Symbol.empty
    var ports: [PodRecord.Port] = []
    var endpoints: [Endpoint] = []
    var place: Place

    static func read(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> EndpointSliceRecord {
        var record = EndpointSliceRecord(place: r.place)
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "metadata", b) {
                let meta = try ObjectMeta.read(&r, b)
                record.namespace = meta.namespace
                for label in meta.labels where r.names.equals(label.key, "kubernetes.io/service-name") {
                    record.service = label.value
                }
            } else if r.is(key, "ports", b) {
                try r.array(b) { (r) throws(JSONError) in
                    var port = PodRecord.Port()
                    try r.object(b) { (key, r) throws(JSONError) in
                        if r.is(key, "name", b) {
                            port.name = try r.symbol(b)
                        } else if r.is(key, "port", b) {
                            port.number = try r.optionalInt(b) ?? 0
                        } else if r.is(key, "protocol", b) {
                            port.ipProtocol = try r.symbol(b)
                        } else {
                            try r.skip(b)
                        }
                    }
                    record.ports.append(port)
                }
            } else if r.is(key, "endpoints", b) {
                try r.array(b) { (r) throws(JSONError) in
                    if let endpoint = try endpoint(&r, b) { record.endpoints.append(endpoint) }
                }
            } else {
                try r.skip(b)
            }
        }
        return record
    }

    private static func endpoint(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Endpoint? {
        var first: IPAddress?
        var ready = true
        var node = Symbol.empty
        var isPod = false
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "nodeName", b) {
                node = try r.symbol(b)
            } else if r.is(key, "targetRef", b) {
                let kind = try r.isNull(b) ? Symbol.empty : try r.member("kind", b)
                isPod = r.names.equals(kind, "Pod")
            } else if r.is(key, "addresses", b) {
                try r.array(b) { (r) throws(JSONError) in
                    let address = try r.address(b)
                    if first == nil { first = address }
                }
            } else if r.is(key, "conditions", b) {
                try r.object(b) { (key, r) throws(JSONError) in
                    guard r.is(key, "ready", b) else { return try r.skip(b) }
                    ready = try r.optionalBool(b) ?? true
                }
            } else {
                try r.skip(b)
            }
        }
        return first.map { Endpoint(address: $0, isReady: ready, node: node, isPod: isPod) }
    }
}
