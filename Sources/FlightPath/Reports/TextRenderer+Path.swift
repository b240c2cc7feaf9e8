/// The way that packets take: folded to what a first screen has room for, or leg by leg.
extension TextRenderer {
    func path(_ report: Report, isFull: Bool) -> [TextLine] {
        if isFull { return report.legs.flatMap { [TextLine("")] + leg($0, report) } }
        guard let chain = LegChain(report) else { return [] }
        let shown = chain.chosen
        let isStopped = shown.verdict != .reachable
        var lines = [
            TextLine("path: " + chain.ends.joined(separator: " -> ") + (isStopped ? chain.position : ""), rank: 2)
        ]
        for leg in chain.legs {
            let prefix = chain.legs.count == 1 ? "" : "leg \(leg.number) "
            // Of the legs before and behind the one that is shown a line says enough.
            let there = folded(leg.forward, prefix + "there", report)
            lines += leg == shown ? there : Array(there.prefix(1))
            guard leg == shown, leg.reply.contains(where: { isStop($0) }) else { continue }
            lines += folded(leg.reply, prefix + "back ", report)
        }
        return lines
    }

    private func isStop(_ hop: HopReport) -> Bool { hop.decision == "denied" || hop.decision == "undetermined" }

    /// Hops that change nothing are counted; those that stop stand out with a bar.
    private func folded(_ hops: [HopReport], _ way: String, _ report: Report) -> [TextLine] {
        var lines: [TextLine] = []
        var passed = 0
        for hop in hops {
            if isStop(hop) {
                if passed > 0 { lines.append(count(passed, way, "")) }
                passed = 0
                lines.append(TextLine("   \(way) " + line(hop, report), .cut, rank: 1))
            } else {
                passed += 1
            }
        }
        if passed > 0 { lines.append(count(passed, way, lines.isEmpty ? "" : " more")) }
        return Array(lines.prefix(5))
    }

    private func count(_ passed: Int, _ way: String, _ more: String) -> TextLine {
        TextLine("   \(way) \(passed)\(more) hop\(passed == 1 ? "" : "s") let it through", rank: 2)
    }

    private func leg(_ leg: Leg, _ report: Report) -> [TextLine] {
        let title = leg.purpose == "traffic" ? "leg \(leg.number)" : "health check"
        return [TextLine("\(title): \(leg.from) -> \(leg.to)  \(leg.verdict.rawValue)")]
            + leg.forward.map { TextLine("   there " + line($0, report), .folded(indent: 12)) }
            + leg.reply.map { TextLine("   back  " + line($0, report), .folded(indent: 12)) }
    }

    private func line(_ hop: HopReport, _ report: Report) -> String {
        let bar = style.isUnicode ? "╪" : "#"
        let mark: String
        switch hop.decision {
        case "denied": mark = "\(bar) stopped" + stops(hop, report)
        case "undetermined": mark = "? unknown"
        default: mark = hop.decision
        }
        let number = String(hop.hop)
        let padded = String(repeating: " ", count: max(0, 2 - number.count)) + number
        let rule = hop.rule.map { "  \($0.text)" } ?? ""
        return "\(padded) \(mark)  \(name(hop.component)): \(hop.action)\(rule)"
    }

    /// The numbers of the blockers that stop packets at a hop, where there are several to choose from.
    private func stops(_ hop: HopReport, _ report: Report) -> String {
        guard report.blockers.count > 1, !hop.stoppedBy.isEmpty else { return "" }
        return " by " + hop.stoppedBy.map { "\($0 + 1)" }.joined(separator: ", ")
    }

    func name(_ component: Component) -> String {
        let id = SafeText.name(component.id)
        let name = component.name.map { SafeText.name($0) }
        switch component.kind {
        case .lb, .targetGroup: return "\(component.kind.noun) \(name ?? id)"
        case .pod, .node, .service, .networkpolicy, .cluster:
            // The id of a cluster's object begins with its kind and ends with its name.
            return "\(component.kind.noun) \(id.drop { $0 != "/" }.dropFirst())"
        default:
            let suffix = name.map { $0 == id ? "" : " (\($0))" } ?? ""
            return "\(component.kind.noun) \(id)\(suffix)"
        }
    }
}
