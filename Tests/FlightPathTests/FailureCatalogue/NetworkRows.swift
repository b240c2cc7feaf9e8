import Testing

@testable import FlightPath

/// A client and a load balancer with a node in each of two zones in one VPC, pods in the secondary block of another, a
/// transit gateway between them. Each row changes one thing.
@Suite("Failure catalogue: routes between VPCs")
struct NetworkRows {
    private static let own = "10.0.0.0/16 -> local"
    private static let toPods = "100.64.0.0/16 -> tgw-1"
    private static let back = "10.0.0.0/16 -> tgw-1"
    private static let rows = ["10.0.0.0/16 -> tgw-attach-a", "100.64.0.0/16 -> tgw-attach-b"]
    private static let open = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    /// - Parameters:
    ///   - balancer: the routes of each of the load balancer's subnets; `pods` those of the pods'.
    ///   - rows: of the transit gateway's table, which `table` associates with the load balancer's VPC.
    ///   - zones: the subnets that the load balancer's VPC is attached by.
    ///   - acl: the network ACL of the pods' subnet.
    private func base(
        balancer: [[String]] = [[own, toPods], [own, toPods]], pods: [String] = ["100.64.0.0/16 -> local", back],
        rows: [String] = rows, table: String? = "tgw-rtb-1", zones: [String] = ["lb-1", "lb-2"], acl: [String] = open
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16", "100.64.0.0/16")
            .subnet("client", "10.0.1.0/24", of: "vpc-a").subnet("lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2")
            .subnet("pods", "100.64.0.0/24", of: "vpc-b").subnet("tgw-b", "10.1.9.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", Self.own)
            .routes("rtb-lb-1", of: "vpc-a", for: ["lb-1"], balancer[0])
            .routes("rtb-lb-2", of: "vpc-a", for: ["lb-2"], balancer[1]).routes("rtb-pods", of: "vpc-b", pods)
            .openNetworkACL(for: "client", "lb-1", "lb-2", "tgw-b").networkACL("acl-pods", for: ["pods"], acl)
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-client", "10.0.1.10", in: "client")
            .interface("eni-pods", "100.64.0.20", in: "pods", groups: ["sg-b"])
            .transitGateway().attachment("tgw-attach-a", of: "vpc-a", in: zones, table: table)
            .attachment("tgw-attach-b", of: "vpc-b", in: ["tgw-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", rows)
            .balancer("web", "application", zones: ["lb-1", "lb-2"])
            .node(of: "web", "application", "10.0.11.5", in: "lb-1")
            .node(of: "web", "application", "10.0.12.5", in: "lb-2")
            .listener("web", "application", port: 443, "HTTPS", to: "apps")
            .targetGroup("apps", "HTTP", port: 8080, ["100.64.0.20:8080 healthy all"])
    }

    private func answer(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "100.64.0.20", port: "443", via: ["lb/web"]).answer
    }

    /// The codes that `lint` finds for a row, without a question.
    private func lint(_ fixture: SnapshotFixture, row: Int) throws -> Set<String> {
        Set(try fixture.analyzer().lint().findings.filter { $0.row == row }.map(\.code.rawValue))
    }

    @Test("The base is healthy")
    func healthy() throws {
        #expect(try answer(base()) == "reachable")
        #expect(try base().analyzer().lint().findings.filter { $0.severity != .note }.map(\.headline) == [])
    }

    @Test("Rows 52, 53, 54 and 55: lint walks the same ways")
    func walked() throws {
        let dead = [Self.own, Self.toPods + " blackhole"]
        #expect(try lint(base(balancer: [dead, dead]), row: 52) == ["BAD_STATE_ROUTE"])
        #expect(
            try lint(base(balancer: [[Self.own, Self.toPods], [Self.own]]), row: 52) == ["NO_ROUTE_TO_DESTINATION"])
        #expect(try lint(base(pods: ["100.64.0.0/16 -> local"]), row: 53) == ["NO_ROUTE_TO_DESTINATION"])
        let gone = ["100.64.0.0/16 -> local", "10.0.0.0/16 -> tgw-1 blackhole"]
        #expect(try lint(base(pods: gone), row: 53) == ["BAD_STATE_ROUTE"])
        #expect(try lint(base(zones: ["lb-1"]), row: 55) == ["TGW_ROUTE_AZ_RESTRICTION"])
        let short = try base(rows: ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
        #expect(try lint(short, row: 55) == ["TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"])
    }

