import Testing

@testable import FlightPath

/// A client in a VPC and one in a peered VPC, a load balancer `web` with a node in each of two zones, a target in each.
/// Each row changes one thing; `healthy` is the base without a change.
@Suite("Failure catalogue: load balancers")
struct LoadBalancerRows {
    private static let group = SnapshotFixture.groupARN("apps")
    private static let targets = ["10.0.21.20:8080 healthy us-east-1a", "10.0.22.20:8080 healthy us-east-1b"]

    private static func web(_ type: String) -> String {
        SnapshotFixture.balancerARN(type == "network" ? "net" : "app", "web")
    }

    /// - Parameters:
    ///   - groups: of the load balancer's nodes; none for a network load balancer that was made without.
    ///   - balancer: the rules of its group.
    ///   - app: the rules of the targets' group.
    ///   - routes: of the load balancer's subnets.
    private func base(
        _ type: String = "network", groups: [String] = ["sg-lb"], scheme: String = "internal",
        balancer: [String] = ["in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0"], app: [String] = ["in tcp 8080 0.0.0.0/0"],
        targetType: String = "ip", targets: [String] = targets, preserves: String = "false",
        routes: [String] = ["0.0.0.0/0 -> igw-1"]
    ) throws -> SnapshotFixture {
        let ipProtocol = type == "network" ? "TCP" : "HTTPS"
        let isPublic = scheme == "internet-facing"
        return try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16")
            .internetGateway("igw-1", of: "vpc-a").peering("pcx-1", "vpc-a", "vpc-b")
            .subnet("client", "10.0.1.0/24", of: "vpc-a").subnet("far", "10.1.1.0/24", of: "vpc-b")
            .subnet("lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2").subnet("app-1", "10.0.21.0/24", of: "vpc-a")
            .subnet("app-2", "10.0.22.0/24", of: "vpc-a", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1")
            .routes(
                "rtb-lb", of: "vpc-a", for: ["lb-1", "lb-2"],
                ["10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1"] + routes
            )
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1")
            .openNetworkACL(for: "client", "far", "lb-1", "lb-2", "app-1", "app-2")
            .openGroup().openGroup("sg-b", vpc: "vpc-b").group("sg-app", app).group("sg-lb", balancer)
            .interface("eni-client", "10.0.1.10", in: "client")
            .interface("eni-far", "10.1.1.10", in: "far", groups: ["sg-b"])
            .instance("i-1").instance("i-2")
            .interface("eni-app-1", "10.0.21.20", in: "app-1", groups: ["sg-app"], instance: "i-1")
            .interface("eni-app-2", "10.0.22.20", in: "app-2", groups: ["sg-app"], instance: "i-2")
            .balancer("web", type, zones: ["lb-1", "lb-2"], scheme: scheme)
            .node(
                of: "web", type, "10.0.11.5", in: "lb-1", groups: groups, public: isPublic ? "198.51.100.11" : nil
            )
            .node(
                of: "web", type, "10.0.12.5", in: "lb-2", groups: groups, public: isPublic ? "198.51.100.12" : nil
            )
            .listener("web", type, port: 443, ipProtocol, to: "apps")
            .targetGroup("apps", type == "network" ? "TCP" : "HTTP", port: 8080, type: targetType, targets)
            .attributes(ofTargetGroup: "apps", ["preserve_client_ip.enabled": preserves])
    }

    /// What `lint` finds for a row, as `note CODE component`.
    private func lint(_ fixture: SnapshotFixture, row: Int) throws -> [String] {
        let report = try fixture.analyzer().lint()
        #expect(report.unchecked.flatMap(\.rows).filter { $0 == row } == [])
        return report.findings.filter { $0.row == row }
            .map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.component.id)" }
    }

    private func ask(_ fixture: SnapshotFixture, from: String = "10.0.1.10", to: String = "10.0.0.0/16") throws
        -> Report
    {
        try fixture.ask(from, to, port: "443", via: ["lb/web"])
    }

    @Test(
        "the base is healthy, from its own VPC, a peered one and the internet", arguments: ["network", "application"])
    func healthy(type: String) throws {
        for from in ["10.0.1.10", "10.1.1.10"] {
            #expect(try ask(base(type), from: from).answer == "reachable", "\(from)")
        }
        #expect(try ask(base(type, scheme: "internet-facing"), from: "internet").answer == "reachable")
    }

