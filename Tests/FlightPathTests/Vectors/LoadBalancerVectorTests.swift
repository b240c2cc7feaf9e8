import Testing

@testable import FlightPath

/// A client at 10.0.1.10, a load balancer `web` with a node in each of two zones, one target in each behind it.
@Suite("Vectors: load balancers")
struct LoadBalancerVectorTests {
    private static let group = SnapshotFixture.groupARN("apps")
    private static let both = ["10.0.21.20:8080 healthy us-east-1a", "10.0.22.20:8080 healthy us-east-1b"]

    private static func web(_ type: String) -> String {
        SnapshotFixture.balancerARN(type == "network" ? "net" : "app", "web")
    }

    /// - Parameters:
    ///   - groups: of the nodes.
    ///   - app: the rules of the targets' group.
    private func fixture(
        _ type: String = "network", groups: [String] = ["sg-open"], app: [String] = ["in all 0.0.0.0/0"],
        targetType: String = "ip", targets: [String] = both, attributes: [String: String]? = [:]
    ) throws -> SnapshotFixture {
        let ipProtocol = type == "network" ? "TCP" : "HTTP"
        var fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a").subnet("subnet-lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("subnet-lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2")
            .subnet("subnet-app-1", "10.0.21.0/24", of: "vpc-a")
            .subnet("subnet-app-2", "10.0.22.0/24", of: "vpc-a", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-client", "subnet-lb-1", "subnet-lb-2", "subnet-app-1", "subnet-app-2")
            .openGroup().group("sg-app", app).interface("eni-client", "10.0.1.10", in: "subnet-client")
            .instance("i-1").instance("i-2")
            .interface("eni-app-1", "10.0.21.20", in: "subnet-app-1", groups: ["sg-app"], instance: "i-1")
            .interface("eni-app-2", "10.0.22.20", in: "subnet-app-2", groups: ["sg-app"], instance: "i-2")
            .balancer("web", type, zones: ["subnet-lb-1", "subnet-lb-2"])
            .node(of: "web", type, "10.0.11.5", in: "subnet-lb-1", groups: groups)
            .node(of: "web", type, "10.0.12.5", in: "subnet-lb-2", groups: groups)
            .listener("web", type, port: 443, ipProtocol, to: "apps")
            .targetGroup("apps", ipProtocol, port: 8080, type: targetType, targets)
        if let attributes { fixture = fixture.attributes(ofTargetGroup: "apps", attributes) }
        return fixture
    }

    private func through(_ fixture: SnapshotFixture, to: String = "10.0.0.0/16") throws -> Report {
        try fixture.ask("10.0.1.10", to, port: "443", via: ["lb/web"])
    }

    @Test(
        "vector 23, nlb-preserve-default: targets by address see the load balancer, instances see the client",
        arguments: [
            ("ip", both, "in tcp 8080 10.0.8.0/21", "reachable"),
            ("ip", both, "in tcp 8080 10.0.1.0/24", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            ("instance", ["i-1:8080", "i-2:8080"], "in tcp 8080 10.0.1.0/24", "reachable"),
            (
                "instance", ["i-1:8080", "i-2:8080"], "in tcp 8080 10.0.8.0/21",
                "blocked ENI_SG_RULES_MISMATCH sg-app forward"
            ),
        ])
    func preservationDefault(type: String, targets: [String], rule: String, expected: String) throws {
        let fixture = try fixture(app: [rule], targetType: type, targets: targets)
        #expect(try through(fixture).answer == expected)
        // Without the attributes the same is assumed, and listed.
        let unread = try through(self.fixture(app: [rule], targetType: type, targets: targets, attributes: nil))
        #expect(unread.answer == expected)
        #expect(unread.assumptions.contains { $0.contains("AWS's defaults are taken") })
    }

    @Test(
        "the attribute beats the default",
        arguments: [
            ("ip", both, "true", "in tcp 8080 10.0.1.0/24", "reachable"),
            ("ip", both, "true", "in tcp 8080 10.0.8.0/21", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            ("instance", ["i-1:8080", "i-2:8080"], "false", "in tcp 8080 10.0.8.0/21", "reachable"),
            (
                "instance", ["i-1:8080", "i-2:8080"], "false", "in tcp 8080 10.0.1.0/24",
                "blocked ENI_SG_RULES_MISMATCH sg-app forward"
            ),
        ])
    func preservationStated(
        type: String, targets: [String], value: String, rule: String, expected: String
    ) throws {
        let fixture = try fixture(
            app: [rule], targetType: type, targets: targets, attributes: ["preserve_client_ip.enabled": value])
        #expect(try through(fixture).answer == expected)
    }

    @Test(
        "a target's answer to a preserved address comes back past route tables, but not past network ACLs",
        arguments: [
            (["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 1024-65535 10.0.1.0/24"], "reachable"),
            (
                ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 1024-65535 10.0.8.0/21"],
                "blocked SUBNET_ACL_RESTRICTION acl-app reply"
            ),
        ])
    func preservedReply(entries: [String], expected: String) throws {
        let fixture = try fixture(attributes: ["preserve_client_ip.enabled": "true"])
            .without("describe-network-acls").openNetworkACL(for: "subnet-client", "subnet-lb-1", "subnet-lb-2")
            .networkACL("acl-app", for: ["subnet-app-1", "subnet-app-2"], entries)
        let report = try through(fixture)
        #expect(report.answer == expected)
        #expect(report.assumptions.contains { $0.contains("without regard to route tables") })
    }

    @Test(
        "vector 25, nlb-sg-ref: a rule for the load balancer's group matches whoever's address is in the packet",
        arguments: [
            ("true", "in tcp 8080 sg-nlb", "reachable"), ("false", "in tcp 8080 sg-nlb", "reachable"),
            ("true", "in tcp 8080 sg-open", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
        ])
    func groupReference(preserves: String, rule: String, expected: String) throws {
        let fixture = try fixture(
            groups: ["sg-nlb"], app: [rule], attributes: ["preserve_client_ip.enabled": preserves]
        ).group("sg-nlb", ["in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0"])
        #expect(try through(fixture).answer == expected)
    }

    @Test(
        "vector 26, nlb-nosg: without groups a network load balancer is no gate, and an application one is unread",
        arguments: [("network", "reachable"), ("application", "undetermined")])
    func noGroups(type: String, expected: String) throws {
        let report = try through(fixture(type, groups: []))
        #expect(report.verdict.rawValue == expected)
    }

    @Test("vector 26, nlb-nosg: with groups it is one, both ways of the node")
    func withGroups() throws {
        let only = { (rules: [String]) in try self.fixture(groups: ["sg-nlb"]).group("sg-nlb", rules) }
        let inbound = try through(only(["in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0"]))
        #expect(inbound.answer == "blocked ENI_SG_RULES_MISMATCH sg-nlb forward")
        let outbound = try through(only(["in tcp 443 0.0.0.0/0", "out tcp 443 0.0.0.0/0"]))
        #expect(outbound.answer == "blocked ENI_SG_RULES_MISMATCH sg-nlb forward")
        #expect(outbound.blockers.first?.leg == 2)
    }

    @Test("vector 26, nlb-nosg: the targets must admit the client where its address is preserved")
    func noGroupsPreserving() throws {
        let on = ["preserve_client_ip.enabled": "true"]
        #expect(
            try through(fixture(groups: [], app: ["in tcp 8080 10.0.1.10/32"], attributes: on)).answer == "reachable")
        #expect(
            try through(fixture(groups: [], app: ["in tcp 8080 10.0.8.0/21"], attributes: on)).answer
                == "blocked ENI_SG_RULES_MISMATCH sg-app forward")
    }

    @Test(
        "vector 27, nlb-crosszone-off: a node whose zone has no target sends nowhere; one for all zones is anybody's",
        arguments: [
            (both, "reachable"),
            (["10.0.22.20:8080 healthy us-east-1b"], "partial ELBV2_NO_TARGETS_IN_AZ \(web("network")) forward"),
            (["10.0.22.20:8080 healthy all"], "reachable"),
        ])
    func crossZoneOff(targets: [String], expected: String) throws {
        let off = try fixture(targets: targets).attributes(ofBalancer: "web", [:])
        let stated = try through(off.attributes(ofTargetGroup: "apps", ["load_balancing.cross_zone.enabled": "false"]))
        #expect(stated.answer == expected)
        #expect(!stated.assumptions.contains { $0.contains("AWS's defaults are taken") })
        // Where nothing says so, off is the default, and listed.
        let unread = try through(fixture(targets: targets))
        #expect(unread.answer == expected)
        #expect(unread.assumptions.contains { $0.contains("AWS's defaults are taken") })
    }

    @Test(
        "cross-zone: the target group's word beats the load balancer's",
        arguments: [
            ("true", "false", "reachable"),
            ("false", "true", "partial ELBV2_NO_TARGETS_IN_AZ \(web("network")) forward"),
            ("use_load_balancer_configuration", "true", "reachable"),
            ("use_load_balancer_configuration", "false", "partial ELBV2_NO_TARGETS_IN_AZ \(web("network")) forward"),
        ])
    func crossZone(ofGroup: String, ofBalancer: String, expected: String) throws {
        let key = "load_balancing.cross_zone.enabled"
        let fixture = try fixture(targets: ["10.0.21.20:8080 healthy us-east-1a"], attributes: [key: ofGroup])
            .attributes(ofBalancer: "web", [key: ofBalancer])
        #expect(try through(fixture).answer == expected)
    }

    @Test("an application load balancer crosses zones, unless its target group may not")
    func applicationCrossZone() throws {
        let one = ["10.0.21.20:8080 healthy"]
        #expect(try through(fixture("application", targets: one)).answer == "reachable")
        let off = try fixture(
            "application", targets: one, attributes: ["load_balancing.cross_zone.enabled": "false"])
        #expect(
            try through(off).answer == "partial ELBV2_NO_TARGETS_IN_AZ \(Self.web("application")) forward")
    }

    @Test(
        "vector 28, alb-egress-sg: the load balancer's own group must let the targets' port out",
        arguments: [
            ("out tcp 8080 0.0.0.0/0", "reachable"),
            ("out tcp 443 0.0.0.0/0", "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
        ])
    func egress(rule: String, expected: String) throws {
        let fixture = try fixture("application", groups: ["sg-lb"]).group("sg-lb", ["in tcp 443 0.0.0.0/0", rule])
        #expect(try through(fixture).answer == expected)
    }

    @Test("behind an application load balancer the targets see it alone")
    func applicationSource() throws {
        #expect(try through(fixture("application", app: ["in tcp 8080 10.0.8.0/21"])).answer == "reachable")
        #expect(
            try through(fixture("application", app: ["in tcp 8080 10.0.1.0/24"])).answer
                == "blocked ENI_SG_RULES_MISMATCH sg-app forward")
    }

    @Test(
        "vector 29, all-unhealthy: all targets that are unhealthy get everything, one among healthy ones gets nothing",
        arguments: [
            (["10.0.21.20:8080 unhealthy", "10.0.22.20:8080 unhealthy"], "reachable", true),
            (
                ["10.0.21.20:8080 healthy", "10.0.22.20:8080 unhealthy"],
                "partial TG_TARGET_UNHEALTHY \(group) forward", false
            ),
            (["10.0.21.20:8080 healthy", "10.0.22.20:8080 healthy"], "reachable", false),
        ])
    func allUnhealthy(targets: [String], expected: String, failsOpen: Bool) throws {
        let report = try through(fixture("application", targets: targets))
        #expect(report.answer == expected)
        #expect(report.warnings.contains { $0.contains("unhealthy") } == failsOpen)
    }

    @Test("vector 30, sandwich-stale-ip: a registered address that no interface has is stale")
    func stale() throws {
        let stale = try through(fixture("application", targets: ["10.0.21.99:8080 healthy"]), to: "10.0.21.99")
        #expect(stale.answer == "blocked TG_TARGET_STALE \(Self.group) forward")
        let current = try through(fixture("application", targets: ["10.0.21.20:8080 healthy"]), to: "10.0.21.20")
        #expect(current.answer == "reachable")
    }

    @Test(
        "target groups of weight 0 get nothing",
        arguments: [
            (["apps 1", "dead 0"], "reachable"),
            (["apps 1", "dead 1"], "partial TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("dead")) forward"),
            (["apps 0", "dead 1"], "blocked TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("dead")) forward"),
            (["apps 0"], "blocked ELBV2_LISTENER_HAS_NO_TG \(web("network")) forward"),
        ])
    func weights(rows: [String], expected: String) throws {
        let fixture = try fixture().without("describe-listeners").weightedListener("web", port: 443, "TCP", rows)
            .targetGroup("dead", "TCP", port: 8080, []).attributes(ofTargetGroup: "dead", [:])
        #expect(try through(fixture).answer == expected)
    }

    @Test(
        "a load balancer that is impaired still forwards; one that is being made, or failed, does not",
        arguments: [
            ("active", "reachable"), ("active_impaired", "reachable"),
            ("provisioning", "blocked BAD_STATE \(web("network")) forward"),
            ("failed", "blocked BAD_STATE \(web("network")) forward"),
        ])
    func state(state: String, expected: String) throws {
        let fixture = try fixture().without("describe-load-balancers")
            .networkBalancer("web", zones: ["subnet-lb-1", "subnet-lb-2"], state: state)
        #expect(try through(fixture).answer == expected)
        #expect(try fixture.ask("10.0.1.10", "lb/web", port: "443").answer == expected)
    }
}
