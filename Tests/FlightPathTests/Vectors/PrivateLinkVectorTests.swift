import Testing

@testable import FlightPath

/// An interface endpoint at 10.0.5.50, a network load balancer of another VPC behind it, and the one target of that.
@Suite("Vectors: PrivateLink")
struct PrivateLinkVectorTests {
    private static let service = "com.amazonaws.vpce.us-east-1.vpce-svc-1"
    private static let balancer = SnapshotFixture.balancerARN("net", "svc")

    private func consumer(state: String = "available", groups: [String] = ["sg-open"]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-ep", "10.0.5.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local").openNetworkACL(for: "subnet-client", "subnet-ep")
            .openGroup().interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interfaceEndpoint(
                "vpce-1", Self.service, of: "vpc-a", ["subnet-ep 10.0.5.50"], groups: groups, state: state)
    }

    /// - Parameters:
    ///   - block: `172.31`, or `10.0` for a VPC with the consumer's own addresses.
    ///   - balancer: the rules of the load balancer's group; nil is none.
    private func fixture(
        state: String = "available", groups: [String] = ["sg-open"], block: String = "172.31", enforces: String? = nil,
        balancer: [String]? = ["in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0"],
        target: [String] = ["in tcp 8080 0.0.0.0/0"], listener: String = "TCP", zones: [String] = ["use1-az1"],
        states: String = "active"
    ) throws -> SnapshotFixture {
        try consumer(state: state, groups: groups).vpc("vpc-p", block + ".0.0/16")
            .subnet("subnet-lb", block + ".11.0/24", of: "vpc-p").subnet("subnet-app", block + ".21.0/24", of: "vpc-p")
            .routes("rtb-p", of: "vpc-p", block + ".0.0/16 -> local")
            .openNetworkACL("acl-p", for: "subnet-lb", "subnet-app")
            .group("sg-lb", vpc: "vpc-p", balancer ?? []).group("sg-app", vpc: "vpc-p", target)
            .networkBalancer("svc", zones: ["subnet-lb"], enforces: enforces, state: states)
            .node(of: "svc", "network", block + ".11.5", in: "subnet-lb", groups: balancer == nil ? [] : ["sg-lb"])
            .listener("svc", "network", port: 443, listener, to: "apps")
            .targetGroup("apps", listener, port: 8080, vpc: "vpc-p", [block + ".21.20:8080 healthy"])
            .attributes(ofTargetGroup: "apps", [:])
            .interface("eni-app", block + ".21.20", in: "subnet-app", groups: ["sg-app"])
            .endpointService(Self.service, balancers: ["svc"], zones: zones)
    }

    private func ask(_ fixture: SnapshotFixture, port: String? = "443", _ ipProtocol: String? = nil) throws -> Report {
        try fixture.ask("10.0.1.10@vpc-a", "10.0.5.50@vpc-a", port: port, ipProtocol: ipProtocol)
    }

