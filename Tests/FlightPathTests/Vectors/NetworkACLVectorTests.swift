import Testing

@testable import FlightPath

@Suite("Vectors: network ACLs")
struct NetworkACLVectorTests {
    private static let open = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    private func oneVPC(client: [String] = open, server: [String] = open) throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().group("sg-server", ["in all 0.0.0.0/0", "out all 0.0.0.0/0"])
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
            .networkACL("acl-client", for: ["subnet-client"], client)
            .networkACL("acl-server", for: ["subnet-server"], server)
    }

    private func answer(_ fixture: SnapshotFixture, _ to: String = "10.0.2.20") throws -> String {
        try fixture.ask("10.0.1.10", to, port: "443").answer
    }

    @Test(
        "vector 8, nacl-order: the lower number decides",
        arguments: [
            (
                "in 90 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0",
                "blocked SUBNET_ACL_RESTRICTION acl-server forward"
            ),
            ("in 110 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0", "reachable"),
        ])
    func order(_ one: String, _ other: String, _ expected: String) throws {
        #expect(try answer(oneVPC(server: [one, other, "out 100 allow all 0.0.0.0/0"])) == expected)
    }

    @Test("vector 9, nacl-ephemeral-partial: half of a Linux client's ports get no answer, and the report says which")
    func ephemeral() throws {
        let fixture = try oneVPC(server: ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 49152-65535 0.0.0.0/0"])
            .without("describe-network-interfaces").instance("i-client").interface(
                "eni-client", "10.0.1.10", in: "subnet-client", instance: "i-client"
            ).interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"])
        let report = try fixture.ask("10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.answer == "partial SUBNET_ACL_RESTRICTION acl-server reply")
        #expect(report.blockers.first?.headline.contains("32768-49151") ?? false)
    }

    @Test("vector 10, nacl-same-subnet: an ACL that denies everything is not asked within its subnet")
    func sameSubnet() throws {
        let closed = try oneVPC(client: ["in 100 deny all 0.0.0.0/0", "out 100 deny all 0.0.0.0/0"])
            .interface("eni-near", "10.0.1.30", in: "subnet-client")
        #expect(try answer(closed, "10.0.1.30") == "reachable")
        #expect(try answer(closed) == "blocked SUBNET_ACL_RESTRICTION acl-client forward")
    }

    /// The ACL of the client VPC's transit gateway subnet, or of the client's own where both are one.
    private func overGateway(_ rows: [String], shared: Bool) throws -> SnapshotFixture {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-a-tgw", "10.0.9.0/24", of: "vpc-a")
            .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .attachment("tgw-attach-a", of: "vpc-a", in: [shared ? "subnet-a" : "subnet-a-tgw"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
            .openNetworkACL(for: "subnet-b")
        if shared { return try fixture.networkACL("acl-a", for: ["subnet-a"], rows) }
        return try fixture.openNetworkACL("acl-a-open", for: "subnet-a").networkACL(
            "acl-a", for: ["subnet-a-tgw"], rows)
    }

    @Test(
        "vector 11, tgw-nacl-diff: its inbound entries judge what goes to the gateway, its outbound what comes from it",
        arguments: [
            (
                ["in 100 allow all 0.0.0.0/0", "out 100 deny all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-a reply"
            ),
            (
                ["in 100 deny all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-a forward"
            ),
            (["in 100 allow all 10.0.0.0/16", "out 100 allow all 10.0.0.0/16"], "reachable"),
        ])
    func gatewaySubnet(_ rows: [String], _ expected: String) throws {
        #expect(try overGateway(rows, shared: false).ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test(
        "vector 12, tgw-nacl-same: in one subnet the way out passes both directions, the way in none",
        arguments: [
            (["in 100 allow all 10.0.0.0/16", "out 100 allow all 10.1.0.0/16"], "reachable"),
            (["out 100 allow all 10.1.0.0/16"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
            (["in 100 allow all 10.0.0.0/16"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
        ])
    func sharedSubnet(_ rows: [String], _ expected: String) throws {
        #expect(try overGateway(rows, shared: true).ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }
}
