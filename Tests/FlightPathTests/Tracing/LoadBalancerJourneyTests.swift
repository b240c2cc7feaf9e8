import Testing

@testable import FlightPath

/// A client at 10.0.1.10, a load balancer `web` with nodes in two zones, targets behind it.
@Suite("Load balancers")
struct LoadBalancerJourneyTests {
    private func fixture(
        _ type: String = "network", targets: [String], scheme: String = "internal", zones: [String] = ["1", "2"],
        groups: [String] = ["sg-open"]
    ) throws -> SnapshotFixture {
        let ipProtocol = type == "network" ? "TCP" : "HTTP"
        var fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("subnet-lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2")
            .subnet("subnet-app-1", "10.0.21.0/24", of: "vpc-a")
            .subnet("subnet-app-2", "10.0.22.0/24", of: "vpc-a", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-lb-1", "subnet-lb-2", "subnet-app-1", "subnet-app-2")
            .openGroup().interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-app-1", "10.0.21.20", in: "subnet-app-1")
            .interface("eni-app-2", "10.0.22.20", in: "subnet-app-2")
            .balancer("web", type, zones: zones.map { "subnet-lb-" + $0 }, scheme: scheme)
            .listener("web", type, port: 443, ipProtocol, to: "apps")
            .targetGroup("apps", ipProtocol, port: 8080, targets)
            .attributes(ofTargetGroup: "apps", [:])
        for zone in zones {
            fixture = fixture.node(of: "web", type, "10.0.1\(zone).5", in: "subnet-lb-" + zone, groups: groups)
        }
        return fixture
    }

    private static let both = ["10.0.21.20:8080 healthy us-east-1a", "10.0.22.20:8080 healthy us-east-1b"]

    private func through(_ fixture: SnapshotFixture, port: String? = "443", to: String = "10.0.0.0/16") throws -> Report
    {
        try fixture.ask("10.0.1.10", to, port: port, via: ["lb/web"])
    }

    @Test(
        "a listener takes its own port and protocol",
        arguments: [
            ("network", "443", "tcp", "reachable"), ("application", "443", "tcp", "reachable"),
            ("network", "80", "tcp", "blocked ELBV2_LISTENERS_MISMATCH"),
            ("application", "80", "tcp", "blocked ELBV2_LISTENERS_MISMATCH"),
            ("network", "443", "udp", "blocked ELBV2_LISTENERS_MISMATCH"),
        ])
    func listener(type: String, port: String, ipProtocol: String, expected: String) throws {
        let answer = try fixture(type, targets: Self.both).ask(
            "10.0.1.10", "lb/web", port: port, ipProtocol: ipProtocol
        )
        .answer
        #expect(answer.hasPrefix(expected))
    }

    @Test("a load balancer on the path needs its listeners: without them nothing is certain")
    func noListeners() throws {
        let report = try fixture(targets: Self.both).without("describe-listeners").ask(
            "10.0.1.10", "lb/web", port: "443")
        #expect(report.verdict == .undetermined)
    }

    @Test(
        "vector 27, nlb-crosszone-off: a node sends to targets of its own zone alone",
        arguments: [
            (both, "reachable"),
            (["10.0.21.20:8080 healthy us-east-1a"], "partial ELBV2_NO_TARGETS_IN_AZ"),
            (["10.0.21.20:8080 healthy all"], "reachable"),
        ])
    func crossZoneOff(targets: [String], expected: String) throws {
        #expect(try through(fixture(targets: targets)).answer.hasPrefix(expected))
    }

    @Test(
        "cross-zone on, of the group or of the load balancer, sends everywhere; the group's word beats the other's",
        arguments: [
            (["load_balancing.cross_zone.enabled": "true"], [:], "reachable"),
            ([:], ["load_balancing.cross_zone.enabled": "true"], "reachable"),
            (
                ["load_balancing.cross_zone.enabled": "false"], ["load_balancing.cross_zone.enabled": "true"],
                "partial ELBV2_NO_TARGETS_IN_AZ"
            ),
            (
                ["load_balancing.cross_zone.enabled": "use_load_balancer_configuration"],
                ["load_balancing.cross_zone.enabled": "true"], "reachable"
            ),
        ] as [([String: String], [String: String], String)])
    func crossZone(ofGroup: [String: String], ofBalancer: [String: String], expected: String) throws {
        let fixture = try fixture(targets: ["10.0.21.20:8080 healthy us-east-1a"])
            .attributes(ofTargetGroup: "apps", ofGroup).attributes(ofBalancer: "web", ofBalancer)
        #expect(try through(fixture).answer.hasPrefix(expected))
    }

    @Test(
        "vector 29, all-unhealthy: one that is unhealthy is left out, all that are get everything",
        arguments: [
            (["10.0.21.20:8080 healthy", "10.0.22.20:8080 unhealthy"], "partial TG_TARGET_UNHEALTHY"),
            (["10.0.21.20:8080 unhealthy", "10.0.22.20:8080 unhealthy"], "reachable"),
            (["10.0.21.20:8080 initial", "10.0.22.20:8080 healthy"], "reachable"),
        ])
    func health(targets: [String], expected: String) throws {
        #expect(try through(fixture("application", targets: targets)).answer.hasPrefix(expected))
    }

    @Test(
        "targets that are unused or deregistering get nothing, not even where there are no others",
        arguments: ["unused", "draining"])
    func noUsableTargets(state: String) throws {
        let report = try through(fixture("application", targets: ["10.0.21.20:8080 \(state)"]))
        #expect(report.verdict == .blocked)
    }

    @Test("vector 30, sandwich-stale-ip: a registered address that no interface has is stale")
    func stale() throws {
        let report = try through(fixture("application", targets: ["10.0.21.99:8080 healthy"]), to: "10.0.21.99")
        #expect(report.answer.hasPrefix("blocked TG_TARGET_STALE"))
    }

    @Test("a target group without targets")
    func empty() throws {
        #expect(try through(fixture("application", targets: [])).answer.hasPrefix("blocked TG_NO_REGISTERED_TARGETS"))
    }

    @Test("targets that were not collected leave the answer open")
    func noHealth() throws {
        let report = try through(fixture("application", targets: Self.both).without("describe-target-health.apps"))
        #expect(report.verdict == .undetermined)
    }

    @Test(
        "where several ports are asked about, each listener's targets count")
    func severalListeners() throws {
        let fixture = try fixture(targets: Self.both).listener("web", "network", port: 8443, "TCP", to: "empty")
            .targetGroup("empty", "TCP", port: 8080, []).attributes(ofTargetGroup: "empty", [:])
        #expect(try through(fixture, port: "8443").answer.hasPrefix("blocked TG_NO_REGISTERED_TARGETS"))
        let verdicts = try [nil, "443,8443"].map { try through(fixture, port: $0).verdict }
        #expect(verdicts == [.partial, .partial])
    }

    @Test("vector 28, alb-egress-sg: an application load balancer's own group must let the targets' port out")
    func egress() throws {
        let fixture = try fixture("application", targets: Self.both, groups: ["sg-lb"])
            .group("sg-lb", ["in tcp 443 0.0.0.0/0", "out tcp 443 0.0.0.0/0"])
        let report = try through(fixture)
        #expect(report.answer == "blocked ENI_SG_RULES_MISMATCH sg-lb forward")
        #expect(report.blockers.first?.leg == 2)
    }

    @Test(
        "vector 26, nlb-nosg: a network load balancer without groups is no gate",
        arguments: [("network", "reachable"), ("application", "undetermined")])
    func noGroups(type: String, expected: String) throws {
        #expect(try through(fixture(type, targets: Self.both, groups: [])).verdict.rawValue == expected)
    }

    @Test(
        "a URL takes the first rule that holds for its host",
        arguments: [
            ("http://shop.example:443/", "reachable"),
            ("http://other.example:443/", "blocked TG_NO_REGISTERED_TARGETS"),
        ])
    func hosts(url: String, expected: String) throws {
        let fixture = try fixture("application", targets: []).targetGroup("shop", "HTTP", port: 8080, Self.both)
            .hostRule("web", port: 443, host: "shop.example", to: "shop")
        #expect(try fixture.ask("10.0.1.10", url).answer.hasPrefix(expected))
    }
}
