import Testing

@testable import FlightPath

/// Listeners and rules that load balancers lack, addresses that nobody has any more, checks of a port that is closed.
@Suite("Fixes of load balancers")
struct ListenerFixTests {
    private func base(
        _ type: String = "application", scheme: String = "internal", targets: [String] = ["10.0.2.20:8080 healthy"],
        checks: String = "traffic-port", server: [String] = ["in tcp 8080 10.0.0.0/16"], preserves: String = "false"
    ) throws -> SnapshotFixture {
        try SnapshotFixture.oneVPC(server: server + ["out all 0.0.0.0/0"])
            .balancer("web", type, zones: ["subnet-client"], scheme: scheme)
            .node(of: "web", type, "10.0.1.5", in: "subnet-client")
            .attributes(ofBalancer: "web", type == "network" ? ["load_balancing.cross_zone.enabled": "true"] : [:])
            .listener("web", type, port: 80, type == "network" ? "TCP" : "HTTP", to: "apps")
            .targetGroup(
                "apps", type == "network" ? "TCP" : "HTTP", port: 8080, healthCheckPort: checks, targets
            )
            .attributes(ofTargetGroup: "apps", ["preserve_client_ip.enabled": preserves])
    }

    private static let idle = ["10.0.2.20:8080 unused/Target.NotInUse"]

    @Test("a port without a listener: one that forwards to the target group that nothing sends to")
    func listener() throws {
        let fixture = try base().targetGroup("next", "HTTP", port: 8080, Self.idle)
        let fix = try fixture.cure("10.0.1.10", "10.0.2.20", port: "443", via: ["lb/web"])
        #expect(fix.edit == "+ listener  HTTPS:443  forward to next")
        let command = try #require(fix.aws.first)
        #expect(command.hasPrefix("aws elbv2 create-listener --region us-east-1 --load-balancer-arn arn:aws:"))
        #expect(command.contains(#"--certificates "CertificateArn=${CERTIFICATE_ARN:?"#))
        #expect(command.hasSuffix("--default-actions Type=forward,TargetGroupArn=" + SnapshotFixture.groupARN("next")))
        #expect(fix.rollback.first?.hasPrefix("aws elbv2 delete-listener ") == true)
        #expect(fix.terraform?.contains("resource \"aws_lb_listener\" \"fix_web_443\" {\n") == true)
        #expect(fix.terraform?.hasPrefix("variable \"fix_web_443_certificate_arn\" {\n") == true)
        #expect(fix.terraform?.contains("  certificate_arn = var.fix_web_443_certificate_arn\n") == true)
        #expect(fix.terraform?.contains("  default_action {\n    type             = \"forward\"\n") == true)
        #expect(fix.conditions?.contains { $0.contains("not healthy before") } == true)
        // Whoever the group of the load balancer admits comes to the new port.
        #expect(fix.opens.atLeast == nil)
        #expect(fix.opens.description.hasSuffix("reach 1 other address on tcp/443"), "\(fix.opens.description)")
    }

    @Test("targets that nothing sent to are not taken as healthy where their checks are refused")
    func checksRefused() throws {
        let fixture = try base(server: ["in tcp 8080 10.0.9.0/24"]).targetGroup("next", "HTTP", port: 8080, Self.idle)
        let fixes = try fixture.fixes("10.0.1.10", "10.0.2.20", port: "81", via: ["lb/web"])
        let alone = fixes.filter { $0.steps == nil && $0.edit.contains("listener") }
        #expect(alone.allSatisfy { $0.verdictAfter != .reachable })
        #expect(fixes.first?.verdictAfter == .reachable)
        #expect(fixes.first?.steps?.count == 2)
    }

    @Test(
        "without the target group of another, the one it forwards to already; of several none, and the report says so")
    func choice() throws {
        let one = try base().cure("10.0.1.10", "lb/web", port: "81")
        #expect(one.edit == "+ listener  HTTP:81  forward to apps")
        #expect(!one.aws.contains { $0.contains("certificate") })
        let several = try base().targetGroup("one", "HTTP", port: 8080, Self.idle)
            .targetGroup("two", "HTTP", port: 8080, Self.idle)
        let report = try several.told("10.0.1.10", "lb/web", port: "81")
        #expect(report.remediations.isEmpty)
        #expect(report.blockers.first?.unfixed?.contains("the snapshot does not tell") == true)
    }

    @Test("what a controller made from a cluster's objects is given no listener by hand")
    func owned() throws {
        let fixture = try SnapshotFixture.oneVPC().balancer("k8s-shop-web", "network", zones: ["subnet-client"])
            .node(of: "k8s-shop-web", "network", "10.0.1.5", in: "subnet-client")
            .listener("k8s-shop-web", "network", port: 80, "TCP", to: "apps")
            .targetGroup("apps", "TCP", port: 8080, ["10.0.2.20:8080 healthy"])
        #expect(try fixture.told("10.0.1.10", "lb/k8s-shop-web", port: "81").remediations.isEmpty)
    }

