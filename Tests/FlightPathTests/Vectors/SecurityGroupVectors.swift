import Testing

@testable import FlightPath

@Suite("Vectors: security groups")
struct SecurityGroupVectors {
    // MARK: Appendix A

    private func inserted(_ rule: String, by target: String?) throws -> String {
        let through = target.map { ["10.0.2.0/24 -> \($0)"] } ?? []
        let back = target.map { ["10.0.1.0/24 -> \($0)"] } ?? []
        return try SnapshotFixture.oneVPC(server: [rule]).subnet("subnet-fw", "10.0.5.0/28", of: "vpc-a")
            .openNetworkACL("acl-fw", for: "subnet-fw")
            .routes("rtb-client", of: "vpc-a", for: ["subnet-client"], ["10.0.0.0/16 -> local"] + through)
            .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], ["10.0.0.0/16 -> local"] + back)
            .interface("eni-fw", "10.0.5.5", in: "subnet-fw", check: false)
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.5.5")
            .ask("10.0.1.10", "10.0.2.20", port: "443").answer
    }

    @Test(
        "vector 19, sg-ref-firewall: a reference matches directly, not behind an appliance or endpoint; a block does",
        arguments: [
            ("in tcp 443 sg-open", nil, "reachable"),
            ("in tcp 443 sg-open", "eni-fw", "blocked SG_REFERENCES_NOT_PRESERVED sg-server forward"),
            ("in tcp 443 sg-open", "vpce-1", "blocked SG_REFERENCES_NOT_PRESERVED sg-server forward"),
            ("in tcp 443 10.0.1.0/24", "eni-fw", "reachable"), ("in tcp 443 10.0.1.0/24", "vpce-1", "reachable"),
        ] as [(String, String?, String)])
    func behindFirewall(rule: String, target: String?, expected: String) throws {
        #expect(try inserted(rule, by: target) == expected)
    }

    private func joined(
        gateway: String = "enable", own: String = "enable", far: String = "enable", rule: String = "in tcp 443 sg-open",
        zones: (String, String) = ("1", "1")
    ) throws -> SnapshotFixture {
        try SnapshotFixture.throughGateway(references: gateway, server: [rule], zones: zones)
            .attachment(
                "tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1",
                options: ["SecurityGroupReferencingSupport": own]
            )
            .attachment(
                "tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1",
                options: ["SecurityGroupReferencingSupport": far]
            )
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
    }

    @Test(
        "vector 20, sg-ref-tgw-egress: an outbound reference never matches over a transit gateway, an inbound one does")
    func egressReference() throws {
        let fixture = try joined().group("sg-out", ["out tcp 443 sg-b"]).group("sg-block", ["out tcp 443 10.1.0.0/16"])
            .group("sg-any", vpc: "vpc-b", ["in all 0.0.0.0/0"])
            .interface("eni-out", "10.0.1.11", in: "subnet-a", groups: ["sg-out"])
            .interface("eni-block", "10.0.1.12", in: "subnet-a", groups: ["sg-block"])
            .interface("eni-any", "10.1.2.21", in: "subnet-b", groups: ["sg-any", "sg-b"])
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
        #expect(
            try fixture.ask("10.0.1.11", "10.1.2.21", port: "443").answer
                == "blocked SG_REFERENCING_SUPPORT sg-out forward")
        #expect(try fixture.ask("10.0.1.12", "10.1.2.21", port: "443").answer == "reachable")
    }

    // MARK: Beyond the appendix

    @Test(
        "a reference crosses a transit gateway where all three places support it",
        arguments: [
            ("enable", "enable", "enable", true), ("disable", "enable", "enable", false),
            ("enable", "disable", "enable", false), ("enable", "enable", "disable", false),
        ])
    func support(gateway: String, own: String, far: String, passes: Bool) throws {
        #expect(
            try joined(gateway: gateway, own: own, far: far).ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == (passes ? "reachable" : "blocked SG_REFERENCING_SUPPORT sg-b forward"))
        #expect(
            try joined(gateway: gateway, own: own, far: far, rule: "in tcp 443 10.0.0.0/16")
                .ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
    }

    @Test(
        "in the zone use1-az3 no reference crosses a transit gateway, and blocks do",
        arguments: [
            (("3", "1"), "in tcp 443 sg-open", "blocked SG_REFERENCING_SUPPORT sg-b forward"),
            (("1", "3"), "in tcp 443 sg-open", "blocked SG_REFERENCING_SUPPORT sg-b forward"),
            (("2", "2"), "in tcp 443 sg-open", "reachable"), (("3", "3"), "in tcp 443 10.0.0.0/16", "reachable"),
        ])
    func zoneWithoutReferences(zones: (String, String), rule: String, expected: String) throws {
        #expect(try joined(rule: rule, zones: zones).ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test(
        "over peering a reference matches in one region, while the connection is active",
        arguments: [
            ("in tcp 443 sg-open", "us-east-1", "reachable"),
            ("in tcp 443 sg-open stale", "us-east-1", "blocked ENI_SG_RULES_MISMATCH sg-b forward"),
            ("in tcp 443 sg-open", "eu-west-1", "blocked SG_REFERENCES_NOT_PRESERVED sg-b forward"),
            ("in tcp 443 10.0.0.0/16", "eu-west-1", "reachable"),
            ("in tcp 80 sg-open", "us-east-1", "blocked ENI_SG_RULES_MISMATCH sg-b forward"),
        ])
    func overPeering(rule: String, region: String, expected: String) throws {
        let fixture = try SnapshotFixture.peered(rows: ["10.1.0.0/16 -> pcx-1"], server: [rule])
            .without("describe-vpc-peering-connections").distantPeering("pcx-1", "vpc-a", "vpc-b", in: region)
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test("over peering between regions an outbound reference does not match either")
    func egressOverDistantPeering() throws {
        func answer(_ region: String) throws -> String {
            try SnapshotFixture.peered(rows: ["10.1.0.0/16 -> pcx-1"]).without("describe-vpc-peering-connections")
                .distantPeering("pcx-1", "vpc-a", "vpc-b", in: region).group("sg-out", ["out tcp 443 sg-b"])
                .interface("eni-out", "10.0.1.11", in: "subnet-a", groups: ["sg-out"])
                .ask("10.0.1.11", "10.1.2.20", port: "443").answer
        }
        #expect(try answer("us-east-1") == "reachable")
        #expect(try answer("eu-west-1") == "blocked SG_REFERENCES_NOT_PRESERVED sg-out forward")
    }

    private static let mismatch = "blocked ENI_SG_RULES_MISMATCH sg-server forward"

    @Test(
        "for ICMP the ports of a rule are its type and code",
        arguments: [
            ("in icmp 8/-1 0.0.0.0/0", "icmp", "8/0", "reachable"),
            ("in icmp 8/0 0.0.0.0/0", "icmp", "8/0", "reachable"),
            ("in icmp -1/-1 0.0.0.0/0", "icmp", "13/0", "reachable"),
            ("in icmp 0/-1 0.0.0.0/0", "icmp", "8/0", mismatch),
            ("in icmp 8/1 0.0.0.0/0", "icmp", "8/0", mismatch), ("in 1 0.0.0.0/0", "icmp", "8/0", "reachable"),
            ("in tcp 8 0.0.0.0/0", "icmp", "8/0", mismatch), ("in all 0.0.0.0/0", "icmp", "8/0", "reachable"),
        ])
    func icmp(rule: String, name: String, icmp: String, expected: String) throws {
        let fixture = try SnapshotFixture.oneVPC(server: [rule])
        #expect(
            try fixture.ask("10.0.1.10", "10.0.2.20", ipProtocol: name, icmp: icmp).answer == expected)
    }

    @Test("an ICMP rule of type 8 opens no TCP port 8")
    func icmpIsNoPort() throws {
        #expect(
            try SnapshotFixture.oneVPC(server: ["in icmp 8/-1 0.0.0.0/0"]).ask("10.0.1.10", "10.0.2.20", port: "8")
                .answer
                == Self.mismatch)
        #expect(
            try SnapshotFixture.oneVPC(server: ["in tcp 8 0.0.0.0/0"]).ask("10.0.1.10", "10.0.2.20", port: "8").answer
                == "reachable")
    }

    @Test(
        "ICMPv6, and IPv6 beside IPv4",
        arguments: [
            ("in icmpv6 128/0 ::/0", "icmpv6", "128/0", "reachable"),
            ("in icmpv6 ::/0", "icmpv6", "128/0", "reachable"),
            ("in 58 ::/0", "icmpv6", "128/0", "reachable"), ("in icmp 8/0 0.0.0.0/0", "icmpv6", "128/0", mismatch),
            ("in icmpv6 129/0 ::/0", "icmpv6", "128/0", mismatch), ("in all 0.0.0.0/0", "icmpv6", "128/0", mismatch),
            ("in tcp 443 ::/0", "tcp", nil, "reachable"), ("in tcp 443 0.0.0.0/0", "tcp", nil, mismatch),
        ] as [(String, String, String?, String)])
    func ipv6(rule: String, name: String, icmp: String?, expected: String) throws {
        let fixture = try SnapshotFixture.oneVPC(server: [rule])
            .interface("eni-c6", "10.0.1.11", in: "subnet-client", ipv6: "2001:db8:a:1::11")
            .interface("eni-s6", "10.0.2.21", in: "subnet-server", groups: ["sg-server"], ipv6: "2001:db8:a:2::21")
        let report = try fixture.ask(
            "2001:db8:a:1::11", "2001:db8:a:2::21", port: name == "tcp" ? "443" : nil, ipProtocol: name, icmp: icmp)
        #expect(report.answer == expected)
    }

    @Test(
        "other protocols go by their number",
        arguments: [
            ("in 50 10.0.0.0/16", "reachable"), ("in 51 10.0.0.0/16", mismatch),
            ("in tcp 0-65535 10.0.0.0/16", mismatch),
        ])
    func numbers(rule: String, expected: String) throws {
        #expect(
            try SnapshotFixture.oneVPC(server: [rule]).ask("10.0.1.10", "10.0.2.20", ipProtocol: "50").answer
                == expected)
    }

    @Test("a public name of a neighbour leads out of the VPC and back in, where no reference matches")
    func publicHairpin() throws {
        func answer(_ rule: String, to: String) throws -> String {
            try SnapshotFixture.oneVPC(server: [rule]).without("describe-route-tables").without(
                "describe-network-interfaces"
            )
            .internetGateway("igw-1", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
            .interface("eni-client", "10.0.1.10", in: "subnet-client", public: "198.18.5.1")
            .interface("eni-server", "10.0.2.20", in: "subnet-server", groups: ["sg-server"], public: "198.18.5.2")
            .ask("10.0.1.10", to, port: "443").answer
        }
        #expect(try answer("in tcp 443 sg-open", to: "10.0.2.20") == "reachable")
        #expect(
            try answer("in tcp 443 sg-open", to: "198.18.5.2")
                == "blocked SG_REFERENCES_NOT_PRESERVED sg-server forward")
        #expect(try answer("in tcp 443 198.18.5.1/32", to: "198.18.5.2") == "reachable")
        #expect(try answer("in tcp 443 10.0.1.10/32", to: "198.18.5.2") == Self.mismatch)
    }
}
