import Testing

@testable import FlightPath

/// A client at 10.0.1.10, a classic load balancer `web` with a node in each of two zones, an instance in each behind it.
@Suite("Classic load balancers")
struct ClassicLoadBalancerTests {
    private static let healthy = ["i-1 InService", "i-2 InService"]

    /// - Parameters:
    ///   - groups: of the nodes.
    ///   - app: the rules of the instances' group.
    private func fixture(
        listeners: [String] = ["80 -> 31380"], instances: [String] = ["i-1", "i-2"],
        zones: [String] = ["lb-1", "lb-2"],
        groups: [String] = ["sg-open"], app: [String] = ["in all 0.0.0.0/0"], health: [String]? = healthy,
        crossZone: Bool? = true
    ) throws -> SnapshotFixture {
        var fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("client", "10.0.1.0/24", of: "vpc-a").subnet("lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2").subnet("app-1", "10.0.21.0/24", of: "vpc-a")
            .subnet("app-2", "10.0.22.0/24", of: "vpc-a", zone: "use1-az2")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "client", "lb-1", "lb-2", "app-1", "app-2")
            .openGroup().group("sg-app", app).interface("eni-client", "10.0.1.10", in: "client")
            .instance("i-1").instance("i-2")
            .interface("eni-app-1", "10.0.21.20", in: "app-1", groups: ["sg-app"], instance: "i-1")
            .interface("eni-app-2", "10.0.22.20", in: "app-2", groups: ["sg-app"], instance: "i-2")
            .classicBalancer("web", in: zones, listeners, instances: instances)
        for (zone, address) in [("lb-1", "10.0.11.5"), ("lb-2", "10.0.12.5")] where zones.contains(zone) {
            fixture = fixture.classicNode(of: "web", address, in: zone, groups: groups)
        }
        if let health { fixture = fixture.instanceHealth("web", health) }
        if let crossZone { fixture = fixture.crossZone("web", crossZone) }
        return fixture
    }

    private func through(_ fixture: SnapshotFixture, to: String = "10.0.0.0/16", port: String = "80") throws -> Report {
        try fixture.ask("10.0.1.10", to, port: port, via: ["lb/web"])
    }

    @Test("by name, by DNS name and by a node's address it is one load balancer, which ends at its listener")
    func selectors() throws {
        let fixture = try fixture()
        for to in ["lb/web", SnapshotFixture.classicHost("web"), "10.0.11.5", "10.0.12.5"] {
            #expect(try fixture.ask("10.0.1.10", to, port: "80").answer == "reachable", "\(to)")
            #expect(
                try fixture.ask("10.0.1.10", to, port: "81").answer == "blocked ELB_LISTENERS_MISMATCH web forward",
                "\(to)")
        }
        #expect(try fixture.ask("lb/web", "10.0.21.20", port: "31380").answer == "reachable")
        #expect(try through(fixture).answer == "reachable")
    }

    @Test(
        "each listener takes TCP on its own port, whatever its protocol; the instances' port is not the load balancer's",
        arguments: [
            ("80", "tcp", "reachable"), ("443", "tcp", "reachable"), ("8080", "tcp", "reachable"),
            ("80", "udp", "blocked ELB_LISTENERS_MISMATCH web forward"),
            ("22", "tcp", "blocked ELB_LISTENERS_MISMATCH web forward"),
            ("31380", "tcp", "blocked ELB_LISTENER_PORT_RESTRICTION web forward"),
        ])
    func listeners(port: String, ipProtocol: String, expected: String) throws {
        let fixture = try fixture(listeners: ["80 -> 31380", "443 SSL -> 31380", "8080 HTTP -> 31381"])
        #expect(try fixture.ask("10.0.1.10", "lb/web", port: port, ipProtocol: ipProtocol).answer == expected)
    }

    @Test("the instances' port says where the load balancer listens for it")
    func instancePort() throws {
        let report = try fixture().ask("10.0.1.10", "lb/web", port: "31380")
        #expect(report.summary.contains("listens on 80"))
        #expect(report.blockers.first?.rule?.text == "TCP :80 -> instances :31380")
    }

    @Test(
        "instances see the load balancer, on the listener's instance port",
        arguments: [
            ("in tcp 31380 10.0.8.0/21", "reachable"),
            ("in tcp 31380 10.0.1.0/24", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            ("in tcp 80 0.0.0.0/0", "blocked ENI_SG_RULES_MISMATCH sg-app forward"),
            ("in tcp 31380 sg-open", "reachable"),
        ])
    func source(rule: String, expected: String) throws {
        #expect(try through(fixture(app: [rule])).answer == expected)
    }

    @Test(
        "its own groups admit the listener's port and let the instances' port out",
        arguments: [
            (["in tcp 80 0.0.0.0/0", "out tcp 31380 0.0.0.0/0"], "reachable"),
            (["in tcp 443 0.0.0.0/0", "out tcp 31380 0.0.0.0/0"], "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
            (["in tcp 80 0.0.0.0/0", "out tcp 80 0.0.0.0/0"], "blocked ENI_SG_RULES_MISMATCH sg-lb forward"),
        ])
    func groups(rules: [String], expected: String) throws {
        #expect(try through(fixture(groups: ["sg-lb"]).group("sg-lb", rules)).answer == expected)
    }

    @Test(
        "with cross-zone load balancing off, or not known, a node has the instances of its zone alone",
        arguments: [
            (["i-1", "i-2"], true, "reachable"), (["i-1", "i-2"], false, "reachable"), (["i-1"], true, "reachable"),
            (["i-1"], false, "partial ELB_NOT_CROSSZONE web forward"),
            (["i-1"], nil, "partial ELB_NOT_CROSSZONE web forward"),
        ] as [([String], Bool?, String)])
    func crossZone(instances: [String], isOn: Bool?, expected: String) throws {
        let report = try through(fixture(instances: instances, crossZone: isOn))
        #expect(report.answer == expected)
        #expect(report.assumptions.contains { $0.contains("AWS's defaults are taken") } == (isOn == nil))
    }

    @Test("Row 24: lint finds a zone without an instance, without a question")
    func crossZoneLint() throws {
        func found(_ isOn: Bool) throws -> [String] {
            try fixture(instances: ["i-1"], crossZone: isOn).withoutTargetGroups().analyzer().lint().findings
                .filter { $0.row == 24 }.map { "\($0.code.rawValue) \($0.component.id)" }
        }
        #expect(try found(false) == ["ELB_NOT_CROSSZONE web"])
        #expect(try found(true) == [])
    }

    @Test("an instance in a zone that is not enabled gets nothing")
    func installedZone() throws {
        #expect(
            try through(fixture(zones: ["lb-1"])).answer == "partial ELB_INSTALLED_AZ_RESTRICTION web forward")
        let only = try through(fixture(instances: ["i-2"], zones: ["lb-1"], health: ["i-2 OutOfService"]))
        #expect(only.answer == "blocked ELB_INSTALLED_AZ_RESTRICTION web forward")
        #expect(only.summary.contains("us-east-1b"))
    }

    @Test("it is attached to a subnet of that zone, the one with the fewest interfaces first")
    func attached() throws {
        let fixes = try fixture(zones: ["lb-1"]).fixes("10.0.1.10", "10.0.0.0/16", port: "80", via: ["lb/web"])
        #expect(fixes.map(\.edit) == ["+ subnet  lb-2", "+ subnet  app-2"])
        let fix = try #require(fixes.first)
        #expect(fix.verdictAfter == .reachable)
        #expect(
            fix.aws.first?.hasSuffix(
                "attach-load-balancer-to-subnets --region us-east-1 --load-balancer-name web --subnets lb-2") == true,
            "\(fix.aws)")
        #expect(fix.rollback.first?.contains("detach-load-balancer-from-subnets") == true)
    }

    @Test("without instances, and without healthy ones, nothing gets through: it does not fail open")
    func nobody() throws {
        #expect(
            try through(fixture(instances: [], health: [])).answer == "blocked TG_NO_REGISTERED_TARGETS web forward")
        let out = try through(fixture(health: ["i-1 OutOfService Instance", "i-2 OutOfService Instance"]))
        #expect(out.answer == "blocked TG_NO_HEALTHY_TARGET web forward")
        #expect(out.summary.contains("2 `OutOfService, Instance`"))
        #expect(
            try through(fixture(health: ["i-1 InService", "i-2 OutOfService Instance"])).answer
                == "partial TG_TARGET_UNHEALTHY web forward")
    }

    @Test("health is a symptom: what stops the way to an instance is the blocker")
    func explained() throws {
        let report = try through(
            fixture(app: ["in tcp 22 0.0.0.0/0"], health: ["i-1 OutOfService Instance", "i-2 OutOfService Instance"]))
        #expect(report.answer == "blocked ENI_SG_RULES_MISMATCH sg-app forward")
        #expect(!report.blockers.contains { $0.code == .noHealthyTarget })
    }

    @Test("health that is unknown, or was not collected, blocks nothing; the latter is listed")
    func unknownHealth() throws {
        #expect(try through(fixture(health: ["i-1 Unknown", "i-2 InService"])).answer == "reachable")
        let report = try through(fixture(health: nil))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("taken as in service") })
    }

    @Test("an instance that no interface tells of leaves the answer open")
    func stale() throws {
        #expect(try through(fixture(instances: ["i-1", "i-9"])).verdict == .undetermined)
    }

    @Test("without its description the node of a classic load balancer leaves the answer open, and names the command")
    func unread() throws {
        let report = try fixture().without("elb-describe-load-balancers").ask("10.0.1.10", "10.0.11.5", port: "80")
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.hasPrefix("aws elb describe-load-balancers") ?? false })
    }

    @Test(
        "vector 10, nacl-same-subnet: between it and an instance in its own subnet the network ACL filters",
        arguments: [
            (["in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"], "reachable"),
            (
                ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 1024-30000 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-lb forward"
            ),
            (
                ["in 100 allow tcp 31380 10.0.0.0/16", "in 101 allow tcp 80 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],
                "blocked SUBNET_ACL_RESTRICTION acl-lb reply"
            ),
        ])
    func withinSubnet(entries: [String], expected: String) throws {
        let fixture = try fixture(instances: ["i-3"], zones: ["lb-1"], health: ["i-3 InService"])
            .without("describe-network-acls").openNetworkACL(for: "client", "lb-2", "app-1", "app-2")
            .networkACL("acl-lb", for: ["lb-1"], entries)
            .instance("i-3").interface("eni-3", "10.0.11.30", in: "lb-1", instance: "i-3")
        let report = try fixture.ask("lb/web", "10.0.11.30", port: "31380")
        #expect(report.answer == expected)
        #expect(report.assumes(.classicLoadBalancerWithinSubnet))
        // Between other interfaces of one subnet it does not.
        let plain = try fixture.interface("eni-4", "10.0.11.40", in: "lb-1").ask(
            "10.0.11.40", "10.0.11.30", port: "31380")
        #expect(plain.answer == "reachable")
    }

    @Test(
        "two accounts may have classic load balancers of one name, which are not one: the DNS name tells which is meant"
    )
    func sameName() throws {
        let fixture = try fixture().file(
            "aws/444455556666/us-east-1/elb-describe-load-balancers.json",
            """
            {"LoadBalancerDescriptions": [{"LoadBalancerName": "web", "DNSName": "web-2.us-east-1.elb.amazonaws.com",
             "VPCId": "vpc-b", "Subnets": [], "Instances": [], "ListenerDescriptions": []}]}
            """)
        #expect(throws: SelectionError.self) { try fixture.ask("10.0.1.10", "lb/web", port: "80") }
        #expect(try fixture.ask("10.0.1.10", SnapshotFixture.classicHost("web"), port: "80").answer == "reachable")
        #expect(try fixture.ask("10.0.1.10", "10.0.11.5", port: "80").answer == "reachable")
    }
}
