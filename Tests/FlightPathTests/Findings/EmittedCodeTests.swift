import Testing

@testable import FlightPath

/// Codes that stand in reports under their own names: each the smallest question that is answered with it.
@Suite("Emitted codes")
struct EmittedCodeTests {
    @Test("SG_HAS_NO_RULES: the groups hold nothing in the direction at all, not only nothing that fits")
    func noRules() throws {
        func answer(_ rules: [String]) throws -> String {
            try SnapshotFixture.oneVPC(server: rules).ask("10.0.1.10", "10.0.2.20", port: "443").answer
        }
        #expect(try answer(["out all 0.0.0.0/0"]) == "blocked SG_HAS_NO_RULES sg-server forward")
        #expect(
            try answer(["in tcp 22 0.0.0.0/0", "out all 0.0.0.0/0"])
                == "blocked ENI_SG_RULES_MISMATCH sg-server forward")
    }

    @Test("ROUTE_WRONG_VPC: the sender's own VPC uses the receiver's addresses too, and keeps them")
    func wrongVPC() throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.0.0.0/16")
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.0.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "subnet-a", "subnet-b").openGroup().openGroup("sg-b", vpc: "vpc-b")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.0.2.20", in: "subnet-b", groups: ["sg-b"])
        let report = try fixture.ask("10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.answer == "blocked ROUTE_WRONG_VPC rtb-a forward")
        #expect(report.blockers.first?.headline.contains("vpc-a") == true)
    }

    /// An ALB `web` with one target, whose listener does as told.
    private func balancer(_ action: String) throws -> SnapshotFixture {
        let fixture = try SnapshotFixture.oneVPC().balancer("web", "application", zones: ["subnet-server"])
            .node(of: "web", "application", "10.0.2.5", in: "subnet-server")
            .targetGroup("apps", "HTTP", port: 8080, ["10.0.2.20:8080 healthy"]).attributes(ofTargetGroup: "apps", [:])
        let arn = SnapshotFixture.balancerARN("app", "web")
        let listener = arn.replacing("loadbalancer/", with: "listener/") + "/443"
        return
            fixture.response(
                "describe-listeners",
                """
                {"Listeners": [{"ListenerArn": "\(listener)", "LoadBalancerArn": "\(arn)", "Port": 443,
                 "Protocol": "HTTPS", "DefaultActions": [\(action)]}]}
                """
            ).response(
                "describe-rules",
                """
                {"Rules": [{"RuleArn": "\(listener.replacing("listener/", with: "listener-rule/"))/default",
                 "Priority": "default", "IsDefault": true, "Conditions": [], "Actions": [\(action)]}]}
                """)
    }

    @Test(
        "ALB_RULE_NO_FORWARD: the rule answers by itself",
        arguments: [
            (#""Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}"#, "fixed-response"),
            (#""Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Port": "443"}"#, "redirect"),
        ])
    func noForward(_ action: String, _ word: String) throws {
        let arn = SnapshotFixture.balancerARN("app", "web")
        let report = try balancer("{\(action)}").ask("10.0.1.10", "10.0.2.20", port: "443", via: ["lb/web"])
        #expect(report.answer == "blocked ALB_RULE_NO_FORWARD \(arn) forward")
        #expect(report.blockers.first?.headline.contains(word) == true)
        let group = SnapshotFixture.groupARN("apps")
        let forward = try balancer(#"{"Type": "forward", "TargetGroupArn": "\#(group)"}"#)
        #expect(try forward.ask("10.0.1.10", "10.0.2.20", port: "443", via: ["lb/web"]).answer == "reachable")
    }

    /// A Service of type ClusterIP in a cluster, and a client in a VPC.
    private func service() throws -> SnapshotFixture {
        try SnapshotFixture.oneVPC().namespace("shop").pod("shop/client", "100.64.0.9")
            .pod("shop/web", "100.64.0.21", ["app": "web"], ports: ["http 8080"])
            .file(
                "kubernetes/prod/services.json",
                """
                {"apiVersion": "v1", "kind": "ServiceList", "items": [{"apiVersion": "v1", "kind": "Service",
                 "metadata": {"name": "web", "namespace": "shop"}, "spec": {"type": "ClusterIP",
                 "selector": {"app": "web"}, "ports": [{"port": 80, "protocol": "TCP", "targetPort": 8080}]}}]}
                """)
    }

    @Test("SERVICE_NOT_EXPOSED: from outside its cluster nothing leads to it")
    func notExposed() throws {
        let fixture = try service().file("kubernetes/prod/targetgroupbindings.json", #"{"absent": true}"#)
            .response("elbv2-describe-load-balancers", #"{"LoadBalancers": []}"#)
        let report = try fixture.ask("10.0.1.10", "service/shop/web", port: "80")
        #expect(report.answer == "blocked SERVICE_NOT_EXPOSED service/shop/web forward")
        // What exposes it may stand in a list that was not collected.
        #expect(try service().ask("10.0.1.10", "service/shop/web", port: "80").answer == "undetermined")
    }

    @Test("POD_NETWORK_POLICY_NO_MATCH: the policy that comes nearest is named, the rest deny too")
    func noPolicy() throws {
        let fixture = try service().policy("shop/deny-all", #"{"podSelector": {}}"#).policy(
            "shop/near", #"{"podSelector": {}, "ingress": [{"ports": [{"port": 9090}]}]}"#)
        let report = try fixture.ask("pod/shop/client", "pod/shop/web", port: "8080", scope: .kubernetes)
        #expect(report.answer == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/near forward")
        #expect(report.blockers.first?.alsoDenying.map(\.id) == ["networkpolicy/shop/deny-all"])
    }

    @Test("MISSING_INPUT: the text tells gaps as it tells blockers")
    func missing() throws {
        let report = try SnapshotFixture.oneVPC().without("describe-network-acls").ask(
            "10.0.1.10", "10.0.2.20", port: "443")
        #expect(report.verdict == .undetermined)
        let text = TextRenderer().text(report)
        #expect(text.contains("undetermined[MISSING_INPUT]"))
        #expect(text.contains("aws ec2 describe-network-acls"))
    }
}
