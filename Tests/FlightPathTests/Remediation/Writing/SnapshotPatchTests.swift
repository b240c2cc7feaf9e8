import Foundation
import Testing

@testable import FlightPath

/// Edits that few questions lead to: what is read back is what the edit makes of the inventory.
@Suite("Edits made in the files of a snapshot")
struct SnapshotPatchTests {
    /// What a look at the inventory tells after the edits, and what it tells of the files they were written to.
    private func looks<Value: Equatable>(
        _ fixture: SnapshotFixture, _ edits: (Inventory) throws -> [InventoryEdit], _ look: (Inventory) throws -> Value
    ) throws -> (before: Value, expected: Value, written: Value) {
        let original = try ScratchSnapshot()
        try fixture.write(to: original.root)
        let snapshot = try Snapshot.load([original.path])
        let inventory = InventoryBuilder.build(snapshot)
        let edits = try edits(inventory)
        let fixed = try FixedSnapshot(snapshot, inventory, edits: edits, renewed: [])
        let scratch = try ScratchSnapshot()
        try scratch.write(fixed)
        let written = InventoryBuilder.build(try Snapshot.load([scratch.path]))
        return (try look(inventory), try look(inventory.applying(edits)), try look(written))
    }

    private func expectSame<Value: Equatable>(
        _ fixture: SnapshotFixture, _ edits: (Inventory) throws -> [InventoryEdit], _ look: (Inventory) throws -> Value
    ) throws {
        let (before, expected, written) = try looks(fixture, edits, look)
        #expect(written == expected)
        #expect(written != before)
    }

