import Testing

@testable import FlightPath

@Suite("Fixes that are tried")
struct TrialTests {
    private func diagnose(
        _ fixture: SnapshotFixture, port: String = "443"
    ) throws -> (findings: [Finding], tried: [TriedRemediation], inventory: Inventory) {
        let inventory = try fixture.inventory()
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: port).question()
        let walk = QuestionWalk(inventory, question)
        let diagnosis = Diagnosis(try walk.journey(), inventory: inventory, isStrict: false)
        let trial = Trial(inventory: inventory, question: question, diagnosis: diagnosis, space: walk.space)
        return (diagnosis.findings, trial.remediations(), inventory)
    }

    private func verdict(_ inventory: Inventory) throws -> Verdict {
        let question = try QuestionText(from: "10.0.1.10", to: "10.0.2.20", port: "443").question()
        return Diagnosis(try QuestionWalk(inventory, question).journey(), inventory: inventory, isStrict: false).verdict
    }

    @Test("every fix that is offered cures when it is applied by hand")
    func applied() throws {
        let (findings, tried, inventory) = try diagnose(SnapshotFixture.oneVPC(server: ["in tcp 22 0.0.0.0/0"]))
        #expect(findings.map(\.code) == [.securityGroupRulesMismatch])
        #expect(!tried.isEmpty)
        for fix in tried {
            #expect(fix.verdictAfter == .reachable)
            #expect(try verdict(inventory.applying(fix.edits)) == .reachable)
        }
        #expect(try verdict(inventory) == .blocked, "the inventory itself stays as it is")
    }

    @Test("the narrowest fix comes first: the client alone")
    func narrowest() throws {
        let fix = try #require(try diagnose(SnapshotFixture.oneVPC(server: [])).tried.first)
        guard case .addSecurityGroupRules(_, false, let transport, let blocks) = fix.edits.first else {
            Issue.record("\(fix.edits)")
            return
        }
        #expect(blocks.map(\.description) == ["10.0.1.10/32"])
        #expect(transport.ports == 443...443)
        #expect(transport.ipProtocol == .tcp)
    }

    private func twoFaults() throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().group("sg-server", [])
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .openNetworkACL(for: "subnet-client").networkACL(
                "acl-server", for: ["subnet-server"], ["out 100 allow all 0.0.0.0/0"])
    }

    @Test("two blockers are cured together, and each gets its own fix that leaves the other")
    func twoBlockers() throws {
        let (findings, tried, inventory) = try diagnose(twoFaults())
        #expect(findings.count == 2)
        let whole = try #require(tried.first)
        #expect(whole.verdictAfter == .reachable)
        #expect(whole.fixes == [0, 1])
        #expect(whole.steps.count == 2)
        #expect(whole.steps.map(\.verdictAlone) == [.blocked, .blocked])
        for step in whole.steps {
            #expect(step.leaves.count == 1)
            #expect(try verdict(inventory.applying(step.fix)) == .blocked)
        }
        #expect(try verdict(inventory.applying(whole.edits)) == .reachable)
        #expect(!whole.question.isEmpty)
        let others = tried.dropFirst()
        #expect(Set(others.flatMap(\.fixes)) == [0, 1])
        #expect(others.allSatisfy { $0.verdictAfter == .blocked && $0.question.isEmpty && $0.steps.count == 1 })
    }

    @Test("no set of fixes is told of where one of the blockers has no fix")
    func hopelessSet() throws {
        let fixture = try SnapshotFixture.bareVPC().group("sg-server", [])
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .openNetworkACL(for: "subnet-client").networkACL(
                "acl-server", for: ["subnet-server"], ["in 1 deny all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"])
        let tried = try diagnose(fixture).tried
        #expect(!tried.isEmpty)
        #expect(tried.allSatisfy { $0.steps.count == 1 && $0.verdictAfter == .blocked })
    }

    @Test(
        "an entry takes a free number before the one that denies, and takes effect",
        arguments: [
            (["in 100 deny tcp 443 0.0.0.0/0", "in 110 allow all 0.0.0.0/0"], 1...99),
            (["in 2 deny all 0.0.0.0/0"], 1...1),
            (["in 99 allow tcp 22 0.0.0.0/0", "in 100 deny all 0.0.0.0/0"], 1...98),
            (["in 100 allow tcp 22 0.0.0.0/0"], 101...32766),
            (["in 32766 allow tcp 22 0.0.0.0/0", "in 32767 deny all 0.0.0.0/0"], 1...32765),
            ([], 1...32766),
        ])
    func numbers(entries: [String], range: ClosedRange<Int>) throws {
        let fixture = try SnapshotFixture.bareVPC().openGroup("sg-server")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .openNetworkACL(for: "subnet-client")
            .networkACL("acl-server", for: ["subnet-server"], entries + ["out 100 allow all 0.0.0.0/0"])
        let (_, tried, inventory) = try diagnose(fixture)
        let fix = try #require(tried.first)
        guard case .addNetworkACLEntries(_, false, let number, _, _) = fix.edits.first else {
            Issue.record("\(fix.edits)")
            return
        }
        #expect(range.contains(number))
        let used = Set(entries.filter { $0.hasPrefix("in ") }.compactMap { Int($0.words[1]) })
        #expect(!used.contains(number))
        #expect(try verdict(inventory.applying(fix.edits)) == .reachable)
    }

    @Test("before entry 1 no number is free: no fix is offered")
    func noNumber() throws {
        let fixture = try SnapshotFixture.bareVPC().openGroup("sg-server")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .openNetworkACL(for: "subnet-client")
            .networkACL(
                "acl-server", for: ["subnet-server"], ["in 1 deny all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"])
        #expect(try diagnose(fixture).tried.isEmpty)
    }

    @Test("deleting a dead route is offered only where another route then leads there")
    func deadRoute() throws {
        func fixture(_ rows: [String]) throws -> SnapshotFixture {
            try SnapshotFixture.oneVPC().routes("rtb-client", of: "vpc-a", for: ["subnet-client"], rows)
        }
        let dead = "10.0.2.0/24 -> eni-x blackhole"
        let cured = try diagnose(fixture(["10.0.0.0/16 -> local", dead])).tried
        #expect(cured.contains { if case .deleteRoute = $0.edits.first { true } else { false } })
        #expect(cured.allSatisfy { $0.verdictAfter == .reachable })
        let hopeless = try diagnose(fixture([dead])).tried
        #expect(!hopeless.contains { $0.verdictAfter == .reachable })
    }

    @Test("a reachable question has nothing to mend")
    func nothing() throws {
        #expect(try diagnose(SnapshotFixture.oneVPC()).tried.isEmpty)
    }
}
