import Testing

@testable import FlightPath

@Suite("Vectors: route tables")
struct RouteTableVectors {
    // MARK: Appendix A

    private func secondary(_ blocks: String..., rows: [String]) throws -> String {
        var fixture = SnapshotFixture()
        fixture = blocks.count > 1 ? fixture.vpc("vpc-a", blocks[0], blocks[1]) : fixture.vpc("vpc-a", blocks[0])
        return try fixture.subnet("subnet-client", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-pods", "100.64.1.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + rows)
            .openNetworkACL(for: "subnet-client", "subnet-pods").openGroup().vpnGateway("vgw-1", of: "vpc-a")
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-pods", "100.64.1.5", in: "subnet-pods")
            .ask("10.0.1.10", "100.64.1.5", port: "8080").answer
    }

    @Test("vector 1, secondary-cidr-pod: a pod in the VPC's secondary block is local")
    func secondaryBlock() throws {
        let local = ["100.64.0.0/16 -> local"]
        let propagated = local + ["100.64.1.0/24 -> vgw-1 propagated"]
        #expect(try secondary("10.0.0.0/16", "100.64.0.0/16", rows: local) == "reachable")
        // Local beats a longer propagated route for every block of the VPC, not only for the primary one.
        #expect(try secondary("10.0.0.0/16", "100.64.0.0/16", rows: propagated) == "reachable")
        #expect(try secondary("10.0.0.0/16", rows: propagated) != "reachable")
        #expect(
            try secondary("10.0.0.0/16", "100.64.0.0/16", rows: [])
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
    }

    @Test(
        "vector 2, local-vs-vgw: a propagated route inside the VPC loses to local, one beside it counts",
        arguments: [
            ("10.0.2.20", "10.0.2.0/24 -> vgw-1 propagated", "reachable"),
            ("10.9.5.9", "10.9.5.0/24 -> vgw-1 propagated", "reachable"),
            ("10.9.5.9", "10.9.6.0/24 -> vgw-1 propagated", "blocked NO_ROUTE_TO_DESTINATION rtb-a forward"),
        ])
    func localBeatsPropagated(destination: String, row: String, expected: String) throws {
        let report = try SnapshotFixture.oneVPC().without("describe-route-tables").vpnGateway("vgw-1", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", row)
            .ask("10.0.1.10", destination, port: "443")
        #expect(report.answer == expected)
        #expect(report.wayThere.contains("vgw-1") == (destination == "10.9.5.9" && expected == "reachable"))
    }

    @Test(
        "vector 3, blackhole-longer: a longer dead route wins over a shorter live one",
        arguments: [
            (["10.1.0.0/16 -> pcx-1"], "reachable"),
            (["10.1.0.0/16 -> pcx-1", "10.1.2.0/24 -> tgw-1 blackhole"], "blocked BAD_STATE_ROUTE rtb-a forward"),
            (["10.1.0.0/16 -> pcx-1", "10.1.3.0/24 -> tgw-1 blackhole"], "reachable"),
            (["10.1.0.0/16 -> tgw-1 blackhole", "10.1.2.0/24 -> pcx-1"], "reachable"),
        ])
    func longerBlackhole(rows: [String], expected: String) throws {
        let report = try SnapshotFixture.peered(rows: rows).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumes(.blackholeWithoutFallback) == expected.hasPrefix("blocked"))
    }

