import Testing

@testable import FlightPath

/// Fixes that lead round inspection, and what changes to attachments open.
@Suite("Fixes that go past inspection")
struct BypassTests {
    /// Two VPCs and a VPC of firewalls at one transit gateway. Packets from the firewalls find their way; `spokes` are the
    /// rows by which they get there.
    private func network(
        spokes: [String], firewalls: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-fw", "10.9.0.0/16")
            .transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.1.0/24", of: "vpc-b")
            .subnet("subnet-in", "10.9.1.0/28", of: "vpc-fw").subnet("subnet-fw", "10.9.11.0/28", of: "vpc-fw")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in", of: "vpc-fw", for: ["subnet-in"], ["10.9.0.0/16 -> local", "0.0.0.0/0 -> vpce-1"])
            .routes("rtb-fw", of: "vpc-fw", for: ["subnet-fw"], ["10.9.0.0/16 -> local", "0.0.0.0/0 -> tgw-1"])
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-in", "subnet-fw")
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.9.11.9")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-fw", of: "vpc-fw", in: ["subnet-in"], table: "tgw-rtb-fw", appliance: "enable")
            .transitGatewayRoutes("tgw-rtb-spokes", spokes)
            .transitGatewayRoutes("tgw-rtb-fw", firewalls)
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.1.20", in: "subnet-b", groups: ["sg-b"])
    }

    private static func attachment(_ id: String, _ inventory: Inventory) throws -> Handle<TransitGatewayAttachment> {
        try #require(
            inventory.attachments.handles.first { inventory.names[inventory.attachments[$0].id] == id })
    }

    /// What the edits go past, by id, with the verdict after them.
    private func bypassed(
        _ fixture: SnapshotFixture, _ edits: (Inventory) throws -> [InventoryEdit]
    ) throws -> [String] {
        let before = try fixture.inventory()
        let fix = Fix(edits: try edits(before))
        let after = before.applying(fix)
        let question = try QuestionText(from: "10.0.1.10", to: "10.1.1.20", port: "443").question()
        let had = try QuestionWalk(before, question).journey().branches.flatMap(\.passages)
        let has = try QuestionWalk(after, question).journey().branches.flatMap(\.passages)
        return Bypass(inventory: after).inspections(
            of: [fix], before: had, passing: has.filter { !$0.passing.isEmpty }
        ).map { ref in
            switch ref {
            case .attachment(let handle): after.names[after.attachments[handle].id]
            case .endpoint(let handle): after.names[after.endpoints[handle].record.id]
            default: "\(ref)"
            }
        }
    }

    private func propagations(_ rows: [(String, String)], _ inventory: Inventory) throws -> [InventoryEdit] {
        try rows.map { id, table in
            .transitGateway(
                .propagate(try Self.attachment(id, inventory), into: try #require(inventory.names.find(table))))
        }
    }

    private static let straight = [("tgw-attach-a", "tgw-rtb-spokes"), ("tgw-attach-b", "tgw-rtb-spokes")]

    @Test("a way that led through a firewall leads straight to its end: the firewall is named")
    func wayMoved() throws {
        let fixture = try network(spokes: ["0.0.0.0/0 -> tgw-attach-fw static"])
        #expect(try bypassed(fixture) { try propagations(Self.straight, $0) } == ["vpce-1"])
    }

    @Test("no way led there, but others of the gateway are inspected: the inspection VPC's attachment is named")
    func newWay() throws {
        let fixture = try network(spokes: ["10.9.0.0/16 -> tgw-attach-fw"])
        #expect(try bypassed(fixture) { try propagations(Self.straight, $0) } == ["tgw-attach-fw"])
    }

    @Test("the way back from the firewalls is mended: what passes is inspected")
    func inspected() throws {
        let fixture = try network(
            spokes: ["0.0.0.0/0 -> tgw-attach-fw static"], firewalls: ["10.0.0.0/16 -> tgw-attach-a"])
        #expect(try bypassed(fixture) { try propagations([("tgw-attach-b", "tgw-rtb-fw")], $0) } == [])
    }

    private func report(_ fixture: SnapshotFixture, to: String) throws -> Report {
        try fixture.analyzer().trace(try QuestionText(from: "10.0.1.10", to: to, port: "443").question())
    }

    @Test("no firewall anywhere: nothing is gone past")
    func noInspection() throws {
        let fixture = try SnapshotFixture.twoVPCs(rows: ["10.0.0.0/16 -> tgw-attach-a"])
        let report = try report(fixture, to: "10.1.2.20")
        #expect(!report.remediations.isEmpty)
        #expect(report.remediations.allSatisfy { $0.bypasses == nil })
    }

    @Test("a fix that goes past inspection says so, and stands behind those of the same answer that do not")
    func told() throws {
        let fixture = try network(spokes: ["10.9.0.0/16 -> tgw-attach-fw", "10.0.0.0/16 -> tgw-attach-a"])
        let report = try report(fixture, to: "10.1.1.20")
        let past = report.remediations.filter { $0.bypasses != nil }
        #expect(!past.isEmpty)
        for fix in past {
            #expect(fix.bypasses?.map(\.id) == ["tgw-attach-fw"])
            #expect(fix.opens.description.contains("goes past the inspection at "))
        }
        let cures = report.remediations.filter { $0.verdictAfter == .reachable }
        #expect(cures.map { $0.bypasses == nil ? 0 : 1 } == cures.map { $0.bypasses == nil ? 0 : 1 }.sorted())
    }
}
