import Testing

@testable import FlightPath

/// Two VPCs that AWS does not join: a gateway instance in each, and a tunnel between them that only people know of.
@Suite("Vectors: overlay links")
struct OverlayLinkVectorTests {
    private static let link = #""links": [{"name": "a to b", "between": ["gw-a", "gw-b"], "#

    /// - Parameter server: the rules of the server's group.
    private func fixture(
        server: [String] = ["in all 0.0.0.0/0"], check: Bool = false, back: Bool = true, state: String = "running"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-gw-a", "10.0.9.0/24", of: "vpc-a")
            .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b").subnet("subnet-gw-b", "10.1.9.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> eni-gw-a")
            .routes("rtb-gw-a", of: "vpc-a", for: ["subnet-gw-a"], "10.0.0.0/16 -> local")
            .routes(
                "rtb-b", of: "vpc-b", for: ["subnet-b"],
                ["10.1.0.0/16 -> local"] + (back ? ["10.0.0.0/16 -> eni-gw-b"] : [])
            )
            .routes("rtb-gw-b", of: "vpc-b", for: ["subnet-gw-b"], "10.1.0.0/16 -> local")
            .openNetworkACL(for: "subnet-a", "subnet-gw-a", "subnet-b", "subnet-gw-b")
            .openGroup().openGroup("sg-gw-b", vpc: "vpc-b").group("sg-b", vpc: "vpc-b", server)
            .instance("gw-a").instance("gw-b", state: state)
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-gw-a", "10.0.9.9", in: "subnet-gw-a", instance: "gw-a", check: false)
            .interface("eni-gw-b", "10.1.9.9", in: "subnet-gw-b", groups: ["sg-gw-b"], instance: "gw-b", check: check)
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
    }

    private func ask(_ fixture: SnapshotFixture, _ rest: String, port: String = "443") throws -> Report {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: port, hints: Self.link + rest + "}]")
    }

    @Test("a stated tunnel leads on, there and back, and is listed")
    func bothWays() throws {
        let report = try ask(fixture(), #""destinations": "10.1.0.0/16", "return-destinations": "10.0.0.0/16""#)
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("a to b") })
        let reverse = try fixture(server: ["in all 0.0.0.0/0", "out all 0.0.0.0/0"]).ask(
            "10.1.2.20", "10.0.1.10", port: "443", hints: Self.link + #""destinations": "10.0.0.0/8"}]"#)
        #expect(reverse.answer == "reachable")
    }

    @Test("without the hint the answer is open, and names it")
    func unstated() throws {
        let report = try fixture().ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.what.contains("overlay tunnel") && $0.what.contains("--hints (links") })
    }

    @Test("a tunnel carries what is stated, no more")
    func destinations() throws {
        #expect(try ask(fixture(), #""destinations": "10.2.0.0/16""#).answer == "undetermined")
    }

    @Test("a tunnel of one direction carries no request the other way")
    func oneDirection() throws {
        let fixture = try fixture(server: ["in all 0.0.0.0/0", "out all 0.0.0.0/0"])
        let oneWay = Self.link + #""bidirectional": false}]"#
        let reverse = try fixture.ask("10.1.2.20", "10.0.1.10", port: "443", hints: oneWay)
        #expect(reverse.answer == "undetermined")
        let forward = try fixture.ask("10.0.1.10", "10.1.2.20", port: "443", hints: oneWay)
        #expect(forward.verdict != .reachable)
    }

    @Test(
        "the far gateway sends on by its own check, state and the table of its subnet",
        arguments: [
            (true, "running", "undetermined"),
            (false, "stopped", "blocked BAD_STATE gw-b forward"), (false, "running", "reachable"),
        ])
    func farGateway(check: Bool, state: String, expected: String) throws {
        let report = try ask(fixture(check: check, state: state), #""destinations": "10.0.0.0/8""#)
        #expect(report.answer == expected)
    }

    @Test("the tunnel is no route for replies that do not reach its gateway")
    func replyRoute() throws {
        #expect(
            try ask(fixture(back: false), #""destinations": "10.0.0.0/8""#).answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-b reply")
    }

    @Test(
        "the server's rules see the client, whose group does not come with it",
        arguments: [
            ("in tcp 443 10.0.1.0/24", "reachable"),
            ("in tcp 443 sg-open", "blocked SG_REFERENCES_NOT_PRESERVED sg-b forward"),
        ])
    func rules(rule: String, expected: String) throws {
        #expect(try ask(fixture(server: [rule]), #""destinations": "10.0.0.0/8""#).answer == expected)
    }

    @Test(
        "a stated policy of either gateway is judged",
        arguments: ["gw-a", "gw-b"])
    func policies(gateway: String) throws {
        for (port, verdict) in [("443", Verdict.reachable), ("22", .blocked)] {
            let hints =
                Self.link + #""destinations": "10.0.0.0/8"}], "appliances": [{"instance": "\#(gateway)", "#
                + #""rules": [{"action": "permit", "ports": 443}]}]"#
            let report = try fixture().ask("10.0.1.10", "10.1.2.20", port: port, hints: hints)
            #expect(report.verdict == verdict)
            #expect(verdict == .reachable || report.blockers.first?.code == .appliancePolicyRestriction)
        }
    }

    @Test("two tunnels that lead to each other end as a loop, or open, and never reach")
    func loop() throws {
        let hints = Self.link + #""destinations": "10.2.0.0/16"}, {"between": ["gw-b", "gw-a"]}]"#
        #expect(try fixture().ask("10.0.1.10", "10.1.2.20", port: "443", hints: hints).verdict != .blocked)
        let circle =
            Self.link
            + #""destinations": "10.3.0.0/16", "return-destinations": "10.3.0.0/16"}]"#
        let away = try fixture().without("describe-route-tables")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.3.0.0/16 -> eni-gw-a")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.3.0.0/16 -> eni-gw-b")
        #expect(try away.ask("10.0.1.10", "10.3.1.1", port: "443", hints: circle).verdict != .reachable)
    }
}
