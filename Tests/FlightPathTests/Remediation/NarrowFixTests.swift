import Testing

@testable import FlightPath

/// A scenario with a planted fault is a sound network with one thing changed: nobody needs more mended than that. What the
/// foremost fix opens beside the question is compared with what the sound network lets through, or with what the cure that
/// somebody wrote down does.
@Suite("Fixes are no wider than what was broken")
struct NarrowFixTests {
    @Test("What a fix opens, the network without the fault lets through", arguments: Scenario.broken(Scenario.fixtures))
    func fixtures(_ pair: Scenario.Pair) throws { try expectNarrow(pair) }

    /// Run where more scenarios lie beside the package.
    @Test("What a fix of other scenarios opens", arguments: Scenario.broken(Scenario.others))
    func others(_ pair: Scenario.Pair) throws { try expectNarrow(pair) }

    private func expectNarrow(_ pair: Scenario.Pair) throws {
        let inventory = try pair.broken.analyzer().inventory
        let sound = try pair.sound.analyzer().inventory
        var count = 0
        for expectation in try pair.broken.expectations().expectations {
            guard let text = expectation.fix, !text.contains("by design"),
                let question = try expectation.question?.question()
            else { continue }
            let walk = QuestionWalk(inventory, question)
            let diagnosis = Diagnosis(try walk.journey(), inventory: inventory, isStrict: false)
            let trial = Trial(inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space)
            guard let lead = trial.remediations().first, lead.verdictAfter == .reachable else { continue }
            let more = lead.impact.opened.subtracting(lead.question)
            var wider = more.subtracting(passing(more, sound, walk.space))
            if !wider.isEmpty, let cure = try Self.cures[pair.broken.name]?(inventory) {
                let after = inventory.applying(cure)
                let allowed = passing(more, after, walk.space)
                var survey = ImpactSurvey(before: inventory, space: walk.space)
                let none = Impact(opened: walk.space.empty, lost: walk.space.empty)
                let theirs = survey.impact(of: [Fix(edits: cure)], after: after, question: none).opened
                // Another group than theirs may be opened, if less comes of it.
                wider = more.flowCount <= theirs.flowCount ? walk.space.empty : wider.subtracting(allowed)
            }
            #expect(
                wider.isEmpty,
                """
                \(pair.broken.name)/\(expectation.name): \(lead.edits) opens \(wider.sources) -> \(wider.destinations) \
                beyond: \(text)
                """
            )
            count += 1
        }
        #expect(count > 0, "no fix of \(pair.broken.name) was compared")
    }

    /// Cures that expectations name and that differ from the sound network.
    private static let cures: [String: @Sendable (Inventory) throws -> [InventoryEdit]] = [
        // "modify-network-interface-attribute --groups on eni-0d3621b484b8fb368": those of the node group.
        "a29-eniconfig-wrong-sg": { inventory in
            let interface = try #require(
                inventory.names.find("eni-0d3621b484b8fb368").flatMap { inventory.interface($0) })
            return [.connection(.setGroups(interface, [try group("prod-eks-node-sg", inventory)]))]
        },
        // "allow tcp 30000-32767 from 10.40.0.0/16 and 10.50.0.0/16"
        "d04-nodeport-sg-and-etp-local": { inventory in
            [
                .addSecurityGroupRules(
                    try group("shop-eks-node-sg", inventory), isEgress: false,
                    .init(ipProtocol: .tcp, ports: 30000...32767),
                    ["10.40.0.0/16", "10.50.0.0/16"].compactMap { CIDRBlock($0) })
            ]
        },
    ]

    private static func group(_ name: String, _ inventory: Inventory) throws -> Handle<SecurityGroup> {
        try #require(
            inventory.securityGroups.handles.first { inventory.text(inventory.securityGroups[$0].record.name) == name })
    }

    /// Which of some packets get there and back, by whomever they are sent and received.
    private func passing(_ packets: PacketSet, _ inventory: Inventory, _ space: PacketSpace) -> PacketSet {
        var found = space.empty
        guard !packets.isEmpty, let any = try? Selector("vpc/*") else { return found }
        var question = Question(from: any, to: any)
        question.ipProtocol = nil
        question.ports = .numbers(.all)
        let walk = QuestionWalk(inventory, question, space: space)
        func ends(_ role: MemberSelection.Role, _ set: AddressSet) -> [Endpoint] {
            let subnets = inventory.subnets.handles.filter { inventory.subnets[$0].addresses.overlaps(set) }
            let selected = try? walk.selection.workloads(of: subnets, within: set, any, role)
            var outside = set
            for vpc in inventory.vpcs { outside.subtract(vpc.addresses) }
            return (selected?.endpoints ?? []) + walk.selection.internet(outside.intersection(.internet))
        }
        var notes: [Journey.Note] = []
        let receivers = ends(.destination, packets.destinations)
        for from in ends(.source, packets.sources) {
            for to in receivers where walk.isOtherThan(from, to) {
                let isPublic = from.place == .internet || to.place == .internet
                let own = walk.packets(from, to, isPublic: isPublic, &notes).intersection(packets)
                guard !own.isEmpty else { continue }
                for passage in walk.tracer.passages(from: from, to: to, packets: own, isPublic: isPublic) {
                    found = found.union(passage.passing)
                }
            }
        }
        return found
    }
}

extension Scenario {
    /// A scenario with a fault, and the one it was made from.
    struct Pair: Sendable, CustomTestStringConvertible {
        let broken: Scenario
        let sound: Scenario

        var testDescription: String { "\(broken.name) and \(sound.name)" }
    }

    /// The scenarios whose questions have cures, each with the sound one that has most of its files.
    static func broken(_ scenarios: [Scenario]) -> [Pair] {
        let bases = scenarios.filter { $0.cures.isEmpty }
        return scenarios.compactMap { scenario in
            guard !scenario.cures.isEmpty else { return nil }
            let shared = bases.map { (base: $0, files: $0.filesShared(with: scenario)) }
            return shared.max { $0.files < $1.files }.map { Pair(broken: scenario, sound: $0.base) }
        }
    }

    /// What somebody wrote down as the cures of its questions, but for what is refused by design.
    private var cures: [String] {
        let expectations = (try? expectations())?.expectations ?? []
        return expectations.compactMap(\.fix).filter { !$0.contains("by design") }
    }

    private func filesShared(with other: Scenario) -> Int {
        files().count { file in
            guard let own = try? contents(of: file), let theirs = try? other.contents(of: file) else { return false }
            return own == theirs
        }
    }
}
