/// What a stateful rule takes, as sets of packets.
struct FirewallMatch {
    /// The part of a connection that packets belong to.
    enum Phase {
        /// The packets that open it.
        case setup
        /// What the client sends once it is open.
        case data
        /// What comes back once it is open.
        case answers
    }

    var action: FirewallRule.Action
    let protocols: ProtocolSet
    let sources: AddressSet
    let destinations: AddressSet
    let sourcePorts: PortSet
    let destinationPorts: PortSet
    let isBidirectional: Bool
    let options: FirewallRule.Options
    /// Whether it may pass over packets that its header takes.
    private let isDoubtful: Bool
    /// Whether it is about what an open connection carries.
    let isForContents: Bool
    let ref: RuleRef

    init(_ rule: FirewallRule, _ expressions: FirewallExpressions, _ ref: RuleRef) {
        action = rule.action
        self.ref = ref
        options = rule.options
        isBidirectional = rule.isBidirectional
        let known = Self.protocols(rule.ipProtocol)
        protocols = known.protocols
        isForContents = known.isForContents
        let sources = expressions.addresses(rule.source)
        let destinations = expressions.addresses(rule.destination)
        let sourcePorts = expressions.ports(rule.sourcePort)
        let destinationPorts = expressions.ports(rule.destinationPort)
        isDoubtful =
            rule.options.hasOthers || known.isForContents || sources == nil || destinations == nil
            || sourcePorts == nil || destinationPorts == nil
        self.sources = (sources ?? .all).intersection(known.addresses)
        self.destinations = (destinations ?? .all).intersection(known.addresses)
        self.sourcePorts = sourcePorts ?? .all
        self.destinationPorts = destinationPorts ?? .all
    }

    /// A rule that a domain list makes: for web traffic of some sources, and it may take any of it.
    init(domains action: FirewallRule.Action, sources: AddressSet, _ ref: RuleRef) {
        self.action = action
        self.ref = ref
        options = .init()
        isBidirectional = false
        protocols = ProtocolSet(.tcp)
        isForContents = true
        self.sources = sources
        destinations = .all
        sourcePorts = .all
        destinationPorts = .all
        isDoubtful = true
    }

    /// What a rule's protocol names, and the addresses of its family.
    private static func protocols(
        _ name: String
    ) -> (protocols: ProtocolSet, isForContents: Bool, addresses: AddressSet) {
        let transport = transport(name)
        let addresses: AddressSet =
            switch name {
            case "ipv4", "ip4": .allIPv4
            case "ipv6", "ip6": .allIPv6
            default: .all
            }
        return (transport.protocols, transport.isForContents, addresses)
    }

    /// The transport protocols that carry what a rule's protocol names.
    private static func transport(_ name: String) -> (protocols: ProtocolSet, isForContents: Bool) {
        switch name {
        case "ip", "ipv4", "ip4", "ipv6", "ip6", "any", "": (.all, false)
        case "tcp", "tcp-pkt": (ProtocolSet(.tcp), false)
        case "tcp-stream": (ProtocolSet(.tcp), true)
        case "udp": (ProtocolSet(.udp), false)
        case "icmp": (ProtocolSet([.icmp, .icmpv6]), false)
        case "icmpv4": (ProtocolSet(.icmp), false)
        case "icmpv6": (ProtocolSet(.icmpv6), false)
        case "http", "http1", "http2", "tls", "ssl", "ssh", "smtp", "ftp", "ftp-data", "smb", "dcerpc", "imap", "rdp",
            "telnet", "mqtt", "modbus", "dnp3", "enip", "rfb", "nfs":
            (ProtocolSet(.tcp), true)
        case "ntp", "tftp", "dhcp", "ikev2", "ike", "snmp", "quic": (ProtocolSet(.udp), true)
        case "dns", "krb5", "sip": (ProtocolSet([.tcp, .udp]), true)
        default: (.all, true)
        }
    }

    func applies(in phase: Phase) -> Bool {
        switch phase {
        case .setup: !options.isForEstablished && !options.isForReplies
        case .data: !options.isForNotEstablished && !options.isForReplies
        case .answers: !options.isForRequests
        }
    }

    /// Whether it may pass over packets of a phase that its header takes. Whether the first answer belongs to a
    /// connection that is established is the engine's own affair.
    func isDoubtful(in phase: Phase) -> Bool {
        isDoubtful || phase == .answers && options.isForNotEstablished
    }

    /// The packets of a phase that its header takes. The packets that open a TCP connection carry nothing; the first
    /// datagram of other protocols does.
    func restrict(_ packets: PacketSet, in phase: Phase) -> PacketSet {
        let matching = restrict(packets)
        guard phase == .setup, isForContents else { return matching }
        return matching.restricted(protocols: ProtocolSet(.tcp).complement)
    }

    private func restrict(_ packets: PacketSet) -> PacketSet {
        let ported = ProtocolSet([.tcp, .udp])
        func match(
            _ sources: AddressSet, _ destinations: AddressSet, _ sourcePorts: PortSet, _ destinationPorts: PortSet
        ) -> PacketSet {
            let withPorts = packets.restricted(
                source: sources, destination: destinations, protocols: protocols.intersection(ported),
                sourcePorts: sourcePorts, destinationPorts: destinationPorts)
            let others = packets.restricted(
                source: sources, destination: destinations, protocols: protocols.subtracting(ported))
            return withPorts.union(others)
        }
        let forward = match(sources, destinations, sourcePorts, destinationPorts)
        guard isBidirectional else { return forward }
        return forward.union(match(destinations, sources, destinationPorts, sourcePorts))
    }

    /// Which fields of the packets it takes.
    func fields(_ profile: PacketProfile) -> NearMiss.Fields {
        [
            .ipProtocol: protocols.overlaps(profile.protocols),
            .source: sources.overlaps(profile.sources),
            .destination: destinations.overlaps(profile.destinations),
            .port: destinationPorts.overlaps(profile.destinationPorts),
        ]
    }
}
