import Testing

@testable import FlightPath

@Suite("Route lookup")
struct RouteLookupTests {
    /// The target of the route that a destination takes, with its state where it is none that works; `none`, or `unknown`.
    private func target(_ routes: [String], _ destination: String, _ fixture: SnapshotFixture = .init()) throws
        -> String
    {
        let inventory = try fixture.vpc("vpc-a", "10.0.0.0/16").routes("rtb-a", of: "vpc-a", routes).inventory()
        let vpc = try #require(inventory.vpcs.first)
        let address = try #require(IPAddress(destination))
        let lookup = RouteLookup(inventory: inventory, table: Handle(0), local: vpc.addresses)
        let outcomes = lookup.outcomes(AddressSet(address))
        #expect(outcomes.count == 1)
        switch try #require(outcomes.first).choice {
        case .route(_, let route):
            let isDead = inventory.names.equals(route.state, "blackhole")
            return inventory.text(route.targetID) + (isDead ? " blackhole" : "")
        case .none: return "none"
        case .undetermined: return "unknown"
        }
    }

    @Test(
        "the longest prefix decides",
        arguments: [
            ("10.0.9.9", "local"), ("10.1.9.9", "tgw-1"), ("10.1.2.9", "pcx-1"), ("8.8.8.8", "igw-1"),
            ("2001:db8::1", "none"),
        ])
    func longestPrefix(destination: String, expected: String) throws {
        let routes = [
            "0.0.0.0/0 -> igw-1", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1", "10.1.2.0/24 -> pcx-1",
        ]
        #expect(try target(routes, destination) == expected)
        #expect(try target(routes.reversed(), destination) == expected)
    }

    @Test("vector 3, blackhole-longer: a dead route is not passed over for a shorter one that works")
    func blackhole() throws {
        let routes = ["10.1.0.0/16 -> tgw-1", "10.1.2.0/24 -> pcx-1 blackhole"]
        #expect(try target(routes, "10.1.2.3") == "pcx-1 blackhole")
        #expect(try target(routes, "10.1.3.3") == "tgw-1")
    }

    @Test(
        "vector 2, local-vs-vgw: local beats propagated routes inside the VPC, even longer ones",
        arguments: [
            (["10.0.0.0/16 -> local", "10.0.5.0/24 -> vgw-1 propagated"], "10.0.5.9", "local"),
            (["10.0.0.0/16 -> local", "10.7.0.0/16 -> vgw-1 propagated"], "10.7.5.9", "vgw-1"),
            (["10.0.0.0/16 -> local", "10.0.5.0/24 -> eni-fw"], "10.0.5.9", "eni-fw"),
        ])
    func local(routes: [String], destination: String, expected: String) throws {
        #expect(try target(routes, destination) == expected)
    }

    @Test(
        "among equal prefixes static beats prefix list beats propagated, in any order",
        arguments: [
            (["10.9.0.0/16 -> vgw-1 propagated", "10.9.0.0/16 -> tgw-1"], "tgw-1"),
            (["pl-1 -> pcx-1", "10.9.0.0/16 -> tgw-1"], "tgw-1"),
            (["10.9.0.0/16 -> vgw-1 propagated", "pl-1 -> pcx-1"], "pcx-1"),
            (["10.9.0.0/16 -> vgw-1 propagated", "pl-1 -> pcx-1", "10.9.0.0/16 -> tgw-1"], "tgw-1"),
        ])
    func ties(routes: [String], expected: String) throws {
        let fixture = SnapshotFixture().prefixList("pl-1", "10.9.0.0/16")
        #expect(try target(routes, "10.9.1.1", fixture) == expected)
        #expect(try target(routes.reversed(), "10.9.1.1", fixture) == expected)
    }

    @Test("a prefix list's entries count by their own length")
    func prefixList() throws {
        let fixture = SnapshotFixture().prefixList("pl-1", "10.9.4.0/24", "10.8.0.0/16")
        let routes = ["10.9.0.0/16 -> tgw-1", "pl-1 -> pcx-1"]
        #expect(try target(routes, "10.9.4.1", fixture) == "pcx-1")
        #expect(try target(routes, "10.9.5.1", fixture) == "tgw-1")
    }

    @Test("a prefix list that was not collected may hide a longer prefix: nothing is certain")
    func unknownPrefixList() throws {
        #expect(try target(["10.9.0.0/16 -> tgw-1", "pl-1 -> pcx-1"], "10.9.4.1") == "unknown")
    }

    @Test("a filtered route is not installed")
    func filtered() throws {
        #expect(try target(["10.9.0.0/16 -> tgw-1 filtered", "0.0.0.0/0 -> igw-1"], "10.9.1.1") == "igw-1")
    }

    @Test(
        "the default routes of the families are two",
        arguments: [
            (["0.0.0.0/0 -> igw-1"], "2001:db8::1", "none"), (["::/0 -> eigw-1"], "8.8.8.8", "none"),
            (["::/0 -> eigw-1", "0.0.0.0/0 -> igw-1"], "2001:db8::1", "eigw-1"),
        ])
    func families(routes: [String], destination: String, expected: String) throws {
        #expect(try target(routes, destination) == expected)
    }

    @Test("destinations that take different routes come apart, and cover what was asked")
    func parts() throws {
        let inventory = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .routes("rtb-a", of: "vpc-a", ["10.1.0.0/16 -> tgw-1", "10.1.2.0/24 -> pcx-1"]).inventory()
        let lookup = RouteLookup(inventory: inventory, table: Handle(0), local: AddressSet())
        let block = try #require(CIDRBlock("10.0.0.0/15"))
        let asked = AddressSet(block)
        let outcomes = lookup.outcomes(asked)
        #expect(outcomes.count == 3)
        var covered = AddressSet()
        for outcome in outcomes {
            #expect(!covered.overlaps(outcome.destinations))
            covered.formUnion(outcome.destinations)
        }
        #expect(covered == asked)
    }
}

/// Which table is asked, through whole questions.
@Suite("Route tables on the way")
struct RouteTableChoiceTests {
    @Test("vector 1, secondary-cidr-pod: local covers the secondary block")
    func secondaryBlock() throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "100.64.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-pods", "100.64.1.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "100.64.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-pods").openGroup()
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-pod", "100.64.1.5", in: "subnet-pods")
        #expect(try fixture.ask("10.0.1.10", "100.64.1.5", port: "8080").answer == "reachable")
    }

    @Test("vector 4, main-implicit: a subnet without association takes the main table, one with takes its own")
    func mainTable() throws {
        let main = try SnapshotFixture.oneVPC()
        #expect(try main.ask("10.0.1.10", "10.0.2.20", port: "443").answer == "reachable")
        let empty = try main.routes("rtb-empty", of: "vpc-a", for: ["subnet-client"])
        #expect(
            try empty.ask("10.0.1.10", "10.0.2.20", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-empty forward")
    }

    @Test("without route tables nothing is certain")
    func noTables() throws {
        let report = try SnapshotFixture.oneVPC().without("describe-route-tables")
            .ask("10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.verdict == .undetermined)
    }

    @Test("vector 3, blackhole-longer: the question is blocked by the dead route")
    func blackhole() throws {
        let fixture = try SnapshotFixture.oneVPC()
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local",
                "10.0.2.0/24 -> eni-x blackhole")
        #expect(
            try fixture.ask("10.0.1.10", "10.0.2.20", port: "443").answer
                == "blocked BAD_STATE_ROUTE rtb-client forward")
    }
}