    @Test("vector 4, main-implicit: without an association the main table counts, with an empty one of its own nothing")
    func mainTable() throws {
        let main = try SnapshotFixture.oneVPC()
        #expect(try main.ask("10.0.1.10", "10.0.2.20", port: "443").answer == "reachable")
        #expect(
            try main.routes("rtb-own", of: "vpc-a", for: ["subnet-client"]).ask("10.0.1.10", "10.0.2.20", port: "443")
                .answer == "blocked NO_ROUTE_TO_DESTINATION rtb-own forward")
        // A table of another subnet changes nothing, and a VPC without any main table is a gap.
        let other = try SnapshotFixture.oneVPC().without("describe-route-tables")
            .routes("rtb-own", of: "vpc-a", for: ["subnet-server"], "10.0.0.0/16 -> local")
        #expect(try other.ask("10.0.1.10", "10.0.2.20", port: "443").answer == "undetermined")
    }

    private func steered(_ server: [String]) throws -> Report {
        try SnapshotFixture.oneVPC().subnet("subnet-fw", "10.0.5.0/24", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw")
            .interface("eni-fw", "10.0.5.5", in: "subnet-fw", check: false)
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> eni-fw"
            )
            .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], ["10.0.0.0/16 -> local"] + server)
            .ask("10.0.1.10", "10.0.2.20", port: "443")
    }

    @Test("vector 7, more-specific-local: a subnet's own route beats local, and the reply needs its mirror")
    func moreSpecificThanLocal() throws {
        let mirrored = try steered(["10.0.1.0/24 -> eni-fw"])
        #expect(mirrored.answer == "reachable")
        #expect(mirrored.wayThere.contains("eni-fw") && mirrored.wayBack.contains("eni-fw"))
        #expect(mirrored.assumptions.contains { $0.contains("eni-fw") && $0.contains("permitting") })
        #expect(try steered([]).answer == "blocked RETURN_PATH_ASYMMETRIC rtb-server reply")
    }

    // MARK: Beyond the appendix

    @Test(
        "a route that the VPC's route server filtered is not installed, and one it advertised loses to local",
        arguments: [
            (["10.1.2.0/24 -> pcx-1 filtered"], "blocked NO_ROUTE_TO_DESTINATION rtb-a forward", false),
            (["10.1.2.0/24 -> pcx-1 filtered", "10.1.0.0/16 -> pcx-1"], "reachable", true),
            (["10.1.0.0/16 -> pcx-1"], "reachable", false),
        ])
    func filtered(rows: [String], expected: String, isAssumed: Bool) throws {
        let report = try SnapshotFixture.peered(rows: rows).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumes(.filteredNotInstalled) == isAssumed)
    }

    @Test(
        "an advertised route ranks behind a static one of its length, and before a shorter one",
        arguments: [
            (["10.1.0.0/16 -> pcx-1 advertised", "10.1.0.0/16 -> vgw-9"], "undetermined", false),
            (["10.1.0.0/16 -> pcx-1", "10.1.0.0/16 -> vgw-9 advertised"], "reachable", false),
            (["10.1.2.0/24 -> pcx-1 advertised", "10.1.0.0/16 -> vgw-9"], "reachable", true),
        ])
    func advertised(rows: [String], expected: String, isAssumed: Bool) throws {
        let report = try SnapshotFixture.peered(rows: rows).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumes(.advertisedRankedAsPropagated) == isAssumed)
    }

    @Test(
        "no route forwards 169.254.168.0/22 and fd00:ec2::/32, however wide it is",
        arguments: [
            ("10.0.1.10", "169.254.169.9", "blocked NO_ROUTE_TO_DESTINATION rtb-a forward"),
            ("10.0.1.10", "169.254.172.9", "reachable"),
            ("2001:db8:a:1::10", "fd00:ec2::254", "blocked NO_ROUTE_TO_DESTINATION rtb-a forward"),
            ("2001:db8:a:1::10", "fd00:ec3::254", "reachable"),
        ])
    func neverForwarded(source: String, destination: String, expected: String) throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a", ipv6: "2001:db8:a:1::/64")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> vgw-1", "::/0 -> vgw-1")
            .openNetworkACL(for: "subnet-a").openGroup().vpnGateway("vgw-1", of: "vpc-a")
            .interface("eni-a", "10.0.1.10", in: "subnet-a", ipv6: "2001:db8:a:1::10")
        #expect(try fixture.ask(source, destination, port: "443").answer == expected)
    }

    @Test(
        "prefix lists: the longest entry counts, a block of the same length goes before it",
        arguments: [
            (["pl-1 -> pcx-1"], ["10.1.0.0/16"], "reachable"),
            (["pl-1 -> pcx-1"], ["10.1.3.0/24"], "blocked NO_ROUTE_TO_DESTINATION rtb-a forward"),
            (
                ["pl-1 -> pcx-1", "10.1.2.0/24 -> tgw-1 blackhole"], ["10.1.0.0/16"],
                "blocked BAD_STATE_ROUTE rtb-a forward"
            ),
            (["pl-1 -> pcx-1", "10.1.2.0/24 -> tgw-1 blackhole"], ["10.1.2.16/28"], "reachable"),
            (
                ["pl-1 -> pcx-1", "10.1.2.0/24 -> tgw-1 blackhole"], ["10.1.2.0/24"],
                "blocked BAD_STATE_ROUTE rtb-a forward"
            ),
            (["pl-1 -> tgw-1 blackhole", "10.1.2.0/24 -> pcx-1"], ["10.1.2.0/24"], "reachable"),
        ])
    func prefixLists(rows: [String], entries: [String], expected: String) throws {
        var fixture = try SnapshotFixture.peered(rows: rows)
        fixture = entries.count == 1 ? fixture.prefixList("pl-1", entries[0]) : fixture
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test("a prefix list whose entries were not collected may hold the longest match")
    func unknownPrefixList() throws {
        let fixture = try SnapshotFixture.peered(rows: ["10.1.0.0/16 -> pcx-1", "pl-1 -> tgw-1 blackhole"])
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "undetermined")
        #expect(
            try fixture.prefixList("pl-1", "10.7.0.0/16").ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "reachable")
    }

    @Test("of two prefix lists with the same block AWS picks one, and nobody knows which")
    func tiedPrefixLists() throws {
        let rows = ["pl-1 -> pcx-1", "pl-2 -> tgw-1 blackhole"]
        for order in [rows, rows.reversed()] {
            let tied = try SnapshotFixture.peered(rows: order).prefixList("pl-1", "10.1.2.0/24")
            #expect(
                try tied.prefixList("pl-2", "10.1.2.0/24").ask("10.0.1.10", "10.1.2.20", port: "443").answer
                    == "partial BAD_STATE_ROUTE rtb-a forward")
            #expect(
                try tied.prefixList("pl-2", "10.1.0.0/16").ask("10.0.1.10", "10.1.2.20", port: "443").answer
                    == "reachable")
        }
    }
}
