extension IntervalDiagram {
    /// The exact number of points of a set.
    func count(_ root: Node) -> FlowCount {
        var known: [Node: FlowCount] = [:]
        return count(root, from: 0, &known)
    }

    private func count(_ node: Node, from level: Int, _ known: inout [Node: FlowCount]) -> FlowCount {
        if node == Self.outside { return .zero }
        let own = self.level(node)
        let free = (level..<own).reduce(FlowCount.one) { $0 * PacketField.size($1) }
        if isTerminal(node) { return free }
        if let total = known[node] { return free * total }
        var total = FlowCount.zero
        for (range, child) in segments(of: node, own) where child != Self.outside {
            total += AddressSet(range).count * count(child, from: own + 1, &known)
        }
        known[node] = total
        return free * total
    }

    /// The exact number of flows of a set; see `PacketSet.flowCount`.
    func flowCount(_ root: Node) -> FlowCount {
        var known: [Node: FlowCount] = [:]
        return flowCount(root, from: 0, &known)
    }

    private func flowCount(_ node: Node, from level: Int, _ known: inout [Node: FlowCount]) -> FlowCount {
        if node == Self.outside { return .zero }
        let own = min(self.level(node), PacketField.ipProtocol.rawValue)
        let free = (level..<own).reduce(FlowCount.one) { $0 * PacketField.size($1) }
        if let total = known[node] { return free * total }
        var total = FlowCount.zero
        if own == PacketField.ipProtocol.rawValue {
            total = FlowCount(tailFlowCount(node))
        } else {
            for (range, child) in segments(of: node, own) where child != Self.outside {
                total += AddressSet(range).count * flowCount(child, from: own + 1, &known)
            }
        }
        known[node] = total
        return free * total
    }

    private func tailFlowCount(_ tail: Node) -> UInt128 {
        var total: UInt128 = 0
        for (protocols, child) in protocolRuns(of: tail) where child != Self.outside {
            let ipProtocol = IPProtocol(rawValue: protocols.lowerBound)
            if ipProtocol.hasPorts {
                total += size(projection(of: child, PacketField.destinationPort.rawValue, as: UInt16.self))
            } else if ipProtocol.isICMP {
                let types = projection(of: child, PacketField.sourcePort.rawValue, as: UInt16.self)
                total += size(types)
            } else {
                total += UInt128(protocols.count)
            }
        }
        return total
    }

    private func size(_ ports: PortSet) -> UInt128 {
        ports.ranges.reduce(0) { $0 + UInt128($1.count) }
    }
}
