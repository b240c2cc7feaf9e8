/// The way that packets take, as nodes and edges: what the grammars for pictures have in common.
///
/// It shows the way that the first blocker stops. Nodes are its ends, the load balancers between, what carries packets on
/// (attachments, gateways, endpoints, appliances) and each hop that stops them; the hops between are a number on an edge. A
/// reply that comes back the way it went is one edge.
struct PathPicture {
    /// What a node is on the way.
    enum Role: Hashable {
        /// Where a leg starts or ends.
        case end
        /// What carries packets on.
        case passed
        /// What stops them: the numbers of the blockers in the report's list, from 1, where they are there.
        case stop([Int])
        /// What may stop them; the snapshot does not tell.
        case unknown
    }

    struct Node: Hashable {
        let role: Role
        /// Its lines, the first of them its title; text as it is, not escaped.
        let lines: [String]
    }

    enum Way: Hashable {
        case forward
        case reply
    }

    struct Edge: Hashable {
        let from: Int
        let to: Int
        let way: Way
        /// What lies between; empty for nothing.
        let label: String
        /// Whether packets come that far.
        let isReached: Bool
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    /// The picture in a sentence, for those who do not see it.
    let title: String
    private var known: [String: Int] = [:]
    private let blockers: [Blocker]

    init(_ report: Report) {
        title = "\(report.query.from) to \(report.query.to): \(report.verdict.rawValue)"
        blockers = report.blockers
        guard let chain = LegChain(report) else {
            let from = node(report.query.from, .end, [report.query.from])
            let to = node(report.query.to, .end, [report.query.to])
            edges.append(
                Edge(
                    from: from, to: to, way: .forward, label: report.verdict.rawValue,
                    isReached: report.verdict == .reachable))
            return
        }
        // A leg starts where the one before ended, whatever addresses it sends with.
        let starts = [chain.legs.first?.from ?? ""] + chain.legs.map(\.to)
        let legs = Array(zip(starts, chain.legs))
        var isReached = true
        for (start, leg) in legs { isReached = add(leg, from: start, isReached) }
        // Replies go the other way, from the last leg to the first.
        for (start, leg) in legs.reversed() { isReached = addReply(leg, to: start, isReached) }
    }

    // MARK: Legs

    /// Draws a leg; tells whether packets come to its end.
    private mutating func add(_ leg: Leg, from start: String, _ isReached: Bool) -> Bool {
        // A leg that goes nowhere ends where it starts.
        draw(leg.forward, .forward, leg, from: start, to: leg.goesNowhere ? nil : leg.to, isReached)
    }

    private mutating func addReply(_ leg: Leg, to start: String, _ isReached: Bool) -> Bool {
        guard !leg.reply.isEmpty, !leg.goesNowhere else { return isReached }
        let stops = leg.reply.contains { $0.decision == "denied" || $0.decision == "undetermined" }
        // Where no packet arrives there is no reply, unless one would be stopped, which is worth knowing too.
        guard stops || isReached else { return isReached }
        if !stops, carriers(leg.reply) == carriers(leg.forward).reversed() {
            edges.append(edge(end(leg.to), end(start), .reply, leg.reply.count, isReached))
            return isReached
        }
        return draw(leg.reply, .reply, leg, from: leg.to, to: start, isReached)
    }

    private mutating func draw(
        _ hops: [HopReport], _ way: Way, _ leg: Leg, from: String, to: String?, _ isReached: Bool
    ) -> Bool {
        var isReached = isReached
        var at = end(from)
        var passed = 0
        for (number, hop) in hops.enumerated() {
            guard let next = node(hop, way, leg, isFirst: number == 0, isReached) else {
                passed += 1
                continue
            }
            guard next != at else { continue }
            edges.append(edge(at, next, way, passed, isReached))
            at = next
            passed = 0
            if hop.decision == "denied", leg.verdict == .blocked { isReached = false }
        }
        if let to { edges.append(edge(at, end(to), way, passed, isReached)) }
        return isReached
    }

    private func edge(_ from: Int, _ to: Int, _ way: Way, _ passed: Int, _ isReached: Bool) -> Edge {
        var words: [String] = []
        if way == .reply { words.append("reply") }
        if passed > 0 { words.append("\(passed) hop\(passed == 1 ? "" : "s")") }
        if !isReached { words.append("not reached") }
        return Edge(from: from, to: to, way: way, label: words.joined(separator: ", "), isReached: isReached)
    }

    private func carriers(_ hops: [HopReport]) -> [String] {
        var carriers: [String] = []
        for hop in hops.dropFirst() where Self.carries(hop) && carriers.last != hop.component.id {
            carriers.append(hop.component.id)
        }
        return carriers
    }

    // MARK: Nodes

    private mutating func node(_ key: String, _ role: Role, _ lines: [String]) -> Int {
        if let index = known[key] { return index }
        known[key] = nodes.count
        nodes.append(Node(role: role, lines: lines.map { SafeText.name($0, columns: 60) }))
        return nodes.count - 1
    }

    /// An end as legs name it, `ALB `edge` (10.0.0.4)`: its addresses on a line of their own.
    private mutating func end(_ text: String) -> Int {
        let plain = text.replacing("`", with: "")
        guard plain.hasSuffix(")"), let open = plain.lastIndex(of: "("), open > plain.startIndex else {
            return node(text, .end, [plain])
        }
        let name = plain[..<open].dropLast(while: { $0 == " " })
        return node(text, .end, [String(name), String(plain[plain.index(after: open)...].dropLast())])
    }

    /// A hop that is drawn: one that stops packets, or carries them on; where none come, only what would stop them too.
    private mutating func node(
        _ hop: HopReport, _ way: Way, _ leg: Leg, isFirst: Bool, _ isReached: Bool
    ) -> Int? {
        let key = "\(way) \(leg.from) \(leg.to) \(hop.hop)"
        switch hop.decision {
        case "denied":
            let component = hop.stoppedBy.first.map { blockers[$0].component } ?? hop.component
            let codes = hop.stoppedBy.map { blockers[$0].code.rawValue }
            return node(key, .stop(hop.stoppedBy.map { $0 + 1 }), [codes.joined(separator: ", ")] + lines(component))
        case "undetermined": return node(key, .unknown, lines(hop.component))
        default:
            guard isReached, !isFirst, Self.carries(hop) else { return nil }
            return node("\(way) \(hop.component.id)", .passed, lines(hop.component))
        }
    }

    private func lines(_ component: Component) -> [String] {
        guard let name = component.name, name != component.id, !name.isEmpty else {
            return [component.kind.noun, component.id]
        }
        switch component.kind {
        case .lb, .targetGroup, .firewall: return [component.kind.noun, name]
        case .pod, .node, .service, .networkpolicy:
            return [component.kind.noun, String(component.id.drop { $0 != "/" }.dropFirst())]
        default: return [component.kind.noun, "\(SafeText.name(name)) (\(component.id))"]
        }
    }

    /// Whether a hop moves packets to another place, and does not only let them through.
    private static func carries(_ hop: HopReport) -> Bool {
        guard hop.decision == "forwarded" || hop.decision == "translated" else { return false }
        switch hop.component.kind {
        case .igw, .nat, .pcx, .vpcEndpoint, .firewall, .instance, .tgw, .tgwAttachment, .vgw, .dxgw, .eni: return true
        default: return false
        }
    }
}

extension Substring {
    fileprivate func dropLast(while predicate: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
