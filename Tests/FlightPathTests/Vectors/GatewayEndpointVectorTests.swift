import Testing

@testable import FlightPath

/// A gateway endpoint to S3, whose addresses are 52.216.0.0/15 here.
@Suite("Vectors: gateway endpoints")
struct GatewayEndpointVectorTests {
    private static let s3 = "52.216.7.7"

    private func fixture(
        routes: [String] = ["pl-s3 -> vpce-s3", "0.0.0.0/0 -> nat-1"], state: String = "available",
        entries: [String] = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],
        rules: [String] = ["out tcp 443 pl-s3"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-client", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-nat", "10.0.5.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + routes)
            .networkACL("acl-client", for: ["subnet-client"], entries).openNetworkACL("acl-nat", for: "subnet-nat")
            .prefixList("pl-s3", "52.216.0.0/15", "3.5.0.0/19")
            .group("sg-client", rules).interface("eni-client", "10.0.1.10", in: "subnet-client", groups: ["sg-client"])
            .gatewayEndpoint("vpce-s3", "com.amazonaws.us-east-1.s3", of: "vpc-a", tables: ["rtb-a"], state: state)
            // A NAT gateway that leads nowhere: only the endpoint's route gets there.
            .natGateway("nat-1", "10.0.5.5", in: "subnet-nat", public: "203.0.113.5", state: "failed")
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("10.0.1.10", Self.s3, port: "443")
    }

    @Test("vector 38, s3-gateway: the prefix list's route beats the default route")
    func longestPrefix() throws {
        let report = try ask(fixture())
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("the service behind") })
        #expect(try ask(fixture(routes: ["0.0.0.0/0 -> nat-1"])).answer == "blocked BAD_STATE nat-1 forward")
    }

    @Test("vector 38, s3-gateway: a static route to exactly the same block beats it")
    func staticRoute() throws {
        let routes = ["pl-s3 -> vpce-s3", "52.216.0.0/15 -> nat-1"]
        #expect(try ask(fixture(routes: routes)).answer == "blocked BAD_STATE nat-1 forward")
    }

    @Test(
        "vector 38, s3-gateway: network ACLs need the addresses themselves, both ways",
        arguments: [
            (["out 100 allow tcp 443 52.216.0.0/15", "in 100 allow tcp 1024-65535 52.216.0.0/15"], "reachable"),
            (
                ["out 100 allow tcp 443 10.0.0.0/16", "in 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-client forward"
            ),
            (
                ["out 100 allow tcp 443 52.216.0.0/15", "in 100 allow all 10.0.0.0/16"],
                "blocked SUBNET_ACL_RESTRICTION acl-client reply"
            ),
        ])
    func networkACL(entries: [String], expected: String) throws {
        #expect(try ask(fixture(entries: entries)).answer == expected)
    }

    @Test(
        "the client's rules admit the prefix list or its blocks",
        arguments: [
            (["out tcp 443 52.216.0.0/15"], "reachable"),
            (["out tcp 443 10.0.0.0/16"], "blocked ENI_SG_RULES_MISMATCH sg-client forward"),
        ])
    func rules(rules: [String], expected: String) throws {
        #expect(try ask(fixture(rules: rules)).answer == expected)
    }

    @Test("without the prefix list's entries the answer is open")
    func noEntries() throws {
        let report = try ask(
            fixture(rules: ["out all 0.0.0.0/0"]).without("get-managed-prefix-list-entries.pl-s3"))
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.contains("get-managed-prefix-list-entries") == true })
    }

    @Test("it carries TCP and echo requests, and no other messages and no UDP")
    func protocols() throws {
        let fixture = try fixture(rules: ["out all 0.0.0.0/0"])
        let refused = "blocked VPCE_GATEWAY_PROTOCOL_RESTRICTION vpce-s3 forward"
        #expect(try fixture.ask("10.0.1.10", Self.s3, port: "443", ipProtocol: "udp").answer == refused)
        #expect(try fixture.ask("10.0.1.10", Self.s3, icmp: "8/0").answer == "reachable")
        #expect(try fixture.ask("10.0.1.10", Self.s3, icmp: "13/0").answer == refused)
    }

    @Test("an endpoint that is being deleted carries nothing")
    func state() throws {
        #expect(try ask(fixture(state: "deleting")).answer == "blocked BAD_STATE vpce-s3 forward")
    }

    @Test("it serves its own VPC alone: not what came over a transit gateway")
    func otherVPC() throws {
        let fixture = try fixture().vpc("vpc-b", "10.1.0.0/16").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .openNetworkACL("acl-b", for: "subnet-b").transitGateway()
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-client"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["0.0.0.0/0 -> tgw-attach-a static", "10.1.0.0/16 -> tgw-attach-b"])
            .openGroup("sg-b", vpc: "vpc-b").interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
        #expect(
            try fixture.ask("10.1.2.20", Self.s3, port: "443").answer
                == "blocked GATEWAY_REJECTS_SPOOFED_TRAFFIC vpce-s3 forward")
        #expect(try ask(fixture).answer == "reachable")
    }

    @Test("nor what came over peering")
    func peered() throws {
        let fixture = try fixture().vpc("vpc-b", "10.1.0.0/16").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "0.0.0.0/0 -> pcx-1")
            .peering("pcx-1", "vpc-b", "vpc-a").openNetworkACL("acl-b", for: "subnet-b")
            .openGroup("sg-b", vpc: "vpc-b").interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
        #expect(
            try fixture.ask("10.1.2.20", Self.s3, port: "443").answer
                == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-1 forward")
    }

    @Test("a route whose endpoint is not in the snapshot leaves the answer open")
    func noEndpoint() throws {
        #expect(try ask(fixture().without("describe-vpc-endpoints")).answer == "undetermined")
    }
}
