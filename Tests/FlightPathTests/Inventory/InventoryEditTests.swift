import Testing

@testable import FlightPath

@Suite("Inventory edits")
struct InventoryEditTests {
    @Test("an edit adds what it says and leaves the inventory it was made from as it was")
    func addsRules() throws {
        let inventory = try SnapshotFixture.oneVPC(server: []).inventory()
        let symbol = try #require(inventory.names.find("sg-server"))
        let group = try #require(inventory.groupByID[symbol])
        let blocks = ["10.10.0.0/16", "10.11.0.0/16"].compactMap { CIDRBlock($0) }
        let edit = InventoryEdit.addSecurityGroupRules(
            group, isEgress: false, .init(ipProtocol: .tcp, ports: 8080...8090), blocks)
        let edited = inventory.applying(edit)
        #expect(edited.securityGroups[group].record.rules.map(\.fromPort) == [8080, 8080])
        #expect(edited.securityGroups[group].record.rules.map(\.toPort) == [8090, 8090])
        #expect(inventory.securityGroups[group].record.rules.isEmpty)
        #expect(edit.component == .securityGroup(group))
    }

    @Test("entries for several blocks take numbers one after another")
    func numbersEntries() throws {
        let inventory = try SnapshotFixture.bareVPC().networkACL("acl-a", for: [], []).inventory()
        let blocks = ["10.10.0.0/16", "10.11.0.0/16"].compactMap { CIDRBlock($0) }
        let edited = inventory.applying(
            .addNetworkACLEntries(Handle(0), isEgress: true, number: 40, .init(ipProtocol: .icmp, icmpType: 8), blocks))
        let entries = edited.networkACLs[Handle(0)].record.entries
        #expect(entries.map(\.number) == [40, 41])
        #expect(entries.allSatisfy { $0.isEgress && $0.isAllow && $0.icmpType == 8 && $0.icmpCode == -1 })
    }

    @Test("routes are added, and deleted by their block")
    func routes() throws {
        let inventory = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1 blackhole").inventory()
        let table = Handle<RouteTable>(0)
        let dead = try #require(CIDRBlock("10.1.0.0/16"))
        let rest = inventory.applying(.deleteRoute(table, dead)).routeTables[table].record.routes
        #expect(rest.map(\.block) == [CIDRBlock("10.0.0.0/16")])
        let block = try #require(CIDRBlock("10.2.0.0/16"))
        let target = InventoryEdit.RouteTarget(kind: .transitGateway, id: try #require(inventory.names.find("tgw-1")))
        let routes = inventory.applying(.addRoutes(table, [block], target)).routeTables[table].record.routes
        #expect(routes.last?.block == block)
        #expect(routes.last?.target == .transitGateway)
    }

    @Test("rules of two responses that disagree leave a group undetermined, never open")
    func contradiction() throws {
        let row =
            #"{"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-server", "IsEgress": false, "IpProtocol": "tcp", "#
            + #""FromPort": 22, "ToPort": 22, "CidrIpv4": "10.9.0.0/16"}"#
        let fixture = try SnapshotFixture.oneVPC(server: ["in tcp 443 0.0.0.0/0"])
            .adding([row], to: "describe-security-group-rules", key: "SecurityGroupRules")
        #expect(try fixture.ask("eni/eni-client", "10.0.2.20", port: "443").verdict == .undetermined)
    }
}
