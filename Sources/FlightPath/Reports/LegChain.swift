/// One way through load balancers: the legs that follow on each other around one of them.
struct LegChain {
    private(set) var legs: [Leg]
    /// The position of the leg it was made around.
    private var index = 0

    init(_ all: [Leg], around chosen: Int) {
        legs = [all[chosen]]
        var first = chosen
        while let before = all[..<first].lastIndex(where: { Self.follows(legs[0], $0) }) {
            legs.insert(all[before], at: 0)
            first = before
        }
        index = legs.count - 1
        var last = chosen
        while let leg = legs.last,
            let after = all[(last + 1)...].firstIndex(where: { Self.follows($0, leg) })
        {
            legs.append(all[after])
            last = after
        }
    }

    /// A leg that ends where it starts is a dead end.
    private static func follows(_ leg: Leg, _ other: Leg) -> Bool { leg.from == other.to && other.from != other.to }

    /// Where the way starts, what it passes, where it ends.
    var ends: [String] {
        var ends = legs.first.map { [$0.from] } ?? []
        for leg in legs where leg.to != ends.last { ends.append(leg.to) }
        return ends
    }

    /// Which leg of the way is looked at, where there are several; a load balancer without a way on stops the leg to it.
    var position: String {
        let count = legs.count { $0.from != $0.to }
        return count > 1 ? "; stopped on leg \(min(index + 1, count)) of \(count)" : ""
    }
}
