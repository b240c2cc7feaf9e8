/// One way through load balancers: the legs that follow on each other around one of them.
///
/// Legs that name the same addresses belong together; only where none does, those of the same load balancer, which may send
/// with other addresses than it was reached by.
struct LegChain {
    private(set) var legs: [Leg]
    /// Where they stand among all legs.
    private(set) var indices: [Int]
    /// The leg it was made around.
    let chosen: Leg

    init(_ all: [Leg], around index: Int) {
        chosen = all[index]
        legs = [chosen]
        indices = [index]
        while let first = legs.first, first.position > 1, let before = Self.before(first, all) {
            legs.insert(all[before], at: 0)
            indices.insert(before, at: 0)
        }
        while let last = legs.last, let next = Self.next(last, all) {
            legs.append(all[next])
            indices.append(next)
        }
    }

    private static func before(_ leg: Leg, _ all: [Leg]) -> Int? {
        let earlier = all.indices.filter { all[$0].position == leg.position - 1 && !all[$0].goesNowhere }
        return earlier.last { all[$0].to == leg.from } ?? earlier.last { isSame(all[$0].to, leg.from) }
    }

    private static func next(_ leg: Leg, _ all: [Leg]) -> Int? {
        guard !leg.goesNowhere else { return nil }
        let later = all.indices.filter { all[$0].position == leg.position + 1 }
        // A node that keeps the source hands packets on as their sender's. A leg that goes nowhere is its own node's.
        return later.first { all[$0].from == leg.to } ?? later.first { all[$0].from == leg.from }
            ?? later.first { !all[$0].goesNowhere && isSame(all[$0].from, leg.to) }
            ?? later.first { !all[$0].goesNowhere && isSame(all[$0].from, leg.from) }
    }

    /// Whether two ends are one place: a load balancer that passes client addresses on sends with other addresses.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.prefix { $0 != "(" } == other.prefix { $0 != "(" }
    }

    /// The way that shows the first blocker: around the leg that it stops; else around the first that does not get through,
    /// else around the first. Nil when no leg carries traffic.
    init?(_ report: Report) {
        let traffic = report.legs.filter { $0.purpose == "traffic" }
        guard
            let index = traffic.firstIndex(where: \.showsFirstBlocker) ?? traffic.firstIndex(where: {
                $0.verdict != .reachable
            }) ?? traffic.indices.first
        else { return nil }
        self.init(traffic, around: index)
    }

    /// Where the way starts, what it passes, where it ends.
    var ends: [String] {
        var ends = legs.first.map { [$0.from] } ?? []
        // A leg that goes nowhere ends where it starts.
        for leg in legs where leg.to != ends.last { ends.append(leg.to) }
        return ends
    }

    /// Which leg of the way is looked at, where there are several.
    var position: String {
        let count = legs.count { !$0.goesNowhere }
        return count > 1 ? "; stopped on leg \(chosen.number) of \(count)" : ""
    }
}

extension Leg {
    /// Whether it ends at the load balancer where it starts: nothing behind it takes the packets.
    var goesNowhere: Bool { from == to }

    /// Its number as blockers count: what stops at a load balancer's hop counts to the leg that ended there.
    var number: Int { goesNowhere ? max(1, position - 1) : position }

    /// Whether the report's first blocker stops packets on it.
    fileprivate var showsFirstBlocker: Bool { (forward + reply).contains { $0.stoppedBy.contains(0) } }
}
