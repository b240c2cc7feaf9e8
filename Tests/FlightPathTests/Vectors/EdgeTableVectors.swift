import Testing

@testable import FlightPath

@Suite("Vectors: edge route tables")
struct EdgeTableVectors {
    /// A web server at 10.0.1.10, public as 198.18.5.5, behind an inspection endpoint in 10.0.5.0/28.
    private func fixture(
        edge: String, web: [String] = ["0.0.0.0/0 -> vpce-1"],
        extra: (SnapshotFixture) throws -> SnapshotFixture = { $0 }
    ) throws -> SnapshotFixture {
        try extra(
            SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-web", "10.0.1.0/24", of: "vpc-a")
                .subnet("subnet-fw", "10.0.5.0/28", of: "vpc-a").internetGateway("igw-1", of: "vpc-a")
                .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], ["10.0.0.0/16 -> local"] + web)
                .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
                .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", "10.0.0.0/16 -> local", edge)
                .openNetworkACL(for: "subnet-web", "subnet-fw").openGroup()
                .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "198.18.5.5")
                .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.5.9"))
    }

    @Test("vector 5, edge-private-dst: the gateway's table is searched with the private destination")
    func privateDestination() throws {
        let report = try fixture(edge: "10.0.1.0/24 -> vpce-1").ask("8.8.8.8", "198.18.5.5", port: "443")
        #expect(report.answer == "reachable")
        #expect(report.wayThere.contains("vpce-1") && report.wayBack.contains("vpce-1"))
        // With a row for another subnet the request goes straight in, and the endpoint sees the reply alone.
        let beside = try fixture(edge: "10.0.3.0/24 -> vpce-1").ask("8.8.8.8", "198.18.5.5", port: "443")
        #expect(beside.answer == "blocked RETURN_PATH_ASYMMETRIC rtb-web reply")
        #expect(!beside.wayThere.contains("vpce-1"))
    }

    @Test("vector 6, redirected-subnet-direct-igw: a subnet whose inbound traffic is redirected cannot answer past it")
    func directReply() throws {
        let direct = try fixture(edge: "10.0.1.0/24 -> vpce-1", web: ["0.0.0.0/0 -> igw-1"])
        #expect(
            try direct.ask("8.8.8.8", "198.18.5.5", port: "443").answer
                == "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web reply")
        #expect(
            try direct.ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web forward")
        let free = try fixture(edge: "10.0.3.0/24 -> vpce-1", web: ["0.0.0.0/0 -> igw-1"])
        #expect(try free.ask("8.8.8.8", "198.18.5.5", port: "443").answer == "reachable")
    }

    @Test("the gateway's local route may itself lead to the endpoint, which then sees every subnet")
    func localReplaced() throws {
        func replaced(_ target: String, _ web: String) throws -> Report {
            try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-web", "10.0.1.0/24", of: "vpc-a")
                .subnet("subnet-fw", "10.0.5.0/28", of: "vpc-a").internetGateway("igw-1", of: "vpc-a")
                .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> \(web)")
                .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
                .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", "10.0.0.0/16 -> \(target)")
                .openNetworkACL(for: "subnet-web", "subnet-fw").openGroup()
                .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "198.18.5.5")
                .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionService(target: "10.0.5.9")
                .ask("8.8.8.8", "198.18.5.5", port: "443")
        }
        let inspected = try replaced("vpce-1", "vpce-1")
        #expect(inspected.answer == "reachable")
        #expect(inspected.wayThere.contains("vpce-1"))
        #expect(try replaced("local", "igw-1").answer == "reachable")
        #expect(
            try replaced("vpce-1", "igw-1").answer == "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web reply")
    }

    @Test(
        "an appliance that the edge table leads to needs a public address and no source/destination check",
        arguments: [
            ("198.18.5.6", false, "reachable"), (nil, false, "blocked INGRESS_RTB_NO_PUBLIC_IP eni-fw forward"),
            ("198.18.5.6", true, "blocked ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw forward"),
        ] as [(String?, Bool, String)])
    func appliance(publicAddress: String?, check: Bool, expected: String) throws {
        let fixture = try fixture(edge: "10.0.1.0/24 -> eni-fw", web: ["0.0.0.0/0 -> eni-fw"]) {
            $0.interface("eni-fw", "10.0.5.5", in: "subnet-fw", public: publicAddress, check: check)
        }
        #expect(try fixture.ask("8.8.8.8", "198.18.5.5", port: "443").answer == expected)
    }

    @Test("what comes by another way than the gateway passes its table by")
    func otherWays() throws {
        let fixture = try fixture(edge: "10.0.1.0/24 -> vpce-1", web: ["10.1.0.0/16 -> pcx-1"]) {
            try $0.vpc("vpc-b", "10.1.0.0/16").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
                .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1")
                .peering("pcx-1", "vpc-a", "vpc-b").openNetworkACL("acl-b", for: "subnet-b")
                .openGroup("sg-b", vpc: "vpc-b").interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
        }
        let report = try fixture.ask("10.1.2.20", "10.0.1.10", port: "443")
        #expect(report.answer == "reachable")
        #expect(!report.wayThere.contains("vpce-1"))
    }
}
