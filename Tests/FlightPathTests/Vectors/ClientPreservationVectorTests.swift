import Testing

@testable import FlightPath

/// A network load balancer `web` in one VPC, its target in another or behind something: where client addresses survive.
@Suite("Vectors: preserved client addresses")
struct ClientPreservationVectorTests {
    private static let group = SnapshotFixture.groupARN("apps")
    private static let lost = "blocked ELBV2_SOURCE_ADDRESS_PRESERVATION \(group) forward"

    /// A client at 10.0.1.10 and the load balancer's node at 10.0.11.5.
    private func fixture(
        target: String, zone: String = "all", preserves: String, routes: [String] = [], ipProtocol: String = "TCP"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-lb", "10.0.11.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", ["10.0.0.0/16 -> local"] + routes)
            .openNetworkACL(for: "subnet-client", "subnet-lb")
            .openGroup().interface("eni-client", "10.0.1.10", in: "subnet-client")
            .balancer("web", "network", zones: ["subnet-lb"]).attributes(ofBalancer: "web", [:])
            .node(of: "web", "network", "10.0.11.5", in: "subnet-lb")
            .listener("web", "network", port: 443, ipProtocol, to: "apps")
            .targetGroup("apps", ipProtocol, port: 8080, ["\(target):8080 healthy \(zone)"])
            .attributes(ofTargetGroup: "apps", ["preserve_client_ip.enabled": preserves])
    }

    private func vpcB(_ fixture: SnapshotFixture, _ route: String) throws -> SnapshotFixture {
        try fixture.vpc("vpc-b", "10.1.0.0/16").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", route).openNetworkACL("acl-b", for: "subnet-b")
            .openGroup("sg-b", vpc: "vpc-b").interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
    }

    private func ask(_ fixture: SnapshotFixture, to: String, _ ipProtocol: String? = nil) throws -> Report {
        try fixture.ask("10.0.1.10", to, port: "443", ipProtocol: ipProtocol, via: ["lb/web"])
    }

    @Test(
        "vector 24, nlb-preserve-tgw: preserved addresses do not cross a transit gateway",
        arguments: [("true", lost), ("false", "reachable")])
    func transitGateway(preserves: String, expected: String) throws {
        let near = try fixture(target: "10.1.2.20", preserves: preserves, routes: ["10.1.0.0/16 -> tgw-1"])
        let fixture = try vpcB(near, "10.0.0.0/16 -> tgw-1").transitGateway()
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-lb"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
        #expect(try ask(fixture, to: "10.1.2.20").answer == expected)
    }

    @Test(
        "they cross peering within a region, and not between regions",
        arguments: [
            ("true", nil, "reachable"), ("true", "eu-west-1", lost), ("false", "eu-west-1", "reachable"),
        ] as [(String, String?, String)])
    func peering(preserves: String, region: String?, expected: String) throws {
        let near = try fixture(target: "10.1.2.20", preserves: preserves, routes: ["10.1.0.0/16 -> pcx-1"])
        let both = try vpcB(near, "10.0.0.0/16 -> pcx-1")
        let fixture =
            region.map { both.farPeering("pcx-1", "vpc-a", "vpc-b", region: $0) }
            ?? both.peering("pcx-1", "vpc-a", "vpc-b")
        #expect(try ask(fixture, to: "10.1.2.20").answer == expected)
    }

    @Test("over peering the target's rules see the client")
    func peeredRules() throws {
        for (rule, preserves, expected) in [
            ("in tcp 8080 10.0.1.10/32", "true", "reachable"),
            ("in tcp 8080 10.0.11.0/24", "true", "blocked ENI_SG_RULES_MISMATCH sg-b forward"),
            ("in tcp 8080 10.0.11.0/24", "false", "reachable"),
        ] {
            let near = try fixture(target: "10.1.2.20", preserves: preserves, routes: ["10.1.0.0/16 -> pcx-1"])
            let fixture = try near.vpc("vpc-b", "10.1.0.0/16").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
                .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1")
                .openNetworkACL("acl-b", for: "subnet-b").group("sg-b", vpc: "vpc-b", [rule])
                .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"]).peering("pcx-1", "vpc-a", "vpc-b")
            #expect(try ask(fixture, to: "10.1.2.20").answer == expected, "\(rule), \(preserves)")
        }
    }

