import Testing

@testable import FlightPath

@Suite("Vectors: transit gateways")
struct TransitGatewayVectors {
    private static let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]

    private func joined(
        _ fixture: SnapshotFixture, tables: (String?, String?) = ("tgw-rtb-1", "tgw-rtb-1"), rows: [String] = rows,
        state: String = "available"
    ) throws -> SnapshotFixture {
        try fixture.attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: tables.0)
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: tables.1, state: state)
            .transitGatewayRoutes("tgw-rtb-1", rows)
    }

    private func answer(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    // MARK: Appendix A

    private func withGatewayACL(_ rows: [String], from: String, to: String) throws -> String {
        try joined(.throughGateway()).without("describe-network-acls")
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-b-tgw")
            .networkACL("acl-tgw", for: ["subnet-a-tgw"], rows).ask(from, to, port: "443").answer
    }

    @Test(
        "vector 11, tgw-nacl-diff: towards the gateway its subnet's inbound entries count, from it the outbound ones",
        arguments: [
            (["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], "reachable", "reachable"),
            (
                ["in 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-tgw reply",
                "blocked SUBNET_ACL_RESTRICTION acl-tgw forward"
            ),
            (
                ["out 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-tgw forward",
                "blocked SUBNET_ACL_RESTRICTION acl-tgw reply"
            ),
            // Inbound by the sender's address, outbound by the receiver's: both are the VPC's own.
            (["in 100 allow all 10.0.1.0/24", "out 100 allow all 10.0.1.0/24"], "reachable", "reachable"),
            (
                ["in 100 allow all 10.1.0.0/16", "out 100 allow all 10.0.1.0/24"],
                "blocked SUBNET_ACL_RESTRICTION acl-tgw forward", "blocked SUBNET_ACL_RESTRICTION acl-tgw reply"
            ),
        ])
    func gatewaySubnet(rows: [String], outbound: String, inbound: String) throws {
        #expect(try withGatewayACL(rows, from: "10.0.1.10", to: "10.1.2.20") == outbound)
        #expect(try withGatewayACL(rows, from: "10.1.2.20", to: "10.0.1.10") == inbound)
    }

    @Test(
        "vector 12, tgw-nacl-same: in the gateway's own subnet outbound asks both directions, inbound asks nothing",
        arguments: [
            (["out 100 allow tcp 443 10.1.0.0/16", "in 100 allow tcp 443 10.0.1.0/24"], "reachable"),
            (["out 100 allow tcp 443 10.1.0.0/16"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
            (["in 100 allow tcp 443 10.0.1.0/24"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
        ])
    func sameSubnet(rows: [String], expected: String) throws {
        let fixture = try SnapshotFixture.throughGateway().without("describe-network-acls")
            .openNetworkACL(for: "subnet-b", "subnet-b-tgw").networkACL("acl-a", for: ["subnet-a"], rows)
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", Self.rows)
        #expect(try answer(fixture) == expected)
    }

    @Test("vector 13, tgw-assoc-vs-prop: the table of the association is searched, not one that is propagated to")
    func association() throws {
        #expect(try answer(joined(.throughGateway())) == "reachable")
        let forward = try joined(.throughGateway(), tables: ("tgw-rtb-2", "tgw-rtb-1")).transitGatewayRoutes(
            "tgw-rtb-2")
        #expect(try answer(forward) == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-2 forward")
        let reply = try joined(.throughGateway(), tables: ("tgw-rtb-1", "tgw-rtb-2")).transitGatewayRoutes("tgw-rtb-2")
        #expect(try answer(reply) == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-2 reply")
    }

    @Test("vector 14, tgw-az: zones are one by their ids; two accounts may call different ones the same")
    func zones() throws {
        let far = SnapshotFixture.home("444455556666")
        func answer(_ zoneOfA: String) throws -> String {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").transitGateway()
                .zones(["us-east-1a use1-az1", "us-east-1b use1-az2"])
                .zones(["us-east-1a use1-az2", "us-east-1b use1-az1"], at: far)
                // The sender's subnet is shared: the account that prints it has names of its own.
                .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a", zoneName: zoneOfA, at: far)
                .subnet("subnet-a-tgw", "10.0.9.0/24", of: "vpc-a", zone: "use1-az1", named: "us-east-1a")
                .subnet("subnet-b", "10.1.2.0/24", of: "vpc-b").subnet("subnet-b-tgw", "10.1.9.0/24", of: "vpc-b")
                .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1")
                .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
                .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-a-tgw", "subnet-b-tgw")
                .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
                .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
                .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1")
                .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
                .transitGatewayRoutes("tgw-rtb-1", Self.rows).ask("10.0.1.10", "10.1.2.20", port: "443").answer
        }
        #expect(try answer("us-east-1b") == "reachable")
        #expect(try answer("us-east-1a") == "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-a forward")
    }

    @Test("vector 15, tgw-return-az: any attached zone delivers the request, only the receiver's own sends the reply")
    func returnZone() throws {
        func answer(_ zone: String) throws -> String {
            try self.answer(
                joined(
                    .throughGateway().subnet("subnet-b2", "10.1.3.0/24", of: "vpc-b", zone: zone)
                        .openNetworkACL("acl-b2", for: "subnet-b2")
                        .interface("eni-b2", "10.1.3.20", in: "subnet-b2", groups: ["sg-b"])), to: "10.1.3.20")
        }
        #expect(try answer("use1-az1") == "reachable")
        #expect(try answer("use1-az2") == "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-b reply")
    }

    private func answer(_ fixture: SnapshotFixture, to: String) throws -> String {
        try fixture.ask("10.0.1.10", to, port: "443").answer
    }

    @Test(
        "vector 16, appliance-mode-off: zone by zone both directions meet one appliance, across zones only with the mode",
        arguments: [
            ("enable", "10.1.1.20", "reachable"), ("disable", "10.1.1.20", "reachable"),
            ("enable", "10.1.2.20", "reachable"),
            ("disable", "10.1.2.20", "blocked RETURN_PATH_ASYMMETRIC tgw-attach-fw reply"),
        ])
    func applianceMode(mode: String, receiver: String, expected: String) throws {
        let fixture = try SnapshotFixture.inspectedSpokes(appliance: mode)
        #expect(try fixture.ask("10.0.1.10", receiver, port: "443").answer == expected)
    }

    // MARK: Beyond the appendix

    @Test(
        "static beats propagated at one length, whichever stands first; the longer wins before that",
        arguments: [
            (["10.1.0.0/16 propagated active tgw-attach-b", "10.1.0.0/16 static blackhole"], false),
            (["10.1.0.0/16 static blackhole", "10.1.0.0/16 propagated active tgw-attach-b"], false),
            (["10.1.0.0/16 static active tgw-attach-b", "10.1.0.0/16 propagated active tgw-attach-a"], true),
            (["10.1.2.0/24 propagated active tgw-attach-b", "10.1.0.0/16 static blackhole"], true),
            (["10.1.2.0/24 static blackhole", "10.1.0.0/16 propagated active tgw-attach-b"], false),
            (["10.1.2.0/24 static deleting tgw-attach-a", "10.1.0.0/16 propagated active tgw-attach-b"], true),
        ])
    func ranks(rows: [String], passes: Bool) throws {
        let fixture = try joined(.throughGateway()).transitGatewayRows(
            "tgw-rtb-1", rows[0], rows[1], "10.0.0.0/16 propagated active tgw-attach-a")
        #expect(
            try answer(fixture) == (passes ? "reachable" : "blocked TGW_RTB_BAD_STATE_ROUTE tgw-rtb-1 forward"))
    }

    @Test("a row with several attachments is a fork: the packets may go by any of them")
    func equalCost() throws {
        func answer(_ rows: String) throws -> String {
            try self.answer(
                joined(.throughGateway()).vpc("vpc-c", "10.3.0.0/16").subnet("subnet-c", "10.3.1.0/24", of: "vpc-c")
                    .routes("rtb-c", of: "vpc-c", "10.3.0.0/16 -> local").openNetworkACL("acl-c", for: "subnet-c")
                    .attachment("tgw-attach-c", of: "vpc-c", in: ["subnet-c"], table: "tgw-rtb-1")
                    .transitGatewayRows("tgw-rtb-1", rows, "10.0.0.0/16 propagated active tgw-attach-a"))
        }
        #expect(try answer("10.1.0.0/16 static active tgw-attach-b") == "reachable")
        #expect(
            try answer("10.1.0.0/16 static active tgw-attach-b tgw-attach-c")
                == "partial NO_ROUTE_TO_DESTINATION rtb-c forward")
    }

    @Test(
        "an attachment that is being changed forwards, which is assumed; one in another state does not",
        arguments: [
            ("available", "reachable"), ("modifying", "reachable"),
            ("pendingAcceptance", "blocked BAD_STATE_ATTACHMENT tgw-attach-b forward"),
        ])
    func state(state: String, expected: String) throws {
        let report = try joined(.throughGateway(), state: state).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumes(.modifyingAttachmentForwards) == (state == "modifying"))
    }

    @Test(
        "a table's references to prefix lists route like rows of their entries",
        arguments: [
            (["10.1.0.0/16"], "pl-1 -> tgw-attach-b", "reachable"),
            (["10.1.0.0/16"], "pl-1 blackhole", "blocked TGW_RTB_BAD_STATE_ROUTE tgw-rtb-1 forward"),
            (["10.2.0.0/16"], "pl-1 blackhole", "reachable"), ([], "pl-1 blackhole", "undetermined"),
        ])
    func prefixListReferences(entries: [String], reference: String, expected: String) throws {
        var fixture = try joined(.throughGateway()).without("search-transit-gateway-routes.tgw-rtb-1").response(
            "get-transit-gateway-route-table-propagations.tgw-rtb-1",
            """
            {"TransitGatewayRouteTablePropagations": [
             {"TransitGatewayAttachmentId": "tgw-attach-a", "State": "enabled"},
             {"TransitGatewayAttachmentId": "tgw-attach-b", "State": "enabled"}]}
            """
        ).prefixListReferences("tgw-rtb-1", [reference])
        if let entry = entries.first { fixture = fixture.prefixList("pl-1", entry) }
        #expect(try answer(fixture) == expected)
    }

    @Test(
        "IPv6 needs support on both attachments, and a route of its own family",
        arguments: [
            ("enable", "enable", "::/0", "reachable"),
            ("enable", "enable", "0.0.0.0/0", "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1 forward"),
            ("enable", "disable", "::/0", "undetermined"), ("disable", "enable", "::/0", "undetermined"),
        ])
    func ipv6(own: String, far: String, block: String, expected: String) throws {
        let fixture = try SnapshotFixture.throughGateway(server: ["in all ::/0"])
            .attachment(
                "tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1", options: ["Ipv6Support": own]
            )
            .attachment(
                "tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-2", options: ["Ipv6Support": far]
            )
            .transitGatewayRoutes("tgw-rtb-1", ["\(block) -> tgw-attach-b static"])
            .transitGatewayRoutes("tgw-rtb-2", ["2001:db8:a::/56 -> tgw-attach-a"])
            .without("describe-network-acls").networkACL(
                "acl-6", for: ["subnet-a", "subnet-b", "subnet-a-tgw", "subnet-b-tgw"],
                ["in 100 allow all ::/0", "out 100 allow all ::/0"])
        #expect(try fixture.ask("2001:db8:a:1::10", "2001:db8:b:2::20", port: "443").answer == expected)
    }
}
