import Testing

@testable import FlightPath

/// Networks that lead in circles, or are very long or very wide, end in a clear answer after bounded work.
@Suite("Bounded walks")
struct BoundedWalkTests {
    /// A client in vpc-a and a server in vpc-b, which one transit gateway joins.
    private func joined(_ routes: [String], _ rows: [String], _ back: [String] = ["10.0.0.0/16 -> tgw-1"]) throws
        -> SnapshotFixture
    {
        try ends(gateways: ("tgw-1", "tgw-1"), routes, back).transitGateway()
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", rows)
    }

    private func ends(gateways: (String, String), _ routes: [String], _ back: [String]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + routes)
            .routes("rtb-b", of: "vpc-b", ["10.1.0.0/16 -> local"] + back)
            .openNetworkACL(for: "subnet-a", "subnet-b").openGroup().openGroup("sg-b", vpc: "vpc-b")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
    }

    private func answer(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    // MARK: Circles

    @Test("an attachment's own subnet that leads back to the transit gateway is a loop")
    func transitGatewayLoop() throws {
        let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-a"]
        #expect(try answer(joined(["10.1.0.0/16 -> tgw-1"], rows)).hasPrefix("blocked ROUTE_LOOP "))
    }

    @Test("two appliances that send to each other are a loop, and the reply's circle is the reply's")
    func applianceLoop() throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.0.2.0/24", of: "vpc-a")
            .subnet("subnet-fw-1", "10.0.8.0/24", of: "vpc-a").subnet("subnet-fw-2", "10.0.9.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> eni-fw-1")
            .routes("rtb-b", of: "vpc-a", for: ["subnet-b"], "10.0.0.0/16 -> local")
            .routes("rtb-1", of: "vpc-a", for: ["subnet-fw-1"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> eni-fw-2")
            .routes("rtb-2", of: "vpc-a", for: ["subnet-fw-2"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> eni-fw-1")
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-fw-1", "subnet-fw-2").openGroup()
            .interface("eni-a", "10.0.1.10", in: "subnet-a").interface("eni-b", "10.0.2.20", in: "subnet-b")
            .instance("i-1").instance("i-2")
            .interface("eni-fw-1", "10.0.8.9", in: "subnet-fw-1", instance: "i-1", check: false)
            .interface("eni-fw-2", "10.0.9.9", in: "subnet-fw-2", instance: "i-2", check: false)
        #expect(try fixture.ask("10.0.1.10", "10.0.2.20", port: "443").answer == "blocked ROUTE_LOOP rtb-2 forward")
        #expect(
            try fixture.ask("10.0.2.20", "10.0.1.10", port: "443").verdict == .blocked)
    }

    @Test("two peered transit gateways that send to each other are a loop")
    func peeredLoop() throws {
        let fixture = try chain(of: 2).transitGatewayRoutes(
            "tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-p0 static", "10.1.0.0/16 -> tgw-attach-p0 static"])
        #expect(try answer(fixture).hasPrefix("blocked ROUTE_LOOP "))
    }

    // MARK: Length

    /// Transit gateways in a row, each peered with the next; the ends' VPCs are attached to the first and the last.
    private func chain(of count: Int) throws -> SnapshotFixture {
        let last = count - 1
        var fixture = try ends(
            gateways: ("tgw-0", "tgw-\(last)"), ["10.1.0.0/16 -> tgw-0"], ["10.0.0.0/16 -> tgw-\(last)"]
        ).attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-0", gateway: "tgw-0")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-\(last)", gateway: "tgw-\(last)")
        for index in 0..<count {
            let before = index == 0 ? "tgw-attach-a" : "tgw-attach-p\(index - 1)"
            let after = index == last ? "tgw-attach-b" : "tgw-attach-p\(index)"
            fixture = try fixture.transitGateway("tgw-\(index)").transitGatewayRoutes(
                "tgw-rtb-\(index)", ["10.0.0.0/16 -> \(before) static", "10.1.0.0/16 -> \(after) static"])
            guard index < last else { continue }
            fixture =
                fixture
                .peeringEnd(
                    "tgw-attach-p\(index)", of: "tgw-\(index)", to: "tgw-\(index + 1)", table: "tgw-rtb-\(index)"
                )
                .peeringEnd(
                    "tgw-attach-p\(index)", of: "tgw-\(index + 1)", to: "tgw-\(index)", table: "tgw-rtb-\(index + 1)"
                )
                .gatewayPeering("tgw-attach-p\(index)", "tgw-\(index)", "tgw-\(index + 1)")
        }
        return fixture
    }

    @Test("a chain of peered transit gateways is followed to its end, there and back", arguments: [2, 10, 1000])
    func chains(count: Int) throws {
        let whole = try answer(chain(of: count))
        #expect(whole == "reachable")
    }

    @Test("a chain that is cut is refused where it is cut, and a row for another gateway's attachment is none")
    func cutChain() throws {
        let fixture = try chain(of: 10)
        let back = "10.0.0.0/16 -> tgw-attach-p4 static"
        let cut = try answer(fixture.transitGatewayRoutes("tgw-rtb-5", [back]))
        #expect(cut == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-5 forward")
        let foreign = try fixture.transitGatewayRoutes("tgw-rtb-0", ["10.1.0.0/16 -> tgw-attach-b static"])
        #expect(try answer(foreign) == "undetermined")
    }

    // MARK: Width

    private static let many = (0..<10_000).map { "172.\(16 + $0 / 4096).\($0 / 16 % 256).\($0 % 16 * 16)/28" }

    @Test("a route table of 10,000 routes is searched whole, for one address and for many")
    func wideRouteTable() throws {
        let others = Self.many.map { "\($0) -> tgw-1" }
        let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
        let fixture = try joined(others + ["10.1.0.0/16 -> tgw-1"], rows)
        #expect(try answer(fixture) == "reachable")
        #expect(try answer(joined(others, rows)) == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
    }

    @Test("a transit gateway's table of 10,000 rows is searched whole")
    func wideTransitGatewayTable() throws {
        let others = Self.many.map { "\($0) -> tgw-attach-a static" }
        let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
        let routes = ["10.0.0.0/8 -> tgw-1", "172.16.0.0/12 -> tgw-1"]
        #expect(try answer(joined(routes, others + rows)) == "reachable")
        #expect(
            try answer(joined(routes, others + ["10.0.0.0/16 -> tgw-attach-a"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1 forward")
    }

    @Test("a question about the whole internet that 1,000 routes divide is answered")
    func wideQuestion() throws {
        let rows = (0..<1000).map { "\(50 + $0 / 4096).\($0 / 16 % 256).\($0 % 16 * 16).0/28 -> igw-1" }
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + rows).internetGateway("igw-1", of: "vpc-a")
            .openNetworkACL(for: "subnet-a").openGroup().blockPublicAccess("off")
            .interface("eni-a", "10.0.1.10", in: "subnet-a", public: "203.0.113.9")
        #expect(try fixture.ask("10.0.1.10", "50.0.16.7", port: "443").answer == "reachable")
        #expect(
            try fixture.ask("10.0.1.10", "60.0.0.7", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
        let answer = try fixture.ask("10.0.1.10", "internet", port: "443").answer
        #expect(answer == "partial NO_ROUTE_TO_DESTINATION rtb-a forward")
    }
}