    @Test("no rule for a host: one before the default, behind the others, to the group that is named for it")
    func hostRule() throws {
        func fixture(_ groups: [String]) throws -> SnapshotFixture {
            let path = "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener"
            let answer = #"[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]"#
            let base = try SnapshotFixture.oneVPC().balancer("edge", "application", zones: ["subnet-client"])
                .node(of: "edge", "application", "10.0.1.5", in: "subnet-client")
                .adding(
                    [
                        """
                        {"ListenerArn": "\(path)/app/edge/1/443", "Port": 443, "Protocol": "HTTPS",
                         "LoadBalancerArn": "\(SnapshotFixture.balancerARN("app", "edge"))", "DefaultActions": \(answer)}
                        """
                    ], to: "describe-listeners", key: "Listeners"
                )
                .adding(
                    [
                        """
                        {"RuleArn": "\(path)-rule/app/edge/1/443/default", "Priority": "default", "IsDefault": true,
                         "Conditions": [], "Actions": \(answer)}
                        """
                    ], to: "describe-rules", key: "Rules"
                )
                .rule("edge", port: 443, priority: 17, ["host shop.example.com"], ["forward shop 1"])
                .targetGroup("shop", "HTTP", port: 8080, ["10.0.2.20:8080 healthy"])
            return groups.reduce(base) { $0.targetGroup($1, "HTTP", port: 8080, Self.idle) }
        }
        let fix = try fixture(["edge-api"]).cure(
            "10.0.1.10", "https://api.example.com/", port: "443", via: ["lb/edge"])
        #expect(fix.edit == "+ rule  20  host-header api.example.com  forward to edge-api")
        #expect(
            fix.aws.first?.contains("--priority 20 --conditions 'Field=host-header,Values=api.example.com'") == true)
        #expect(fix.terraform?.contains("      values = [\"api.example.com\"]\n") == true)
        let named = try fixture(["edge-api", "edge-other"]).cure(
            "10.0.1.10", "https://api.example.com/", port: "443", via: ["lb/edge"])
        #expect(named.edit == fix.edit)
        let unknown = try fixture(["one", "two"]).told(
            "10.0.1.10", "https://api.example.com/", port: "443", via: ["lb/edge"])
        #expect(unknown.answer.hasPrefix("blocked ALB_RULE_NO_FORWARD"))
        #expect(unknown.remediations.isEmpty)
        #expect(unknown.blockers.first?.unfixed != nil)
    }

    @Test("addresses of a load balancer that was made anew are registered in place of the old ones")
    func staleTargets() throws {
        func fixture(others: [String]) throws -> SnapshotFixture {
            let base = try base(targets: ["10.0.2.99:8080 unhealthy"])
                .balancer("inner", "network", zones: ["subnet-server"])
                .node(of: "inner", "network", "10.0.2.40", in: "subnet-server", groups: [])
                .listener("inner", "network", port: 8080, "TCP", to: "pods")
                .targetGroup("pods", "TCP", port: 8080, ["10.0.2.20:8080 healthy"])
                .attributes(ofTargetGroup: "pods", ["preserve_client_ip.enabled": "false"])
                .attributes(ofBalancer: "inner", ["load_balancing.cross_zone.enabled": "true"])
            return others.reduce(base) {
                $0.balancer($1, "network", zones: ["subnet-server"])
                    .node(of: $1, "network", "10.0.2.41", in: "subnet-server", groups: [])
                    .listener($1, "network", port: 8080, "TCP", to: "pods")
            }
        }
        let fix = try fixture(others: []).cure("10.0.1.10", "http://any.example.com/", port: "80", via: ["lb/web"])
        #expect(fix.edit == "targets  10.0.2.99 -> 10.0.2.40")
        #expect(fix.aws.map { $0.words[2] } == ["register-targets", "deregister-targets"])
        #expect(fix.aws.first?.hasSuffix("--targets Id=10.0.2.40,Port=8080") == true)
        #expect(fix.rollback.first?.hasSuffix("--targets Id=10.0.2.99,Port=8080") == true)
        #expect(fix.terraform?.contains("\"aws_lb_target_group_attachment\"") == true)
        // Which of two is meant nobody can tell.
        let two = try fixture(others: ["second"]).told(
            "10.0.1.10", "http://any.example.com/", port: "80", via: ["lb/web"])
        #expect(two.answer.hasPrefix("blocked TG_TARGET_STALE"))
        #expect(two.remediations.isEmpty)
    }

    @Test("checks of a port that nothing admits: a rule for it, or checks of the port that traffic goes to")
    func healthCheckPort() throws {
        let fixture = try base(targets: ["10.0.2.20:8080 unhealthy", "10.0.2.20:8081 healthy"], checks: "9999")
        let fixes = try fixture.fixes("10.0.1.10", "10.0.2.20", port: "80", via: ["lb/web"])
        #expect(fixes.contains { $0.edit.contains("+ ingress  allow  tcp  9999") })
        let other = try #require(fixes.first { $0.edit == "health check port  9999 -> traffic-port" })
        #expect(other.aws.first?.hasSuffix("--health-check-port traffic-port") == true)
        #expect(other.rollback.first?.hasSuffix("--health-check-port 9999") == true)
    }

    @Test("targets that see the client's address: a rule for it, or the load balancer's own address instead")
    func preservation() throws {
        let fixture = try base("network", server: ["in tcp 8080 10.0.1.5/32"], preserves: "true")
        let fixes = try fixture.fixes("10.0.1.10", "10.0.2.20", port: "80", via: ["lb/web"])
        #expect(fixes.first?.edit == "+ ingress  allow  tcp  8080  from 10.0.1.10/32")
        let off = try #require(fixes.first { $0.edit == "preserve_client_ip.enabled  true -> false" })
        #expect(off.verdictAfter == .reachable)
        #expect(off.aws.first?.contains("Key=preserve_client_ip.enabled,Value=false") == true)
        #expect(off.rollback.first?.contains("Key=preserve_client_ip.enabled,Value=true") == true)
    }
}
