import Testing

@testable import FlightPath

/// The patterns of inspection that reports recognise and name.
@Suite("Patterns of inspection")
struct InspectionPatternTests {
    private func patterns(_ report: Report) -> [String] {
        report.warnings.filter { $0.hasPrefix("pattern: ") }.map {
            String($0.dropFirst("pattern: ".count).prefix { $0 != "," && $0 != ";" && $0 != "(" })
        }
    }

    private static let local = "10.9.0.0/16 -> local"

    @Test("central inspection: over a transit gateway into a VPC of endpoints, and on by the gateway")
    func centralInspection() throws {
        let fixture = try SnapshotFixture.inspectedSpokes(appliance: "enable")
        let report = try fixture.ask("10.0.1.10", "10.1.1.20", port: "443")
        #expect(report.answer == "reachable")
        #expect(patterns(report) == ["central inspection behind a transit gateway"])
        // The endpoints' own table leads nowhere: still the pattern, and what it lacks.
        let broken = try fixture.without("describe-route-tables")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in-1", of: "vpc-fw", for: ["subnet-in-1"], Self.local, "0.0.0.0/0 -> vpce-1")
            .routes("rtb-fw", of: "vpc-fw", Self.local)
        #expect(
            try broken.ask("10.0.1.10", "10.1.1.20", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-fw forward")
    }

    /// A spoke that reaches the internet by the NAT gateway of a second VPC, behind the transit gateway.
    private func egress(nat: [String]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-out", "10.9.0.0/16").transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-in", "10.9.1.0/28", of: "vpc-out")
            .subnet("subnet-nat", "10.9.2.0/24", of: "vpc-out").internetGateway("igw-1", of: "vpc-out")
            .openNetworkACL(for: "subnet-a", "subnet-in", "subnet-nat")
            .openGroup().interface("eni-a", "10.0.1.10", in: "subnet-a")
            .natGateway("nat-1", "10.9.2.9", in: "subnet-nat", public: "198.18.5.9")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in", of: "vpc-out", for: ["subnet-in"], Self.local, "0.0.0.0/0 -> nat-1")
            .routes("rtb-nat", of: "vpc-out", for: ["subnet-nat"], [Self.local, "0.0.0.0/0 -> igw-1"] + nat)
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-1")
            .attachment("tgw-attach-out", of: "vpc-out", in: ["subnet-in"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["0.0.0.0/0 -> tgw-attach-out static", "10.0.0.0/16 -> tgw-attach-a"])
    }

    @Test("central egress: over a transit gateway to a NAT gateway, whose subnet needs the way back")
    func centralEgress() throws {
        let report = try egress(nat: ["10.0.0.0/16 -> tgw-1"]).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(report.answer == "reachable")
        #expect(patterns(report) == ["central egress behind a transit gateway"])
        // The reply is for the spoke's address by then; the route to the internet gateway takes it.
        let broken = try egress(nat: []).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(broken.verdict == .blocked)
        #expect(broken.blockers.first?.component.id == "rtb-nat")
        #expect(broken.blockers.first?.direction == "reply")
        #expect(patterns(broken) == ["central egress behind a transit gateway"])
    }

    /// Both subnets of one VPC, by their own tables through an endpoint.
    private func eastWest(back: String?) throws -> SnapshotFixture {
        let local = "10.0.0.0/16 -> local"
        return try SnapshotFixture.oneVPC().subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw")
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], local, "10.0.2.0/24 -> vpce-1")
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"],
                [local] + (back.map { ["10.0.1.0/24 -> \($0)"] } ?? [])
            )
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.9.9")
            .interface("eni-appliance", "10.0.9.9", in: "subnet-fw")
    }

    @Test("east-west: routes within one VPC lead through an endpoint; a pair that they do not concern is no pattern")
    func eastWest() throws {
        let report = try eastWest(back: "vpce-1").ask("10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.answer == "reachable")
        #expect(patterns(report) == ["east-west inspection inside a VPC"])
        let past = try eastWest(back: nil).ask("10.0.2.20", "10.0.1.10", port: "443")
        #expect(past.legs.first?.forward.contains { $0.component.kind == .vpcEndpoint } == false)
        #expect(patterns(past) == [])
    }

    /// Two spokes; between them a gateway instance that routes to a firewall instance, which sends back to the gateway.
    private func fireNet(firewall: String) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-fw", "10.9.0.0/16")
            .transitGateway().subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet(
                "subnet-b", "10.1.1.0/24", of: "vpc-b"
            )
            .subnet("subnet-in", "10.9.1.0/28", of: "vpc-fw").subnet("subnet-gw", "10.9.2.0/24", of: "vpc-fw")
            .subnet("subnet-fw", "10.9.3.0/24", of: "vpc-fw")
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-in", "subnet-gw", "subnet-fw")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in", of: "vpc-fw", for: ["subnet-in"], Self.local, "0.0.0.0/0 -> eni-gw")
            .routes("rtb-gw", of: "vpc-fw", for: ["subnet-gw"], Self.local, "0.0.0.0/0 -> \(firewall)")
            .routes("rtb-fw", of: "vpc-fw", for: ["subnet-fw"], Self.local, "0.0.0.0/0 -> tgw-1")
            .openGroup().openGroup("sg-b", vpc: "vpc-b").openGroup("sg-fw", vpc: "vpc-fw")
            .interface("eni-a", "10.0.1.10", in: "subnet-a").interface(
                "eni-b", "10.1.1.20", in: "subnet-b", groups: ["sg-b"]
            )
            .instance("i-gw").instance("i-fw")
            .interface("eni-gw", "10.9.2.9", in: "subnet-gw", groups: ["sg-fw"], instance: "i-gw", check: false)
            .interface("eni-fw", "10.9.3.9", in: "subnet-fw", groups: ["sg-fw"], instance: "i-fw", check: false)
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-fw", of: "vpc-fw", in: ["subnet-in"], table: "tgw-rtb-fw", appliance: "enable")
            .transitGatewayRoutes("tgw-rtb-spokes", ["0.0.0.0/0 -> tgw-attach-fw static"])
            .transitGatewayRoutes("tgw-rtb-fw", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
    }

    @Test("FireNet: a gateway instance hands to a firewall instance; one instance alone is central inspection")
    func fireNet() throws {
        let report = try fireNet(firewall: "eni-fw").ask("10.0.1.10", "10.1.1.20", port: "443")
        #expect(report.answer == "reachable")
        #expect(patterns(report) == ["firewalls behind gateway instances "])
        let alone = try fireNet(firewall: "tgw-1").ask("10.0.1.10", "10.1.1.20", port: "443")
        #expect(alone.answer == "reachable")
        #expect(patterns(alone) == ["central inspection behind a transit gateway"])
    }
}
