extension IntervalDiagram {
    /// The replies to a set of packets.
    mutating func reversed(_ node: Node) -> Node {
        transpose(PacketField.source.rawValue, reversedTails(node))
    }

    /// Rewrites what lies below the addresses.
    private mutating func reversedTails(_ node: Node) -> Node {
        if node == Self.outside { return node }
        if let known = memo.find(.reverseTails, node, 0) { return known }
        let result: Node
        if level(node) >= PacketField.ipProtocol.rawValue {
            result = reversedTail(node)
        } else {
            let base = pending.count
            for index in edgeIndexes(node) {
                let edge = edges[index]
                push(edge.high, reversedTails(edge.child), base: base)
            }
            result = make(level: level(node), base: base)
        }
        memo.store(.reverseTails, node, 0, result)
        return result
    }

    private mutating func reversedTail(_ tail: Node) -> Node {
        let base = pending.count
        for (protocols, child) in protocolRuns(of: tail) {
            let reply = reply(to: child, IPProtocol(rawValue: protocols.lowerBound))
            push(UInt128(protocols.upperBound), reply, base: base)
        }
        return make(level: PacketField.ipProtocol.rawValue, base: base)
    }

    private mutating func reply(to ports: Node, _ ipProtocol: IPProtocol) -> Node {
        switch ipProtocol {
        case .icmp: echoReply(to: ports, request: 8, reply: 0)
        case .icmpv6: echoReply(to: ports, request: 128, reply: 129)
        default: ipProtocol.hasPorts ? transpose(PacketField.sourcePort.rawValue, ports) : ports
        }
    }

    /// Keeps the codes of an echo request and gives them the type of the reply; nothing else has an answer.
    private mutating func echoReply(to ports: Node, request: UInt16, reply: UInt16) -> Node {
        let codes = child(of: ports, PacketField.sourcePort.rawValue, UInt128(request))
        return band(PacketField.sourcePort.rawValue, PortSet(reply), codes)
    }

    /// A tail's children by runs of protocols, where protocols with a meaning for ports stand alone.
    func protocolRuns(of tail: Node) -> [(protocols: ClosedRange<UInt8>, child: Node)] {
        let special = ([.icmp, .icmpv6] + IPProtocol.withPorts).map(\.rawValue).sorted()
        var runs: [(protocols: ClosedRange<UInt8>, child: Node)] = []
        for (range, child) in segments(of: tail, PacketField.ipProtocol.rawValue) {
            var low = UInt8(truncatingIfNeeded: range.lowerBound)
            let high = UInt8(truncatingIfNeeded: range.upperBound)
            for value in special where value >= low && value <= high {
                if value > low { runs.append((low...(value - 1), child)) }
                runs.append((value...value, child))
                // The highest special protocol is below 255, so this cannot overflow.
                low = value + 1
            }
            if low <= high { runs.append((low...high, child)) }
        }
        return runs
    }

    /// Swaps two neighbouring levels of the same size.
    private mutating func transpose(_ upper: Int, _ node: Node) -> Node {
        guard level(node) <= upper + 1 else { return node }
        if let known = memo.find(.transpose, node, Node(upper)) { return known }
        let result = level(node) == upper ? transposedBoth(upper, node) : lifted(upper, node)
        memo.store(.transpose, node, Node(upper), result)
        return result
    }

    private mutating func lifted(_ upper: Int, _ node: Node) -> Node {
        let base = pending.count
        for index in edgeIndexes(node) {
            let edge = edges[index]
            push(edge.high, edge.child, base: base)
        }
        return make(level: upper, base: base)
    }

    /// Builds for every child the part it contributes, with its old upper values now below, and unites the parts.
    private mutating func transposedBoth(_ upper: Int, _ node: Node) -> Node {
        var parts: [Node] = []
        for (values, child) in branches(of: node) {
            guard level(child) == upper + 1 else {
                parts.append(band(upper + 1, values, child))
                continue
            }
            let base = pending.count
            for index in edgeIndexes(child) {
                let edge = edges[index]
                push(edge.high, band(upper + 1, values, edge.child), base: base)
            }
            parts.append(make(level: upper, base: base))
        }
        return fold(.union, parts[...])
    }
}
