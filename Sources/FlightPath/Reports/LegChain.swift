/// One way through load balancers: the legs that follow on each other around one of them.
struct LegChain {
    private(set) var legs: [Leg]
    /// Where they stand among all legs.
    private(set) var indices: [Int]
    /// The leg it was made around.
    private let chosen: Leg

    init(_ all: [Leg], around index: Int) {
        chosen = all[index]
        legs = [chosen]
        indices = [index]
        while let first = legs.first, first.position > 1,
            let before = all.lastIndex(where: { $0.position == first.position - 1 && Self.isSame($0.to, first.from) })
        {
            legs.insert(all[before], at: 0)
            indices.insert(before, at: 0)
        }
        while let last = legs.last,
            // A node that keeps the source hands packets on as their sender's.
            let next = [last.to, last.from].lazy.compactMap({ end in
                all.firstIndex { $0.position == last.position + 1 && Self.isSame($0.from, end) }
            }).first
        {
            legs.append(all[next])
            indices.append(next)
        }
    }

    /// Whether two ends are one place: a load balancer that passes client addresses on sends with other addresses.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.prefix { $0 != "(" } == other.prefix { $0 != "(" }
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
        let count = legs.count { $0.from != $0.to }
        return count > 1 ? "; stopped on leg \(chosen.number) of \(count)" : ""
    }
}

extension Leg {
    /// Its number as blockers count: what stops at a load balancer's hop counts to the leg that ended there.
    var number: Int { from == to ? max(1, position - 1) : position }
}
