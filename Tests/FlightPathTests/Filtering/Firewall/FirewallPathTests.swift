import Testing

@testable import FlightPath

/// A firewall between two subnets of one VPC: each one's table leads to the endpoint, whose own is local.
@Suite("A way through AWS Network Firewall")
struct FirewallPathTests {
    private func fixture(
        back: String = "10.0.1.0/24 -> vpce-fw", status: String = "READY", sync: String = "IN_SYNC"
    ) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16")
            .subnet("subnet-client", "10.0.1.0/24", of: "vpc-a")
            .subnet("subnet-server", "10.0.2.0/24", of: "vpc-a")
            .subnet("subnet-fw", "10.0.3.0/24", of: "vpc-a")
            .openNetworkACL(for: "subnet-client", "subnet-server", "subnet-fw").openGroup()
            .interface("eni-client", "10.0.1.10", in: "subnet-client")
            .interface("eni-server", "10.0.2.20", in: "subnet-server")
            .routes(
                "rtb-client", of: "vpc-a", for: ["subnet-client"], "10.0.0.0/16 -> local", "10.0.2.0/24 -> vpce-fw"
            )
            .routes("rtb-server", of: "vpc-a", for: ["subnet-server"], ["10.0.0.0/16 -> local", back])
            .routes("rtb-fw", of: "vpc-a", for: ["subnet-fw"], "10.0.0.0/16 -> local")
            .response(
                "describe-vpc-endpoints",
                """
                {"VpcEndpoints": [{"VpcEndpointId": "vpce-fw", "VpcEndpointType": "GatewayLoadBalancer",
                 "VpcId": "vpc-a", "OwnerId": "\(SnapshotFixture.account)", "State": "available",
                 "ServiceName": "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d", "SubnetIds": ["subnet-fw"],
                 "RequesterManaged": true, "Tags": [{"Key": "AWSNetworkFirewallManaged", "Value": "true"}]}]}
                """
            ).firewall(status: status, sync: sync)
    }

    private static let guarded = ["strict", "default aws:drop_established", "group g-a 1"]

    private func rules(_ port: String) -> [String] {
        ["pass tcp 10.0.1.0/24 any -> 10.0.2.0/24 \(port) (sid:1001;)"]
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("10.0.1.10", "10.0.2.20", port: "443")
    }

    @Test("a pass rule lets the connection through, and its hop is listed")
    func reachable() throws {
        let report = try ask(fixture().firewallPolicy(Self.guarded).ruleGroup("g-a", rules("443")))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.allSatisfy { !$0.contains("fw-a") })
        #expect(report.legs.contains { $0.forward.contains { $0.component.kind == .firewall } })
        #expect(report.legs.contains { $0.reply.contains { $0.component.kind == .firewall } })
    }

    @Test("without a pass rule it is blocked by the policy's default")
    func blockedByDefault() throws {
        let report = try ask(fixture().firewallPolicy(Self.guarded).ruleGroup("g-a", rules("80")))
        #expect(report.answer == "blocked FIREWALL_RULES_RESTRICTION \(Self.arn) forward")
        let rule = try #require(report.blockers.first?.rule)
        #expect(rule.kind == "firewall-default")
        #expect(rule.text.contains("aws:drop_established"))
        #expect(report.blockers.first?.nearMisses.first?.rule.id?.contains("1001") == true)
    }

    @Test("a drop rule is cited as a log has it")
    func blockedByRule() throws {
        let report = try ask(
            fixture().firewallPolicy(["group g-a 1"]).ruleGroup("g-a", ["drop tcp any any -> any 443 (sid:1002;)"]))
        #expect(report.answer == "blocked FIREWALL_RULES_RESTRICTION \(Self.arn) forward")
        let rule = try #require(report.blockers.first?.rule)
        #expect(rule.kind == "firewall-rule")
        #expect(rule.id?.contains("1002") == true)
        #expect(rule.text.contains("drop tcp any any -> any 443"))
    }

    private static let arn = "arn:aws:network-firewall:us-east-1:111122223333:firewall/fw-a"

    @Test(
        "vector 35, nfw-oneway-stateless-pass: the reply meets an engine that never saw the request",
        arguments: [
            (["10 aws:pass tcp 10.0.1.0/24 -> 10.0.2.0/24 443"], "blocked FIREWALL_RULES_RESTRICTION \(arn) reply"),
            (["10 aws:drop tcp 10.0.2.0/24 -> 10.0.1.0/24 any"], "blocked FIREWALL_RULES_RESTRICTION \(arn) reply"),
            (["10 aws:drop tcp 10.0.1.0/24 -> 10.0.2.0/24 443"], "blocked FIREWALL_RULES_RESTRICTION \(arn) forward"),
            (
                ["10 aws:pass tcp 10.0.1.0/24 -> 10.0.2.0/24 443", "20 aws:pass tcp 10.0.2.0/24 -> 10.0.1.0/24 any"],
                "reachable"
            ),
        ])
    func stateless(rules: [String], expected: String) throws {
        let report = try ask(fixture().firewallPolicy(["stateless-group s-a 1"]).statelessGroup("s-a", rules))
        #expect(report.answer == expected)
    }

    @Test("a reply that goes round the firewall is lost, whatever the rules say")
    func asymmetric() throws {
        let fixture = try fixture(back: "10.9.0.0/16 -> vpce-fw").firewallPolicy(Self.guarded)
            .ruleGroup("g-a", rules("443"))
        #expect(try ask(fixture).answer.hasPrefix("blocked RETURN_PATH_ASYMMETRIC rtb-server reply"))
    }

    @Test(
        "what was not collected leaves the verdict open, with the command that collects it",
        arguments: [
            ("network-firewall-describe-firewall.fw-a", "aws network-firewall describe-firewall "),
            (
                "network-firewall-describe-firewall-policy.policy-a",
                "aws network-firewall describe-firewall-policy --firewall-policy-arn"
            ),
            ("network-firewall-describe-rule-group.g-a", "aws network-firewall describe-rule-group --rule-group-arn"),
        ])
    func notCollected(file: String, command: String) throws {
        let fixture = try fixture().firewallPolicy(Self.guarded).ruleGroup("g-a", rules("443"))
        #expect(try ask(fixture).verdict == .reachable)
        let report = try ask(fixture.without(file))
        #expect(report.verdict == .undetermined)
        #expect(report.gaps.contains { $0.collect?.contains(command) == true })
    }

    @Test("a rule about contents leaves the verdict open, and no command would settle it")
    func contents() throws {
        let report = try ask(
            fixture().firewallPolicy(Self.guarded).ruleGroup("g-a", ["pass tls any any -> any 443 (sid:1003;)"]))
        #expect(report.verdict == .undetermined)
        let gap = try #require(report.gaps.first)
        #expect(gap.what.contains("pass tls any any -> any 443"))
        #expect(gap.collect == nil)
    }

    @Test(
        "an endpoint that is not ready, or not in sync, is taken to follow the policy, and that is said",
        arguments: [("CREATING", "IN_SYNC"), ("READY", "PENDING")])
    func notReady(status: String, sync: String) throws {
        let report = try ask(
            fixture(status: status, sync: sync).firewallPolicy(Self.guarded).ruleGroup("g-a", rules("443")))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("`fw-a`") && $0.contains("not in sync") })
    }
}