    @Test(
        "vector 33, privatelink-sg: the load balancer's groups see the consumer's own address, unless told not to look",
        arguments: [
            (nil, "172.31", "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
            ("on", "172.31", "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
            ("off", "172.31", "reachable"),
            // A consumer whose block overlaps passes a rule that means the provider's own.
            ("on", "10.0", "reachable"),
        ] as [(String?, String, String)])
    func enforcement(enforces: String?, block: String, expected: String) throws {
        let rules = ["in tcp 443 \(block).0.0/16", "out all 0.0.0.0/0"]
        #expect(try ask(fixture(block: block, enforces: enforces, balancer: rules)).answer == expected)
    }

    @Test(
        "vector 33, privatelink-sg: targets see the load balancer's address, never the consumer's",
        arguments: [
            ("in tcp 8080 172.31.11.0/24", "reachable"),
            ("in tcp 8080 10.0.0.0/16", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
        ])
    func sourceAtTarget(rule: String, expected: String) throws {
        let fixture = try fixture(target: [rule])
        #expect(try ask(fixture).answer == expected)
        // Not even where the target group preserves the addresses of clients.
        let preserving = fixture.attributes(ofTargetGroup: "apps", ["preserve_client_ip.enabled": "true"])
        #expect(try ask(preserving).answer == expected)
    }

    @Test("a load balancer without groups is no gate, and its targets still are")
    func noGroups() throws {
        #expect(try ask(fixture(balancer: nil)).answer == "reachable")
        #expect(
            try ask(fixture(balancer: nil, target: ["in tcp 22 0.0.0.0/0"])).answer
                == "blocked ENI_SG_RULES_MISMATCH sg-app forward")
    }

    @Test("the endpoint's own groups come first")
    func endpointGroups() throws {
        let rules = { (block: String) in ["in tcp 443 \(block)"] }
        let shut = try fixture(groups: ["sg-ep"]).group("sg-ep", rules("10.9.0.0/16"))
        #expect(try ask(shut).answer == "blocked ENI_SG_RULES_MISMATCH sg-ep forward")
        let open = try fixture(groups: ["sg-ep"]).group("sg-ep", rules("10.0.1.0/24"))
        #expect(try ask(open).answer == "reachable")
    }

    @Test(
        "only an endpoint that is available carries packets, however that is spelt",
        arguments: [
            ("available", "reachable"), ("Available", "reachable"),
            ("pendingAcceptance", "blocked BAD_STATE vpce-1 forward"),
            ("rejected", "blocked BAD_STATE vpce-1 forward"), ("expired", "blocked BAD_STATE vpce-1 forward"),
            ("failed", "blocked BAD_STATE vpce-1 forward"),
        ])
    func state(state: String, expected: String) throws {
        #expect(try ask(fixture(state: state)).answer == expected)
    }

    @Test(
        "the service must be offered in the zone of the endpoint's interface",
        arguments: [
            (["use1-az1"], "reachable"), (["use1-az1", "use1-az2"], "reachable"),
            (["use1-az2"], "blocked VPCE_SERVICE_NOT_INSTALLED_IN_AZ vpce-1 forward"),
        ])
    func zone(zones: [String], expected: String) throws {
        #expect(try ask(fixture(zones: zones)).answer == expected)
    }

    @Test("a service of another region has no zones of the endpoint's, and any node may be spoken to")
    func otherRegion() throws {
        let endpoint = { (region: String?) in
            try self.fixture(zones: ["euw1-az1"]).without("describe-vpc-endpoints").endpoint(
                "vpce-1", "Interface", Self.service, of: "vpc-a", interface: "eni-vpce-1-subnet-ep", region: region)
        }
        #expect(try ask(endpoint("eu-west-1")).answer == "reachable")
        #expect(
            try ask(endpoint("us-east-1")).answer == "blocked VPCE_SERVICE_NOT_INSTALLED_IN_AZ vpce-1 forward")
    }

    @Test(
        "the provider's word on the connection counts too",
        arguments: [
            ("available", "reachable"), ("pendingAcceptance", "blocked BAD_STATE vpce-1 forward"),
            ("rejected", "blocked BAD_STATE vpce-1 forward"),
        ])
    func acceptance(state: String, expected: String) throws {
        let fixture = try fixture().endpointConnection("vpce-1", balancers: ["svc"], state: state)
        #expect(try ask(fixture).answer == expected)
    }

    @Test(
        "endpoints of VPC Lattice answer by rules that are not read",
        arguments: [("Interface", "reachable"), ("Resource", "undetermined"), ("ServiceNetwork", "undetermined")])
    func otherTypes(type: String, expected: String) throws {
        let fixture = try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client", "subnet-server")
            .interface("eni-ep", "10.0.2.50", in: "subnet-server", type: "vpc_endpoint")
            .endpoint("vpce-2", type, "com.amazonaws.us-east-1.sqs", of: "vpc-a", interface: "eni-ep")
        #expect(try fixture.ask("10.0.1.10", "10.0.2.50", port: "443").answer == expected)
    }

    @Test("without the provider's account the answer is open, and says what to collect of the service")
    func noProvider() throws {
        let report = try ask(consumer())
        #expect(report.answer == "undetermined")
        #expect(
            report.gaps.contains {
                $0.what.contains(Self.service)
                    && $0.collect?.contains("describe-vpc-endpoint-service-configurations") == true
            })
    }