    @Test(
        "Row 24: a target in a zone that the load balancer is not enabled in is unused; `all` is every zone",
        arguments: [
            ("10.0.22.20:8080 unused/Target.NotInUse us-east-1c", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("10.0.22.20:8080 healthy all", "reachable"),
        ])
    func row24(second: String, expected: String) throws {
        let report = try ask(
            base(targets: [Self.targets[0], second]).attributes(
                ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"]))
        #expect(report.answer == expected)
        #expect(report.summary.contains("Target.NotInUse") == second.contains("NotInUse"))
    }

    @Test(
        "Row 25: a target group that no listener forwards to",
        arguments: ["network", "application"])
    func row25(type: String) throws {
        let fixture = try base(type, scheme: "internet-facing")
            .without("describe-listeners").without("describe-rules")
            .listener("web", type, port: 443, type == "network" ? "TCP" : "HTTPS", to: "other")
            .targetGroup("other", type == "network" ? "TCP" : "HTTP", port: 8080, ["10.0.1.10:8080 healthy all"])
            .attributes(ofTargetGroup: "other", ["preserve_client_ip.enabled": "false"])
        #expect(
            try ask(fixture, from: "internet", to: "10.0.21.20").answer
                == "blocked ELBV2_LISTENER_HAS_NO_TG \(Self.web(type)) forward")
    }

    @Test(
        "Row 35: the load balancer's group lets nothing out to the targets' port",
        arguments: ["network", "application"])
    func row35(type: String) throws {
        let report = try ask(base(type, balancer: ["in tcp 443 0.0.0.0/0", "out tcp 443 0.0.0.0/0"]))
        #expect(report.answer == "blocked ENI_SG_RULES_MISMATCH sg-lb forward")
        #expect(report.blockers.first?.leg == 2)
    }

    @Test(
        "Row 36: the load balancer's group admits neither the client nor the listener's port",
        arguments: [
            ("network", "in tcp 443 203.0.113.0/24"), ("network", "in tcp 80 0.0.0.0/0"),
            ("application", "in tcp 443 203.0.113.0/24"), ("application", "in tcp 80 0.0.0.0/0"),
        ])
    func row36(type: String, rule: String) throws {
        let report = try ask(base(type, balancer: [rule, "out all 0.0.0.0/0"]))
        #expect(report.answer == "blocked ENI_SG_RULES_MISMATCH sg-lb forward")
        #expect(report.blockers.first?.leg == 1)
    }

    @Test(
        "Row 38: clients keep their address, and the targets' group admits the load balancer's subnets alone",
        arguments: [
            ("true", "in tcp 8080 10.0.8.0/21", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            // Each of the three cures.
            ("false", "in tcp 8080 10.0.8.0/21", "reachable"), ("true", "in tcp 8080 sg-lb", "reachable"),
            ("true", "in tcp 8080 0.0.0.0/0", "reachable"),
        ])
    func row38(preserves: String, rule: String, expected: String) throws {
        #expect(
            try ask(base(scheme: "internet-facing", app: [rule], preserves: preserves), from: "internet").answer
                == expected)
    }

    @Test(
        "Row 39: a load balancer without groups, and targets that admit one it should have",
        arguments: [
            (["sg-lb"], "reachable"), ([], "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
        ] as [([String], String)])
    func row39(groups: [String], expected: String) throws {
        #expect(try ask(base(groups: groups, app: ["in tcp 8080 sg-lb"])).answer == expected)
    }

    @Test(
        "Row 49: a load balancer without groups whose targets admit its VPC, and clients of another one",
        arguments: [
            ("10.0.1.10", "in tcp 8080 10.0.0.0/16", "reachable"),
            ("10.1.1.10", "in tcp 8080 10.0.0.0/16", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            ("10.1.1.10", "in tcp 8080 10.0.0.0/8", "reachable"),
        ])
    func row49(client: String, rule: String, expected: String) throws {
        let fixture = try base(groups: [], app: [rule], preserves: "true")
        #expect(try ask(fixture, from: client).answer == expected)
        let isOwnAlone = rule == "in tcp 8080 10.0.0.0/16"
        #expect(try lint(fixture, row: 49) == (isOwnAlone ? ["note NLB_CLIENTS_OF_OWN_VPC eni-app-1"] : []))
        #expect(try lint(base(groups: [], app: [rule]), row: 49) == [], "clients' addresses are not kept")
    }

    @Test(
        "Row 51: endpoint clients whose addresses the load balancer's group does not admit, unless it does not look",
        arguments: [
            (nil, "in tcp 443 10.0.0.0/16", "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
            ("on", "in tcp 443 10.0.0.0/16", "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
            ("off", "in tcp 443 10.0.0.0/16", "reachable"), ("on", "in tcp 443 10.1.0.0/16", "reachable"),
        ] as [(String?, String, String)])
    func row51(enforces: String?, rule: String, expected: String) throws {
        let service = "com.amazonaws.vpce.us-east-1.vpce-svc-1"
        let fixture = try base(balancer: [rule, "out all 0.0.0.0/0"])
            .without("describe-load-balancers").networkBalancer("web", zones: ["lb-1", "lb-2"], enforces: enforces)
            .interfaceEndpoint("vpce-1", service, of: "vpc-b", ["far 10.1.1.50"], groups: ["sg-b"])
            .endpointService(service, balancers: ["web"], zones: ["use1-az1"])
        #expect(try fixture.ask("10.1.1.10", "10.1.1.50", port: "443").answer == expected)
        #expect(
            try lint(fixture, row: 51)
                == (expected == "reachable" ? [] : ["note NLB_ENDPOINT_CLIENTS_NOT_ADMITTED \(Self.web("network"))"]))
    }

    @Test(
        "Row 59: client addresses that are kept do not cross a transit gateway",
        arguments: [("true", "blocked ELBV2_SOURCE_ADDRESS_PRESERVATION \(group) forward"), ("false", "reachable")])
    func row59(preserves: String, expected: String) throws {
        let fixture = try base(
            targets: ["10.2.1.20:8080 healthy all"], preserves: preserves, routes: ["10.2.0.0/16 -> tgw-1"]
        )
        .vpc("vpc-c", "10.2.0.0/16").subnet("far-app", "10.2.1.0/24", of: "vpc-c")
        .routes("rtb-c", of: "vpc-c", "10.2.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
        .openNetworkACL("acl-c", for: "far-app").openGroup("sg-c", vpc: "vpc-c")
        .interface("eni-far-app", "10.2.1.20", in: "far-app", groups: ["sg-c"]).transitGateway()
        .attachment("tgw-attach-a", of: "vpc-a", in: ["lb-1", "lb-2"], table: "tgw-rtb-1")
        .attachment("tgw-attach-c", of: "vpc-c", in: ["far-app"], table: "tgw-rtb-1")
        .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.2.0.0/16 -> tgw-attach-c"])
        #expect(try ask(fixture, to: "10.2.1.20").answer == expected)
    }

    @Test(
        "Row 61: a target that calls itself through the load balancer, its address kept, fails where it meets itself",
        arguments: [
            ("true", "instance", ["i-1:8080", "i-2:8080"], "partial NLB_HAIRPIN_CLIENT_IP \(group) forward"),
            ("true", "instance", ["i-1:8080"], "blocked NLB_HAIRPIN_CLIENT_IP \(group) forward"),
            ("true", "ip", targets, "partial NLB_HAIRPIN_CLIENT_IP \(group) forward"),
            ("false", "instance", ["i-1:8080", "i-2:8080"], "reachable"), ("false", "ip", targets, "reachable"),
        ])
    func row61(preserves: String, type: String, targets: [String], expected: String) throws {
        let fixture = try base(
            app: ["in tcp 8080 0.0.0.0/0", "out all 0.0.0.0/0"], targetType: type,
            targets: targets, preserves: preserves
        ).attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
        #expect(try ask(fixture, from: "10.0.21.20").answer == expected)
        // Behind an application load balancer it is a client like others.
        let proxied = try base("application", app: ["in tcp 8080 0.0.0.0/0", "out all 0.0.0.0/0"])
        #expect(try ask(proxied, from: "10.0.21.20").answer == "reachable")
    }

    @Test(
        "Row 66: a load balancer that faces the internet from subnets without a way to it, and an internal one",
        arguments: [
            ("internet-facing", ["0.0.0.0/0 -> igw-1"], "reachable"),
            ("internet-facing", [], "blocked NO_ROUTE_TO_DESTINATION rtb-lb reply"),
            (
                "internal", ["0.0.0.0/0 -> igw-1"],
                "blocked IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS \(web("network")) forward"
            ),
        ] as [(String, [String], String)])
    func row66(scheme: String, routes: [String], expected: String) throws {
        #expect(try ask(base(scheme: scheme, routes: routes), from: "internet").answer == expected)
    }

    @Test(
        "Row 83: no rule names the host, or an earlier one catches it",
        arguments: [
            ("host shop.example", 5, "reachable"),
            ("host www.example", 5, "blocked ALB_RULE_NO_FORWARD \(web("application")) forward"),
            ("host shop.example", 20, "blocked ALB_RULE_NO_FORWARD \(web("application")) forward"),
        ])
    func row83(condition: String, priority: Int, expected: String) throws {
        let fixture = try base("application", scheme: "internet-facing").without("describe-rules")
            .rule("web", port: 443, priority: priority, [condition], ["forward apps 1"])
            .rule("web", port: 443, priority: 10, ["path /*"], ["fixed-response"])
        #expect(try fixture.ask("internet", "https://shop.example/").answer == expected)
    }

    @Test("Row 84: a backend that is missing is a fixed response, whatever the targets elsewhere")
    func row84() throws {
        let fixture = try base("application", scheme: "internet-facing")
            .rule("web", port: 443, priority: 5, ["host shop.example", "path /cart/*"], ["fixed-response"])
        #expect(
            try fixture.ask("internet", "https://shop.example/cart/1").answer
                == "blocked ALB_RULE_NO_FORWARD \(Self.web("application")) forward")
        #expect(try fixture.ask("internet", "https://shop.example/").answer == "reachable")
    }

    @Test(
        "states and reasons of targets: what is used, what is left out, and why",
        arguments: [
            ("healthy", "reachable"), ("initial/Elb.InitialHealthChecking", "reachable"),
            ("initial/Elb.RegistrationInProgress", "reachable"),
            ("unavailable/Target.HealthCheckDisabled", "reachable"),
            ("unhealthy/Target.Timeout", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("unhealthy/Target.ResponseCodeMismatch", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("unhealthy.draining/Target.FailedHealthChecks", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("unused/Target.InvalidState", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("unused/Target.IpUnusable", "partial TG_TARGET_UNHEALTHY \(group) forward"),
            ("draining/Target.DeregistrationInProgress", "partial TG_TARGET_UNHEALTHY \(group) forward"),
        ])
    func states(health: String, expected: String) throws {
        let report = try ask(
            base("application", targets: ["10.0.21.20:8080 healthy", "10.0.22.20:8080 \(health)"]))
        #expect(report.answer == expected)
        if expected != "reachable", let reason = health.split(separator: "/").last {
            #expect(report.summary.contains(reason))
        }
    }

    @Test(
        "a network load balancer's listeners take their own protocols, and hand them on as they are",
        arguments: [
            ("TCP", "tcp", "reachable"), ("TLS", "tcp", "reachable"), ("UDP", "udp", "reachable"),
            ("TCP_UDP", "tcp", "reachable"), ("TCP_UDP", "udp", "reachable"), ("QUIC", "udp", "reachable"),
            ("TCP_QUIC", "udp", "reachable"),
            ("TCP", "udp", "blocked ELBV2_LISTENERS_MISMATCH \(web("network")) forward"),
            ("UDP", "tcp", "blocked ELBV2_LISTENERS_MISMATCH \(web("network")) forward"),
            ("QUIC", "tcp", "blocked ELBV2_LISTENERS_MISMATCH \(web("network")) forward"),
        ])
    func protocols(listener: String, ipProtocol: String, expected: String) throws {
        let rules = ["in \(ipProtocol) 443 0.0.0.0/0", "out all 0.0.0.0/0"]
        let group = listener == "TLS" ? "TCP" : listener
        let fixture = try base(groups: [], balancer: rules, app: ["in \(ipProtocol) 8080 0.0.0.0/0"])
            .without("describe-listeners").without("describe-target-groups")
            .listener("web", "network", port: 443, listener, to: "apps")
            .targetGroup("apps", group, port: 8080, Self.targets)
        let report = try fixture.ask("10.0.1.10", "10.0.0.0/16", port: "443", ipProtocol: ipProtocol, via: ["lb/web"])
        #expect(report.answer == expected)
    }
}
