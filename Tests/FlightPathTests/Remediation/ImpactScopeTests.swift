import Testing

@testable import FlightPath

/// What is asked about a change to an attachment, held against asking about everything; and who is counted.
@Suite("Scopes of edits")
struct ImpactScopeTests {
    private enum Change: CaseIterable {
        case associate, addSubnet, applianceMode
    }

    private func edit(_ change: Change, _ inventory: Inventory) throws -> InventoryEdit {
        let attachment = try #require(
            inventory.attachments.handles.first {
                inventory.names.equals(inventory.attachments[$0].id, "tgw-attach-b")
            })
        switch change {
        case .associate:
            return .transitGateway(.associate(attachment, with: try #require(inventory.names.find("tgw-rtb-1"))))
        case .addSubnet:
            let subnet = try #require(
                inventory.subnets.handles.first {
                    inventory.names.equals(inventory.subnets[$0].id, "subnet-b")
                })
            return .transitGateway(.addSubnet(subnet, to: attachment))
        case .applianceMode: return .transitGateway(.enableApplianceMode(attachment))
        }
    }

    /// The network on which a change opens something: a table apart that leads nowhere, or a zone without a subnet.
    private func network(_ change: Change) throws -> SnapshotFixture {
        let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
        switch change {
        case .associate:
            return try SnapshotFixture.aroundGateway()
                .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1")
                .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-2")
                .transitGatewayRoutes("tgw-rtb-1", rows).transitGatewayRoutes("tgw-rtb-2", [])
        case .addSubnet: return try .twoVPCs(rows: rows, zones: ("use1-az1", "use1-az2"))
        case .applianceMode: return try .twoVPCs(rows: rows)
        }
    }

    @Test("an attachment's change: the same as asking every address of both VPCs about every other")
    func attachments() throws {
        for change in Change.allCases {
            let before = try network(change).inventory()
            let fix = Fix(try edit(change, before))
            let after = before.applying(fix)
            let space = PacketSpace()
            var survey = ImpactSurvey(before: before, space: space)
            let none = Impact(opened: space.empty, lost: space.empty)
            let impact = survey.impact(of: [fix], after: after, question: none)
            #expect(!impact.isPartial)
            let all = try everything(after, space).subtracting(everything(before, space))
            #expect(impact.opened == all, "\(change)")
            #expect(impact.opened.isEmpty == (change == .applianceMode), "\(change)")
            #expect(try everything(before, space).subtracting(everything(after, space)) == impact.lost, "\(change)")
        }
    }

    /// All that gets there and back between the two VPCs, asked as questions.
    private func everything(_ inventory: Inventory, _ space: PacketSpace) throws -> PacketSet {
        var result = space.empty
        for (from, to) in [("vpc-a", "vpc-b"), ("vpc-b", "vpc-a"), ("vpc-a", "vpc-a"), ("vpc-b", "vpc-b")] {
            var question = Question(from: try Selector("vpc/\(from)"), to: try Selector("vpc/\(to)"))
            question.ipProtocol = nil
            question.ports = .numbers(.all)
            guard let journey = try? QuestionWalk(inventory, question, space: space).journey() else { continue }
            for passage in journey.branches.flatMap(\.passages) { result = result.union(passage.passing) }
        }
        return result
    }

    @Test("pods that the same change lets be reached are counted as pods")
    func pods() throws {
        let question = try QuestionText(from: "lb/edge", to: "pod/shop/web-a", port: "8080").question()
        let report = try PolicyCluster.healthy(policy: #"{"podSelector": {}}"#).analyzer().trace(question)
        let fix = try #require(report.remediations.first)
        #expect(fix.opens.description.contains("reach 1 other pod on tcp/8080"), "\(fix.opens.description)")
        #expect(fix.opens.atLeast == nil)
    }

    @Test("a policy that also selects pods which none selected before stops what they took")
    func isolation() throws {
        let denied = #"{"podSelector": {"matchLabels": {"tier": "front"}}}"#
        let fixture = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").clusterNode("node-2", "10.0.2.12")
            .vpcCNI(enforces: true, mode: "standard").policy("shop/front", denied)
            .pod("shop/shop-a", "10.0.2.38", ["app": "shop", "tier": "front"], on: "node-1")
            .pod("shop/shop-b", "10.0.2.55", ["app": "shop"], on: "node-2")
        let inventory = try fixture.inventory()
        let cluster = try #require(inventory.clusters.handles.first)
        func policy(_ label: (String, String)) throws -> Impact {
            let shop = try #require(inventory.names.find("shop"))
            let (key, value) = (inventory.names.find(label.0), inventory.names.find(label.1))
            let labels = inventory.pods.flatMap(\.record.meta.labels).filter { $0.key == key && $0.value == value }
            let block = try #require(CIDRBlock("10.0.1.0/24"))
            let peer = NetworkPolicyRecord.Peer(block: block)
            let edit = KubernetesEdit.AddedPolicy(
                cluster: cluster, namespace: shop, name: "admit", labels: [try #require(labels.first)], isEgress: false,
                peers: [peer], transport: .init(ipProtocol: .tcp, ports: 8080...8080), near: .cluster(cluster))
            let fix = Fix(.kubernetes(.addPolicy(edit)))
            let space = PacketSpace()
            var survey = ImpactSurvey(before: inventory, space: space)
            return survey.impact(
                of: [fix], after: inventory.applying(fix), question: Impact(opened: space.empty, lost: space.empty))
        }
        let narrow = try policy(("tier", "front"))
        #expect(narrow.lost.isEmpty)
        #expect(try narrow.opened.destinations == AddressSet(#require(IPAddress("10.0.2.38"))))
        let wide = try policy(("app", "shop"))
        #expect(try wide.lost.destinations == AddressSet(#require(IPAddress("10.0.2.55"))))
        #expect(wide.opened.flowCount == narrow.opened.flowCount)
    }

    @Test("a count that is not whole stands behind one that is, however small")
    func wholeFirst() throws {
        let fixture = try SnapshotFixture.oneVPC(server: ["in tcp 22 0.0.0.0/0"])
        let inventory = try fixture.inventory()
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "443").question()
        let walk = QuestionWalk(inventory, question)
        let diagnosis = Diagnosis(try walk.journey(), inventory: inventory, isStrict: false)
        let tried = Trial(inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space)
            .remediations()
        let whole = try #require(tried.last)
        let part = TriedRemediation(
            fixes: whole.fixes, steps: whole.steps, verdictAfter: whole.verdictAfter, question: whole.question,
            impact: Impact(opened: walk.space.empty, lost: walk.space.empty, isPartial: true), unassigned: AddressSet(),
            bypassed: [],
            assumptions: [], gaps: [], renewed: [])
        #expect(!whole.impact.isPartial)
        #expect(whole.isSafer(than: part))
        #expect(!part.isSafer(than: whole))
    }
}
