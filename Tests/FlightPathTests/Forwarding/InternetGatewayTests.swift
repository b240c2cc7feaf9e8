import Testing

@testable import FlightPath

@Suite("Internet gateways")
struct InternetGatewayTests {
    private func fixture(_ publicAddress: String?, routes: [String] = ["0.0.0.0/0 -> igw-1"]) throws -> SnapshotFixture
    {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a", ipv6: "2001:db8:a:1::/64")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + routes).internetGateway("igw-1", of: "vpc-a")
            .openNetworkACL(for: "subnet-a").openGroup()
            .interface("eni-a", "10.0.1.10", in: "subnet-a", public: publicAddress)
    }

    @Test("an interface with a public address reaches the internet, and is reached by it")
    func bothWays() throws {
        let fixture = try fixture("198.18.5.5")
        #expect(try fixture.ask("10.0.1.10", "8.8.8.8", port: "443").answer == "reachable")
        #expect(try fixture.ask("8.8.8.8", "198.18.5.5", port: "443").answer == "reachable")
    }

    @Test("vector 37, igw-no-public: a private address without an association gets no further than the gateway")
    func noPublicAddress() throws {
        let answer = try fixture(nil).ask("10.0.1.10", "8.8.8.8", port: "443").answer
        #expect(answer.hasPrefix("blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"))
    }

    @Test("from the internet nobody reaches an interface without a public address")
    func noIngress() throws {
        let answer = try fixture(nil).ask("8.8.8.8", "10.0.1.10", port: "443").answer
        #expect(answer.hasPrefix("blocked IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"))
    }

    @Test("private and shared destinations do not leave by an internet gateway", arguments: ["10.7.0.9", "100.64.7.9"])
    func privateDestination(destination: String) throws {
        let fixture = try fixture("198.18.5.5").vpc("vpc-far", "10.7.0.0/16", "100.64.0.0/16")
            .subnet("subnet-far", destination.hasPrefix("10.") ? "10.7.0.0/24" : "100.64.7.0/24", of: "vpc-far")
            .openNetworkACL("acl-far", for: "subnet-far")
            .routes("rtb-far", of: "vpc-far", "10.7.0.0/16 -> local").openGroup("sg-far", vpc: "vpc-far")
            .interface("eni-far", destination, in: "subnet-far", groups: ["sg-far"])
        let report = try fixture.ask("10.0.1.10", destination, port: "443")
        #expect(report.verdict == .blocked)
        let shared = destination.hasPrefix("100.")
        #expect(
            report.blockers.first?.code
                == (shared ? .internetGatewaySharedDestination : .internetGatewayPrivateDestination))
    }

    @Test("a subnet without a default route is not on the internet, though its interface has a public address")
    func noRoute() throws {
        #expect(
            try fixture("198.18.5.5", routes: []).ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
        #expect(
            try fixture("198.18.5.5", routes: []).ask("8.8.8.8", "198.18.5.5", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a reply")
    }

    @Test("vector 40, ipv6: an IPv4 default route carries no IPv6")
    func families() throws {
        let fixture = try fixture("198.18.5.5").interface(
            "eni-6", "10.0.1.11", in: "subnet-a", ipv6: "2001:db8:a:1::11")
        #expect(
            try fixture.ask("2001:db8:a:1::11", "2600::1", port: "443").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
    }
}
