import Testing

@testable import FlightPath

/// A web server with a public address behind an internet gateway, and what may stand between.
@Suite("Vectors: the internet edge")
struct EdgeVectorTests {
    private static let local = "10.0.0.0/16 -> local"

    private func edge(workload: [String], endpoint: [String] = [local, "0.0.0.0/0 -> igw-1"]) throws -> SnapshotFixture
    {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").internetGateway("igw-1", of: "vpc-a")
            .subnet("subnet-web", "10.0.1.0/24", of: "vpc-a").subnet("subnet-vpce", "10.0.9.0/24", of: "vpc-a")
            .openNetworkACL(for: "subnet-web", "subnet-vpce").openGroup()
            .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "198.51.100.10")
            .interface("eni-fw", "10.0.9.50", in: "subnet-vpce", instance: "i-fw", check: false)
            .inspectionEndpoint("vpce-1", in: "subnet-vpce").inspectionService(target: "10.0.9.50")
            .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], workload)
            .routes("rtb-vpce", of: "vpc-a", for: ["subnet-vpce"], endpoint)
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("203.0.113.77", "198.51.100.10", port: "443")
    }

    @Test("vector 5, edge-private-dst: the gateway's table is looked up with the private address")
    func privateDestination() throws {
        let fixture = try edge(workload: [Self.local, "0.0.0.0/0 -> vpce-1"])
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", Self.local, "10.0.1.0/24 -> vpce-1")
        let report = try ask(fixture)
        #expect(report.answer == "reachable")
        #expect(report.legs.first?.forward.contains { $0.component.id == "vpce-1" } ?? false)
        #expect(report.legs.first?.reply.contains { $0.component.id == "vpce-1" } ?? false)
        #expect(report.warnings.contains { $0.contains("internet edge") })
    }

    @Test(
        "vector 6, redirected-subnet-direct-igw: the answer may not leave past the device that stands before its subnet"
    )
    func directAnswer() throws {
        let fixture = try edge(workload: [Self.local, "0.0.0.0/0 -> igw-1"])
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", Self.local, "10.0.1.0/24 -> vpce-1")
        #expect(try ask(fixture).answer == "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web reply")
        let elsewhere = try edge(workload: [Self.local, "0.0.0.0/0 -> igw-1"])
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", Self.local, "10.0.7.0/24 -> vpce-1")
        #expect(try ask(elsewhere).answer == "reachable")
    }

    @Test("a replaced local route of the gateway's table redirects the whole VPC")
    func replacedLocal() throws {
        let fixture = try edge(workload: [Self.local, "0.0.0.0/0 -> vpce-1"])
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", "10.0.0.0/16 -> vpce-1")
        let report = try ask(fixture)
        #expect(report.answer == "reachable")
        #expect(report.legs.first?.forward.contains { $0.component.id == "vpce-1" } ?? false)
    }

    @Test("an appliance before a subnet needs a public address of its own")
    func applianceAtTheEdge() throws {
        func fixture(_ address: String?) throws -> SnapshotFixture {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").internetGateway("igw-1", of: "vpc-a")
                .subnet("subnet-web", "10.0.1.0/24", of: "vpc-a").subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a")
                .openNetworkACL(for: "subnet-web", "subnet-fw").openGroup()
                .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "198.51.100.10")
                .interface("eni-fw", "10.0.9.50", in: "subnet-fw", public: address, check: false)
                .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], Self.local, "0.0.0.0/0 -> eni-fw")
                .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], Self.local, "0.0.0.0/0 -> igw-1")
                .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", Self.local, "10.0.1.0/24 -> eni-fw")
        }
        #expect(try ask(fixture("198.51.100.11")).answer == "reachable")
        #expect(try ask(fixture(nil)).answer == "blocked INGRESS_RTB_NO_PUBLIC_IP eni-fw forward")
    }
}
