/// A set of packets, exact in all five fields.
///
/// A set is a handle on a canonical diagram of its space, so comparing and copying cost nothing. Every combination
/// of field values counts as a packet, also where a protocol has no ports or the families differ; `PacketSpace.wellFormed` has
/// those that can exist.
public struct PacketSet: Equatable {
    /// The space the set lives in.
    public let space: PacketSpace
    let node: IntervalDiagram.Node

    init(space: PacketSpace, node: IntervalDiagram.Node) {
        self.space = space
        self.node = node
    }

    /// Whether both sets live in one space and hold the same packets.
    public static func == (left: PacketSet, right: PacketSet) -> Bool {
        left.node == right.node && left.space === right.space
    }

    /// Whether there is no packet.
    public var isEmpty: Bool { node == IntervalDiagram.outside }

    /// Whether every packet is in the set.
    public var isAll: Bool { node == IntervalDiagram.inside }

    /// Whether a packet is in the set.
    public func contains(_ packet: Packet) -> Bool {
        space.diagram.terminal(of: node, packet) != IntervalDiagram.outside
    }

    /// The packets in either set.
    public func union(_ other: PacketSet) -> PacketSet { combined(.union, other) }

    /// The packets in both sets.
    public func intersection(_ other: PacketSet) -> PacketSet { combined(.intersection, other) }

    /// The packets that are not in the other set.
    public func subtracting(_ other: PacketSet) -> PacketSet { combined(.difference, other) }

    /// Whether every packet is in the other set.
    public func isSubset(of other: PacketSet) -> Bool { subtracting(other).isEmpty }

    /// Whether the sets have a packet in common.
    public func overlaps(_ other: PacketSet) -> Bool { !intersection(other).isEmpty }

    /// The packets whose fields all lie in the given sets.
    public func restricted(
        source: AddressSet = .all,
        destination: AddressSet = .all,
        protocols: ProtocolSet = .all,
        sourcePorts: PortSet = .all,
        destinationPorts: PortSet = .all
    ) -> PacketSet {
        if isEmpty { return self }
        let box = space.set(
            source: source,
            destination: destination,
            protocols: protocols,
            sourcePorts: sourcePorts,
            destinationPorts: destinationPorts
        )
        return intersection(box)
    }

    private func combined(_ operation: DiagramOperation, _ other: PacketSet) -> PacketSet {
        PacketSet(space: space, node: space.diagram.apply(operation, node, space.node(other)))
    }
}

extension PacketSet {
    /// The source addresses of the packets.
    public var sources: AddressSet { projection(.source) }

    /// The destination addresses of the packets.
    public var destinations: AddressSet { projection(.destination) }

    /// The protocols of the packets.
    public var protocols: ProtocolSet { projection(.ipProtocol) }

    /// The source ports, or ICMP types, of the packets.
    public var sourcePorts: PortSet { projection(.sourcePort) }

    /// The destination ports, or ICMP codes, of the packets.
    public var destinationPorts: PortSet { projection(.destinationPort) }

    private func projection<Bound>(_ field: PacketField) -> IntervalSet<Bound> {
        space.diagram.projection(of: node, field.rawValue, as: Bound.self)
    }
}

extension PacketSet {
    /// The exact number of packets, over every combination of field values.
    public var count: FlowCount { space.diagram.count(node) }

    /// The exact number of flows: distinct source, destination, protocol, and destination port or ICMP type.
    ///
    /// A client picks its source port at random, so it does not make another flow, nor does the ICMP code. Protocols
    /// without ports have one flow for each pair of addresses. Only well-formed packets count.
    public var flowCount: FlowCount {
        // Made before the diagram is read, which would otherwise be a copy without the new nodes.
        let packets = intersection(space.wellFormed)
        return space.diagram.flowCount(packets.node)
    }

    /// One packet of the set, always the lowest, field by field.
    public var witness: Packet? { space.diagram.lowestPacket(of: node) }
}
