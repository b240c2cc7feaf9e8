import Testing

@testable import FlightPath

/// A firewall that is an attachment of the transit gateway (`network-function`): the VPCs' table leads to it, and it
/// leads on by the table of its own.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nf-fw.html
@Suite("Vectors: a transit gateway's own firewall")
struct TransitGatewayFirewallTests {
    /// - Parameters:
    ///   - rules: of the firewall, which drops what none passes.
    ///   - way: where the table of the VPCs sends what is for the server.
    ///   - back: the same for the client.
    private func fixture(
        _ rules: [String] = ["pass tcp 10.0.1.0/24 any -> 10.1.2.0/24 443 (sid:1001;)"],
        way: String = "tgw-attach-nf", back: String = "tgw-attach-nf", state: String = "available",
        table: String = "tgw-rtb-nf"
    ) throws -> SnapshotFixture {
        try SnapshotFixture.twoVPCs(
            rows: ["10.0.0.0/16 -> \(back)", "10.1.0.0/16 -> \(way)"], references: "enable"
        )
        .linkAttachment("tgw-attach-nf", "network-function", "fw-a", table: table, state: state)
        .transitGatewayRoutes("tgw-rtb-nf", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
        .firewallPolicy(["strict", "default aws:drop_established", "group g-a 1"]).ruleGroup("g-a", rules)
    }

    private func firewall(_ fixture: SnapshotFixture) -> SnapshotFixture {
        let arn = "arn:aws:network-firewall:\(SnapshotFixture.region):\(SnapshotFixture.account):"
        return fixture.response(
            "network-firewall-describe-firewall.fw-a",
            """
            {"Firewall": {"FirewallName": "fw-a", "FirewallArn": "\(arn)firewall/fw-a",
             "FirewallPolicyArn": "\(arn)firewall-policy/policy-a", "TransitGatewayId": "tgw-1"},
             "FirewallStatus": {"Status": "READY", "ConfigurationSyncStateSummary": "IN_SYNC",
             "TransitGatewayAttachmentSyncState": {"AttachmentId": "tgw-attach-nf",
             "TransitGatewayAttachmentStatus": "READY"}}}
            """)
    }

    private func ask(_ fixture: SnapshotFixture, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: port)
    }

    @Test("what its rules pass goes on by the table of its attachment, both ways")
    func passes() throws {
        let report = try ask(firewall(fixture()))
        #expect(report.answer == "reachable")
        let leg = try #require(report.legs.first)
        #expect(leg.forward.filter { $0.component.kind == .firewall }.count == 1)
        #expect(leg.reply.filter { $0.component.kind == .firewall }.count == 1)
        #expect(leg.forward.contains { $0.component.id == "tgw-rtb-nf" })
    }

    @Test("what none of its rules passes is dropped there")
    func drops() throws {
        let report = try ask(firewall(fixture()), port: "22")
        #expect(report.verdict == .blocked)
        #expect(report.blockers.first?.code == .firewallRulesRestriction)
        #expect(report.blockers.first?.component.name == "fw-a")
        #expect(report.blockers.first?.direction == "forward")
    }

    @Test("a reply that the VPCs' table sends past it has no state there")
    func asymmetric() throws {
        let report = try ask(firewall(fixture(back: "tgw-attach-a")))
        #expect(report.answer == "blocked RETURN_PATH_ASYMMETRIC tgw-rtb-1 reply")
    }

    @Test("a reply that passes it alone answers nothing that it knows")
    func onlyBack() throws {
        let report = try ask(firewall(fixture(way: "tgw-attach-b")))
        #expect(report.answer == "blocked RETURN_PATH_ASYMMETRIC tgw-rtb-1 reply")
    }

    @Test(
        "its attachment has a state and a table like any other",
        arguments: [
            ("deleting", "tgw-rtb-nf", "blocked BAD_STATE_ATTACHMENT tgw-attach-nf forward"),
            ("available", "", "blocked TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION tgw-attach-nf forward"),
            ("available", "tgw-rtb-unknown", "undetermined"),
        ])
    func attachment(_ state: String, _ table: String, _ expected: String) throws {
        #expect(try ask(firewall(fixture(state: state, table: table))).answer == expected)
    }

    @Test("without the firewall's own response its rules are not known")
    func notCollected() throws {
        let report = try ask(fixture())
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.contains("describe-firewall") == true })
    }

    @Test("group references do not survive it")
    func references() throws {
        let fixture = try firewall(fixture()).without("describe-security-groups").openGroup()
            .group("sg-b", vpc: "vpc-b", ["in tcp 443 sg-open", "out all 0.0.0.0/0"])
        #expect(try ask(fixture).answer == "blocked SG_REFERENCES_NOT_PRESERVED sg-b forward")
        let direct = try SnapshotFixture.twoVPCs(references: "enable").without("describe-security-groups").openGroup()
            .group("sg-b", vpc: "vpc-b", ["in tcp 443 sg-open", "out all 0.0.0.0/0"])
        #expect(try ask(direct).answer == "reachable")
    }
}
