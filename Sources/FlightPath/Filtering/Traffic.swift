/// The two ends of some packets as filters know them, beside what the packets themselves say.
struct Traffic {
    /// The end a filter looks at: an interface with its groups, perhaps a pod.
    struct Party {
        var interface: Handle<NetworkInterface>?
        /// Group ids of its interface.
        var groups: [Symbol] = []
        var pod: Handle<Pod>?
        var node: Handle<Node>?
        /// Why its groups and pod may be others than these; nil where they are known.
        var gap: Gap?
    }

    /// How much of the other end's group identity arrives.
    enum Identity: Hashable {
        case preserved
        case lost(ReferenceLoss)
        case unknown(Gap)
    }
}

/// What packets have in common, projected once and compared with many rules.
struct PacketProfile {
    let sources: AddressSet
    let destinations: AddressSet
    let protocols: ProtocolSet
    let sourcePorts: PortSet
    let destinationPorts: PortSet

    init(_ packets: PacketSet) {
        sources = packets.sources
        destinations = packets.destinations
        protocols = packets.protocols
        sourcePorts = packets.sourcePorts
        destinationPorts = packets.destinationPorts
    }
}

/// The protocol, ports or ICMP type and code of a rule, as AWS writes them in security groups and network ACLs.
struct TransportMatch {
    /// Nil is every protocol.
    var protocols: ProtocolSet?
    var destinationPorts: PortSet = .all
    var icmpTypes: PortSet = .all
    var icmpCodes: PortSet = .all

    init(protocols: ProtocolSet?, destinationPorts: PortSet) {
        self.protocols = protocols
        self.destinationPorts = destinationPorts
    }

    /// - Parameters:
    ///   - text: protocol name, number, or `-1` for all.
    ///   - from: first port, or ICMP type; -1 is all.
    ///   - to: last port, or ICMP code; -1 is all.
    init?(_ text: String, from: Int?, to: Int?) {
        if text == "-1" || text == "all" { return }
        guard let ipProtocol = IPProtocol(text) else { return nil }
        protocols = ProtocolSet(ipProtocol)
        if ipProtocol.isICMP {
            if let from, from >= 0, let type = UInt16(exactly: from) { icmpTypes = PortSet(type) }
            if let to, to >= 0, let code = UInt16(exactly: to) { icmpCodes = PortSet(code) }
        } else if ipProtocol.hasPorts, from ?? -1 >= 0 || to ?? -1 >= 0 {
            guard let low = from.flatMap({ UInt16(exactly: $0) }), let high = to.flatMap({ UInt16(exactly: $0) }),
                low <= high
            else { return nil }
            destinationPorts = PortSet(low...high)
        }
    }

    private var isICMP: Bool { !icmpTypes.isAll || !icmpCodes.isAll }

    func overlapsProtocol(_ profile: PacketProfile) -> Bool {
        protocols.map { $0.overlaps(profile.protocols) } ?? true
    }

    /// Whether ports, or ICMP type and code, overlap; true where the protocol has neither.
    func overlapsPorts(_ profile: PacketProfile) -> Bool {
        isICMP
            ? icmpTypes.overlaps(profile.sourcePorts) && icmpCodes.overlaps(profile.destinationPorts)
            : destinationPorts.overlaps(profile.destinationPorts)
    }

    /// The field name a miss of `overlapsPorts` goes by.
    func portField(_ profile: PacketProfile) -> NearMiss.Field {
        profile.protocols.contains(.icmp) || profile.protocols.contains(.icmpv6) ? .icmp : .port
    }

    /// The packets of the set that match, with one address dimension restricted.
    func restrict(_ packets: PacketSet, sources: AddressSet = .all, destinations: AddressSet = .all) -> PacketSet {
        packets.restricted(
            source: sources, destination: destinations, protocols: protocols ?? .all,
            sourcePorts: isICMP ? icmpTypes : .all,
            destinationPorts: isICMP ? icmpCodes : destinationPorts)
    }
}