    @Test("Row 52: no route from the load balancer's subnets to the pods' block, or one that leads nowhere")
    func wayThere() throws {
        let onlyPrimary = [Self.own, "10.1.0.0/16 -> tgw-1"]
        #expect(
            try answer(base(balancer: [onlyPrimary, onlyPrimary])) == "blocked NO_ROUTE_TO_DESTINATION rtb-lb-1 forward"
        )
        let dead = [Self.own, Self.toPods + " blackhole"]
        #expect(try answer(base(balancer: [dead, dead])) == "blocked BAD_STATE_ROUTE rtb-lb-1 forward")
    }

    @Test("Row 53: the pods' own table has no route back, or one that leads nowhere")
    func wayBack() throws {
        let local = "100.64.0.0/16 -> local"
        #expect(try answer(base(pods: [local])) == "blocked NO_ROUTE_TO_DESTINATION rtb-pods reply")
        #expect(
            try answer(base(pods: [local, "10.0.0.0/16 -> tgw-1 blackhole"]))
                == "blocked BAD_STATE_ROUTE rtb-pods reply"
        )
        #expect(
            try answer(base(pods: [local, "10.0.11.0/24 -> tgw-1"])) == "partial NO_ROUTE_TO_DESTINATION rtb-pods reply"
        )
    }

    @Test("Row 54: the table of one of the load balancer's subnets lacks the route")
    func oneZone() throws {
        #expect(
            try answer(base(balancer: [[Self.own, Self.toPods], [Self.own]]))
                == "partial NO_ROUTE_TO_DESTINATION rtb-lb-2 forward")
    }

    @Test("Row 55: the gateway's table lacks the secondary block, the attachment its table, or its zone a subnet")
    func transitGateway() throws {
        #expect(
            try answer(base(rows: ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1 forward")
        #expect(try answer(base(table: nil)) == "blocked TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION tgw-attach-a forward")
        #expect(try answer(base(zones: ["lb-1"])) == "partial TGW_ROUTE_AZ_RESTRICTION tgw-attach-a forward")
    }

    @Test(
        "Row 56: the network ACL of the pods' subnet drops the request, or the reply to ephemeral ports",
        arguments: [
            (["in 90 deny tcp 8080 10.0.0.0/16"] + open, "forward"),
            (["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 443 0.0.0.0/0"], "reply"),
        ])
    func networkACL(rows: [String], direction: String) throws {
        let found = try answer(base(acl: rows))
        #expect(found == "blocked SUBNET_ACL_RESTRICTION acl-pods \(direction)")
    }

    @Test(
        "Row 58: an appliance sees one direction alone, where its attachment is not in appliance mode",
        arguments: [("enable", "reachable"), ("disable", "blocked RETURN_PATH_ASYMMETRIC tgw-attach-fw reply")])
    func applianceMode(mode: String, expected: String) throws {
        let fixture = try SnapshotFixture.inspectedSpokes(appliance: mode)
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test("Row 60: peering is not transitive, with a route and without")
    func transitivePeering() throws {
        func fixture(_ routes: [String]) throws -> SnapshotFixture {
            let all = [Self.own] + routes
            return try base(balancer: [all, all]).without("describe-target-health.apps")
                .vpc("vpc-c", "10.2.0.0/16").subnet("far", "10.2.1.0/24", of: "vpc-c")
                .peering("pcx-1", "vpc-a", "vpc-b").peering("pcx-2", "vpc-b", "vpc-c")
                .routes("rtb-c", of: "vpc-c", "10.2.0.0/16 -> local", "10.0.0.0/16 -> pcx-2")
                .openNetworkACL("acl-c", for: "far").openGroup("sg-c", vpc: "vpc-c")
                .interface("eni-far", "10.2.1.20", in: "far", groups: ["sg-c"])
                .listener("web", "application", port: 8443, "HTTPS", to: "far")
                .targetGroup("far", "HTTP", port: 8080, ["10.2.1.20:8080 healthy all"])
        }
        func found(_ fixture: SnapshotFixture) throws -> [String] {
            let report = try fixture.ask("10.0.1.10", "10.2.1.20", port: "8443", via: ["lb/web"])
            #expect(report.verdict == .blocked)
            return report.blockers.filter { $0.direction == "forward" }.map { "\($0.code.rawValue) \($0.component.id)" }
        }
        let unrouted = ["rtb-lb-1", "rtb-lb-2"].map { "NO_ROUTE_TO_DESTINATION \($0)" }
        #expect(try found(fixture([])) == unrouted)
        #expect(try found(fixture(["10.2.0.0/16 -> pcx-1"])) == ["PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-1"])
        #expect(try found(fixture([]).distantPeering("pcx-3", "vpc-a", "vpc-c", in: "eu-west-1")) == unrouted)
    }
}