    private func table(_ id: String, _ inventory: Inventory) throws -> Handle<RouteTable> {
        try #require(
            inventory.routeTables.handles.first { inventory.text(inventory.routeTables[$0].record.id) == id })
    }

    private func attachment(_ id: String, _ inventory: Inventory) throws -> Handle<TransitGatewayAttachment> {
        try #require(
            inventory.attachments.handles.first { inventory.text(inventory.attachments[$0].id) == id })
    }

    private func symbol(_ text: String, _ inventory: Inventory) throws -> Symbol {
        try #require(inventory.names.find(text))
    }

    private func block(_ text: String) throws -> CIDRBlock { try #require(CIDRBlock(text)) }

    @Test("routes that are added, led elsewhere and deleted, one after the other")
    func routes() throws {
        try expectSame(try .twoVPCs()) { inventory in
            let table = try table("rtb-a", inventory)
            let target = InventoryEdit.RouteTarget(kind: .transitGateway, id: try symbol("tgw-1", inventory))
            let other = InventoryEdit.RouteTarget(kind: .networkInterface, id: try symbol("eni-a", inventory))
            return [
                .addRoutes(table, [try block("10.2.0.0/16"), try block("2001:db8::/32")], target),
                .replaceRoute(table, try block("10.2.0.0/16"), other),
                .deleteRoute(table, try block("10.1.0.0/16")),
            ]
        } _: { inventory in
            inventory.routeTables[try table("rtb-a", inventory)].record.routes.map {
                "\($0.block?.description ?? "") \($0.target) \(inventory.text($0.targetID))"
            }.sorted()
        }
    }

    @Test("a subnet is routed by another table")
    func association() throws {
        try expectSame(try .twoVPCs()) { inventory in
            let subnet = try #require(inventory.subnetByID[try symbol("subnet-a", inventory)])
            return [.connection(.associate(subnet, with: try table("rtb-b", inventory)))]
        } _: { inventory in
            let subnet = try #require(inventory.subnetByID[try symbol("subnet-a", inventory)])
            return inventory.subnets[subnet].routeTable == (try table("rtb-b", inventory))
        }
    }

    @Test("a classic load balancer is attached to another subnet, and enabled in its zone")
    func attachment() throws {
        let fixture = try SnapshotFixture.twoVPCs().subnet("subnet-b2", "10.1.3.0/24", of: "vpc-b", zone: "use1-az2")
            .classicBalancer("web", in: ["subnet-b"], ["80 -> 31380"], instances: [])
        try expectSame(fixture) { inventory in
            let balancer = try #require(inventory.loadBalancers.handles.first)
            let subnet = try #require(inventory.subnetByID[try symbol("subnet-b2", inventory)])
            return [.connection(.attach(balancer, to: subnet))]
        } _: { inventory in
            (inventory.loadBalancers.first?.classic?.subnets ?? []).map { inventory.text($0) }
        }
    }

    @Test("an internet gateway is attached, and routes to it are blackholes no more")
    func gateway() throws {
        let free = #"{"InternetGatewayId": "igw-1", "OwnerId": "\#(SnapshotFixture.account)", "Attachments": []}"#
        let fixture = try SnapshotFixture.twoVPCs(client: ["10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1 blackhole"])
            .adding([free], to: "describe-internet-gateways", key: "InternetGateways")
        try expectSame(fixture) { inventory in
            let vpc = try #require(inventory.vpcByID[try symbol("vpc-a", inventory)])
            return [.connection(.attachGateway(try #require(inventory.internetGateways.handles.first), to: vpc))]
        } _: { inventory in
            let gateway = try #require(inventory.internetGateways.first)
            let routes = inventory.routeTables[try table("rtb-a", inventory)].record.routes
            return gateway.record.attachments.map { "\(inventory.text($0.vpc)) \(inventory.text($0.state))" }
                + routes.map { "\(inventory.text($0.targetID)) \(inventory.names.equals($0.state, "blackhole"))" }
        }
    }

    @Test("an interface has other security groups")
    func membership() throws {
        func interface(_ inventory: Inventory) throws -> Handle<NetworkInterface> {
            try #require(inventory.interface(try symbol("eni-b", inventory)))
        }
        try expectSame(try .twoVPCs().group("sg-new", vpc: "vpc-b", ["in all 0.0.0.0/0"])) { inventory in
            let groups = try ["sg-new", "sg-b"].map { id in
                try #require(inventory.groupByID[try symbol(id, inventory)])
            }
            return [.connection(.setGroups(try interface(inventory), groups))]
        } _: { inventory in
            inventory.interfaces[try interface(inventory)].groups.map { inventory.text($0) }
        }
    }

    @Test("static routes of a transit gateway's table")
    func transitGatewayRoutes() throws {
        try expectSame(try .twoVPCs()) { inventory in
            let table = try symbol("tgw-rtb-1", inventory)
            let attachment = try attachment("tgw-attach-a", inventory)
            return [
                .transitGateway(.addRoute(try block("10.7.0.0/16"), to: attachment, in: table)),
                .transitGateway(.addRoute(try block("10.8.0.0/16"), to: attachment, in: table)),
                .transitGateway(.deleteRoute(try block("10.8.0.0/16"), in: table)),
                .transitGateway(
                    .replaceRoute(
                        try block("10.7.0.0/16"), to: try self.attachment("tgw-attach-b", inventory), in: table)),
            ]
        } _: { inventory in
            try #require(inventory.transitGatewayTables[try symbol("tgw-rtb-1", inventory)]).rows.map { row in
                "\(row.block?.description ?? "") \(row.isStatic) \(row.attachments.map { inventory.text($0) })"
            }.sorted()
        }
    }

    @Test("what attachments and transit gateways are set to")
    func options() throws {
        try expectSame(try .twoVPCs()) { inventory in
            let attachment = try attachment("tgw-attach-b", inventory)
            return [
                .transitGateway(.enableApplianceMode(attachment)), .transitGateway(.enableReferencingOn(attachment)),
                .transitGateway(.enableReferencing(try symbol("tgw-1", inventory))),
                .transitGateway(.associate(attachment, with: try symbol("tgw-rtb-1", inventory))),
            ]
        } _: { inventory in
            let value = inventory.attachments[try attachment("tgw-attach-b", inventory)]
            let gateway = inventory.transitGateways[try symbol("tgw-1", inventory)]
            return [
                "\(value.isApplianceMode)", inventory.text(value.securityGroupReferencing),
                inventory.text(gateway?.securityGroupReferencing ?? .empty),
                inventory.text(value.associatedTable ?? .empty),
            ]
        }
    }

    @Test("rules of groups agree with the list of rules, where that was collected")
    func rules() throws {
        let row = """
            {"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-b", "IsEgress": false, "IpProtocol": "-1", "FromPort": -1,
             "ToPort": -1, "CidrIpv4": "0.0.0.0/0"}
            """
        let egress = row.replacing("sgr-1", with: "sgr-2").replacing("false", with: "true")
        func six(_ id: String, _ row: String) -> String {
            row.replacing("sgr-1", with: id).replacing("sgr-2", with: id).replacing("CidrIpv4", with: "CidrIpv6")
                .replacing("0.0.0.0/0", with: "::/0")
        }
        let fixture = try SnapshotFixture.twoVPCs().adding(
            [row, egress, six("sgr-3", row), six("sgr-4", egress)], to: "describe-security-group-rules",
            key: "SecurityGroupRules")
        func group(_ inventory: Inventory) throws -> Handle<SecurityGroup> {
            try #require(inventory.groupByID[try symbol("sg-b", inventory)])
        }
        let (before, expected, written) = try looks(fixture) { inventory in
            let transport = InventoryEdit.Transport(ipProtocol: .tcp, ports: 443...443)
            return [
                .addSecurityGroupRules(
                    try group(inventory), isEgress: false, transport,
                    [try block("10.0.0.0/8"), try block("2001:db8::/32")]),
                .addSecurityGroupReference(
                    try group(inventory), isEgress: true, .init(ipProtocol: .gre), try group(inventory)),
            ]
        } _: { inventory in
            let own = inventory.securityGroups[try group(inventory)]
            return own.record.rules.map { $0.identity(inventory.names) }.map {
                "\($0.isEgress) \($0.ipProtocol) \($0.from) \($0.to)"
            }.sorted() + ["\(own.isConsistent)"]
        }
        #expect(before.last == "true" && written.last == "true")
        #expect(written.count == before.count + 3)
        // A protocol by number, as the API prints it.
        #expect(written.contains("true 47 -1 -1") && expected.contains("true 47 -1 -1"))
    }

    @Test("an edit for which no file lists what it changes is refused")
    func nowhere() throws {
        let original = try ScratchSnapshot()
        try SnapshotFixture.twoVPCs().write(to: original.root)
        let snapshot = try Snapshot.load([original.path])
        let inventory = InventoryBuilder.build(snapshot)
        let edit = InventoryEdit.connection(
            .addPrefixListEntries(try symbol("tgw-1", inventory), [try block("10.0.0.0/8")]))
        do {
            _ = try FixedSnapshot(snapshot, inventory, edits: [edit], renewed: [])
            Issue.record("it was written")
        } catch {
            #expect(error.description == "no file of the snapshot lists what change 1 of the fix is made to")
        }
    }
}
