extension IntervalDiagram {
    /// Combines two diagrams point by point.
    mutating func apply(_ operation: DiagramOperation, _ left: Node, _ right: Node) -> Node {
        if let result = operation.shortcut(left, right) { return result }
        if operation.isCommutative, left > right { return combine(operation, right, left) }
        return combine(operation, left, right)
    }

    private mutating func combine(_ operation: DiagramOperation, _ left: Node, _ right: Node) -> Node {
        if let known = memo.find(operation.key, left, right) { return known }
        let leftLevel = level(left)
        let rightLevel = level(right)
        let base = pending.count
        if leftLevel < rightLevel {
            for index in edgeIndexes(left) {
                let edge = edges[index]
                push(edge.high, apply(operation, edge.child, right), base: base)
            }
        } else if rightLevel < leftLevel {
            for index in edgeIndexes(right) {
                let edge = edges[index]
                push(edge.high, apply(operation, left, edge.child), base: base)
            }
        } else {
            merge(operation, edgeIndexes(left), edgeIndexes(right), PacketField.maximum(leftLevel), base: base)
        }
        let result = make(level: min(leftLevel, rightLevel), base: base)
        memo.store(operation.key, left, right, result)
        return result
    }

    /// Walks two edge lists at the same level, jumping over edges that cannot matter.
    private mutating func merge(
        _ operation: DiagramOperation,
        _ left: Range<Int>,
        _ right: Range<Int>,
        _ maximum: UInt128,
        base: Int
    ) {
        var one = left.lowerBound
        var two = right.lowerBound
        while true {
            let x = edges[one]
            let y = edges[two]
            let result = apply(operation, x.child, y.child)
            var high = min(x.high, y.high)
            if operation.isDecided(byLeft: x.child) {
                high = x.high
            } else if operation.isDecided(byRight: y.child) {
                high = y.high
            }
            push(high, result, base: base)
            if high == maximum { return }
            if x.high <= high { one = x.high == high ? one &+ 1 : firstEdge(in: one..<left.upperBound, above: high) }
            if y.high <= high { two = y.high == high ? two &+ 1 : firstEdge(in: two..<right.upperBound, above: high) }
        }
    }

    /// The first edge that ends above a value, by galloping since it is mostly near.
    @inline(__always)
    private func firstEdge(in indexes: Range<Int>, above value: UInt128) -> Int {
        var low = indexes.lowerBound
        var step = 1
        while low &+ step < indexes.upperBound, edges[low &+ step].high <= value {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, indexes.upperBound &- 1)
        while low < high {
            let middle = (low &+ high) >> 1
            if edges[middle].high <= value { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Combines many diagrams in a balanced tree, which keeps the partial results small.
    mutating func fold(_ operation: DiagramOperation, _ nodes: ArraySlice<Node>) -> Node {
        guard nodes.count > 1 else { return nodes.first ?? Self.outside }
        let middle = nodes.startIndex + nodes.count / 2
        let left = fold(operation, nodes[..<middle])
        return apply(operation, left, fold(operation, nodes[middle...]))
    }

    /// The node that leads to `child` for the values of a set and is out for others.
    mutating func band<Bound>(_ level: Int, _ values: IntervalSet<Bound>, _ child: Node) -> Node {
        if child == Self.outside || values.isAll { return values.isEmpty ? Self.outside : child }
        let base = pending.count
        var next: UInt128 = 0
        for range in values.ranges {
            let low = UInt128(range.lowerBound)
            if low > next { push(low - 1, Self.outside, base: base) }
            let high = UInt128(range.upperBound)
            push(high, child, base: base)
            next = high &+ 1
        }
        // A set with the highest value of its field has no rest.
        let maximum = PacketField.maximum(level)
        if values.isEmpty || next &- 1 < maximum { push(maximum, Self.outside, base: base) }
        return make(level: level, base: base)
    }

    /// Quantifies a field away: in when some value of the field is in.
    mutating func forget(_ field: Int, _ node: Node) -> Node {
        guard level(node) <= field else { return node }
        if let known = memo.find(.forget, node, Node(field)) { return known }
        let result: Node
        if level(node) == field {
            result = unionOfChildren(edgeIndexes(node))
        } else {
            let base = pending.count
            for index in edgeIndexes(node) {
                let edge = edges[index]
                push(edge.high, forget(field, edge.child), base: base)
            }
            result = make(level: level(node), base: base)
        }
        memo.store(.forget, node, Node(field), result)
        return result
    }

    private mutating func unionOfChildren(_ indexes: Range<Int>) -> Node {
        guard indexes.count > 1 else { return edges[indexes.lowerBound].child }
        let middle = indexes.lowerBound + indexes.count / 2
        let left = unionOfChildren(indexes.lowerBound..<middle)
        if left == Self.inside { return left }
        return apply(.union, left, unionOfChildren(middle..<indexes.upperBound))
    }

    /// The plain set of the points that lead to a terminal.
    mutating func select(_ terminal: Node, _ node: Node) -> Node {
        if isTerminal(node) { return node == terminal ? Self.inside : Self.outside }
        if let known = memo.find(.select, node, terminal) { return known }
        let base = pending.count
        for index in edgeIndexes(node) {
            let edge = edges[index]
            push(edge.high, select(terminal, edge.child), base: base)
        }
        let result = make(level: level(node), base: base)
        memo.store(.select, node, terminal, result)
        return result
    }
}
