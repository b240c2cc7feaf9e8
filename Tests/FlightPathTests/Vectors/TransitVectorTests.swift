import Testing

@testable import FlightPath

@Suite("Vectors: transit gateways and peering")
struct TransitVectorTests {
    private func ask(_ fixture: SnapshotFixture, _ to: String = "10.1.2.20") throws -> String {
        try fixture.ask("10.0.1.10", to, port: "443").answer
    }

    @Test(
        "vector 13, tgw-assoc-vs-prop: the table that an attachment is associated with decides, not where it propagates"
    )
    func association() throws {
        let both = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
        let elsewhere = try SnapshotFixture.twoVPCs().without("describe-transit-gateway-attachments")
            .without("describe-transit-gateway-vpc-attachments")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-2")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
        #expect(
            try ask(elsewhere.transitGatewayRoutes("tgw-rtb-2"))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-2 forward")
        #expect(try ask(elsewhere.transitGatewayRoutes("tgw-rtb-2", both)) == "reachable")
    }

    @Test("vector 14, tgw-az: the sender's zone by id must be among the attachment's, whatever its name is")
    func zone() throws {
        #expect(
            try ask(SnapshotFixture.twoVPCs(zones: ("use1-az2", "use1-az1")))
                == "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-a forward")
        #expect(try ask(SnapshotFixture.twoVPCs()) == "reachable")
    }

    @Test("vector 15, tgw-return-az: the server's zone counts for the answers")
    func returnZone() throws {
        #expect(
            try ask(SnapshotFixture.twoVPCs(zones: ("use1-az1", "use1-az2")))
                == "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-b reply")
    }

    @Test("vector 20, sg-ref-tgw-egress: an egress rule cannot name a group beyond a transit gateway")
    func egressReference() throws {
        func fixture(_ rule: String) throws -> SnapshotFixture {
            try SnapshotFixture.twoVPCs(references: "enable").group("sg-a", [rule])
                .interface("eni-a2", "10.0.1.11", in: "subnet-a", groups: ["sg-a"])
        }
        func ask(_ fixture: SnapshotFixture) throws -> String {
            try fixture.ask("10.0.1.11", "10.1.2.20", port: "443").answer
        }
        #expect(try ask(fixture("out tcp 443 sg-b")) == "blocked SG_REFERENCING_SUPPORT sg-a forward")
        #expect(try ask(fixture("out tcp 443 10.1.0.0/16")) == "reachable")
    }

    @Test("vector 39, missing-owner-snapshot: routes that were not collected are unknown, not absent")
    func missingOwner() throws {
        let fixture = try SnapshotFixture.twoVPCs().without("search-transit-gateway-routes.tgw-rtb-1")
        let report = try fixture.ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.verdict == .undetermined)
        #expect(report.gaps.contains { $0.collect?.contains("search-transit-gateway-routes") ?? false })
    }

    // MARK: Peering

    /// Three VPCs in a row, A - B - C, peered; a NAT gateway and a load balancer in B.
    private func row(client: [String] = ["10.0.0.0/16 -> local", "0.0.0.0/0 -> pcx-ab"]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-c", "10.2.0.0/16")
            .peering("pcx-ab", "vpc-a", "vpc-b").peering("pcx-bc", "vpc-b", "vpc-c")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .subnet("subnet-c", "10.2.3.0/24", of: "vpc-c")
            .routes("rtb-a", of: "vpc-a", client)
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-ab", "10.2.0.0/16 -> pcx-bc")
            .routes("rtb-c", of: "vpc-c", "10.2.0.0/16 -> local", "0.0.0.0/0 -> pcx-bc")
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-c").openGroup().openGroup("sg-b", vpc: "vpc-b")
            .openGroup("sg-c", vpc: "vpc-c").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .interface("eni-c", "10.2.3.30", in: "subnet-c", groups: ["sg-c"])
            .natGateway("nat-b", "10.1.2.99", in: "subnet-b", public: "198.51.100.99")
    }

    @Test("vector 17, pcx-transit: a peering reaches the peer's own interfaces, and nothing through it")
    func transit() throws {
        #expect(try ask(row(), "10.2.3.30") == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-ab forward")
        #expect(try ask(row(), "203.0.113.9") == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-ab forward")
        let balanced = try row().balancer("inner", "network", zones: ["subnet-b"])
            .node(of: "inner", "network", "10.1.2.50", in: "subnet-b", groups: [])
            .listener("inner", "network", port: 443, "TCP", to: "web").targetGroup(
                "web", "TCP", port: 443, vpc: "vpc-b", ["10.1.2.20:443 healthy"])
        #expect(try ask(balanced, "10.1.2.50") == "reachable")
    }

    @Test("vector 18, pcx-nat-return: what a NAT gateway sends over a peering gets answers without a route for them")
    func returnToSender() throws {
        func fixture(nat: Bool) throws -> SnapshotFixture {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
                .peering("pcx-ab", "vpc-a", "vpc-b").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
                .subnet("subnet-nat", "10.0.9.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
                .routes(
                    "rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local",
                    "10.1.0.0/16 -> \(nat ? "nat-1" : "pcx-ab")"
                )
                .routes("rtb-nat", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-ab")
                .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local").openNetworkACL(for: "subnet-a", "subnet-b")
                .openNetworkACL("acl-nat", for: "subnet-nat").openGroup().openGroup("sg-b", vpc: "vpc-b")
                .interface("eni-a", "10.0.1.10", in: "subnet-a")
                .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
                .natGateway("nat-1", "10.0.9.9", in: "subnet-nat")
        }
        #expect(try ask(fixture(nat: true)) == "reachable")
        #expect(try ask(fixture(nat: false)) == "blocked NO_ROUTE_TO_DESTINATION rtb-b reply")
    }
}
