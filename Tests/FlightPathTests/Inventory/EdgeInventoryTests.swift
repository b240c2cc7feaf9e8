import Testing

@testable import FlightPath

/// What leads out of VPCs, looked up by what packets meet: an interface, an id, an end of an attachment.
@Suite("Inventory of edges")
struct EdgeInventoryTests {
    private func vpc() -> SnapshotFixture {
        SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
    }

    @Test("a NAT gateway is found by its interface, and a deleted one only by its id")
    func natGateways() throws {
        let inventory = try vpc().natGateway("nat-1", "10.0.1.5", in: "subnet-a", public: "203.0.113.5")
            .natGateway("nat-0", "10.0.1.6", in: "subnet-a", state: "deleted").inventory()
        func nat(_ id: String) throws -> Handle<NATGateway> {
            try #require(inventory.names.find(id).flatMap { inventory.natGatewayByID[$0] })
        }
        func byInterface(_ id: String) -> Handle<NATGateway>? {
            inventory.names.find(id).flatMap { inventory.natGatewayByInterface[$0] }
        }
        #expect(byInterface("eni-nat-1") == (try nat("nat-1")))
        #expect(byInterface("eni-nat-0") == nil)
        let component = Describer(inventory: inventory).component(.natGateway(try nat("nat-1")))
        #expect(component.kind == .nat && component.id == "nat-1" && component.account == SnapshotFixture.account)
        #expect(component.region == "us-east-1" && component.console?.contains("NatGatewayDetails") == true)
    }

    @Test("endpoints are found by their interfaces")
    func endpoints() throws {
        let inventory = try vpc().openGroup()
            .interfaceEndpoint("vpce-1", "com.amazonaws.us-east-1.sqs", of: "vpc-a", ["subnet-a 10.0.1.50"])
            .interfaceEndpoint("vpce-0", "gone", of: "vpc-a", ["subnet-a 10.0.1.51"], state: "deleted")
            .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", of: "vpc-a", tables: ["rtb-a"]).inventory()
        func byInterface(_ id: String) -> String? {
            inventory.names.find(id).flatMap { inventory.endpointByInterface[$0] }
                .map { inventory.text(inventory.endpoints[$0].record.id) }
        }
        #expect(byInterface("eni-vpce-1-subnet-a") == "vpce-1")
        #expect(byInterface("eni-vpce-0-subnet-a") == nil)
        #expect(inventory.endpoints.count == 3)
    }

    @Test("the other gateways are there by id")
    func gateways() throws {
        let inventory = try vpc().egressOnlyGateway("eigw-1", of: "vpc-a").vpnGateway("vgw-1", of: "vpc-a")
            .vpnConnection("vpn-1", to: "vgw-1", routes: ["192.168.0.0/16"]).vpnConnection("vpn-2", to: "tgw-1")
            .directConnect("dxgw-1", to: "vgw-1", prefixes: ["10.0.0.0/16"]).inventory()
        #expect(inventory.egressOnlyGateways.keys.map { inventory.text($0) } == ["eigw-1"])
        #expect(inventory.vpnConnections.map { inventory.text($0.id) } == ["vpn-1", "vpn-2"])
        #expect(inventory.vpnConnections.map(\.staticRoutesOnly) == [true, false])
        #expect(inventory.directConnectAssociations.map { inventory.text($0.gateway) } == ["vgw-1"])
        #expect(inventory.directConnectGateways.keys.map { inventory.text($0) } == ["dxgw-1"])
    }

    // MARK: Transit gateways

    /// The ends of an attachment with their tables, `tgw-1 tgw-rtb-1`.
    private func ends(_ inventory: Inventory) -> [String] {
        inventory.attachments.map {
            let table = $0.associatedTable.map { $0 == .empty ? "none" : inventory.text($0) } ?? "unknown"
            return "\(inventory.text($0.id)) \(inventory.text($0.transitGateway)) \(table)"
        }
    }

    @Test("both ends of a peering keep their tables, though they share an id")
    func peeringEnds() throws {
        let far = SnapshotFixture.home(SnapshotFixture.account, "eu-west-1")
        let inventory = try SnapshotFixture().transitGateway()
            .peeringEnd("tgw-attach-p", of: "tgw-1", to: "tgw-2", table: "tgw-rtb-1")
            .peeringEnd("tgw-attach-p", of: "tgw-2", to: "tgw-1", table: "tgw-rtb-2", at: far)
            .gatewayPeering("tgw-attach-p", "us-east-1/tgw-1", "eu-west-1/tgw-2")
            .gatewayPeering("tgw-attach-p", "us-east-1/tgw-1", "eu-west-1/tgw-2", at: far)
            .vpc("vpc-a", "10.0.0.0/16").inventory()
        #expect(ends(inventory) == ["tgw-attach-p tgw-1 tgw-rtb-1", "tgw-attach-p tgw-2 tgw-rtb-2"])
        #expect(inventory.attachments.map { inventory.text($0.region) } == ["us-east-1", "eu-west-1"])
        #expect(inventory.transitGatewayPeerings.count == 1)
        let names = inventory.names
        let id = try #require(names.find("tgw-attach-p"))
        for gateway in ["tgw-1", "tgw-2"] {
            let symbol = try #require(names.find(gateway))
            let handle = try #require(inventory.attachment(id, of: symbol))
            #expect(inventory.attachments[handle].transitGateway == symbol)
        }
        #expect(inventory.attachment(id, of: .empty) == nil)
    }

