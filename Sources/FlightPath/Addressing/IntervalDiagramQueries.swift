extension IntervalDiagram {
    /// The child of a node for one value of a field; the node itself when it does not test the field.
    func child(of node: Node, _ field: Int, _ value: UInt128) -> Node {
        guard level(node) == field else { return node }
        let indexes = edgeIndexes(node)
        var low = indexes.lowerBound
        var high = indexes.upperBound - 1
        while low < high {
            let middle = (low + high) / 2
            if edges[middle].high < value { low = middle + 1 } else { high = middle }
        }
        return edges[low].child
    }

    /// A node's ranges of a field with their children, in order; one range when it does not test the field.
    func segments(of node: Node, _ field: Int) -> [(range: ClosedRange<UInt128>, child: Node)] {
        guard level(node) == field else { return [(0...PacketField.maximum(field), node)] }
        var low: UInt128 = 0
        return edgeIndexes(node).map { index in
            let edge = edges[index]
            defer { low = edge.high &+ 1 }
            return (low...edge.high, edge.child)
        }
    }

    /// A node's children that are not out, each once, with all values that lead to them.
    func branches(of node: Node) -> [(values: AddressSet, child: Node)] {
        var order: [Node] = []
        var ranges: [Node: [ClosedRange<UInt128>]] = [:]
        for (range, child) in segments(of: node, level(node)) where child != Self.outside {
            if ranges[child] == nil { order.append(child) }
            ranges[child, default: []].append(range)
        }
        return order.map { (AddressSet(ranges[$0] ?? []), $0) }
    }

    /// The values a field takes in a set.
    func projection<Bound>(of root: Node, _ field: Int, as type: Bound.Type) -> IntervalSet<Bound> {
        var ranges: [ClosedRange<Bound>] = []
        var seen: Set<Node> = []
        var open = [root]
        while let node = open.popLast() {
            guard node != Self.outside, seen.insert(node).inserted else { continue }
            // A path that never tests the field allows all its values, as every node but 0 leads to "in".
            guard level(node) <= field else { return .all }
            for (range, child) in segments(of: node, level(node)) where child != Self.outside {
                guard level(node) == field else {
                    open.append(child)
                    continue
                }
                ranges.append(Bound(truncatingIfNeeded: range.lowerBound)...Bound(truncatingIfNeeded: range.upperBound))
            }
        }
        return IntervalSet(ranges)
    }

    /// The terminals that can be reached, in ascending order and without "out".
    func terminals(of root: Node) -> [Node] {
        var seen: Set<Node> = []
        var open = [root]
        while let node = open.popLast() {
            guard node != Self.outside, seen.insert(node).inserted, !isTerminal(node) else { continue }
            for index in edgeIndexes(node) { open.append(edges[index].child) }
        }
        return seen.filter { isTerminal($0) }.sorted()
    }

    /// The terminal one packet leads to.
    func terminal(of root: Node, _ packet: Packet) -> Node {
        var node = root
        while !isTerminal(node) {
            node = child(of: node, level(node), packet[level(node)])
        }
        return node
    }

    /// The lowest packet of a set, with each field as low as the fields before it allow.
    func lowestPacket(of root: Node) -> Packet? {
        guard root != Self.outside else { return nil }
        var values = [UInt128](repeating: 0, count: Self.terminalLevel)
        var node = root
        while !isTerminal(node) {
            let field = level(node)
            guard let lowest = segments(of: node, field).first(where: { $0.child != Self.outside }) else { return nil }
            values[field] = lowest.range.lowerBound
            node = lowest.child
        }
        return Packet(
            source: IPAddress(value: values[0]),
            destination: IPAddress(value: values[1]),
            ipProtocol: IPProtocol(rawValue: UInt8(truncatingIfNeeded: values[2])),
            sourcePort: UInt16(truncatingIfNeeded: values[3]),
            destinationPort: UInt16(truncatingIfNeeded: values[4])
        )
    }
}

extension Packet {
    /// A field's value by the level that tests it.
    fileprivate subscript(level: Int) -> UInt128 {
        switch level {
        case PacketField.source.rawValue: source.value
        case PacketField.destination.rawValue: destination.value
        case PacketField.ipProtocol.rawValue: UInt128(ipProtocol.rawValue)
        case PacketField.sourcePort.rawValue: UInt128(sourcePort)
        default: UInt128(destinationPort)
        }
    }
}
