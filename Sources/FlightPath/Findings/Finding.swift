/// One cause that stops packets of a question, on all the branches where it does.
struct Finding {
    enum Direction: String, Hashable, Sendable, Codable {
        case forward, reply
    }

    /// What makes two blocks the same cause.
    struct Identity: Hashable {
        let code: CauseCode
        let component: ResourceRef
        let direction: Direction
        let leg: Int
    }

    /// Where on a path it stands, for the order among findings.
    struct Position: Hashable, Comparable {
        let leg: Int
        let isReply: Bool
        let hop: Int
        let zone: String
        let address: UInt128

        static func < (one: Position, other: Position) -> Bool {
            if one.leg != other.leg { return one.leg < other.leg }
            if one.isReply != other.isReply { return other.isReply }
            if one.hop != other.hop { return one.hop < other.hop }
            if one.zone != other.zone { return one.zone < other.zone }
            return one.address < other.address
        }
    }

    let identity: Identity
    let denial: Denial
    var position: Position
    /// The refused packets, as requests.
    var packets: PacketSet
    /// The weight of the branches it stops, wholly or in part.
    var branches: Int
    /// Its place in the order in which causes were met, the last of the ties.
    let sequence: Int
    /// Indices of the branches it stops.
    var branchIndices: [Int]
    /// The leg's passage in which it was first met.
    let passage: Passage

    var code: CauseCode { identity.code }
    var component: ResourceRef { identity.component }
}

/// What a journey's trails say: the verdict, the causes in order, the facts that are missing and those assumed.
struct Diagnosis {
    let journey: Journey
    let verdict: Verdict
    /// The first blocker first, the others in packet order.
    let findings: [Finding]
    let gaps: [Gap]
    let assumptions: [Assumption]
    /// What a reader should know of hops on the way, beside what they decide.
    let remarks: [Remark]
    /// The weight of all branches.
    let total: Int
    /// The verdict on each protocol, where all were asked about.
    let protocols: [(name: String, verdict: Verdict)]

    /// - Parameter tellsProtocols: whether the verdict on each protocol is wanted too.
    init(_ journey: Journey, inventory: Inventory, isStrict: Bool, tellsProtocols: Bool = false) {
        let journey = isStrict ? journey.strict() : journey
        self.journey = journey
        let outcomes = journey.branches.map(\.outcome)
        verdict = Verdict(outcomes)
        total = journey.branches.reduce(0) { $0 + $1.weight }
        protocols = tellsProtocols ? Self.byProtocol(journey) : []
        var collector = FindingCollector(inventory: inventory)
        for (index, branch) in journey.branches.enumerated() { collector.add(branch, index) }
        findings = collector.ordered()
        remarks = collector.remarks
        gaps = verdict == .blocked ? [] : collector.gaps
        // What AWS's documents leave open comes last: it holds for every network alike.
        let isOpenPoint = { (assumption: Assumption) in if case .open = assumption { true } else { false } }
        assumptions =
            collector.assumptions.filter { !isOpenPoint($0) } + collector.assumptions.filter { isOpenPoint($0) }
    }

    /// TCP, UDP and ICMP each by itself, and all others together.
    private static func byProtocol(_ journey: Journey) -> [(name: String, verdict: Verdict)] {
        let named: [(String, [IPProtocol])] = [
            ("tcp", [.tcp]), ("udp", [.udp]), ("icmp", [.icmp, .icmpv6]),
        ]
        let others = ProtocolSet([.tcp, .udp, .icmp, .icmpv6]).complement
        let sets = named.map { ($0.0, ProtocolSet($0.1)) } + [("others", others)]
        return sets.compactMap { name, set in
            let outcomes = journey.branches.compactMap { $0.outcome(of: set) }
            return outcomes.isEmpty ? nil : (name, Verdict(outcomes))
        }
    }
}

extension Journey {
    /// The same journey with every assumption turned into a missing fact. What people state stays a fact.
    func strict() -> Journey {
        var journey = self
        for index in journey.branches.indices {
            for leg in journey.branches[index].passages.indices {
                let passage = journey.branches[index].passages[leg]
                var assumptions = passage.forward.hops.flatMap(\.assumptions)
                assumptions += passage.reply?.hops.flatMap(\.assumptions) ?? []
                var seen: Set<Assumption> = []
                for assumption in assumptions where !assumption.isStated && seen.insert(assumption).inserted {
                    journey.branches[index].passages[leg] = journey.branches[index].passages[leg].adding(
                        .undetermined(.assumption(assumption)), passage.from.ref)
                }
            }
        }
        return journey
    }
}

