import Testing

@testable import FlightPath

/// A client at 10.0.1.10, a load balancer `web` at 10.0.11.5 and .6, two targets that serve on 8080 and answer health
/// checks on 9090. Each row changes one thing.
@Suite("Failure catalogue: health checks")
struct HealthCheckRows {
    private static let group = SnapshotFixture.groupARN("apps")

    private func base(
        _ type: String = "application", checkPort: String = "9090", states: (String, String) = ("healthy", "healthy"),
        target: [String] = ["in tcp 8080 10.0.0.0/16", "in tcp 9090 10.0.11.0/24", "out all 0.0.0.0/0"],
        balancer: [String] = ["in tcp 443 10.0.0.0/16", "out all 0.0.0.0/0"], attributes: [String: String] = [:]
    ) throws -> SnapshotFixture {
        let ipProtocol = type == "network" ? "TCP" : "HTTP"
        return try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-lb", "10.0.11.0/24", of: "vpc-a")
            .subnet("subnet-app", "10.0.21.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-lb", "subnet-app")
            .openGroup().group("sg-app", target).group("sg-lb", balancer)
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-app-1", "10.0.21.20", in: "subnet-app", groups: ["sg-app"])
            .interface("eni-app-2", "10.0.21.30", in: "subnet-app", groups: ["sg-app"])
            .balancer("web", type, zones: ["subnet-lb"])
            .node(of: "web", type, "10.0.11.5", in: "subnet-lb", groups: ["sg-lb"])
            .listener("web", type, port: 443, ipProtocol, to: "apps")
            .targetGroup(
                "apps", ipProtocol, port: 8080, healthCheckPort: checkPort,
                ["10.0.21.20:8080 \(states.0)", "10.0.21.30:8080 \(states.1)"]
            )
            .attributes(ofTargetGroup: "apps", attributes)
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.21.0/24", port: "443", via: ["lb/web"])
    }

    private func askForFixes(_ fixture: SnapshotFixture) throws -> Report {
        let text = QuestionText(from: "10.0.1.10", to: "10.0.21.0/24", via: ["lb/web"], port: "443")
        return try fixture.analyzer().trace(try text.question())
    }

    private func checks(_ report: Report) -> [String] {
        report.legs.filter { $0.purpose == "health-check" }.map { "\($0.to) \($0.verdict.rawValue)" }
    }

    private static let trafficAlone = ["in tcp 8080 10.0.0.0/16", "out all 0.0.0.0/0"]

    @Test("the base: checks on a port of their own are legs of their own, and reach")
    func healthy() throws {
        let report = try ask(base())
        #expect(report.answer == "reachable")
        #expect(report.warnings.isEmpty)
        #expect(checks(report) == [1, 2].map { "network interface `eni-app-\($0)` (10.0.21.\($0 + 1)0) reachable" })
    }

    @Test("checks that go the way of the traffic have no leg of their own")
    func sameWay() throws {
        #expect(try checks(ask(base(checkPort: "traffic-port"))).isEmpty)
        #expect(try checks(ask(base(checkPort: "8080"))).isEmpty)
    }

