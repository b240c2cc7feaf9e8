import Testing

@testable import FlightPath

/// Two regions, a transit gateway in each, a VPC on either: 10.0.0.0/16 in us-east-1, 10.1.0.0/16 in eu-west-1.
@Suite("Vectors: peered transit gateways")
struct TransitGatewayPeeringVectors {
    private static let far = SnapshotFixture.home(SnapshotFixture.account, "eu-west-1")

    private func fixture(
        near: [String] = ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-p static"],
        far rows: [String] = ["10.1.0.0/16 -> tgw-attach-b", "10.0.0.0/16 -> tgw-attach-p static"],
        farTable: String? = "tgw-rtb-b", farID: String = "tgw-attach-p", server: String = "in tcp 443 10.0.0.0/16"
    ) throws -> SnapshotFixture {
        let base = try SnapshotFixture.throughGateway(references: "enable", server: [server])
            .transitGateway("tgw-2", references: "enable")
            .without("describe-route-tables")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-2")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-a")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-b", gateway: "tgw-2")
            .peeringEnd("tgw-attach-p", of: "tgw-1", to: "tgw-2", table: "tgw-rtb-a")
            .gatewayPeering("tgw-attach-p", "us-east-1/tgw-1", "eu-west-1/tgw-2")
            .transitGatewayRoutes("tgw-rtb-a", near).transitGatewayRoutes("tgw-rtb-b", rows)
        return base.peeringEnd(farID, of: "tgw-2", to: "tgw-1", table: farTable, at: Self.far)
    }

    private func answer(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    @Test("each side routes by the table that its own end of the peering is associated with")
    func bothTables() throws {
        #expect(try answer(fixture()) == "reachable")
        #expect(
            try answer(fixture(near: ["10.0.0.0/16 -> tgw-attach-a"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-a forward")
        #expect(
            try answer(fixture(far: ["10.0.0.0/16 -> tgw-attach-p static"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-b forward")
        #expect(
            try answer(fixture(far: ["10.1.0.0/16 -> tgw-attach-b"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-b reply")
        #expect(
            try answer(fixture(near: ["10.1.0.0/16 -> tgw-attach-p static"]))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-a reply")
        #expect(
            try answer(fixture(farTable: "tgw-rtb-other").transitGatewayRoutes("tgw-rtb-other"))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-other forward")
    }

    @Test("the far end's attachment has an id of its own: which belongs to which is assumed")
    func identity() throws {
        let rows = ["10.1.0.0/16 -> tgw-attach-b", "10.0.0.0/16 -> tgw-attach-q static"]
        let assumed = try fixture(far: rows, farID: "tgw-attach-q").ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(assumed.answer == "reachable")
        #expect(assumed.assumes(.peeringAttachmentIdentity))
        #expect(try !fixture().ask("10.0.1.10", "10.1.2.20", port: "443").assumes(.peeringAttachmentIdentity))
    }

    @Test("a side that was not collected is a gap, which names its account and region")
    func missingSide() throws {
        let report = try fixture().without(Self.far + "describe-transit-gateway-attachments.json")
            .ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.what.contains("tgw-2") })
        #expect(
            report.gaps.contains {
                ($0.collect ?? "").contains("eu-west-1") || $0.what.contains("eu-west-1")
            })
        let table = try fixture().without("search-transit-gateway-routes.tgw-rtb-b")
        #expect(try answer(table) == "undetermined")
    }

    @Test("group references do not cross, though both gateways support them")
    func references() throws {
        #expect(try answer(fixture(server: "in tcp 443 sg-open")) == "blocked SG_REFERENCES_NOT_PRESERVED sg-b forward")
    }

    @Test("a peering that is not yet accepted carries nothing")
    func pending() throws {
        let fixture = try fixture().without("describe-transit-gateway-attachments")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-a")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-b", gateway: "tgw-2")
            .peeringEnd("tgw-attach-p", of: "tgw-1", to: "tgw-2", table: "tgw-rtb-a", state: "pendingAcceptance")
        #expect(try answer(fixture) == "blocked BAD_STATE_ATTACHMENT tgw-attach-p forward")
    }
}
