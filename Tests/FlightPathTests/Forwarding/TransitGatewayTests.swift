import Testing

@testable import FlightPath

/// Two VPCs, 10.0.0.0/16 and 10.1.0.0/16, joined by a transit gateway; the receiver is 10.1.2.20.
@Suite("Transit gateways")
struct TransitGatewayTests {
    /// The VPCs, their hosts and route tables; attachments and tables are each test's own.
    private func vpcs(
        sender: String = "use1-az1", receiver: String = "use1-az1", names: (String?, String?) = (nil, nil),
        gatewayACL: [String]? = nil
    ) throws -> SnapshotFixture {
        try .aroundGateway(zones: (sender, receiver), names: names, gatewayACL: gatewayACL)
    }

    private func joined(
        _ fixture: SnapshotFixture, tables: (String?, String?) = ("tgw-rtb-1", "tgw-rtb-1"),
        rows: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"]
    ) throws -> SnapshotFixture {
        try fixture.attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: tables.0)
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: tables.1)
            .transitGatewayRoutes("tgw-rtb-1", rows)
    }

    private func answer(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    @Test("with attachments, associations and routes both ways it passes")
    func passes() throws {
        #expect(try answer(joined(vpcs())) == "reachable")
    }

    @Test("vector 13, tgw-assoc-vs-prop: routes of a table that the attachment is not associated with do not count")
    func associationDecides() throws {
        let fixture = try joined(vpcs(), tables: ("tgw-rtb-2", "tgw-rtb-1")).transitGatewayRoutes("tgw-rtb-2")
        #expect(try answer(fixture) == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-2 forward")
    }

    @Test("the reply is looked up in the receiver's own associated table")
    func replyTable() throws {
        let fixture = try joined(vpcs(), tables: ("tgw-rtb-1", "tgw-rtb-2")).transitGatewayRoutes("tgw-rtb-2")
        #expect(try answer(fixture) == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-2 reply")
    }

    @Test("a blackhole row stops what it matches, though a shorter row works")
    func blackhole() throws {
        let rows = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b", "10.1.2.0/24 blackhole"]
        #expect(try answer(joined(vpcs(), rows: rows)) == "blocked TGW_RTB_BAD_STATE_ROUTE tgw-rtb-1 forward")
    }

    @Test(
        "vector 14, tgw-az: the sender's zone needs an attachment subnet; zones are told by id, never by name",
        arguments: [
            ("use1-az1", "us-east-1a", "us-east-1c", "reachable"),
            ("use1-az2", "us-east-1b", "us-east-1a", "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-a forward"),
            ("use1-az2", "us-east-1a", "us-east-1a", "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-a forward"),
        ])
    func senderZone(zone: String, name: String, gatewayName: String, expected: String) throws {
        #expect(try answer(joined(vpcs(sender: zone, names: (name, gatewayName)))) == expected)
    }

    @Test("vector 15, tgw-return-az: the request arrives, the reply's zone has no attachment subnet")
    func returnZone() throws {
        #expect(
            try answer(joined(vpcs(receiver: "use1-az2")))
                == "blocked TGW_ROUTE_AZ_RESTRICTION tgw-attach-b reply")
    }

    @Test(
        "vector 11, tgw-nacl-diff: outbound asks the gateway subnet's inbound entries, inbound its outbound ones",
        arguments: [
            (["in 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-a-tgw reply"),
            (["out 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-a-tgw forward"),
            (["in 100 allow all 10.0.1.0/24", "out 100 allow all 10.0.1.0/24"], "reachable"),
            (
                ["in 100 allow all 10.1.0.0/16", "out 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-a-tgw forward"
            ),
        ])
    func gatewaySubnetACL(entries: [String], expected: String) throws {
        #expect(try answer(joined(vpcs(gatewayACL: entries))) == expected)
    }

    @Test(
        "vector 12, tgw-nacl-same: in one subnet with the gateway, outbound needs both directions, inbound none",
        arguments: [
            (["out 100 allow tcp 443 10.1.0.0/16", "in 100 allow tcp 443 10.0.1.0/24"], "reachable"),
            (["out 100 allow tcp 443 10.1.0.0/16"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
            (["in 100 allow tcp 443 10.0.1.0/24"], "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
        ])
    func sameSubnetACL(entries: [String], expected: String) throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .subnet("subnet-b-tgw", "10.1.9.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
            .openNetworkACL(for: "subnet-b", "subnet-b-tgw").networkACL("acl-a", for: ["subnet-a"], entries)
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
        #expect(try answer(fixture) == expected)
    }

    @Test("vector 39, missing-owner-snapshot: what was not collected is undetermined, never denied")
    func missing() throws {
        let whole = try joined(vpcs())
        let files = [
            "search-transit-gateway-routes.tgw-rtb-1", "describe-transit-gateway-vpc-attachments",
            "describe-route-tables",
        ]
        for file in files {
            let report = try whole.without(file).ask("10.0.1.10", "10.1.2.20", port: "443")
            #expect(report.verdict == .undetermined, "without \(file)")
            #expect(!report.gaps.isEmpty, "without \(file)")
        }
        let noAttachments = try vpcs().ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(noAttachments.verdict == .undetermined)
    }

    @Test("a table that was searched in part has no certain rows")
    func incompleteTable() throws {
        let rows =
            #"{"DestinationCidrBlock": "10.1.0.0/16", "Type": "propagated", "State": "active", "#
            + #""TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-b"}]}"#
        let fixture = try joined(vpcs()).response(
            "search-transit-gateway-routes.tgw-rtb-1", #"{"Routes": [\#(rows)], "AdditionalRoutesAvailable": true}"#)
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").verdict == .undetermined)
    }

    @Test("rows computed from propagations are an assumption")
    func propagations() throws {
        let fixture = try joined(vpcs()).without("search-transit-gateway-routes.tgw-rtb-1").response(
            "get-transit-gateway-route-table-propagations.tgw-rtb-1",
            """
            {"TransitGatewayRouteTablePropagations": [
             {"TransitGatewayAttachmentId": "tgw-attach-a", "State": "enabled"},
             {"TransitGatewayAttachmentId": "tgw-attach-b", "State": "enabled"}]}
            """)
        let report = try fixture.ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.verdict == .reachable)
        #expect(!report.assumptions.isEmpty)
    }

    @Test(
        "group references cross where the gateway supports them, inbound only",
        arguments: [
            ("enable", ["in tcp 443 sg-open"], "reachable"),
            ("disable", ["in tcp 443 sg-open"], "blocked SG_REFERENCING_SUPPORT tgw-1 forward"),
        ])
    func references(support: String, rules: [String], expected: String) throws {
        let fixture = try joined(vpcs()).without("describe-transit-gateways").transitGateway(references: support)
            .group("sg-ref", vpc: "vpc-b", rules)
            .interface("eni-ref", "10.1.2.21", in: "subnet-b", groups: ["sg-ref"])
        let answer = try fixture.ask("10.0.1.10", "10.1.2.21", port: "443").answer
        #expect(answer.hasPrefix(expected.words.prefix(2).joined(separator: " ")))
    }

    @Test("vector 20, sg-ref-tgw-egress: an outbound reference over a transit gateway never matches")
    func egressReference() throws {
        let fixture = try joined(vpcs()).without("describe-transit-gateways").transitGateway(references: "enable")
            .group("sg-out", ["out tcp 443 sg-b"])
            .interface("eni-out", "10.0.1.11", in: "subnet-a", groups: ["sg-out"])
        #expect(try fixture.ask("10.0.1.11", "10.1.2.20", port: "443").verdict == .blocked)
    }
}

/// A third VPC between the two, where a gateway load balancer endpoint in each zone inspects what passes.
@Suite("Inspection through a transit gateway")
struct InspectionTests {
    private func answer(appliance: String, receiver: String) throws -> String {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-fw", "10.9.0.0/16")
            .transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-b1", "10.1.1.0/24", of: "vpc-b")
            .subnet("subnet-b2", "10.1.2.0/24", of: "vpc-b", zone: "use1-az2")
            .subnet("subnet-in-1", "10.9.1.0/28", of: "vpc-fw")
            .subnet("subnet-in-2", "10.9.2.0/28", of: "vpc-fw", zone: "use1-az2")
            .subnet("subnet-fw-1", "10.9.11.0/28", of: "vpc-fw")
            .subnet("subnet-fw-2", "10.9.12.0/28", of: "vpc-fw", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in-1", of: "vpc-fw", for: ["subnet-in-1"], "10.9.0.0/16 -> local", "0.0.0.0/0 -> vpce-1")
            .routes("rtb-in-2", of: "vpc-fw", for: ["subnet-in-2"], "10.9.0.0/16 -> local", "0.0.0.0/0 -> vpce-2")
            .routes("rtb-fw", of: "vpc-fw", "10.9.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .openNetworkACL(
                for: "subnet-a", "subnet-b1", "subnet-b2", "subnet-in-1", "subnet-in-2", "subnet-fw-1", "subnet-fw-2"
            )
            .inspectionEndpoint("vpce-1", in: "subnet-fw-1").inspectionEndpoint("vpce-2", in: "subnet-fw-2")
            .inspectionService(target: "10.9.11.9")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-spokes")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b1", "subnet-b2"], table: "tgw-rtb-spokes")
            .attachment(
                "tgw-attach-fw", of: "vpc-fw", in: ["subnet-in-1", "subnet-in-2"], table: "tgw-rtb-fw",
                appliance: appliance
            )
            .transitGatewayRoutes("tgw-rtb-spokes", ["0.0.0.0/0 -> tgw-attach-fw static"])
            .transitGatewayRoutes("tgw-rtb-fw", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
            .openGroup().openGroup("sg-b", vpc: "vpc-b").interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b1", "10.1.1.20", in: "subnet-b1", groups: ["sg-b"])
            .interface("eni-b2", "10.1.2.20", in: "subnet-b2", groups: ["sg-b"])
            .ask("10.0.1.10", receiver, port: "443").answer
    }

    @Test(
        "vector 16, appliance-mode: without it the reply from another zone meets another appliance",
        arguments: [
            ("enable", "10.1.1.20", "reachable"), ("disable", "10.1.1.20", "reachable"),
            ("enable", "10.1.2.20", "reachable"), ("disable", "10.1.2.20", "blocked RETURN_PATH_ASYMMETRIC"),
        ])
    func applianceMode(mode: String, receiver: String, expected: String) throws {
        #expect(try answer(appliance: mode, receiver: receiver).hasPrefix(expected))
    }
}
