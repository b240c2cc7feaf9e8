/// Adds up what is known of the pairs of classes of one cell.
struct CellTally {
    private let space: PacketSpace
    private var outcomes = Branch.Outcome()
    private var isEmpty = true
    /// Whether every branch is one leg, whose packets can be counted.
    private var isCounted = true
    private var flows = MatrixCell.Flows()
    /// Packets of pairs that are refused: counted only where others pass.
    private var refused: [PacketSet] = []
    /// Pairs that were not walked, by their positions.
    private var settled: [(fate: RouteFates.Fate, from: Int, to: Int)] = []

    init(_ space: PacketSpace) { self.space = space }

    /// The verdict where nothing had to be walked.
    var settledVerdict: Verdict? { isEmpty ? nil : Verdict([outcomes]) }

    /// A pair of classes of which it is settled beforehand what comes of it.
    mutating func add(_ fate: RouteFates.Fate, _ from: Int, _ to: Int) {
        isEmpty = false
        switch fate {
        case .refused: outcomes.insert(.blocked)
        case .undetermined: outcomes.insert(.undetermined)
        case .open: return
        }
        settled.append((fate, from, to))
    }

    /// The branches between two classes.
    mutating func add(_ branches: [Branch]) {
        guard !branches.isEmpty else { return }
        isEmpty = false
        let own = branches.reduce(into: Branch.Outcome()) { $0.formUnion($1.outcome) }
        outcomes.formUnion(own)
        guard isCounted, branches.allSatisfy({ $0.passages.count == 1 }) else { return isCounted = false }
        let passages = branches.compactMap(\.passages.first)
        let packets = space.union(passages.map(\.packets))
        guard own != .blocked else { return refused.append(packets) }
        let denied = space.union(passages.map(\.denied)).intersection(packets)
        let open = space.union(passages.map(\.undetermined)).intersection(packets).subtracting(denied)
        flows.total += packets.flowCount
        flows.undetermined += open.flowCount
        flows.passing += packets.subtracting(denied).subtracting(open).flowCount
    }

    /// The cell; `packets` gives those of a pair that was not walked.
    func cell(_ packets: (_ from: Int, _ to: Int) -> PacketSet) -> MatrixCell {
        guard !isEmpty else { return MatrixCell(verdict: nil) }
        let verdict = Verdict([outcomes])
        guard isCounted, !flows.passing.isZero else { return MatrixCell(verdict: verdict) }
        var flows = flows
        for set in refused { flows.total += set.flowCount }
        for pair in settled {
            let count = packets(pair.from, pair.to).flowCount
            flows.total += count
            if pair.fate == .undetermined { flows.undetermined += count }
        }
        return MatrixCell(verdict: verdict, flows: flows)
    }
}
