import Testing

@testable import FlightPath

/// Traffic of one VPC from 10.0.1.10 to 10.0.2.20 through the instance `i-fw`, by the routes of both subnets.
@Suite("Vectors: appliances")
struct ApplianceVectorTests {
    private static let open = ["in all 0.0.0.0/0", "out all 0.0.0.0/0"]

    /// - Parameters:
    ///   - back: whether the server's subnet routes back through the appliance.
    ///   - server: the rules of the server's group.
    private func fixture(
        check: Bool = false, state: String = "running", back: Bool = true, firewall: [String] = open,
        server: [String] = open
    ) throws -> SnapshotFixture {
        try routed(
            to: "eni-fw", back: back ? "eni-fw" : nil, server: server
        ).instance("i-fw", state: state).group("sg-fw", firewall)
            .interface("eni-fw", "10.0.9.9", in: "subnet-fw", groups: ["sg-fw"], instance: "i-fw", check: check)
    }

    private func routed(to way: String, back: String?, server: [String] = open) throws -> SnapshotFixture {
        let local = "10.0.0.0/16 -> local"
        return try SnapshotFixture.oneVPC(server: server)
            .subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a").subnet("subnet-fw-2", "10.0.19.0/24", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw", "subnet-fw-2")
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], local, "10.0.2.0/24 -> \(way)")
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"],
                [local] + (back.map { ["10.0.1.0/24 -> \($0)"] } ?? []))
    }

    private func ask(_ fixture: SnapshotFixture, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.2.20", port: port)
    }

    private func ask(_ fixture: SnapshotFixture, _ hint: String, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.2.20", port: port, hints: #""appliances": [{"instance": "i-fw", \#(hint)}]"#)
    }

    @Test("vector 7's mirror: what passes an appliance both ways passes, which assumes its policy")
    func passes() throws {
        let report = try ask(fixture())
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("no API tells its policy") })
    }

    @Test("east-west inspection that is routed one way is asymmetric, whichever way that is")
    func oneSided() throws {
        #expect(try ask(fixture(back: false)).answer == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
        let onlyBack = try fixture().without("describe-route-tables")
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client", "subnet-fw"], "10.0.0.0/16 -> local")
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"], "10.0.0.0/16 -> local", "10.0.1.0/24 -> eni-fw")
        #expect(try ask(onlyBack).answer == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
    }

    @Test("an appliance forwards with its source/destination check off, while its instance runs")
    func gates() throws {
        #expect(try ask(fixture(check: true)).answer == "blocked ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw forward")
        #expect(try ask(fixture(state: "stopped")).answer == "blocked BAD_STATE i-fw forward")
    }

    @Test(
        "its groups judge the packets' own addresses and ports, in and out",
        arguments: [
            (["in tcp 443 10.0.1.0/24", "out tcp 443 10.0.2.0/24"], "reachable"),
            (["in tcp 443 10.0.9.0/24", "out all 0.0.0.0/0"], "blocked ENI_SG_RULES_MISMATCH sg-fw forward"),
            (["in all 0.0.0.0/0", "out tcp 443 10.0.9.0/24"], "blocked ENI_SG_RULES_MISMATCH sg-fw forward"),
        ])
    func groups(rules: [String], expected: String) throws {
        #expect(try ask(fixture(firewall: rules)).answer == expected)
    }

    @Test(
        "vector 19, sg-ref-firewall: a reference to the client's group does not survive the appliance",
        arguments: [
            (true, "in tcp 443 sg-open", "blocked SG_REFERENCES_NOT_PRESERVED sg-server forward"),
            (true, "in tcp 443 10.0.1.0/24", "reachable"), (false, "in tcp 443 sg-open", "reachable"),
        ])
    func reference(isInspected: Bool, rule: String, expected: String) throws {
        let fixture =
            isInspected ? try fixture(server: [rule]) : try SnapshotFixture.oneVPC(server: [rule])
        #expect(try ask(fixture).answer == expected)
    }

    // MARK: Two interfaces

    /// In by `eni-in`, onward by the interface whose subnet has the more specific route.
    private func twoArms(_ entry: [String], _ exit: [String], check: Bool = false) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-in", "10.0.9.0/24", of: "vpc-a")
            .subnet("subnet-out", "10.0.19.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> eni-in")
            .routes("rtb-in", of: "vpc-a", for: ["subnet-in"], ["10.0.0.0/16 -> local"] + entry)
            .routes("rtb-out", of: "vpc-a", for: ["subnet-out"], ["10.0.0.0/16 -> local"] + exit)
            .routes("rtb-edge", of: "vpc-a", for: ["subnet-tgw"], "10.0.0.0/16 -> local", "10.0.1.0/24 -> eni-out")
            .subnet("subnet-tgw", "10.0.29.0/24", of: "vpc-a")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
            .openNetworkACL(for: "subnet-a", "subnet-in", "subnet-out", "subnet-b", "subnet-tgw")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-tgw"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
            .openGroup().openGroup("sg-b", vpc: "vpc-b").instance("i-fw")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-in", "10.0.9.9", in: "subnet-in", instance: "i-fw", check: false)
            .interface("eni-out", "10.0.19.9", in: "subnet-out", instance: "i-fw", check: check)
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
    }

    @Test("an appliance of two interfaces sends on by the one with the more specific route, which is listed")
    func exit() throws {
        let fixture = try twoArms([], ["10.1.0.0/16 -> tgw-1"])
        let report = try fixture.ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("eni-out") && $0.contains("most specific route") })
    }

    @Test("the more specific route leads where it leads, though the other interface's would do")
    func exitToNowhere() throws {
        let fixture = try twoArms(["10.0.0.0/8 -> tgw-1"], ["10.1.2.0/24 -> pcx-1"])
            .peering("pcx-1", "vpc-a", "vpc-c").vpc("vpc-c", "10.2.0.0/16")
        #expect(
            try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-1 forward")
    }

    @Test("where no interface's subnet leads on, the answer is open and names the hint that settles it")
    func noExit() throws {
        let report = try twoArms([], []).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.what.contains("--hints (links, or appliances, exit)") })
    }

    @Test("a stated exit is believed, and its check is not overruled")
    func statedExit() throws {
        let hints = #""appliances": [{"instance": "i-fw", "policy": "permit", "exit": "eni-out"}]"#
        let report = try twoArms(["10.1.0.0/16 -> tgw-1"], ["10.1.0.0/16 -> tgw-1"])
            .ask("10.0.1.10", "10.1.2.20", port: "443", hints: hints)
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("hints.json") })
        let checked = try twoArms([], ["10.1.0.0/16 -> tgw-1"], check: true)
            .ask("10.0.1.10", "10.1.2.20", port: "443", hints: hints)
        #expect(checked.answer == "blocked ENI_SOURCE_DEST_CHECK_RESTRICTION eni-out forward")
    }

    // MARK: Hints

    @Test(
        "stated rules decide, the first that matches, and what none matches is refused",
        arguments: [
            (#"{"action": "permit", "protocol": "tcp", "ports": 443}"#, "443", "reachable"),
            (
                #"{"action": "permit", "protocol": "tcp", "ports": 443}"#, "22",
                "blocked APPLIANCE_POLICY_RESTRICTION eni-fw forward"
            ),
            (
                #"{"action": "deny", "ports": 443}, {"action": "permit"}"#, "443",
                "blocked APPLIANCE_POLICY_RESTRICTION eni-fw forward"
            ),
            (#"{"action": "permit"}, {"action": "deny", "ports": 443}"#, "443", "reachable"),
        ])
    func rules(rules: String, port: String, expected: String) throws {
        let report = try ask(fixture(), #""rules": [\#(rules)]"#, port: port)
        #expect(report.answer == expected)
        #expect(!report.assumptions.contains { $0.contains("no API tells its policy") })
        #expect(expected != "reachable" || report.assumptions.contains { $0.contains("hints.json:1") })
    }

    @Test(
        "with stated source translation the server's rules see the appliance, and replies come back to it",
        arguments: [
            ("exit-interface", "in tcp 443 10.0.9.9/32", "reachable"),
            ("exit-interface", "in tcp 443 10.0.1.0/24", "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
            ("exit-interface", "in tcp 443 sg-fw", "reachable"),
            ("exit-interface", "in tcp 443 sg-open", "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
            ("none", "in tcp 443 10.0.1.0/24", "reachable"),
            ("none", "in tcp 443 10.0.9.9/32", "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
        ])
    func translation(snat: String, rule: String, expected: String) throws {
        // With translation no route for the client's block is needed on the way back.
        let fixture = try fixture(back: snat == "none", server: [rule])
        #expect(try ask(fixture, #""policy": "permit", "snat": "\#(snat)""#).answer == expected)
    }

    @Test("a translating appliance still needs its reply to pass the network ACLs")
    func translatedReplyACL() throws {
        let fixture = try fixture(back: false).without("describe-network-acls")
            .openNetworkACL(for: "subnet-client", "subnet-fw", "subnet-fw-2")
            .networkACL(
                "acl-server", for: ["subnet-server"],
                ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 1024-65535 10.0.1.0/24"])
        #expect(
            try ask(fixture, #""policy": "permit", "snat": "exit-interface""#).answer
                == "blocked SUBNET_ACL_RESTRICTION acl-server reply")
    }

    @Test(
        "an appliance that need not see both directions lets replies go past, and only where that is stated",
        arguments: [
            (#""policy": "permit""#, "blocked RETURN_PATH_ASYMMETRIC rtb-server reply"),
            (#""policy": "permit", "symmetric": true"#, "blocked RETURN_PATH_ASYMMETRIC rtb-server reply"),
            (#""policy": "permit", "symmetric": false"#, "reachable"),
        ])
    func symmetry(hint: String, expected: String) throws {
        let report = try ask(fixture(back: false), hint)
        #expect(report.answer == expected)
        #expect(expected != "reachable" || report.assumptions.contains { $0.contains("hints.json") })
    }
}
