import Testing

@testable import FlightPath

@Suite("Peering connections")
struct PeeringTests {
    private func fixture(
        _ status: String = "active", back: [String] = ["10.0.0.0/16 -> pcx-1"], server: [String] = ["in all 0.0.0.0/0"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").vpc("vpc-c", "10.2.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .subnet("subnet-c", "10.2.3.0/24", of: "vpc-c")
            .routes(
                "rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1", "10.2.0.0/16 -> pcx-1"
            )
            .routes("rtb-b", of: "vpc-b", ["10.1.0.0/16 -> local", "10.2.0.0/16 -> pcx-2"] + back)
            .routes("rtb-c", of: "vpc-c", "10.2.0.0/16 -> local", "10.0.0.0/8 -> pcx-2")
            .peering("pcx-1", "vpc-a", "vpc-b", status).peering("pcx-2", "vpc-b", "vpc-c")
            .openNetworkACL(for: "subnet-a", "subnet-b", "subnet-c")
            .openGroup().group("sg-b", vpc: "vpc-b", server).openGroup("sg-c", vpc: "vpc-c")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .interface("eni-c", "10.2.3.30", in: "subnet-c", groups: ["sg-c"])
    }

    @Test(
        "only an active connection carries packets",
        arguments: [
            ("active", "reachable"), ("pending-acceptance", "blocked BAD_STATE pcx-1 forward"),
            ("deleted", "blocked BAD_STATE pcx-1 forward"), ("expired", "blocked BAD_STATE pcx-1 forward"),
        ])
    func state(status: String, expected: String) throws {
        #expect(try fixture(status).ask("10.0.1.10", "10.1.2.20", port: "443").answer == expected)
    }

    @Test("vector 17, pcx-transit: what came over one connection does not go on over another")
    func transitive() throws {
        #expect(
            try fixture().ask("10.0.1.10", "10.2.3.30", port: "443").answer
                == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-1 forward")
    }

    @Test("vector 18, pcx-nat-return: without a route back the reply is lost")
    func noReturn() throws {
        #expect(
            try fixture(back: []).ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-b reply")
    }

    @Test("a group of the peered VPC can be referenced in one region")
    func reference() throws {
        let report = try fixture(server: ["in tcp 443 sg-open"]).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == "reachable")
    }

    @Test("a connection that is not in the snapshot is a gap")
    func missing() throws {
        let report = try fixture().without("describe-vpc-peering-connections")
            .ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.verdict == .undetermined)
    }

    @Test("vector 17, pcx-transit: a load balancer in the peered VPC is an ordinary interface there")
    func loadBalancer() throws {
        let fixture = try fixture().balancer("web", "network", zones: ["subnet-b"])
            .node(of: "web", "network", "10.1.2.5", in: "subnet-b", groups: [])
            .listener("web", "network", port: 443, "TCP", to: "apps")
            .targetGroup("apps", "TCP", port: 8080, vpc: "vpc-b", ["10.1.2.20:8080 healthy us-east-1a"])
            .attributes(ofTargetGroup: "apps", [:])
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443", via: ["lb/web"]).answer == "reachable")
    }
}
