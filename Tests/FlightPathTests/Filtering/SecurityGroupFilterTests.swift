import Testing

@testable import FlightPath

@Suite("Security groups")
struct SecurityGroupFilterTests {
    /// What the server's groups say of packets that reach it, or of what it sends.
    private func judge(
        _ rules: [String], _ row: String, isEgress: Bool = false, peerGroups: [String] = [],
        identity: Traffic.Identity = .preserved, _ change: (SnapshotFixture) throws -> SnapshotFixture = { $0 }
    ) throws -> [Part] {
        let inventory = try change(SnapshotFixture.oneVPC(server: rules)).inventory()
        let server = try inventory.interface("eni-server")
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: server, isEgress: isEgress,
            peer: .init(groups: peerGroups.compactMap { inventory.names.find($0) }), identity: identity)
        return filter.judge(try PacketSpace().packets(row))
    }

    private func denial(_ parts: [Part]) throws -> SecurityGroupDenial {
        for part in parts {
            if case .denied(.securityGroups(let denial)) = part.judgement { return denial }
        }
        throw SnapshotFixture.BadRow("nothing was denied")
    }

    @Test(
        "an inbound rule admits its protocol, ports and sources, and nothing else",
        arguments: [
            ("in tcp 8080 10.10.0.0/16", "10.10.0.37 -> tcp/8080", Outcome.allowed),
            ("in tcp 8080 10.10.0.0/16", "10.11.0.37 -> tcp/8080", .denied),
            ("in tcp 8080 10.10.0.250/32", "10.10.0.37 -> tcp/8080", .denied),
            ("in tcp 8080 10.10.0.0/16", "10.10.0.37 -> udp/8080", .denied),
            ("in tcp 8080-8090 10.10.0.0/16", "10.10.0.37 -> tcp/8079", .denied),
            ("in tcp 8080-8090 10.10.0.0/16", "10.10.0.37 -> tcp/8080", .allowed),
            ("in tcp 8080-8090 10.10.0.0/16", "10.10.0.37 -> tcp/8090", .allowed),
            ("in tcp 8080-8090 10.10.0.0/16", "10.10.0.37 -> tcp/8091", .denied),
            ("in tcp 0-65535 10.10.0.0/16", "10.10.0.37 -> tcp/0", .allowed),
            ("in tcp 0-65535 10.10.0.0/16", "10.10.0.37 -> tcp/65535", .allowed),
            ("in udp 53 0.0.0.0/0", "10.10.0.37 -> udp/53", .allowed),
            ("in udp 53 0.0.0.0/0", "10.10.0.37 -> tcp/53", .denied),
            ("in all 0.0.0.0/0", "10.10.0.37 -> sctp/9", .allowed),
            ("in all 0.0.0.0/0", "10.10.0.37 -> esp", .allowed),
            ("in 50 10.0.0.0/8", "10.10.0.37 -> esp", .allowed),
            ("in 50 10.0.0.0/8", "10.10.0.37 -> gre", .denied),
            ("in 6 10.0.0.0/8", "10.10.0.37 -> tcp/1", .allowed),
            ("in all 0.0.0.0/0", "2001:db8:f::1 -> tcp/443", .denied),
            ("in all ::/0", "2001:db8:f::1 -> tcp/443", .allowed),
            ("in all ::/0", "10.10.0.37 -> tcp/443", .denied),
            ("in tcp 443 2001:db8:f::/48", "2001:db8:f::1 -> tcp/443", .allowed),
            ("in tcp 443 2001:db8:f::/48", "2001:db8:e::1 -> tcp/443", .denied),
            ("out all 0.0.0.0/0", "10.10.0.37 -> tcp/443", .denied),
        ])
    func inbound(rule: String, packet: String, outcome: Outcome) throws {
        #expect(try judge([rule], packet).outcome == outcome)
    }

    @Test(
        "vector 22, sg-icmp: the ports of an ICMP rule are a type and a code, -1 is all of them",
        arguments: [
            ("in icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> icmp/8/0", Outcome.allowed),
            ("in icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> icmp/8/3", .allowed),
            ("in icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> icmp/0/0", .denied),
            ("in icmp 8/-1 0.0.0.0/0", "10.10.0.37 -> tcp/8", .denied),
            ("in icmp 3/4 0.0.0.0/0", "10.10.0.37 -> icmp/3/4", .allowed),
            ("in icmp 3/4 0.0.0.0/0", "10.10.0.37 -> icmp/3/1", .denied),
            ("in icmp -1/-1 0.0.0.0/0", "10.10.0.37 -> icmp/13/0", .allowed),
            ("in icmp -1/-1 0.0.0.0/0", "2001:db8:f::1 -> icmpv6/128/0", .denied),
            ("in icmpv6 ::/0", "2001:db8:f::1 -> icmpv6/128/0", .allowed),
            ("in icmpv6 128/-1 ::/0", "2001:db8:f::1 -> icmpv6/129/0", .denied),
            ("in tcp 8 0.0.0.0/0", "10.10.0.37 -> icmp/8/0", .denied),
        ])
    func icmp(rule: String, packet: String, outcome: Outcome) throws {
        #expect(try judge([rule], packet).outcome == outcome)
    }

    @Test(
        "an outbound rule tests the destination",
        arguments: [
            ("out tcp 443 10.20.0.0/16", "10.0.2.20 -> 10.20.0.9 tcp/443", Outcome.allowed),
            ("out tcp 443 10.20.0.0/16", "10.0.2.20 -> 10.21.0.9 tcp/443", .denied),
            ("out tcp 443 10.0.2.20/32", "10.0.2.20 -> 10.20.0.9 tcp/443", .denied),
            ("in all 0.0.0.0/0", "10.0.2.20 -> 10.20.0.9 tcp/443", .denied),
        ])
    func outbound(rule: String, packet: String, outcome: Outcome) throws {
        #expect(try judge([rule], packet, isEgress: true).outcome == outcome)
    }

    @Test("the groups of an interface are one list: any rule of any group admits")
    func severalGroups() throws {
        let inventory = try SnapshotFixture.bareVPC().group("sg-1", ["in tcp 22 10.9.0.0/16"])
            .group("sg-2", ["in tcp 443 10.10.0.0/16"])
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-1", "sg-2"]).inventory()
        let server = try inventory.interface("eni-server")
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: server, isEgress: false, peer: .init(), identity: .preserved)
        let space = PacketSpace()
        #expect(filter.judge(try space.packets("10.10.0.1 -> tcp/443")).outcome == .allowed)
        #expect(filter.judge(try space.packets("10.10.0.1 -> tcp/22")).outcome == .denied)
    }

    @Test(
        "a port range that is none admits nothing",
        arguments: ["in tcp 8/-1 0.0.0.0/0", "in tcp 443/80 0.0.0.0/0"])
    func backwardRange(rule: String) throws {
        #expect(try judge([rule], "10.10.0.37 -> tcp/5432").outcome != .allowed)
    }

    // MARK: Prefix lists

    @Test(
        "a prefix list stands for its entries",
        arguments: [("10.40.0.9 -> tcp/443", Outcome.allowed), ("10.41.0.9 -> tcp/443", .denied)])
    func prefixList(packet: String, outcome: Outcome) throws {
        let parts = try judge(["in tcp 443 pl-1"], packet) { $0.prefixList("pl-1", "10.40.0.0/16", "10.60.0.0/16") }
        #expect(parts.outcome == outcome)
    }

    @Test(
        "a prefix list whose entries were not collected leaves what it might admit undetermined",
        arguments: [
            ("10.40.0.9 -> tcp/443", Outcome.undetermined), ("10.40.0.9 -> tcp/80", .denied),
            ("10.40.0.9 -> udp/443", .denied),
        ])
    func unknownPrefixList(packet: String, outcome: Outcome) throws {
        #expect(try judge(["in tcp 443 pl-1"], packet).outcome == outcome)
    }

    @Test("a prefix list that was read in part admits nobody for certain")
    func incompletePrefixList() throws {
        let parts = try judge(["in tcp 443 pl-1"], "10.40.0.9 -> tcp/443") {
            $0.response(
                "get-managed-prefix-list-entries.pl-1", #"{"Entries": [{"Cidr": "10.50.0.0/16"}], "NextToken": "x"}"#)
        }
        #expect(parts.outcome == .undetermined)
    }

    // MARK: Groups

    @Test(
        "a reference admits members of the group, whatever their address",
        arguments: [
            ("in tcp 443 sg-client", ["sg-client"], Outcome.allowed),
            ("in tcp 443 sg-client", ["sg-other", "sg-client"], .allowed),
            ("in tcp 443 sg-client", ["sg-other"], .denied),
            ("in tcp 443 sg-client", [], .denied),
            ("in tcp 443 sg-server", ["sg-server"], .allowed),
            ("in tcp 80 sg-client", ["sg-client"], .denied),
        ])
    func reference(rule: String, groups: [String], outcome: Outcome) throws {
        let parts = try judge([rule], "10.10.0.37 -> tcp/443", peerGroups: groups) {
            try $0.group("sg-client", []).group("sg-other", [])
        }
        #expect(parts.outcome == outcome)
    }

    @Test("vector 21, sg-stale: a reference beyond a deleted peering connection matches nobody")
    func staleReference() throws {
        let parts = try judge(["in tcp 443 sg-far stale"], "10.10.0.37 -> tcp/443", peerGroups: ["sg-far"])
        #expect(parts.outcome == .denied)
    }

    @Test("a reference whose identity was lost on the way denies, and says why")
    func lostReference() throws {
        let parts = try judge(
            ["in tcp 443 sg-far"], "10.10.0.37 -> tcp/443", peerGroups: ["sg-far"],
            identity: .lost(.egressOverTransitGateway))
        #expect(parts.outcome == .denied)
        #expect(try denial(parts).lostReference == .egressOverTransitGateway)
        #expect(try denial(parts).referencingRule != nil)
    }

    // MARK: Nothing known

    @Test("an interface whose groups are not in the snapshot is undetermined")
    func noGroups() throws {
        let parts = try judge(["in all 0.0.0.0/0"], "10.10.0.37 -> tcp/443") { $0.without("describe-security-groups") }
        #expect(parts.outcome == .undetermined)
    }

    @Test(
        "where one of two groups is missing, the other's rules still admit",
        arguments: [("10.10.0.37 -> tcp/443", Outcome.allowed), ("10.10.0.37 -> tcp/80", .undetermined)])
    func oneGroupMissing(packet: String, outcome: Outcome) throws {
        let inventory = try SnapshotFixture.bareVPC().group("sg-known", ["in tcp 443 0.0.0.0/0"])
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-known", "sg-missing"]).inventory()
        let server = try inventory.interface("eni-server")
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: server, isEgress: false, peer: .init(), identity: .preserved)
        #expect(filter.judge(try PacketSpace().packets(packet)).outcome == outcome)
    }

    // MARK: Denials

    @Test("no rules at all and rules that do not match are told apart")
    func hasRules() throws {
        #expect(try denial(judge(["out all 0.0.0.0/0"], "10.10.0.37 -> tcp/443")).hasRules == false)
        #expect(try denial(judge(["in tcp 80 0.0.0.0/0"], "10.10.0.37 -> tcp/443")).hasRules)
    }

    @Test(
        "a near miss names the field that misses",
        arguments: [
            ("in tcp 8080 10.9.0.0/16", [NearMiss.Field.source]), ("in tcp 8081 10.10.0.0/16", [.port]),
            ("in udp 8080 10.10.0.0/16", [.port, .ipProtocol]), ("in tcp 8081 10.9.0.0/16", [.port, .source]),
            ("in tcp 8080 sg-client", [.source]),
        ])
    func nearMiss(rule: String, missed: [NearMiss.Field]) throws {
        let misses = try denial(judge([rule], "10.10.0.37 -> tcp/8080")).nearMisses
        let fields = try #require(misses.first).fields.all.filter { !$0.matches }.map(\.field)
        #expect(Set(fields) == Set(missed))
    }

    @Test("near misses come nearest first, three at most")
    func nearestFirst() throws {
        let rules = [
            "in udp 53 10.9.0.0/16", "in tcp 22 10.8.0.0/16", "in tcp 443 10.10.0.0/16", "in tcp 8080 10.9.0.0/16",
            "in tcp 23 10.8.0.0/16",
        ]
        let misses = try denial(judge(rules, "10.10.0.37 -> tcp/8080")).nearMisses
        let indices = misses.map { miss -> Int? in
            if case .securityGroupRule(_, let index) = miss.rule { index } else { nil }
        }
        #expect(indices == [2, 3, 1])
        #expect(misses.map(\.misses) == [1, 1, 2])
    }

    @Test("an ICMP near miss is about the ICMP field, not about a port")
    func icmpNearMiss() throws {
        let misses = try denial(judge(["in icmp 0/-1 0.0.0.0/0"], "10.10.0.37 -> icmp/8/0")).nearMisses
        #expect(try #require(misses.first).fields[.icmp] == false)
    }
}
