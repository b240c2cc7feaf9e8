import Testing

@testable import FlightPath

@Suite("Vectors: route tables")
struct RoutingVectorTests {
    /// The client at 10.0.1.10 and the server at 10.0.2.20 of one VPC, by these routes of the client's subnet.
    private func ask(_ fixture: SnapshotFixture, to: String = "10.0.2.20") throws -> String {
        try fixture.ask("10.0.1.10", to, port: "443").answer
    }

    @Test("vector 1, secondary-cidr-pod: an address of a secondary block is local, one of no block is not")
    func secondaryBlock() throws {
        func fixture(_ blocks: String) throws -> SnapshotFixture {
            try SnapshotFixture().file(
                SnapshotFixture.home + "describe-vpcs.json",
                """
                {"Vpcs": [{"VpcId": "vpc-a", "OwnerId": "111122223333", "CidrBlock": "10.0.0.0/16",
                 "CidrBlockAssociationSet": [\(blocks)]}]}
                """
            ).subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-pods", "100.64.1.0/24", of: "vpc-a")
                .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "100.64.0.0/16 -> local")
                .openNetworkACL(for: "subnet-client", "subnet-pods").openGroup()
                .interface("eni-client", "10.0.1.10", in: "subnet-client")
                .interface("eni-pod", "100.64.1.5", in: "subnet-pods")
        }
        func block(_ block: String, _ state: String = "associated") -> String {
            "{\"CidrBlock\": \"\(block)\", \"CidrBlockState\": {\"State\": \"\(state)\"}}"
        }
        let both = block("10.0.0.0/16") + "," + block("100.64.0.0/16")
        #expect(try ask(fixture(both), to: "100.64.1.5") == "reachable")
    }

    @Test("vector 2, local-vs-vgw: a longer propagated route does not beat local, a static one for the subnet does")
    func localAgainstPropagated() throws {
        let local = "10.0.0.0/16 -> local"
        let propagated = try SnapshotFixture.oneVPC().vpnGateway("vgw-1", of: "vpc-a")
            .routes("rtb-c", of: "vpc-a", for: ["subnet-client"], local, "10.0.2.0/24 -> vgw-1 propagated")
        #expect(try ask(propagated) == "reachable")
        let fixed = try SnapshotFixture.oneVPC().interface("eni-fw", "10.0.1.99", in: "subnet-client")
            .routes("rtb-c", of: "vpc-a", for: ["subnet-client"], local, "10.0.2.0/24 -> eni-fw")
        #expect(try ask(fixed) == "blocked ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw forward")
    }

    @Test(
        "vector 3, blackhole-longer: a blackhole is not passed over for a shorter route",
        arguments: [
            (["10.1.0.0/16 -> tgw-1", "10.1.2.0/24 -> pcx-1 blackhole"], "blocked BAD_STATE_ROUTE rtb-a forward"),
            (["10.1.0.0/16 -> tgw-1", "10.1.7.0/24 -> pcx-1 blackhole"], "reachable"),
        ])
    func blackhole(_ rows: [String], _ expected: String) throws {
        let fixture = try SnapshotFixture.twoVPCs(client: ["10.0.0.0/16 -> local"] + rows)
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test("vector 4, main-implicit: a subnet goes by the main table until it has a table of its own")
    func mainTable() throws {
        #expect(try ask(SnapshotFixture.oneVPC()) == "reachable")
        let own = try SnapshotFixture.oneVPC().routes("rtb-empty", of: "vpc-a", for: ["subnet-client"], [])
        #expect(try ask(own) == "blocked NO_ROUTE_TO_DESTINATION rtb-empty forward")
        let without = try SnapshotFixture.oneVPC().without("describe-route-tables")
        #expect(try without.ask("10.0.1.10", "10.0.2.20", port: "443").verdict == .undetermined)
    }

    @Test("vector 7, more-specific-local: a route for the server's subnet beats local, and needs its mirror")
    func moreSpecificThanLocal() throws {
        let local = "10.0.0.0/16 -> local"
        func fixture(_ back: String...) throws -> SnapshotFixture {
            try SnapshotFixture.oneVPC().subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a")
                .openNetworkACL("acl-fw", for: "subnet-fw")
                .interface("eni-fw", "10.0.9.9", in: "subnet-fw", check: false)
                .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], local, "10.0.2.0/24 -> eni-fw")
                .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], [local] + back)
        }
        #expect(try ask(fixture()) == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
        #expect(try ask(fixture("10.0.1.0/24 -> eni-fw")) == "reachable")
    }

    @Test("a prefix list's entries are routes; without them nothing is certain")
    func prefixList() throws {
        let rows = ["10.0.0.0/16 -> local", "pl-1 -> tgw-1"]
        let known = try SnapshotFixture.twoVPCs(client: rows).prefixList("pl-1", "10.1.0.0/16")
        #expect(try known.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
        let other = try SnapshotFixture.twoVPCs(client: rows).prefixList("pl-1", "10.7.0.0/16")
        #expect(
            try other.ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
        let unread = try SnapshotFixture.twoVPCs(client: rows)
        let report = try unread.ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.verdict == .undetermined)
        #expect(report.gaps.contains { $0.what.contains("pl-1") })
    }

    @Test("a static route goes before a prefix list's, and that before a propagated one")
    func ranks() throws {
        let list = try SnapshotFixture.twoVPCs(
            client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1", "pl-1 -> pcx-1"]
        ).prefixList("pl-1", "10.1.0.0/16")
        #expect(try list.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
        let propagated = try SnapshotFixture.twoVPCs(
            client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> vgw-1 propagated", "pl-1 -> tgw-1"]
        ).prefixList("pl-1", "10.1.0.0/16")
        #expect(try propagated.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
    }

    @Test("what is filtered is not installed, and what a route server advertises ranks as propagated: both are said")
    func openPoints() throws {
        let filtered = try SnapshotFixture.twoVPCs(
            client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1", "10.1.2.0/24 -> vgw-1 filtered"]
        ).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(filtered.answer == "reachable")
        #expect(filtered.assumptions.contains { $0.contains("filtered") })
        let advertised = try SnapshotFixture.twoVPCs(
            client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1 advertised"]
        ).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(advertised.answer == "reachable")
        #expect(advertised.assumptions.contains { $0.contains("advertised") })
    }

    @Test("addresses of the instance metadata range are never forwarded, however wide the route")
    func neverForwarded() throws {
        let inventory = try SnapshotFixture.oneVPC().routes(
            "rtb-all", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1"
        ).inventory()
        let table = try #require(
            inventory.routeTables.handles.first {
                inventory.names.equals(inventory.routeTables[$0].record.id, "rtb-all")
            })
        let lookup = RouteLookup(inventory: inventory, table: table, local: inventory.vpcs[0].addresses)
        let outcomes = lookup.outcomes(AddressSet([try #require(CIDRBlock("169.254.168.0/21"))]))
        #expect(outcomes.count == 2)
        guard case .none? = outcomes.first?.choice else {
            Issue.record("169.254.168.0/22 is forwarded")
            return
        }
    }
}
