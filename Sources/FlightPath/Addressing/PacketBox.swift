/// The packets whose fields lie in five independent sets.
public struct PacketBox: Hashable, Sendable {
    /// The source addresses.
    public var sources: AddressSet
    /// The destination addresses.
    public var destinations: AddressSet
    /// The protocols.
    public var protocols: ProtocolSet
    /// The source ports, or ICMP types.
    public var sourcePorts: PortSet
    /// The destination ports, or ICMP codes.
    public var destinationPorts: PortSet

    /// Makes a box; every field left out holds all values.
    public init(
        sources: AddressSet = .all,
        destinations: AddressSet = .all,
        protocols: ProtocolSet = .all,
        sourcePorts: PortSet = .all,
        destinationPorts: PortSet = .all
    ) {
        self.sources = sources
        self.destinations = destinations
        self.protocols = protocols
        self.sourcePorts = sourcePorts
        self.destinationPorts = destinationPorts
    }
}

extension PacketSet {
    /// The set as disjoint boxes, merged where values of a field lead to the same packets.
    public var boxes: [PacketBox] {
        var result: [PacketBox] = []
        collectBoxes(node, PacketBox(), into: &result)
        return result
    }

    private func collectBoxes(_ node: IntervalDiagram.Node, _ box: PacketBox, into result: inout [PacketBox]) {
        if node == IntervalDiagram.outside { return }
        let diagram = space.diagram
        guard let field = PacketField(rawValue: diagram.level(node)) else {
            result.append(box)
            return
        }
        for (values, child) in diagram.branches(of: node) {
            var narrowed = box
            switch field {
            case .source: narrowed.sources = values
            case .destination: narrowed.destinations = values
            case .ipProtocol: narrowed.protocols = IntervalSet(narrowing: values)
            case .sourcePort: narrowed.sourcePorts = IntervalSet(narrowing: values)
            case .destinationPort: narrowed.destinationPorts = IntervalSet(narrowing: values)
            }
            collectBoxes(child, narrowed, into: &result)
        }
    }
}

extension IntervalSet {
    /// Takes over values of a narrower field from the diagram's wide bounds.
    fileprivate init(narrowing values: AddressSet) {
        self.init(
            values.ranges.map {
                Bound(truncatingIfNeeded: $0.lowerBound)...Bound(truncatingIfNeeded: $0.upperBound)
            }
        )
    }
}
