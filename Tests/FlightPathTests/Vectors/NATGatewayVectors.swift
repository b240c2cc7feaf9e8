import Testing

@testable import FlightPath

@Suite("Vectors: NAT gateways")
struct NATGatewayVectors {
    private func answer(_ fixture: SnapshotFixture, port: String = "443") throws -> String {
        try fixture.ask("10.0.1.10", "8.8.8.8", port: port).answer
    }

    @Test("out by a NAT gateway, which routes by its own subnet's table")
    func out() throws {
        #expect(try answer(.behindNAT()) == "reachable")
        #expect(try answer(.behindNAT(nat: [])) == "blocked NO_ROUTE_TO_DESTINATION rtb-nat forward")
        #expect(try answer(.behindNAT(app: [])) == "blocked NO_ROUTE_TO_DESTINATION rtb-app forward")
        // It is a loop when its own subnet sends to it.
        #expect(try answer(.behindNAT(nat: ["0.0.0.0/0 -> nat-1"])).hasPrefix("blocked ROUTE_LOOP rtb-nat"))
    }

    @Test(
        "only an available gateway translates",
        arguments: [
            ("available", "reachable"), ("failed", "blocked BAD_STATE nat-1 forward"),
            ("pending", "blocked BAD_STATE nat-1 forward"), ("deleting", "blocked BAD_STATE nat-1 forward"),
        ])
    func state(state: String, expected: String) throws {
        #expect(try answer(.behindNAT(state: state)) == expected)
    }

