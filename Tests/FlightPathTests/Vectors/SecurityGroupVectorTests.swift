import Testing

@testable import FlightPath

/// Rules of security groups that refer to other groups, or to ICMP.
@Suite("Vectors: security groups")
struct SecurityGroupVectorTests {
    private func peered(_ rule: String) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1")
            .peering("pcx-1", "vpc-a", "vpc-b").openNetworkACL(for: "subnet-a", "subnet-b")
            .openGroup("sg-client").group("sg-server", vpc: "vpc-b", [rule])
            .interface("eni-a", "10.0.1.10", in: "subnet-a", groups: ["sg-client"])
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-server"])
    }

    @Test(
        "vector 21, sg-stale: a reference left from a deleted peering connection matches nobody",
        arguments: [
            ("in tcp 443 sg-client", "reachable"),
            ("in tcp 443 sg-client stale", "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
        ])
    func stale(rule: String, expected: String) throws {
        #expect(try peered(rule).ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test(
        "vector 22, sg-icmp: type 8 and code -1 let in echo requests of any code, and no TCP to port 8",
        arguments: [
            ("icmp", nil, "8/0", "reachable"), ("icmp", nil, "8/7", "reachable"),
            ("icmp", nil, "13/0", "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
            ("tcp", "8", nil, "blocked ENI_SG_RULES_MISMATCH sg-server forward"),
        ] as [(String, String?, String?, String)])
    func icmp(ipProtocol: String, port: String?, icmp: String?, expected: String) throws {
        let fixture = try SnapshotFixture.oneVPC(server: ["in icmp 8/-1 10.0.0.0/16"])
        let report = try fixture.ask("10.0.1.10", "10.0.2.20", port: port, ipProtocol: ipProtocol, icmp: icmp)
        #expect(report.answer == expected)
    }

    @Test("vector 22, sg-icmp: the same numbers for TCP are ports")
    func ports() throws {
        let fixture = try SnapshotFixture.oneVPC(server: ["in tcp 8-8 10.0.0.0/16"])
        #expect(try fixture.ask("10.0.1.10", "10.0.2.20", port: "8").answer == "reachable")
        #expect(
            try fixture.ask("10.0.1.10", "10.0.2.20", icmp: "8/0").answer
                == "blocked ENI_SG_RULES_MISMATCH sg-server forward")
    }
}
