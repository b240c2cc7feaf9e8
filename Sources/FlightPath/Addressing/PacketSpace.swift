/// The home of packet sets: makes them and holds the diagrams they share.
///
/// A space is a cheap arena made for one question and dropped with it; sets of different spaces never meet. It is
/// not thread-safe, so each task makes its own.
public final class PacketSpace {
    var diagram = IntervalDiagram()

    /// Makes a space with no sets.
    public init() {}

    /// The set of no packets.
    public var empty: PacketSet { PacketSet(space: self, node: IntervalDiagram.outside) }

    /// The set of all packets.
    public var all: PacketSet { PacketSet(space: self, node: IntervalDiagram.inside) }

    /// The packets that can exist: both addresses of one family, and ICMP types and codes of one byte.
    ///
    /// The fields of protocols without ports are left free, since no filter looks at them.
    public var wellFormed: PacketSet {
        let families = union([
            set(source: .allIPv4, destination: .allIPv4), set(source: .allIPv6, destination: .allIPv6),
        ])
        let icmp = ProtocolSet([IPProtocol.icmp, .icmpv6])
        let byte = PortSet(0...255)
        let fields = set(protocols: icmp.complement)
            .union(set(protocols: icmp, sourcePorts: byte, destinationPorts: byte))
        return families.intersection(fields)
    }

    /// The packets whose fields all lie in the given sets.
    ///
    /// For ICMP the types go to `sourcePorts` and the codes to `destinationPorts`.
    public func set(
        source: AddressSet = .all,
        destination: AddressSet = .all,
        protocols: ProtocolSet = .all,
        sourcePorts: PortSet = .all,
        destinationPorts: PortSet = .all
    ) -> PacketSet {
        var node = IntervalDiagram.inside
        node = diagram.band(PacketField.destinationPort.rawValue, destinationPorts, node)
        node = diagram.band(PacketField.sourcePort.rawValue, sourcePorts, node)
        node = diagram.band(PacketField.ipProtocol.rawValue, protocols, node)
        node = diagram.band(PacketField.destination.rawValue, destination, node)
        node = diagram.band(PacketField.source.rawValue, source, node)
        return PacketSet(space: self, node: node)
    }

    /// The set of one packet.
    public func set(_ packet: Packet) -> PacketSet {
        set(
            source: AddressSet(packet.source),
            destination: AddressSet(packet.destination),
            protocols: ProtocolSet(packet.ipProtocol),
            sourcePorts: PortSet(packet.sourcePort),
            destinationPorts: PortSet(packet.destinationPort)
        )
    }

    /// The packets in any of some sets, faster than one union after another.
    public func union(_ sets: some Sequence<PacketSet>) -> PacketSet {
        let nodes = sets.map(node)
        return PacketSet(space: self, node: diagram.fold(.union, nodes[...]))
    }

    /// Tells for every packet which of some ordered rules matches it first.
    ///
    /// At most sixteen million rules; a filter has a few thousand.
    public func firstMatch(_ rules: [PacketSet]) -> Attribution {
        let unmatched = IntervalDiagram.Node(rules.count + 1)
        precondition(unmatched < IntervalDiagram.firstNode, "too many rules for one attribution")
        var nodes = rules.enumerated().map { index, rule in
            diagram.apply(.keep, IntervalDiagram.Node(index + 1), node(rule))
        }
        nodes.append(unmatched)
        return Attribution(space: self, node: diagram.fold(.orElse, nodes[...]), unmatched: unmatched)
    }

    func node(_ set: PacketSet) -> IntervalDiagram.Node {
        precondition(set.space === self, "packet sets of different spaces never meet")
        return set.node
    }
}
