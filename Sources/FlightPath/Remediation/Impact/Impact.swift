/// What edits change beside what they are made for: packets of the snapshot's own senders and receivers that get there and
/// back after them and did not before, and the other way round.
struct Impact {
    /// Newly reachable, the question's own packets among them.
    var opened: PacketSet
    /// Reachable before, and not any more.
    var lost: PacketSet
    /// Whether something was left out: an edit that reaches further than is followed, or more pairs than are asked.
    var isPartial = false
}

/// Asks the same tracer before and after edits, for every pair of classes of senders and receivers that they may concern.
///
/// Who is counted: senders are the interfaces, pods and free addresses of subnets, as a VPC stands for them as a source,
/// and the internet where an edit names it; receivers are interfaces and pods. Addresses beyond the snapshot are not.
struct ImpactSurvey {
    let before: Inventory
    let space: PacketSpace
    /// How many more pairs may be asked, over all fixes of a question.
    private(set) var pairsLeft: Int
    private var passing: [PairKey: PacketSet] = [:]
    private var known: [SideKey: [Endpoint]] = [:]

    /// The most pairs of one fix.
    private static let mostPairs = 600

    private struct PairKey: Hashable {
        let scope: Scope
        let from: Int
        let to: Int
    }

    private struct SideKey: Hashable {
        let side: Scope.Side
        let role: MemberSelection.Role
    }

    /// The most pairs of all fixes of a question.
    static let mostPairsOfQuestion = 2400

    init(before: Inventory, space: PacketSpace, pairs: Int = mostPairsOfQuestion) {
        self.before = before
        self.space = space
        pairsLeft = pairs
    }

    /// - Parameter question: what the question's own packets gain and lose.
    mutating func impact(of fixes: [Fix], after: Inventory, question: Impact) -> Impact {
        var impact = question
        var scopes = Scopes()
        for edit in fixes.flatMap(\.edits) { scopes.formUnion(Scopes(of: edit, in: before)) }
        impact.isPartial = impact.isPartial || scopes.isPartial
        var budget = min(Self.mostPairs, pairsLeft)
        for scope in scopes.all { survey(scope, after, &impact, &budget) }
        return impact
    }

    private mutating func survey(_ scope: Scope, _ after: Inventory, _ impact: inout Impact, _ budget: inout Int) {
        guard budget > 0 else {
            impact.isPartial = true
            return
        }
        guard let question = scope.question else { return }
        let walk = QuestionWalk(before, question, space: space)
        let senders = endpoints(scope.from, .source, walk)
        let receivers = endpoints(scope.to, .destination, walk)
        let then = Tracer(inventory: after)
        var notes: [Journey.Note] = []
        for (number, from) in senders.enumerated() {
            for (place, to) in receivers.enumerated() where walk.isOtherThan(from, to) {
                guard budget > 0 else {
                    impact.isPartial = true
                    return
                }
                let isPublic = from.place == .internet || to.place == .internet
                let packets = walk.packets(from, to, isPublic: isPublic, &notes)
                guard !packets.isEmpty else { continue }
                let key = PairKey(scope: scope, from: number, to: place)
                let had: PacketSet
                if let known = passing[key] {
                    had = known
                } else {
                    had = arriving(walk.tracer, from, to, packets, isPublic)
                    passing[key] = had
                    spend(&budget)
                }
                let has = arriving(then, from, to, packets, isPublic)
                spend(&budget)
                guard had != has else { continue }
                impact.opened = impact.opened.union(has.subtracting(had))
                impact.lost = impact.lost.union(had.subtracting(has))
            }
        }
    }

    private mutating func spend(_ budget: inout Int) {
        budget -= 1
        pairsLeft -= 1
    }

    /// What gets there and back for certain, by whichever way.
    private func arriving(
        _ tracer: Tracer, _ from: Endpoint, _ to: Endpoint, _ packets: PacketSet, _ isPublic: Bool
    ) -> PacketSet {
        tracer.passages(from: from, to: to, packets: packets, isPublic: isPublic)
            .reduce(space.empty) { $0.union($1.passing) }
    }

    // MARK: Who sends and receives

    /// Fixes of one finding are mostly about the same ends: they are looked for once.
    private mutating func endpoints(
        _ side: Scope.Side, _ role: MemberSelection.Role, _ walk: QuestionWalk
    ) -> [Endpoint] {
        let key = SideKey(side: side, role: role)
        if let found = known[key] { return found }
        let found = members(side, role, walk)
        known[key] = found
        return found
    }

    private func members(_ side: Scope.Side, _ role: MemberSelection.Role, _ walk: QuestionWalk) -> [Endpoint] {
        guard let any = try? Selector("vpc/*") else { return [] }
        let found: [Endpoint]
        switch side {
        case .group(let group):
            let id = before.securityGroups[group].record.id
            let members = before.interfaces.handles.filter { before.interfaces[$0].groups.contains(id) }
            found = walk.population.grouped(members.flatMap { walk.population.members(of: $0) })
        case .subnets(let subnets, let blocks):
            let sorted = subnets.sorted { $0.index < $1.index }
            let set = blocks.map { AddressSet($0) }
            let selected = try? walk.selection.workloads(of: sorted, within: set, any, role)
            found = selected?.endpoints ?? []
        case .blocks(let blocks):
            let set = AddressSet(blocks)
            let subnets = before.subnets.handles.filter { before.subnets[$0].addresses.overlaps(set) }
            let inside = try? walk.selection.workloads(of: subnets, within: set, any, role)
            var outside = set
            for vpc in before.vpcs { outside.subtract(vpc.addresses) }
            found = (inside?.endpoints ?? []) + walk.selection.internet(outside.intersection(.internet))
        case .pods(let pods): found = walk.selection.endpoints(of: pods)
        }
        return found.filter { endpoint in
            if case .unresolved = endpoint.place { return false }
            return !endpoint.addresses.isEmpty
        }
    }
}

extension Scope {
    /// A question about the scope's protocol and ports; whom it is about, the survey says.
    fileprivate var question: Question? {
        guard let any = try? Selector("vpc/*") else { return nil }
        var question = Question(from: any, to: any)
        question.ipProtocol = ipProtocol
        question.ports = .numbers(ports.map { PortSet($0) } ?? .all)
        question.icmpType = icmpType.flatMap { UInt8(exactly: $0) }
        return question
    }
}