    @Test("a private gateway has no address that an internet gateway would translate")
    func privateGateway() throws {
        #expect(
            try answer(.behindNAT(publicAddress: nil)) == "blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS nat-1 forward")
    }

    private static let requests = ["in 100 allow tcp 443 10.0.1.0/24", "out 100 allow tcp 443 0.0.0.0/0"]
    private static let replies = ["in 110 allow tcp 1024-65535 0.0.0.0/0", "out 110 allow tcp 1024-65535 10.0.1.0/24"]

    @Test(
        "the gateway's subnet sees the request twice and the reply twice",
        arguments: [
            (requests + replies, "reachable"),
            ([requests[1]] + replies, "blocked SUBNET_ACL_RESTRICTION acl-nat forward"),
            ([requests[0]] + replies, "blocked SUBNET_ACL_RESTRICTION acl-nat forward"),
            (requests + [replies[0]], "blocked SUBNET_ACL_RESTRICTION acl-nat reply"),
            (requests + [replies[1]], "blocked SUBNET_ACL_RESTRICTION acl-nat reply"),
            (
                requests + ["in 110 allow tcp 32768-65535 0.0.0.0/0", replies[1]],
                "partial SUBNET_ACL_RESTRICTION acl-nat reply"
            ),
        ])
    func networkACL(rows: [String], expected: String) throws {
        #expect(try answer(.behindNAT(networkACL: rows)) == expected)
    }

    @Test("a gateway picks from 1024-65535: what its subnet does not let in is named by its ports")
    func replyPorts() throws {
        let rows = Self.requests + ["in 110 allow tcp 32768-65535 0.0.0.0/0", Self.replies[1]]
        let report = try SnapshotFixture.behindNAT(networkACL: rows).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(
            report.blockers.first?.headline
                == "network ACL `acl-nat` drops replies in from 8.8.8.8 on ports 1024-32767")
    }

    @Test(
        "the client's own subnet sees the client's own ports",
        arguments: [
            (["in 100 allow tcp 1024-65535 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], "reachable"),
            (
                ["in 100 allow tcp 443 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-app reply"
            ),
            // The reply comes from the internet's address, not from the gateway's.
            (
                ["in 100 allow tcp 1024-65535 10.0.9.0/24", "out 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-app reply"
            ),
        ])
    func clientACL(rows: [String], expected: String) throws {
        #expect(try answer(.behindNAT(appACL: rows)) == expected)
    }

    @Test(
        "TCP, UDP and ICMP are translated, nothing else",
        arguments: [
            ("udp", "53", nil, "reachable"), ("icmp", nil, "8/0", "reachable"),
            ("50", nil, nil, "blocked PROTOCOL_RESTRICTION nat-1 forward"),
            ("132", "443", nil, "blocked PROTOCOL_RESTRICTION nat-1 forward"),
        ] as [(String, String?, String?, String)])
    func protocols(name: String, port: String?, icmp: String?, expected: String) throws {
        let report = try SnapshotFixture.behindNAT()
            .ask("10.0.1.10", "8.8.8.8", port: port, ipProtocol: name, icmp: icmp)
        #expect(report.answer == expected)
    }

    @Test("nobody comes in by a NAT gateway, neither to its own addresses nor to those behind it")
    func inbound() throws {
        let fixture = try SnapshotFixture.behindNAT()
        for (from, to) in [("8.8.8.8", "198.18.5.9"), ("10.0.1.10", "10.0.9.9")] {
            #expect(try fixture.ask(from, to, port: "443").answer == "blocked NO_POSSIBLE_DESTINATION nat-1 forward")
        }
        #expect(
            try fixture.ask("8.8.8.8", "10.0.1.10", port: "443").answer
                == "blocked IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS eni-app forward")
    }

    @Test("what came in by the internet gateway cannot be answered by a NAT gateway")
    func asymmetricReply() throws {
        func answer(_ app: String) throws -> String {
            try SnapshotFixture.behindNAT(app: ["0.0.0.0/0 -> \(app)"], client: "198.18.5.10")
                .ask("8.8.8.8", "198.18.5.10", port: "443").answer
        }
        #expect(try answer("nat-1") == "blocked RETURN_PATH_ASYMMETRIC rtb-app reply")
        #expect(try answer("igw-1") == "reachable")
    }

    @Test("within its VPC a gateway may stand between two subnets; the far end then sees its address")
    func betweenSubnets() throws {
        func answer(_ source: String) throws -> String {
            try SnapshotFixture.behindNAT(app: ["10.0.2.0/24 -> nat-1"], publicAddress: nil)
                .subnet("subnet-db", "10.0.2.0/24", of: "vpc-a").openNetworkACL(for: "subnet-db")
                .routes("rtb-db", of: "vpc-a", for: ["subnet-db"], "10.0.0.0/16 -> local")
                .group("sg-db", ["in tcp 5432 \(source)"])
                .interface("eni-db", "10.0.2.20", in: "subnet-db", groups: ["sg-db"])
                .ask("10.0.1.10", "10.0.2.20", port: "5432").answer
        }
        #expect(try answer("10.0.9.9/32") == "reachable")
        #expect(try answer("10.0.1.10/32") == "blocked ENI_SG_RULES_MISMATCH sg-db forward")
        #expect(try answer("sg-open") == "blocked SG_REFERENCES_NOT_PRESERVED sg-db forward")
    }

    @Test("a gateway behind an inspection endpoint: the reply may pass the appliances by, and that is said")
    func inspected() throws {
        func report(_ nat: [String]) throws -> Report {
            try SnapshotFixture.behindNAT(app: ["0.0.0.0/0 -> vpce-1"], nat: ["0.0.0.0/0 -> igw-1"] + nat)
                .subnet("subnet-fw", "10.0.5.0/28", of: "vpc-a").openNetworkACL(for: "subnet-fw")
                .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-1")
                .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.5.9")
                .ask("10.0.1.10", "8.8.8.8", port: "443")
        }
        let mirrored = try report(["10.0.1.0/24 -> vpce-1"])
        #expect(mirrored.answer == "reachable")
        #expect(mirrored.wayThere.contains("vpce-1") && mirrored.wayBack.contains("vpce-1"))
        let bypassed = try report([])
        #expect(bypassed.answer == "reachable")
        #expect(bypassed.assumptions.contains { $0.contains("replies do not come back through") })
    }

    @Test("a gateway behind an appliance's interface: the appliance has to see the reply")
    func behindAppliance() throws {
        func answer(_ nat: [String]) throws -> String {
            try SnapshotFixture.behindNAT(app: ["0.0.0.0/0 -> eni-fw"], nat: ["0.0.0.0/0 -> igw-1"] + nat)
                .subnet("subnet-fw", "10.0.5.0/28", of: "vpc-a").openNetworkACL(for: "subnet-fw")
                .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-1")
                .interface("eni-fw", "10.0.5.5", in: "subnet-fw", check: false)
                .ask("10.0.1.10", "8.8.8.8", port: "443").answer
        }
        #expect(try answer(["10.0.1.0/24 -> eni-fw"]) == "reachable")
        #expect(try answer([]) == "blocked RETURN_PATH_ASYMMETRIC rtb-nat reply")
    }
}

@Suite("Vectors: regional NAT gateways")
struct RegionalNATGatewayVectors {
    private func fixture(
        _ addresses: [String], provision: String = "disabled", table: [String] = ["0.0.0.0/0 -> igw-1"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-app", "10.0.1.0/24", of: "vpc-a")
            .internetGateway("igw-1", of: "vpc-a")
            .routes("rtb-app", of: "vpc-a", for: ["subnet-app"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-r")
            .routes("rtb-nat", of: "vpc-a", for: ["subnet-none"], ["10.0.0.0/16 -> local"] + table)
            .regionalNATGateway("nat-r", of: "vpc-a", table: "rtb-nat", addresses, provision: provision)
            .openNetworkACL(for: "subnet-app").openGroup().interface("eni-app", "10.0.1.10", in: "subnet-app")
    }

    @Test(
        "a regional gateway serves the zones it has addresses in, all of them where it adds addresses by itself",
        arguments: [
            (["use1-az1 198.18.5.9"], "disabled", "reachable"),
            (["use1-az2 198.18.5.9"], "disabled", "blocked REGIONAL_NGW_ROUTE_AZ_RESTRICTION nat-r forward"),
            (["use1-az2 198.18.5.9", "use1-az1 198.18.5.8"], "disabled", "reachable"),
            (["use1-az2 198.18.5.9"], "enabled", "reachable"),
        ])
    func zones(addresses: [String], provision: String, expected: String) throws {
        let report = try fixture(addresses, provision: provision).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(report.answer == expected)
        #expect(report.assumes(.regionalNATGatewayHasNoNetworkACL) == (expected == "reachable"))
    }

    @Test("it routes by a table of its own")
    func ownTable() throws {
        #expect(
            try fixture(["use1-az1 198.18.5.9"], table: []).ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-nat forward")
    }

    @Test(
        "Block Public Access stops it in both directions, and spares it where only ingress is blocked",
        arguments: [
            ("block-bidirectional", "blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED vpc-a forward"),
            ("block-ingress", "reachable"), ("off", "reachable"),
        ])
    func blockPublicAccess(mode: String, expected: String) throws {
        let report = try fixture(["use1-az1 198.18.5.9"]).blockPublicAccess(mode)
            .ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(report.answer == expected)
    }

    @Test("an exclusion of the VPC spares a regional gateway")
    func exclusion() throws {
        let blocked = try fixture(["use1-az1 198.18.5.9"]).blockPublicAccess("block-bidirectional")
        #expect(
            try blocked.publicAccessExclusion("vpc-a", "allow-egress").ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "reachable")
    }
}
