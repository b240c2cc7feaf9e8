import Testing

@testable import FlightPath

/// Internet gateways: who has a public address, what Block Public Access stops, and what an edge table redirects.
@Suite("Vectors: the internet's edge")
struct InternetEdgeVectorTests {
    private static let everything = ["in all 0.0.0.0/0", "out all 0.0.0.0/0"]

    /// An interface in a public subnet, with or without a public address.
    private func server(public address: String?) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-a", "10.0.1.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1").internetGateway(
                "igw-1", of: "vpc-a"
            )
            .openNetworkACL(for: "subnet-a").openGroup()
            .interface("eni-a", "10.0.1.10", in: "subnet-a", public: address)
    }

    @Test(
        "vector 37, igw-no-public: the internet gateway takes what has a public address of its own",
        arguments: [
            ("203.0.113.9", "reachable"), (nil, "blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS eni-a forward"),
        ] as [(String?, String)])
    func noPublicAddress(address: String?, expected: String) throws {
        #expect(try server(public: address).ask("10.0.1.10", "198.51.100.7", port: "443").answer == expected)
    }

    // MARK: Block Public Access

    /// An internet-facing load balancer, and an instance behind a NAT gateway.
    private func site(_ mode: String) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-public", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-private", "10.0.2.0/24", of: "vpc-a")
            .routes(
                "rtb-public", of: "vpc-a", for: ["subnet-public"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1"
            )
            .routes("rtb-private", of: "vpc-a", for: ["subnet-private"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-1")
            .internetGateway("igw-1", of: "vpc-a").openNetworkACL(for: "subnet-public", "subnet-private").openGroup()
            .balancer("web", "application", zones: ["subnet-public"], scheme: "internet-facing")
            .node(of: "web", "application", "10.0.1.5", in: "subnet-public", public: "203.0.113.5")
            .listener("web", "application", port: 443, "HTTP", to: "apps")
            .targetGroup("apps", "HTTP", port: 8080, ["10.0.2.20:8080 healthy"])
            .attributes(ofTargetGroup: "apps", [:])
            .natGateway("nat-1", "10.0.1.9", in: "subnet-public", public: "203.0.113.9")
            .interface("eni-app", "10.0.2.20", in: "subnet-private").blockPublicAccess(mode)
    }

    @Test(
        "vector 36, bpa-ingress: what the internet begins is stopped, what a NAT gateway begins is not",
        arguments: [
            ("off", "reachable", "reachable"),
            ("block-ingress", "blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED vpc-a forward", "reachable"),
            (
                "block-bidirectional", "blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED vpc-a forward",
                "blocked VPC_BLOCK_PUBLIC_ACCESS_ENABLED vpc-a forward"
            ),
        ])
    func blockPublicAccess(mode: String, inbound: String, outbound: String) throws {
        let site = try site(mode)
        #expect(try site.ask("internet", "lb/web", port: "443").answer == inbound)
        #expect(try site.ask("10.0.2.20", "198.51.100.7", port: "443").answer == outbound)
    }

    // MARK: IPv6

    private func dual(entries: [String], target: String = "eigw-1") throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2600:1f18:a::/56")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a", ipv6: "2600:1f18:a:1::/64")
            .routes(
                "rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "2600:1f18:a::/56 -> local", "::/0 -> \(target)",
                "0.0.0.0/0 -> igw-1"
            )
            .egressOnlyGateway("eigw-1", of: "vpc-a").internetGateway("igw-1", of: "vpc-a")
            .networkACL("acl-a", for: ["subnet-a"], entries).openGroup().blockPublicAccess("off")
            .interface("eni-a", "10.0.1.10", in: "subnet-a", ipv6: "2600:1f18:a:1::10")
    }

    private static let six = ["in 101 allow all ::/0", "out 101 allow all ::/0"]
    private static let four = ["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"]

    @Test(
        "vector 40, ipv6: out by the egress-only gateway, judged by the entries for IPv6 alone",
        arguments: [
            (six, "reachable"), (["in 100 deny all 0.0.0.0/0", "out 100 deny all 0.0.0.0/0"] + six, "reachable"),
            (four, "blocked SUBNET_ACL_RESTRICTION acl-a forward"),
            (["out 101 allow all ::/0"] + four, "blocked SUBNET_ACL_RESTRICTION acl-a reply"),
        ])
    func egressOnly(entries: [String], expected: String) throws {
        #expect(try dual(entries: entries).ask("2600:1f18:a:1::10", "2a00:1450::7", port: "443").answer == expected)
    }

    @Test("vector 40, ipv6: nothing new comes in where replies leave by an egress-only gateway")
    func inbound() throws {
        let shut = try dual(entries: Self.six).ask("2a00:1450::7", "2600:1f18:a:1::10", port: "443")
        #expect(shut.answer == "blocked RETURN_PATH_ASYMMETRIC rtb-a reply")
        let open = try dual(entries: Self.six, target: "igw-1").ask("2a00:1450::7", "2600:1f18:a:1::10", port: "443")
        #expect(open.answer == "reachable")
    }

    // MARK: Edge tables

    /// A web server that the internet gateway's own table puts behind an endpoint or appliance.
    private func redirected(to device: String, back: String, applianceAddress: String? = "203.0.113.77") throws
        -> SnapshotFixture
    {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("subnet-web", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-fw", "10.0.9.0/24", of: "vpc-a").subnet("subnet-other", "10.0.8.0/24", of: "vpc-a")
            .edgeRoutes("rtb-edge", of: "vpc-a", for: "igw-1", "10.0.0.0/16 -> local", "10.0.1.0/24 -> \(device)")
            .routes("rtb-web", of: "vpc-a", for: ["subnet-web"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> \(back)")
            .routes(
                "rtb-fw", of: "vpc-a", for: ["subnet-fw", "subnet-other"], "10.0.0.0/16 -> local",
                "0.0.0.0/0 -> igw-1"
            )
            .internetGateway("igw-1", of: "vpc-a").blockPublicAccess("off").openGroup().instance("i-fw")
            .openNetworkACL(for: "subnet-web", "subnet-fw", "subnet-other")
            .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "203.0.113.9")
            .interface(
                "eni-fw", "10.0.9.9", in: "subnet-fw", public: applianceAddress, instance: "i-fw", check: false
            )
            .inspectionEndpoint("vpce-1", in: "subnet-fw").inspectionEndpoint("vpce-2", in: "subnet-other")
            .inspectionService(target: "10.0.9.8")
    }

    @Test(
        "a subnet that is redirected answers by the same endpoint or appliance, not past it",
        arguments: [
            ("vpce-1", "vpce-1", "reachable"), ("eni-fw", "eni-fw", "reachable"),
            ("vpce-1", "igw-1", "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web reply"),
            ("eni-fw", "igw-1", "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web reply"),
            ("vpce-1", "vpce-2", "blocked RETURN_PATH_ASYMMETRIC rtb-web reply"),
        ])
    func redirection(device: String, back: String, expected: String) throws {
        let report = try redirected(to: device, back: back).ask("198.51.100.7", "203.0.113.9", port: "443")
        #expect(report.answer == expected)
    }

    @Test("nor does such a subnet open connections past it")
    func redirectedEgress() throws {
        #expect(
            try redirected(to: "vpce-1", back: "igw-1").ask("10.0.1.10", "198.51.100.7", port: "443").answer
                == "blocked INGRESS_RTB_TRAFFIC_REDIRECTION rtb-web forward")
        #expect(
            try redirected(to: "vpce-1", back: "vpce-1").ask("10.0.1.10", "198.51.100.7", port: "443").answer
                == "reachable")
    }

    @Test(
        "an appliance that an internet gateway sends to needs a public address",
        arguments: [
            ("203.0.113.77", "reachable"), (nil, "blocked INGRESS_RTB_NO_PUBLIC_IP eni-fw forward"),
        ] as [(String?, String)])
    func appliancePublicAddress(address: String?, expected: String) throws {
        let fixture = try redirected(to: "eni-fw", back: "eni-fw", applianceAddress: address)
        #expect(try fixture.ask("198.51.100.7", "203.0.113.9", port: "443").answer == expected)
    }
}
