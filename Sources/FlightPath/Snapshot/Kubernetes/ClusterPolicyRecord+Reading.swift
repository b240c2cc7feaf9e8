/// Reading the `spec` of policies of the whole cluster.
extension ClusterPolicyRecord {
    mutating func readSpec(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) {
        var copy = self
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "tier", b) {
                copy.tier = try r.symbol(b)
            } else if r.is(key, "priority", b) {
                copy.priority = try r.optionalInt(b) ?? 0
            } else if r.is(key, "subject", b) {
                if case .pods(let selection) = try Self.peer(&r, b) { copy.subject = selection }
            } else if r.is(key, "ingress", b) {
                copy.ingress = try Self.rules(&r, b)
            } else if r.is(key, "egress", b) {
                copy.egress = try Self.rules(&r, b)
            } else {
                try r.skip(b)
            }
        }
        self = copy
    }

    private static func rules(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> [Rule] {
        var rules: [Rule] = []
        try r.array(b) { (r) throws(JSONError) in
            var rule = Rule(place: r.place)
            try r.object(b) { (key, r) throws(JSONError) in
                if try r.isNull(b) {
                    try r.skip(b)
                } else if r.is(key, "name", b) {
                    rule.name = try r.symbol(b)
                } else if r.is(key, "action", b) {
                    rule.action = Action(try r.string(b))
                } else if r.is(key, "from", b) || r.is(key, "to", b) {
                    try r.array(b) { (r) throws(JSONError) in rule.peers.append(try peer(&r, b)) }
                } else if r.is(key, "ports", b) || r.is(key, "protocols", b) {
                    var ports: [Port] = []
                    try r.array(b) { (r) throws(JSONError) in ports.append(try port(&r, b)) }
                    // The API server keeps no empty lists: one means the same as none.
                    rule.ports = ports.isEmpty ? nil : ports
                } else {
                    try r.skip(b)
                }
            }
            rules.append(rule)
        }
        return rules
    }

    private static func peer(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Peer {
        var peer = Peer.unknown
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "namespaces", b) {
                let selector = try r.strictSelector(b)
                peer = selector.map { .pods(PodSelection(namespaces: $0, pods: nil)) } ?? .unknown
            } else if r.is(key, "pods", b) {
                peer = try pods(&r, b)
            } else if r.is(key, "nodes", b) {
                peer = try r.strictSelector(b).map { .nodes($0) } ?? .unknown
            } else if r.is(key, "networks", b) {
                var blocks: [CIDRBlock] = []
                try r.array(b) { (r) throws(JSONError) in if let block = try r.block(b) { blocks.append(block) } }
                peer = .networks(blocks)
            } else if r.is(key, "domainNames", b) {
                peer = .domainNames
                try r.skip(b)
            } else {
                try r.skip(b)
            }
        }
        return peer
    }

    private static func pods(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Peer {
        var selection = PodSelection(pods: LabelSelectorRecord())
        var isKnown = true
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "namespaceSelector", b) {
                if let selector = try r.strictSelector(b) { selection.namespaces = selector } else { isKnown = false }
            } else if r.is(key, "podSelector", b) {
                if let selector = try r.strictSelector(b) { selection.pods = selector } else { isKnown = false }
            } else {
                // Early versions chose namespaces by another member.
                isKnown = false
                try r.skip(b)
            }
        }
        return isKnown ? .pods(selection) : .unknown
    }

    private static func port(_ r: inout JSONReader, _ b: Bytes) throws(JSONError) -> Port {
        var port = Port.unknown
        try r.object(b) { (key, r) throws(JSONError) in
            if try r.isNull(b) {
                try r.skip(b)
            } else if r.is(key, "portNumber", b) || r.is(key, "portRange", b) {
                port = try numbers(&r, b, ipProtocol: .empty)
            } else if r.is(key, "namedPort", b) || r.is(key, "destinationNamedPort", b) {
                port = .name(try r.symbol(b))
            } else if r.is(key, "tcp", b) || r.is(key, "udp", b) || r.is(key, "sctp", b) {
                let ipProtocol = r.names.intern(b, key)
                port = .numbers(ipProtocol: ipProtocol, nil)
                try r.within(["destinationPort"], b) { (r) throws(JSONError) in
                    port = try numbers(&r, b, ipProtocol: ipProtocol)
                }
            } else {
                try r.skip(b)
            }
        }
        return port
    }

    /// `{protocol, port}`, `{protocol, start, end}`, `{number}` or `{range: {start, end}}`. The protocol's default is TCP.
    private static func numbers(
        _ r: inout JSONReader, _ b: Bytes, ipProtocol: Symbol
    ) throws(JSONError) -> Port {
        var ipProtocol = ipProtocol
        var low: Int?
        var high: Int?
        var inner: Port?
        try r.object(b) { (key, r) throws(JSONError) in
            if r.is(key, "protocol", b) {
                ipProtocol = try r.symbol(b)
            } else if r.is(key, "port", b) || r.is(key, "number", b) {
                low = try r.optionalInt(b)
                high = low
            } else if r.is(key, "start", b) {
                low = try r.optionalInt(b)
            } else if r.is(key, "end", b) {
                high = try r.optionalInt(b)
            } else if r.is(key, "range", b), try r.kind(b) == .object {
                inner = try numbers(&r, b, ipProtocol: ipProtocol)
            } else {
                try r.skip(b)
            }
        }
        if let inner { return inner }
        guard let low = low.flatMap({ UInt16(exactly: $0) }), let high = high.flatMap({ UInt16(exactly: $0) }),
            low <= high
        else { return .unknown }
        return .numbers(ipProtocol: ipProtocol, low...high)
    }
}

extension ClusterPolicyRecord.Action {
    init(_ text: String) {
        switch text {
        case "Allow", "Accept": self = .accept
        case "Deny": self = .deny
        case "Pass": self = .pass
        default: self = .unknown
        }
    }
}

extension JSONReader {
    /// A label selector with no members beside those of Kubernetes' own; nil where it has others, which might narrow it.
    mutating func strictSelector(_ b: Bytes) throws(JSONError) -> LabelSelectorRecord? {
        guard try !isNull(b) else {
            try skip(b)
            return nil
        }
        let start = position
        var isKnown = true
        try object(b) { (key, r) throws(JSONError) in
            if !r.is(key, "matchLabels", b), !r.is(key, "matchExpressions", b) { isKnown = false }
            try r.skip(b)
        }
        // Read again from its start: a second reader would make every new name copy all names.
        position = start
        let selector = try LabelSelectorRecord.read(&self, b)
        return isKnown ? selector : nil
    }
}
