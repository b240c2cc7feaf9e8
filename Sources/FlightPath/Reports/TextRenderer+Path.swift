/// The way that packets take: folded to what a first screen has room for, or leg by leg.
extension TextRenderer {
    func path(_ report: Report, isFull: Bool) -> [String] {
        if isFull { return report.legs.flatMap { [""] + leg($0) } }
        let traffic = report.legs.filter { $0.purpose == "traffic" }
        // The leg that shows the first block; else the first.
        guard let index = traffic.firstIndex(where: { $0.verdict != .reachable }) ?? traffic.indices.first else {
            return []
        }
        let legs = chain(through: index, of: traffic)
        var ends = legs.prefix(1).map(\.from)
        // A leg that goes nowhere ends where it starts.
        for leg in legs where leg.to != ends.last { ends.append(leg.to) }
        var lines = ["path: " + ends.joined(separator: " -> ")]
        for leg in legs {
            let number = number(leg)
            let way = legs.count == 1 ? "there" : "leg \(number) there"
            // Of the legs before and behind the one that is shown a line says enough.
            lines += leg == traffic[index] ? folded(leg.forward, way) : Array(folded(leg.forward, way).prefix(1))
            guard leg == traffic[index], leg.reply.contains(where: { isStop($0) }) else { continue }
            lines += folded(leg.reply, legs.count == 1 ? "back " : "leg \(number) back ")
        }
        return lines
    }

    /// Whether two ends are one place: a load balancer that passes client addresses on sends with other addresses.
    private func isSame(_ one: String, _ other: String) -> Bool {
        one.prefix { $0 != "(" } == other.prefix { $0 != "(" }
    }

    /// What stops at a load balancer's hop counts to the leg that ended there, as blockers count it.
    private func number(_ leg: Leg) -> Int { leg.from == leg.to ? max(1, leg.position - 1) : leg.position }

    /// A leg with those that lead to it and those that it leads to.
    private func chain(through index: Int, of legs: [Leg]) -> [Leg] {
        var chain = [legs[index]]
        while let first = chain.first, first.position > 1,
            let before = legs.last(where: { $0.position == first.position - 1 && isSame($0.to, first.from) })
        {
            chain.insert(before, at: 0)
        }
        while let last = chain.last,
            // A node that keeps the source hands packets on as their sender's.
            let next = [last.to, last.from].lazy.compactMap({ end in
                legs.first { $0.position == last.position + 1 && isSame($0.from, end) }
            }).first
        {
            chain.append(next)
        }
        return chain
    }

    private func isStop(_ hop: HopReport) -> Bool { hop.decision == "denied" || hop.decision == "undetermined" }

    /// Hops that change nothing are counted; those that stop stand out with a bar.
    private func folded(_ hops: [HopReport], _ way: String) -> [String] {
        var lines: [String] = []
        var passed = 0
        for hop in hops {
            if isStop(hop) {
                if passed > 0 { lines.append("   \(way) \(passed) hop\(passed == 1 ? "" : "s") let it through") }
                passed = 0
                lines.append("   \(way) " + line(hop))
            } else {
                passed += 1
            }
        }
        if passed > 0 {
            lines.append(
                "   \(way) \(passed)\(lines.isEmpty ? "" : " more") hop\(passed == 1 ? "" : "s") let it through")
        }
        return Array(lines.prefix(5))
    }

    private func leg(_ leg: Leg) -> [String] {
        let title = leg.purpose == "traffic" ? "leg \(number(leg))" : "health check"
        return ["\(title): \(leg.from) -> \(leg.to)  \(leg.verdict.rawValue)"]
            + leg.forward.map { "   there " + line($0) } + leg.reply.map { "   back  " + line($0) }
    }

    private func line(_ hop: HopReport) -> String {
        let bar = style.isUnicode ? "╪" : "#"
        let mark: String
        switch hop.decision {
        case "denied": mark = "\(bar) stopped"
        case "undetermined": mark = "? unknown"
        default: mark = hop.decision
        }
        let number = String(hop.hop)
        let padded = String(repeating: " ", count: max(0, 2 - number.count)) + number
        let rule = hop.rule.map { "  \($0.text)" } ?? ""
        return "\(padded) \(mark)  \(name(hop.component)): \(hop.action)\(rule)"
    }

    func name(_ component: Component) -> String {
        switch component.kind {
        case .lb, .targetGroup: return "\(component.kind.noun) \(component.name ?? component.id)"
        case .pod, .node, .service, .networkpolicy, .cluster:
            // The id of a cluster's object begins with its kind and ends with its name.
            return "\(component.kind.noun) \(component.id.drop { $0 != "/" }.dropFirst())"
        default:
            let name = component.name.map { $0 == component.id ? "" : " (\($0))" } ?? ""
            return "\(component.kind.noun) \(component.id)\(name)"
        }
    }
}