    @Test("a service whose load balancer is not in the snapshot leaves the answer open")
    func noBalancer() throws {
        let report = try ask(fixture().without("describe-load-balancers"))
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.contains("describe-load-balancers") == true })
    }

    @Test("a service with several load balancers: the interface may have been given any of them")
    func severalBalancers() throws {
        let service = { (fixture: SnapshotFixture) in
            fixture.without("describe-vpc-endpoint-service-configurations")
                .endpointService(Self.service, balancers: ["svc", "other"], zones: ["use1-az1"])
        }
        #expect(try ask(service(fixture())).answer == "undetermined")
        let other = try service(fixture()).networkBalancer("other", zones: ["subnet-lb"])
            .node(of: "other", "network", "172.31.11.6", in: "subnet-lb", groups: ["sg-lb"])
        let dead = other.listener("other", "network", port: 443, "TCP", to: "none")
            .targetGroup("none", "TCP", port: 8080, vpc: "vpc-p", []).attributes(ofTargetGroup: "none", [:])
        #expect(
            try ask(dead).answer
                == "partial TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("none")) forward")
        #expect(try ask(other.listener("other", "network", port: 443, "TCP", to: "apps")).answer == "reachable")
    }

    @Test(
        "PrivateLink carries TCP and UDP, each to the listener that takes it",
        arguments: [
            ("TCP", "tcp", "reachable"), ("TCP", "udp", "blocked ELBV2_LISTENERS_MISMATCH \(balancer) forward"),
            ("UDP", "udp", "reachable"), ("UDP", "tcp", "blocked ELBV2_LISTENERS_MISMATCH \(balancer) forward"),
        ])
    func protocols(listener: String, ipProtocol: String, expected: String) throws {
        let fixture = try fixture(
            balancer: ["in all 0.0.0.0/0", "out all 0.0.0.0/0"], target: ["in all 172.31.11.5/32"], listener: listener)
        #expect(try ask(fixture, ipProtocol).answer == expected)
    }

    @Test("an endpoint does not answer pings")
    func ping() throws {
        #expect(try ask(fixture(), port: nil, "icmp").answer == "blocked PROTOCOL_RESTRICTION vpce-1 forward")
    }

    @Test("what the load balancer does not listen to the endpoint does not carry")
    func listener() throws {
        #expect(
            try ask(fixture(balancer: nil), port: "8443").answer
                == "blocked ELBV2_LISTENERS_MISMATCH \(Self.balancer) forward")
    }

    @Test("a load balancer that is impaired still forwards, one that failed does not")
    func impaired() throws {
        #expect(try ask(fixture(states: "active_impaired")).answer == "reachable")
        #expect(try ask(fixture(states: "failed")).verdict != .reachable)
    }

    @Test("an AWS service takes HTTPS, which is an assumption; whether it takes more is open")
    func serviceOfAWS() throws {
        let fixture = try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client", "subnet-server")
            .interfaceEndpoint("vpce-sqs", "com.amazonaws.us-east-1.sqs", of: "vpc-a", ["subnet-server 10.0.2.50"])
        let report = try fixture.ask("10.0.1.10", "10.0.2.50", port: "443")
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("the service behind") })
        #expect(try fixture.ask("10.0.1.10", "10.0.2.50", port: "5432").answer == "undetermined")
    }

    @Test("the provider opens no connections to its consumers: an endpoint's interface sends nothing of its own")
    func oneWay() throws {
        let report = try fixture().ask("10.0.5.50@vpc-a", "10.0.1.10@vpc-a", port: "443")
        #expect(report.answer.hasPrefix("blocked VPCE_INTRA_VPC_TRAFFIC eni-"))
        #expect(report.answer.hasSuffix(" forward"))
    }
}
