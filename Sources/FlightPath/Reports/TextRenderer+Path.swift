/// The way that packets take: folded to what a first screen has room for, or leg by leg.
extension TextRenderer {
    func path(_ report: Report, isFull: Bool) -> [String] {
        if isFull { return report.legs.flatMap { [""] + leg($0) } }
        let traffic = report.legs.filter { $0.purpose == "traffic" }
        // The leg that shows the first block; else the first.
        guard let index = traffic.firstIndex(where: { $0.verdict != .reachable }) ?? traffic.indices.first else {
            return []
        }
        let chain = LegChain(traffic, around: index)
        let shown = traffic[index]
        let isStopped = shown.verdict != .reachable
        var lines = ["path: " + chain.ends.joined(separator: " -> ") + (isStopped ? chain.position : "")]
        for leg in chain.legs {
            let prefix = chain.legs.count == 1 ? "" : "leg \(leg.number) "
            // Of the legs before and behind the one that is shown a line says enough.
            let there = folded(leg.forward, prefix + "there")
            lines += leg == shown ? there : Array(there.prefix(1))
            guard leg == shown, leg.reply.contains(where: { isStop($0) }) else { continue }
            lines += folded(leg.reply, prefix + "back ")
        }
        return lines
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
        let title = leg.purpose == "traffic" ? "leg \(leg.number)" : "health check"
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
