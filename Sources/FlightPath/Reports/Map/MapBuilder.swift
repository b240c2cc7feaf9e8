/// Makes the map of some reports.
struct MapBuilder {
    /// How many things a map shows.
    static let limit = 240

    let inventory: Inventory

    /// - Parameter order: which reports come first where the map cannot show all they pass.
    func map(_ reports: [Report?], order: [Int]? = nil) -> MapReport {
        let order = order ?? Array(reports.indices)
        let limits = Self.limits(order)
        let shown = zip(reports, limits).map { report, limit in report.map { ShownLegs($0, limit: limit) } }
        var seen: Set<MapSite> = []
        var sites: [MapSite] = []
        for index in order {
            guard let report = reports[index], let legs = shown[index] else { continue }
            for leg in legs.indices.map({ report.legs[$0] }) {
                for site in (leg.forward + leg.reply).compactMap(\.site) where seen.insert(site).inserted {
                    sites.append(site)
                }
            }
        }
        var plan = MapPlanner(inventory).plan(Array(sites.prefix(Self.limit)))
        if sites.count > Self.limit {
            plan.leftOut.append("\(sites.count - Self.limit) more things that questions pass")
        }
        let layout = MapLayout(plan)
        let questions = zip(reports, shown).map { question($0, $1, layout) }
        return MapReport(
            width: layout.width, height: layout.height, boxes: layout.boxes, things: layout.things,
            routes: routes(questions, layout), questions: questions, leftOut: plan.leftOut)
    }

    /// How many legs each question shows: fewer where there are many questions, and none beyond the first hundred and
    /// fifty, so that a page stays a page.
    static func limits(_ order: [Int]) -> [Int] {
        var limits = Array(repeating: 0, count: order.count)
        for index in order.prefix(150) { limits[index] = max(1, min(ShownLegs.limit, 120 / max(1, order.count))) }
        return limits
    }

    private func question(_ report: Report?, _ shown: ShownLegs?, _ layout: MapLayout) -> MapReport.Question {
        guard let report, let shown else { return .init(legs: [], first: nil, legsLeftOut: 0) }
        let legs = shown.indices.map { index in
            let leg = report.legs[index]
            return MapReport.Leg(
                index: index, isBlocked: leg.verdict == .blocked,
                way: ShownLegs.way(report.legs, around: index).compactMap { shown.indices.firstIndex(of: $0) },
                forward: hops(leg.forward, layout), reply: hops(leg.reply, layout))
        }
        return .init(legs: legs, first: shown.first, legsLeftOut: shown.leftOut)
    }

    private func hops(_ hops: [HopReport], _ layout: MapLayout) -> [MapReport.Hop] {
        hops.map { hop in
            .init(at: hop.site.flatMap { layout.indices[$0] }, stops: hop.isStop ? hop.decision : nil)
        }
    }

    private struct Stretch: Hashable {
        let from: Int
        let to: Int
        let isReply: Bool
    }

    /// A line for each two things that follow on each other.
    private func routes(_ questions: [MapReport.Question], _ layout: MapLayout) -> [MapReport.Route] {
        var seen: Set<Stretch> = []
        var stretches: [Stretch] = []
        for leg in questions.flatMap(\.legs) {
            for (hops, isReply) in [(leg.forward, false), (leg.reply, true)] {
                for (from, to) in zip(hops, hops.dropFirst()) {
                    guard let from = from.at, let to = to.at, from != to else { continue }
                    let stretch = Stretch(from: from, to: to, isReply: isReply)
                    if seen.insert(stretch).inserted { stretches.append(stretch) }
                }
            }
        }
        var router = MapRouter(layout)
        return stretches.map { stretch in
            let line = MapLine(
                router.line(stretch.from, stretch.to), aside: stretch.isReply ? MapLine.back : MapLine.there,
                from: layout.things[stretch.from], to: layout.things[stretch.to])
            return .init(from: stretch.from, to: stretch.to, isReply: stretch.isReply, line: line.path)
        }
    }
}

extension HopReport {
    /// Whether packets stop here, or may.
    var isStop: Bool { decision == "denied" || decision == "undetermined" }
}
