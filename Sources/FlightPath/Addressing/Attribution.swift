/// Which of some ordered rules matches each packet first.
public struct Attribution {
    private let space: PacketSpace
    /// A diagram that is nowhere out: terminal n stands for rule n - 1, the last one for no match.
    private let node: IntervalDiagram.Node
    private let unmatched: IntervalDiagram.Node

    init(space: PacketSpace, node: IntervalDiagram.Node, unmatched: IntervalDiagram.Node) {
        self.space = space
        self.node = node
        self.unmatched = unmatched
    }

    /// The packets of a set split by the rule that matches first.
    ///
    /// The parts are disjoint, none is empty, and they come in rule order with the unmatched packets (rule nil) last.
    public func parts(of packets: PacketSet) -> [(rule: Int?, packets: PacketSet)] {
        let attributed = space.diagram.apply(.keep, node, space.node(packets))
        return space.diagram.terminals(of: attributed).map { terminal in
            let part = PacketSet(space: space, node: space.diagram.select(terminal, attributed))
            return (rule(terminal), part)
        }
    }

    /// The index of the rule that matches a packet first, or nil when none does.
    public func rule(for packet: Packet) -> Int? {
        rule(space.diagram.terminal(of: node, packet))
    }

    private func rule(_ terminal: IntervalDiagram.Node) -> Int? {
        terminal == unmatched ? nil : Int(terminal) - 1
    }
}