extension Finding.Identity {
    /// What a denial counts as, at a hop of the leg with this index.
    init(_ denial: Denial, at hop: Hop, isReply: Bool, leg: Int, inventory: Inventory) {
        self.init(
            code: denial.code(isEgress: isReply), component: denial.component(inventory),
            direction: isReply ? .reply : .forward, leg: hop.isAtBalancer(leg: leg) ? leg : leg + 1)
    }
}

extension Hop {
    /// A target that is missing counts at the load balancer's hop, which ends the leg before.
    fileprivate func isAtBalancer(leg: Int) -> Bool { action == .targets && leg > 0 }
}

/// Gathers denied and undetermined parts of all branches into findings, gaps and assumptions.
struct FindingCollector {
    let inventory: Inventory
    private var findings: [Finding.Identity: Finding] = [:]
    private(set) var gaps: [Gap] = []
    private(set) var assumptions: [Assumption] = []
    private(set) var remarks: [Remark] = []
    private var seenRemarks: Set<Remark> = []
    private var seenGaps: Set<Gap> = []
    private var seenAssumptions: Set<Assumption> = []

    init(inventory: Inventory) { self.inventory = inventory }

    mutating func add(_ branch: Branch, _ index: Int) {
        for (leg, passage) in branch.passages.enumerated() {
            add(passage.forward, passage, isReply: false, branch, index, leg: leg)
            if let reply = passage.reply { add(reply, passage, isReply: true, branch, index, leg: leg) }
        }
    }

    private mutating func add(
        _ trail: Trail, _ passage: Passage, isReply: Bool, _ branch: Branch, _ index: Int, leg: Int
    ) {
        for (number, hop) in trail.hops.enumerated() {
            for assumption in hop.assumptions where seenAssumptions.insert(assumption).inserted {
                assumptions.append(assumption)
            }
            for remark in hop.remarks where seenRemarks.insert(remark).inserted { remarks.append(remark) }
            for part in hop.parts {
                switch part.judgement {
                case .allowed: continue
                case .undetermined(let gap): if seenGaps.insert(gap).inserted { gaps.append(gap) }
                case .denied(let denial):
                    add(denial, part, hop, number, passage, isReply: isReply, branch, index, leg: leg)
                }
            }
        }
    }

    private mutating func add(
        _ denial: Denial, _ part: Part, _ hop: Hop, _ number: Int, _ passage: Passage, isReply: Bool,
        _ branch: Branch, _ index: Int, leg: Int
    ) {
        let isAtBalancer = hop.isAtBalancer(leg: leg)
        let identity = Finding.Identity(denial, at: hop, isReply: isReply, leg: leg, inventory: inventory)
        let packets = passage.requests(part.packets, isReply: isReply)
        let zone = (isReply ? passage.to.subnet : passage.from.subnet).map {
            inventory.names[inventory.subnets[$0].record.zoneName]
        }
        let position = Finding.Position(
            leg: identity.leg, isReply: isReply, hop: isAtBalancer ? Int.max : number, zone: zone ?? "",
            address: passage.to.addresses.first ?? 0)
        guard var finding = findings[identity] else {
            findings[identity] = Finding(
                identity: identity, denial: denial, position: position, packets: packets, branches: branch.weight,
                sequence: findings.count, branchIndices: [index], passage: passage)
            return
        }
        if finding.packets.space === packets.space { finding.packets = finding.packets.union(packets) }
        if finding.branchIndices.last != index {
            finding.branches += branch.weight
            finding.branchIndices.append(index)
        }
        finding.position = min(finding.position, position)
        findings[identity] = finding
    }

    /// The one that stops most first, then the others in packet order.
    func ordered() -> [Finding] {
        let inOrder = findings.values.sorted {
            if $0.position != $1.position { return $0.position < $1.position }
            return $0.sequence < $1.sequence
        }
        guard
            let first = inOrder.enumerated().max(by: { one, other in
                if one.element.branches != other.element.branches {
                    return one.element.branches < other.element.branches
                }
                return one.offset > other.offset
            })
        else { return [] }
        var rest = inOrder
        rest.remove(at: first.offset)
        return [first.element] + rest
    }
}
