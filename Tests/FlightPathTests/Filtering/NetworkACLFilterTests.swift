import Testing

@testable import FlightPath

@Suite("Network ACLs")
struct NetworkACLFilterTests {
    private func judge(_ entries: [String], _ row: String, isEgress: Bool = false) throws -> Outcome? {
        let inventory = try SnapshotFixture.bareVPC().networkACL("acl-a", for: ["subnet-server"], entries).inventory()
        let filter = NetworkACLFilter(inventory: inventory, networkACL: Handle(0), isEgress: isEgress)
        return filter.judge(try PacketSpace().packets(row)).outcome
    }

    @Test(
        "vector 8, nacl-order: the lowest number that matches decides, wherever it stands in the file",
        arguments: [
            (["in 90 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], Outcome.denied),
            (["in 110 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], .allowed),
            (["in 100 allow all 0.0.0.0/0", "in 90 deny tcp 443 0.0.0.0/0"], .denied),
            (["in 100 allow tcp 443 10.0.0.0/8", "in 32767 deny all 0.0.0.0/0"], .allowed),
            (["in 90 deny tcp 443 10.11.0.0/16", "in 100 allow all 0.0.0.0/0"], .allowed),
            (["out 90 deny all 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], .allowed),
        ])
    func order(entries: [String], outcome: Outcome) throws {
        #expect(try judge(entries, "10.10.0.37 -> tcp/443") == outcome)
    }

    @Test(
        "what no entry matches is denied",
        arguments: [[], ["in 100 allow tcp 80 0.0.0.0/0"], ["out 100 allow all 0.0.0.0/0"], ["in 100 allow all ::/0"]])
    func implicitDeny(entries: [String]) throws {
        #expect(try judge(entries, "10.10.0.37 -> tcp/443") == .denied)
    }

    @Test("the implicit denial names no entry, an explicit one names its own")
    func decidingEntry() throws {
        func entry(_ entries: [String]) throws -> Int? {
            let inventory = try SnapshotFixture.bareVPC().networkACL("acl-a", for: [], entries).inventory()
            let filter = NetworkACLFilter(inventory: inventory, networkACL: Handle(0), isEgress: false)
            let parts = filter.judge(try PacketSpace().packets("10.10.0.37 -> tcp/443"))
            guard case .denied(.networkACL(_, _, let entry)) = try #require(parts.first).judgement else { return -1 }
            return entry
        }
        #expect(try entry(["in 100 allow tcp 80 0.0.0.0/0"]) == nil)
        #expect(try entry(["in 100 allow tcp 80 0.0.0.0/0", "in 110 deny tcp 443 0.0.0.0/0"]) == 1)
    }

    @Test(
        "inbound entries test the source, outbound ones the destination",
        arguments: [
            ("in 100 allow tcp 443 10.10.0.0/16", "10.10.0.37 -> 10.0.2.20 tcp/443", false, Outcome.allowed),
            ("in 100 allow tcp 443 10.0.2.0/24", "10.10.0.37 -> 10.0.2.20 tcp/443", false, .denied),
            ("out 100 allow tcp 443 10.20.0.0/16", "10.0.2.20 -> 10.20.0.9 tcp/443", true, .allowed),
            ("out 100 allow tcp 443 10.0.2.0/24", "10.0.2.20 -> 10.20.0.9 tcp/443", true, .denied),
        ])
    func testedAddress(entry: String, packet: String, isEgress: Bool, outcome: Outcome) throws {
        #expect(try judge([entry], packet, isEgress: isEgress) == outcome)
    }

    @Test(
        "an entry tests protocol, port range, and ICMP type and code",
        arguments: [
            ("in 100 allow tcp 8080-8090 0.0.0.0/0", "10.10.0.37 -> tcp/8080", Outcome.allowed),
            ("in 100 allow tcp 8080-8090 0.0.0.0/0", "10.10.0.37 -> tcp/8091", .denied),
            ("in 100 allow tcp 8080-8090 0.0.0.0/0", "10.10.0.37 -> udp/8080", .denied),
            ("in 100 allow 50 0.0.0.0/0", "10.10.0.37 -> esp", .allowed),
            ("in 100 allow 50 0.0.0.0/0", "10.10.0.37 -> gre", .denied),
            ("in 100 allow icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> icmp/8/0", .allowed),
            ("in 100 allow icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> icmp/0/0", .denied),
            ("in 100 allow icmp -1/-1 0.0.0.0/0", "10.10.0.37 -> icmp/3/4", .allowed),
            ("in 100 allow icmp 3/4 0.0.0.0/0", "10.10.0.37 -> icmp/3/1", .denied),
            ("in 100 allow icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> tcp/8", .denied),
        ])
    func transport(entry: String, packet: String, outcome: Outcome) throws {
        #expect(try judge([entry], packet) == outcome)
    }

    @Test(
        "vector 40, ipv6: entries of one family never match the other",
        arguments: [
            ("in 100 allow all 0.0.0.0/0", "2001:db8:f::1 -> tcp/443", Outcome.denied),
            ("in 100 allow all ::/0", "2001:db8:f::1 -> tcp/443", .allowed),
            ("in 100 allow icmpv6 128/-1 ::/0", "2001:db8:f::1 -> icmpv6/128/0", .allowed),
            ("in 100 allow icmpv6 128/-1 ::/0", "2001:db8:f::1 -> icmpv6/129/0", .denied),
        ])
    func families(entry: String, packet: String, outcome: Outcome) throws {
        #expect(try judge([entry], packet) == outcome)
    }

    // MARK: On the way

    private func answer(_ client: [String], _ server: [String]) throws -> String {
        try SnapshotFixture.bareVPC().openGroup("sg-server")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"], instance: "i-server")
            .networkACL("acl-client", for: ["subnet-client"], client)
            .networkACL("acl-server", for: ["subnet-server"], server)
            .ask("10.0.1.10", "10.0.2.20", port: "443").answer
    }

    private static let open = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    @Test(
        "both subnets' ACLs are asked, both ways",
        arguments: [
            (open, open, "reachable"),
            (["in 100 allow all 0.0.0.0/0"], open, "blocked SUBNET_ACL_RESTRICTION acl-client forward"),
            (["out 100 allow all 0.0.0.0/0"], open, "blocked SUBNET_ACL_RESTRICTION acl-client reply"),
            (open, ["out 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-server forward"),
            (open, ["in 100 allow all 0.0.0.0/0"], "blocked SUBNET_ACL_RESTRICTION acl-server reply"),
        ])
    func gates(client: [String], server: [String], expected: String) throws {
        #expect(try answer(client, server) == expected)
    }

    @Test(
        "vector 9, nacl-ephemeral-partial: replies need the client's whole port range",
        arguments: [
            ("out 100 allow tcp 49152-65535 0.0.0.0/0", "partial SUBNET_ACL_RESTRICTION acl-server reply"),
            ("out 100 allow tcp 1024-65535 0.0.0.0/0", "reachable"),
            ("out 100 allow tcp 443 0.0.0.0/0", "blocked SUBNET_ACL_RESTRICTION acl-server reply"),
        ])
    func ephemeral(entry: String, expected: String) throws {
        #expect(try answer(Self.open, ["in 100 allow all 0.0.0.0/0", entry]) == expected)
    }

    @Test("a denial inside the client's port range is partial too")
    func ephemeralHole() throws {
        let entries = ["in 100 allow all 0.0.0.0/0", "out 90 deny tcp 40000-40100 0.0.0.0/0"]
        #expect(
            try answer(Self.open, entries + ["out 100 allow all 0.0.0.0/0"])
                == "partial SUBNET_ACL_RESTRICTION acl-server reply")
    }

    @Test("vector 10, nacl-same-subnet: within a subnet no network ACL is asked")
    func sameSubnet() throws {
        let report = try SnapshotFixture.bareVPC().networkACL("acl-shut", for: ["subnet-client"], [])
            .interface("eni-other", "10.0.1.11", in: "subnet-client")
            .ask("10.0.1.10", "10.0.1.11", port: "443")
        #expect(report.answer == "reachable")
    }

    @Test("a subnet without a network ACL in the snapshot is undetermined, never open and never shut")
    func missing() throws {
        let report = try SnapshotFixture.oneVPC().without("describe-network-acls")
            .ask("10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.verdict == .undetermined)
    }
}