    @Test("an association belongs to the end at the table's own transit gateway")
    func associations() throws {
        let tables = ["1", "2"].map {
            "{\"TransitGatewayRouteTableId\": \"tgw-rtb-\($0)\", \"TransitGatewayId\": \"tgw-\($0)\"}"
        }
        func associated(_ fixture: SnapshotFixture, _ table: String) -> SnapshotFixture {
            fixture.response(
                "get-transit-gateway-route-table-associations.\(table)",
                """
                {"Associations": [{"TransitGatewayAttachmentId": "tgw-attach-p", "ResourceType": "peering",
                  "State": "associated"}]}
                """)
        }
        let fixture = SnapshotFixture().peeringEnd("tgw-attach-p", of: "tgw-1", to: "tgw-2", table: nil)
            .peeringEnd("tgw-attach-p", of: "tgw-2", to: "tgw-1", table: nil).vpc("vpc-a", "10.0.0.0/16")
            .adding(tables, to: "describe-transit-gateway-route-tables", key: "TransitGatewayRouteTables")
        let inventory = try associated(associated(fixture, "tgw-rtb-1"), "tgw-rtb-2").inventory()
        #expect(ends(inventory) == ["tgw-attach-p tgw-1 tgw-rtb-1", "tgw-attach-p tgw-2 tgw-rtb-2"])
    }

    @Test("that a guest's list shows no association proves nothing; the transit gateway's owner's does")
    func guestsView() throws {
        let guest = SnapshotFixture.home("444455556666")
        let fixture = SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .peeringEnd("tgw-attach-1", of: "tgw-1", to: "tgw-2", table: nil, at: guest)
        #expect(ends(try fixture.inventory()) == ["tgw-attach-1 tgw-1 unknown"])
        let both = fixture.peeringEnd("tgw-attach-1", of: "tgw-1", to: "tgw-2", table: "tgw-rtb-1")
        #expect(ends(try both.inventory()) == ["tgw-attach-1 tgw-1 tgw-rtb-1"])
        let without = fixture.peeringEnd("tgw-attach-1", of: "tgw-1", to: "tgw-2", table: nil)
        #expect(ends(try without.inventory()) == ["tgw-attach-1 tgw-1 none"])
    }

    // MARK: Prefix list references

    private func rows(_ fixture: SnapshotFixture) throws -> [String] {
        let inventory = try fixture.vpc("vpc-a", "10.0.0.0/16").inventory()
        let table = inventory.names.find("tgw-rtb-1").flatMap { inventory.transitGatewayTables[$0] }
        return (table?.rows ?? []).map {
            let target = $0.isBlackhole ? "blackhole" : $0.attachments.map { inventory.text($0) }.joined()
            return "\($0.block?.description ?? "?") \(inventory.text($0.prefixList)) \(target)"
        }
    }

    @Test("a reference makes one row an entry of its list, or a single one where the entries are unknown")
    func references() throws {
        let references = try SnapshotFixture().prefixListReferences(
            "tgw-rtb-1", ["pl-1 -> tgw-attach-b", "pl-2 blackhole"])
        #expect(try rows(references) == ["? pl-1 tgw-attach-b", "? pl-2 blackhole"])
        let known = references.prefixList("pl-1", "10.1.0.0/16", "10.2.0.0/16").prefixList("pl-2", "10.3.0.0/16")
        #expect(
            try rows(known) == [
                "10.1.0.0/16 pl-1 tgw-attach-b", "10.2.0.0/16 pl-1 tgw-attach-b", "10.3.0.0/16 pl-2 blackhole",
            ])
    }

    @Test("a table that was searched holds the rows of its references already")
    func searched() throws {
        let fixture = try SnapshotFixture().prefixListReferences("tgw-rtb-1", ["pl-1 -> tgw-attach-b"])
            .prefixList("pl-1", "10.1.0.0/16").response(
                "search-transit-gateway-routes.tgw-rtb-1",
                """
                {"Routes": [{"DestinationCidrBlock": "10.1.0.0/16", "PrefixListId": "pl-1", "Type": "static",
                  "State": "active", "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-b"}]}]}
                """)
        #expect(try rows(fixture) == ["10.1.0.0/16 pl-1 tgw-attach-b"])
    }

    @Test("a static route for the block of an entry goes before the reference")
    func staticBeforeReference() throws {
        let fixture = try SnapshotFixture().prefixListReferences("tgw-rtb-1", ["pl-1 -> tgw-attach-b"])
            .prefixList("pl-1", "10.1.0.0/16", "10.2.0.0/16").response(
                "TransitGatewayStaticRoutes",
                """
                {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [
                  {"DestinationCidrBlock": "10.1.0.0/16", "Type": "static", "State": "active",
                   "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-c"}]}]}]}
                """)
        #expect(try rows(fixture) == ["10.1.0.0/16  tgw-attach-c", "10.2.0.0/16 pl-1 tgw-attach-b"])
    }
}