    @Test("what stops the checks is mended where they go, and the target's recorded health is no blocker then")
    func recovers() throws {
        let fix = try #require(
            try askForFixes(base(states: ("healthy", "unhealthy"), target: Self.trafficAlone)).remediations.first)
        #expect(fix.edit == "+ ingress  allow  tcp  9090  from sg-lb")
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.conditions?.count == 1)
        #expect(fix.conditions?.first?.contains("are taken to be registered and to become healthy") == true)
    }

    @Test("health that nothing on the way explains stays what it is: no fix is offered")
    func staysUnhealthy() throws {
        let report = try askForFixes(base(states: ("healthy", "unhealthy")))
        #expect(report.answer.hasPrefix("partial TG_TARGET_UNHEALTHY"))
        #expect(report.remediations.isEmpty)
    }

    @Test("a fix of something else leaves unexplained health a blocker")
    func otherFault() throws {
        let report = try askForFixes(
            base(states: ("healthy", "unhealthy"), balancer: ["in tcp 22 10.0.0.0/16", "out all 0.0.0.0/0"]))
        #expect(report.verdict == .blocked)
        #expect(!report.remediations.isEmpty)
        #expect(report.remediations.allSatisfy { $0.verdictAfter != .reachable && $0.conditions == nil })
    }

    @Test("Row 37: the health check port is not admitted: a target left out for it names what stops the checks")
    func portNotAdmitted() throws {
        let report = try ask(base(states: ("healthy", "unhealthy"), target: Self.trafficAlone))
        #expect(report.answer == "partial LB_HEALTHCHECK_BLOCKED \(Self.group) forward")
        let blocker = try #require(report.blockers.first)
        #expect(report.blockers.count == 1)
        #expect(blocker.alsoDenying.map(\.id) == ["sg-app"])
        #expect(blocker.nearMisses.first?.rule.text.contains("8080") == true)
        #expect(blocker.headline.contains("health checks on tcp/9090 are stopped by security group `sg-app"))
    }

    @Test("Row 37: all targets unhealthy: the load balancer fails open, and the report says why they are")
    func failsOpen() throws {
        let report = try ask(base(states: ("unhealthy", "unhealthy"), target: Self.trafficAlone))
        #expect(report.answer == "reachable")
        #expect(report.warnings.contains { $0.contains("every target") })
        #expect(report.warnings.contains { $0.contains("sg-app") && $0.contains("tcp/9090") })
    }

    @Test("a target that counts as healthy though its checks are stopped: a warning of what comes")
    func notYetNoticed() throws {
        let report = try ask(base(target: Self.trafficAlone))
        #expect(report.answer == "reachable")
        #expect(report.warnings.count == 1)
        #expect(checks(report).allSatisfy { $0.hasSuffix("blocked") })
    }

    @Test("an unhealthy target whose checks would arrive is unhealthy for another cause")
    func otherCause() throws {
        #expect(
            try ask(base(states: ("healthy", "unhealthy"))).answer
                == "partial TG_TARGET_UNHEALTHY \(Self.group) forward"
        )
    }

    @Test("vector 28, alb-egress-sg: egress without the health port explains, without the traffic port blocks")
    func egress() throws {
        let health = try ask(
            base(states: ("unhealthy", "unhealthy"), balancer: ["in tcp 443 10.0.0.0/16", "out tcp 8080 10.0.0.0/16"]))
        #expect(health.answer == "reachable")
        #expect(health.warnings.contains { $0.contains("sg-lb") && $0.contains("tcp/9090") })
        let traffic = try ask(
            base(states: ("unhealthy", "unhealthy"), balancer: ["in tcp 443 10.0.0.0/16", "out tcp 9090 10.0.0.0/16"]))
        #expect(traffic.answer == "blocked ENI_SG_RULES_MISMATCH sg-lb forward")
    }

    @Test("Row 91: with client addresses preserved, checks still come from the load balancer's own nodes")
    func preserved() throws {
        // The clients alone are admitted, not the nodes.
        let report = try ask(
            base(
                "network", checkPort: "traffic-port", states: ("healthy", "unhealthy"),
                target: ["in tcp 8080 10.0.1.0/24", "out all 0.0.0.0/0"],
                attributes: ["preserve_client_ip.enabled": "true"]))
        #expect(report.answer == "partial LB_HEALTHCHECK_BLOCKED \(Self.group) forward")
        let both = try ask(
            base(
                "network", checkPort: "traffic-port",
                target: ["in tcp 8080 10.0.1.0/24", "in tcp 8080 10.0.11.0/24", "out all 0.0.0.0/0"],
                attributes: ["preserve_client_ip.enabled": "true"]))
        #expect(both.answer == "reachable")
        #expect(both.warnings.isEmpty)
    }

    @Test("Row 92: the policy admits the container port alone: the pod's checks are stopped by it")
    func policy() throws {
        func pods(_ ports: String, first: String = "unhealthy") throws -> SnapshotFixture {
            try base(states: (first, "unhealthy"))
                .pod("shop/web-1", "10.0.21.20", ["app": "web"]).pod("shop/web-2", "10.0.21.30", ["app": "web"])
                .clusterNode("node-1", "10.0.21.99")
                .policy(
                    "shop/web",
                    """
                    {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"],
                     "ingress": [{"from": [{"ipBlock": {"cidr": "10.0.11.0/24"}}], "ports": [\(ports)]}]}
                    """)
        }
        let traffic = "{\"port\": 8080}"
        let refused = try ask(pods(traffic))
        #expect(refused.answer == "reachable")
        #expect(refused.warnings.contains { $0.contains("shop/web") && $0.contains("tcp/9090") })
        let half = try ask(pods(traffic, first: "healthy"))
        #expect(half.answer == "partial LB_HEALTHCHECK_BLOCKED \(Self.group) forward")
        let both = try ask(pods(traffic + ", {\"port\": 9090}"))
        #expect(both.warnings.allSatisfy { !$0.contains("tcp/9090") })
    }

    /// A Service of two nodes with one pod, whose load balancer asks each node whether it has one.
    private func localService(_ group: [String], check: String = "32100") throws -> SnapshotFixture {
        try base(target: group, balancer: ["in tcp 80 10.0.0.0/16", "out all 0.0.0.0/0"]).interface(
            "eni-node-1", "10.0.21.51", in: "subnet-app", groups: ["sg-app"], instance: "i-1"
        )
        .instance("i-1").clusterNode("node-1", "10.0.21.51")
        .pod("shop/gw-1", "10.0.21.20", ["app": "gw"], ports: ["http 8080"], on: "node-1")
        .file("kubernetes/prod/networkpolicies.json", #"{"items": [], "kind": "NetworkPolicyList"}"#)
        .file(
            "kubernetes/prod/services.json",
            """
            {"items": [{"kind": "Service", "apiVersion": "v1", "metadata": {"name": "gw", "namespace": "shop"},
             "spec": {"type": "LoadBalancer", "externalTrafficPolicy": "Local", "healthCheckNodePort": 32100,
             "selector": {"app": "gw"}, "ports": [{"port": 80, "targetPort": 8080, "nodePort": 30080}]}}],
             "kind": "List", "apiVersion": "v1"}
            """
        )
        .listener("web", "application", port: 80, "HTTP", to: "nodes")
        .targetGroup("nodes", "HTTP", port: 30080, type: "instance", healthCheckPort: check, ["i-1:30080 unhealthy"])
    }

    @Test("Row 72: the health check node port is not admitted: every node is unhealthy for it")
    func healthCheckNodePort() throws {
        func ask(_ fixture: SnapshotFixture) throws -> Report {
            try fixture.ask("10.0.1.10", "pod/shop/gw-1", port: "80", via: ["lb/web"])
        }
        let open = ["in tcp 30080-32767 10.0.0.0/16", "in tcp 8080 10.0.0.0/16", "out all 0.0.0.0/0"]
        let closed = ["in tcp 30080 10.0.0.0/16", "in tcp 8080 10.0.0.0/16", "out all 0.0.0.0/0"]
        func reports(_ group: [String], _ check: String = "32100") throws -> Report {
            try ask(localService(group, check: check))
        }
        let healthy = try reports(open)
        #expect(healthy.answer == "reachable")
        #expect(healthy.gaps.isEmpty)
        #expect(healthy.warnings.allSatisfy { !$0.contains("health checks") })
        let refused = try reports(closed)
        #expect(refused.warnings.contains { $0.contains("sg-app") && $0.contains("tcp/32100") })
        // A check of a port that no Service has is answered by nobody.
        let nobody = try reports(open, "32222")
        #expect(nobody.warnings.contains { $0.contains("tcp/32222") })
    }
}
