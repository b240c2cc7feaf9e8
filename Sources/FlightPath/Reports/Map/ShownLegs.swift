/// Which legs of a report a page shows hop by hop: a question with many branches has hundreds that differ little.
struct ShownLegs {
    /// More are counted, not shown.
    static let limit = 12

    /// Indices of the report's legs, in its order.
    let indices: [Int]
    /// The leg with the first block, by its place in `indices`.
    let first: Int?
    let leftOut: Int

    /// - Parameter limit: how many legs are shown; the way of the first block is, whatever its length, unless it is none.
    init(_ report: Report, limit: Int = ShownLegs.limit) {
        guard limit > 0 else {
            indices = []
            first = nil
            leftOut = report.legs.count
            return
        }
        let legs = report.legs
        let traffic = legs.indices.filter { legs[$0].purpose == "traffic" }
        let chosen = Self.firstStopped(report, traffic) ?? traffic.first
        var wanted: [Int] = []
        if let chosen { wanted = Self.way(legs, around: chosen) }
        for index in traffic + legs.indices.filter({ legs[$0].purpose != "traffic" })
        where wanted.count < limit && !wanted.contains(index) {
            wanted.append(index)
        }
        let shown = wanted.sorted()
        indices = shown
        first = chosen.flatMap { shown.firstIndex(of: $0) }
        leftOut = legs.count - shown.count
    }

    /// The leg that shows the first blocker; where there is none, the first that stops anything.
    private static func firstStopped(_ report: Report, _ traffic: [Int]) -> Int? {
        let stopped = traffic.filter { report.legs[$0].verdict != .reachable }
        guard let blocker = report.blockers.first else { return stopped.first }
        return stopped.first { index in
            let leg = report.legs[index]
            let hops = blocker.direction == "reply" ? leg.reply : leg.forward
            return leg.number == blocker.leg && hops.contains { $0.decision == "denied" }
        } ?? stopped.first
    }

    /// The legs that one packet takes through load balancers, around one of them.
    static func way(_ legs: [Leg], around index: Int) -> [Int] {
        guard legs[index].purpose == "traffic" else { return [index] }
        let traffic = legs.indices.filter { legs[$0].purpose == "traffic" }
        guard let position = traffic.firstIndex(of: index) else { return [index] }
        return LegChain(traffic.map { legs[$0] }, around: position).indices.map { traffic[$0] }
    }
}
