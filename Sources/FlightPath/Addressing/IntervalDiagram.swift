/// A store of hash-consed interval diagrams over the five packet fields.
///
/// A diagram is a decision graph: a node tests one field and has edges for consecutive ranges of its values, ordered
/// and complete, with neighbours leading to different children. Nodes are never stored twice and a test that does
/// not matter is left out, so two diagrams mean the same exactly when their node ids are equal. Ids below
/// `firstNode` are terminals: 0 is "out", 1 is "in", larger ones name rules. Fields are tested in the order of
/// `PacketField`, so recursion is never deeper than five levels. Nodes are never freed; the whole store is dropped.
struct IntervalDiagram {
    typealias Node = Int32

    /// The values up to `high`, from where the edge before ended, lead to `child`.
    struct Edge: Equatable {
        var high: UInt128
        var child: Node
    }

    /// The place of a node's edges.
    struct Record {
        var start: Int32
        var count: Int32
        var hash: UInt32
        var level: UInt8
    }

    static let outside: Node = 0
    static let inside: Node = 1
    static let firstNode: Node = 1 << 24
    static let terminalLevel = PacketField.allCases.count

    private(set) var records = ContiguousArray<Record>()
    private(set) var edges = ContiguousArray<Edge>()
    /// The edges of nodes under construction; a stack, so that recursion allocates nothing.
    var pending = ContiguousArray<Edge>()
    var memo = OperationMemo()
    /// Open addressing with linear probing over record indexes; -1 is free.
    private var table = ContiguousArray<Int32>(repeating: -1, count: 1 << 9)

    @inline(__always)
    func isTerminal(_ node: Node) -> Bool { node < Self.firstNode }

    @inline(__always)
    func level(_ node: Node) -> Int {
        node < Self.firstNode ? Self.terminalLevel : Int(records[Int(node &- Self.firstNode)].level)
    }

    /// The indexes of a node's edges.
    @inline(__always)
    func edgeIndexes(_ node: Node) -> Range<Int> {
        let record = records[Int(node &- Self.firstNode)]
        return Int(record.start)..<Int(record.start &+ record.count)
    }

    /// Adds an edge to the node under construction, merging it with the one before when they lead to the same child.
    @inline(__always)
    mutating func push(_ high: UInt128, _ child: Node, base: Int) {
        let top = pending.count &- 1
        if top >= base, pending[top].child == child {
            pending[top].high = high
        } else {
            pending.append(Edge(high: high, child: child))
        }
    }

    /// Turns the pending edges from `base` on into the one node with these edges.
    mutating func make(level: Int, base: Int) -> Node {
        let count = pending.count &- base
        guard count > 1 else {
            let child = pending[base].child
            pending.removeLast()
            return child
        }
        let hash = pendingHash(level: level, base: base)
        var slot = Int(hash) & (table.count &- 1)
        while table[slot] >= 0 {
            if matches(table[slot], hash: hash, level: level, base: base) {
                pending.removeLast(count)
                return table[slot] &+ Self.firstNode
            }
            slot = (slot &+ 1) & (table.count &- 1)
        }
        let index = Int32(records.count)
        table[slot] = index
        records.append(
            Record(start: Int32(edges.count), count: Int32(count), hash: hash, level: UInt8(truncatingIfNeeded: level)))
        for position in base..<pending.count { edges.append(pending[position]) }
        pending.removeLast(count)
        if records.count * 2 > table.count { growTable() }
        return index &+ Self.firstNode
    }

    private func pendingHash(level: Int, base: Int) -> UInt32 {
        var hash = UInt64(truncatingIfNeeded: level) &+ 0x9E37_79B9_7F4A_7C15
        for position in base..<pending.count {
            let edge = pending[position]
            let upper = UInt64(truncatingIfNeeded: edge.high >> 64)
            let child = UInt64(UInt32(bitPattern: edge.child))
            hash = (hash ^ UInt64(truncatingIfNeeded: edge.high)) &* 0xA076_1D64_78BD_642F
            hash ^= hash >> 29
            hash = (hash ^ upper ^ child << 32) &* 0xE703_7ED1_A0B4_28DB
            hash ^= hash >> 32
        }
        return UInt32(truncatingIfNeeded: hash)
    }

    @inline(__always)
    private func matches(_ index: Int32, hash: UInt32, level: Int, base: Int) -> Bool {
        let record = records[Int(index)]
        guard record.hash == hash, Int(record.level) == level, Int(record.count) == pending.count &- base else {
            return false
        }
        for offset in 0..<Int(record.count) where edges[Int(record.start) &+ offset] != pending[base &+ offset] {
            return false
        }
        return true
    }

    private mutating func growTable() {
        var grown = ContiguousArray<Int32>(repeating: -1, count: table.count * 2)
        for (index, record) in records.enumerated() {
            var slot = Int(record.hash) & (grown.count - 1)
            while grown[slot] >= 0 { slot = (slot + 1) & (grown.count - 1) }
            grown[slot] = Int32(index)
        }
        table = grown
        memo.grow(toHold: records.count)
    }
}