    /// The target at 10.0.21.20, which the load balancer's subnet reaches through a device, and back.
    private func behind(_ device: String, preserves: String) throws -> SnapshotFixture {
        try fixture(target: "10.0.21.20", preserves: preserves)
            .subnet("subnet-app", "10.0.21.0/24", of: "vpc-a").subnet("subnet-fw", "10.0.31.0/24", of: "vpc-a")
            .openNetworkACL("acl-app", for: "subnet-app", "subnet-fw")
            .routes("rtb-lb", of: "vpc-a", for: ["subnet-lb"], "10.0.0.0/16 -> local", "10.0.21.0/24 -> \(device)")
            .routes("rtb-app", of: "vpc-a", for: ["subnet-app"], "10.0.0.0/16 -> local", "10.0.11.0/24 -> \(device)")
            .interface("eni-app", "10.0.21.20", in: "subnet-app")
    }

    @Test(
        "nor do they pass a gateway load balancer endpoint",
        arguments: [("true", lost), ("false", "reachable")])
    func inspected(preserves: String, expected: String) throws {
        let fixture = try behind("vpce-1", preserves: preserves).inspectionEndpoint("vpce-1", in: "subnet-fw")
            .inspectionService(target: "10.0.31.9")
        #expect(try ask(fixture, to: "10.0.21.20").answer == expected)
    }

    @Test(
        "nor an appliance",
        arguments: [("true", lost), ("false", "reachable")])
    func appliance(preserves: String, expected: String) throws {
        let fixture = try behind("eni-fw", preserves: preserves).instance("i-fw")
            .interface("eni-fw", "10.0.31.9", in: "subnet-fw", instance: "i-fw", check: false)
        #expect(try ask(fixture, to: "10.0.21.20").answer == expected)
    }

    @Test(
        "another network load balancer takes no preserved addresses",
        arguments: [
            ("TCP", "tcp", "true", lost), ("TCP", "tcp", "false", "reachable"), ("UDP", "udp", "true", lost),
        ])
    func chained(listener: String, ipProtocol: String, preserves: String, expected: String) throws {
        let fixture = try fixture(target: "10.0.12.5", preserves: preserves, ipProtocol: listener)
            .subnet("subnet-lb-2", "10.0.12.0/24", of: "vpc-a").subnet("subnet-app", "10.0.21.0/24", of: "vpc-a")
            .openNetworkACL("acl-2", for: "subnet-lb-2", "subnet-app")
            .balancer("inner", "network", zones: ["subnet-lb-2"]).attributes(ofBalancer: "inner", [:])
            .node(of: "inner", "network", "10.0.12.5", in: "subnet-lb-2")
            .listener("inner", "network", port: 8080, listener, to: "pods")
            .targetGroup("pods", listener, port: 9090, ["10.0.21.20:9090 healthy all"])
            .attributes(ofTargetGroup: "pods", [:]).interface("eni-app", "10.0.21.20", in: "subnet-app")
        #expect(try ask(fixture, to: "10.0.21.20", ipProtocol).answer == expected)
    }

    @Test(
        "a target beyond a VPN does not answer preserved addresses",
        arguments: [("true", lost), ("false", "reachable")])
    func beyondVPN(preserves: String, expected: String) throws {
        let fixture = try fixture(
            target: "192.168.7.7", preserves: preserves, routes: ["192.168.0.0/16 -> vgw-1 propagated"]
        ).vpnGateway("vgw-1", of: "vpc-a").vpnConnection("vpn-1", to: "vgw-1")
        let report = try ask(fixture, to: "192.168.7.7")
        #expect(report.answer == expected)
    }

    @Test(
        "a client that is its own target gets no answer from itself where its address is preserved",
        arguments: [("true", "blocked NLB_HAIRPIN_CLIENT_IP \(group) forward"), ("false", "reachable")])
    func hairpin(preserves: String, expected: String) throws {
        let fixture = try fixture(target: "10.0.1.10", preserves: preserves)
        let report = try ask(fixture, to: "10.0.1.10")
        #expect(report.answer == expected)
        // Another client of the same target is no hairpin.
        let other = fixture.interface("eni-other", "10.0.1.11", in: "subnet-client")
        #expect(try other.ask("10.0.1.11", "10.0.1.10", port: "443", via: ["lb/web"]).answer == "reachable")
    }
}
