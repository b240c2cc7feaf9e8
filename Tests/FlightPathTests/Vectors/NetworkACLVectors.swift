import Testing

@testable import FlightPath

@Suite("Vectors: network ACLs")
struct NetworkACLVectors {
    /// The one VPC of `oneVPC`, with entries of the server's subnet.
    private func report(
        _ rows: [String], from: String = "10.0.1.10", to: String = "10.0.2.20", port: String? = "443",
        ipProtocol: String? = nil, icmp: String? = nil
    ) throws -> Report {
        try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client").openGroup("sg-server")
            .networkACL("acl-server", for: ["subnet-server"], rows)
            .interface("eni-6", "10.0.1.11", in: "subnet-client", ipv6: "2001:db8:a:1::11")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"], ipv6: "2001:db8:a:2::20")
            .ask(from, to, port: port, ipProtocol: ipProtocol, icmp: icmp)
    }

    private static let forward = "blocked SUBNET_ACL_RESTRICTION acl-server forward"
    private static let reply = "blocked SUBNET_ACL_RESTRICTION acl-server reply"

    // MARK: Appendix A

    @Test(
        "vector 8, nacl-order: the lowest number that matches decides, in whatever order the file has them",
        arguments: [
            (["in 90 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], forward),
            (["in 100 allow all 0.0.0.0/0", "in 90 deny tcp 443 0.0.0.0/0"], forward),
            (["in 110 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], "reachable"),
            (["in 90 deny tcp 80 0.0.0.0/0", "in 100 allow all 0.0.0.0/0"], "reachable"),
        ])
    func order(rows: [String], expected: String) throws {
        #expect(try report(rows + ["out 100 allow all 0.0.0.0/0"]).answer == expected)
    }

    @Test(
        "vector 9, nacl-ephemeral-partial: replies go to any of the client's ports, and each has to be let out",
        arguments: [
            (["out 100 allow tcp 1024-65535 0.0.0.0/0"], "reachable"),
            (["out 100 allow tcp 49152-65535 0.0.0.0/0"], "partial SUBNET_ACL_RESTRICTION acl-server reply"),
            (
                ["out 90 deny tcp 3389 0.0.0.0/0", "out 100 allow tcp 1024-65535 0.0.0.0/0"],
                "partial SUBNET_ACL_RESTRICTION acl-server reply"
            ),
            (["out 100 allow tcp 443 0.0.0.0/0"], reply), (["out 100 allow udp 1024-65535 0.0.0.0/0"], reply),
        ])
    func ephemeralPorts(rows: [String], expected: String) throws {
        let report = try report(["in 100 allow all 0.0.0.0/0"] + rows)
        #expect(report.answer == expected)
    }

    @Test(
        "vector 10, nacl-same-subnet: within one subnet no network ACL is asked, between two both are",
        arguments: [("10.0.2.21", "reachable"), ("10.0.1.10", forward)])
    func sameSubnet(from: String, expected: String) throws {
        let fixture = try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client")
            .networkACL(
                "acl-server", for: ["subnet-server"], ["in 100 deny all 0.0.0.0/0", "out 100 deny all 0.0.0.0/0"]
            )
            .interface("eni-server", "10.0.2.20", in: "subnet-server")
            .interface("eni-other", "10.0.2.21", in: "subnet-server")
        #expect(try fixture.ask(from, "10.0.2.20", port: "443").answer == expected)
    }

    // MARK: Beyond the appendix

    @Test(
        "entries test the far end's address: the source inbound, the destination outbound",
        arguments: [
            (["in 100 allow tcp 443 10.0.1.0/24", "out 100 allow tcp 1024-65535 10.0.1.0/24"], "reachable"),
            (["in 100 allow tcp 443 10.0.2.0/24", "out 100 allow tcp 1024-65535 10.0.1.0/24"], forward),
            (["in 100 allow tcp 443 10.0.1.0/24", "out 100 allow tcp 1024-65535 10.0.2.0/24"], reply),
        ])
    func farEnd(rows: [String], expected: String) throws {
        #expect(try report(rows).answer == expected)
    }

    @Test(
        "an echo is let in by type 8 and out by type 0; ports have nothing to do with it",
        arguments: [
            (["in 100 allow icmp 8/-1 0.0.0.0/0", "out 100 allow icmp 0/-1 0.0.0.0/0"], "reachable"),
            (["in 100 allow icmp 8/0 0.0.0.0/0", "out 100 allow icmp 0/0 0.0.0.0/0"], "reachable"),
            (["in 100 allow icmp -1/-1 0.0.0.0/0", "out 100 allow icmp -1/-1 0.0.0.0/0"], "reachable"),
            (["in 100 allow icmp 8/-1 0.0.0.0/0", "out 100 allow icmp 8/-1 0.0.0.0/0"], reply),
            (["in 100 allow icmp 0/-1 0.0.0.0/0", "out 100 allow icmp -1/-1 0.0.0.0/0"], forward),
            (["in 100 allow tcp 0-65535 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], forward),
            (["in 100 allow icmpv6 128/-1 ::/0", "out 100 allow icmpv6 129/-1 ::/0"], forward),
        ])
    func echo(rows: [String], expected: String) throws {
        #expect(try report(rows, port: nil, ipProtocol: "icmp", icmp: "8/0").answer == expected)
    }

    @Test(
        "ICMPv6 echoes have types of their own",
        arguments: [
            (["in 100 allow icmpv6 128/-1 ::/0", "out 100 allow icmpv6 129/-1 ::/0"], "reachable"),
            (["in 100 allow icmpv6 128/-1 ::/0", "out 100 allow icmpv6 128/-1 ::/0"], reply),
            (["in 100 allow icmpv6 8/-1 ::/0", "out 100 allow all ::/0"], forward),
            (["in 100 allow icmp 8/-1 0.0.0.0/0", "out 100 allow icmp 0/-1 0.0.0.0/0"], forward),
        ])
    func echoOverIPv6(rows: [String], expected: String) throws {
        let report = try report(
            rows, from: "2001:db8:a:1::11", to: "2001:db8:a:2::20", port: nil, ipProtocol: "icmpv6", icmp: "128/0")
        #expect(report.answer == expected)
    }

    @Test(
        "IPv4 entries never match IPv6 packets, nor the other way round",
        arguments: [
            ("10.0.1.10", "10.0.2.20", "0.0.0.0/0", "reachable"), ("10.0.1.10", "10.0.2.20", "::/0", forward),
            ("2001:db8:a:1::11", "2001:db8:a:2::20", "::/0", "reachable"),
            ("2001:db8:a:1::11", "2001:db8:a:2::20", "0.0.0.0/0", forward),
        ])
    func families(from: String, to: String, block: String, expected: String) throws {
        #expect(
            try report(["in 100 allow all \(block)", "out 100 allow all \(block)"], from: from, to: to).answer
                == expected)
    }

    @Test(
        "other protocols go by their number, and have no ports",
        arguments: [
            (["in 100 allow 50 0.0.0.0/0", "out 100 allow 50 0.0.0.0/0"], "reachable"),
            (["in 100 allow 51 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], forward),
            (["in 100 allow 50 0.0.0.0/0", "out 100 allow 51 0.0.0.0/0"], reply),
            (["in 100 allow tcp 0-65535 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], forward),
        ])
    func numbers(rows: [String], expected: String) throws {
        #expect(try report(rows, port: nil, ipProtocol: "50").answer == expected)
    }
}
