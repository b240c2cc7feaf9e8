import Foundation
import Testing

@testable import FlightPath

/// Load balancers behind load balancers, and targets that are no addresses: client 10.0.1.10, `edge`, `inner`, a pod.
@Suite("Load balancer chains")
struct LoadBalancerChainTests {
    private static let edgeGroup = SnapshotFixture.groupARN("edge")

    private func base() throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("client", "10.0.1.0/24", of: "vpc-a")
            .subnet("lb-1", "10.0.11.0/24", of: "vpc-a")
            .subnet("lb-2", "10.0.12.0/24", of: "vpc-a", zone: "use1-az2").subnet("app", "10.0.21.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local")
            .openNetworkACL(for: "client", "lb-1", "lb-2", "app").openGroup()
            .interface("eni-client", "10.0.1.10", in: "client")
    }

    /// An application load balancer with nodes in two zones, whose targets are a pod's address.
    private func application(_ fixture: SnapshotFixture, groups: [String] = ["sg-open"], app: [String]) throws
        -> SnapshotFixture
    {
        try fixture.group("sg-app", app).interface("eni-app", "10.0.21.20", in: "app", groups: ["sg-app"])
            .balancer("inner", "application", zones: ["lb-1", "lb-2"])
            .node(of: "inner", "application", "10.0.11.9", in: "lb-1", groups: groups)
            .node(of: "inner", "application", "10.0.12.9", in: "lb-2", groups: groups)
            .listener("inner", "application", port: 80, "HTTP", to: "pods")
            .targetGroup("pods", "HTTP", port: 8080, ["10.0.21.20:8080 healthy"])
    }

    /// A network load balancer whose target is the application load balancer.
    private func chained(
        target: String = SnapshotFixture.balancerARN("app", "inner"), port: Int = 80, groups: [String] = ["sg-open"],
        app: [String] = ["in all 0.0.0.0/0"], crossZone: String = "true"
    ) throws -> SnapshotFixture {
        let fixture = try base().balancer("edge", "network", zones: ["lb-1"])
            .node(of: "edge", "network", "10.0.11.5", in: "lb-1")
            .listener("edge", "network", port: 443, "TCP", to: "edge")
            .targetGroup("edge", "TCP", port: port, type: "alb", [])
            .response(
                "describe-target-health.edge",
                """
                {"TargetHealthDescriptions": [{"Target": {"Id": "\(target)", "Port": \(port)},
                 "TargetHealth": {"State": "healthy"}}]}
                """
            ).attributes(ofTargetGroup: "edge", [:])
            .attributes(ofBalancer: "edge", ["load_balancing.cross_zone.enabled": crossZone])
        return try application(fixture, groups: groups, app: app)
    }

    private func ask(_ fixture: SnapshotFixture, _ to: String = "10.0.21.20") throws -> Report {
        try fixture.ask("10.0.1.10", to, port: "443", via: ["lb/edge"])
    }

    @Test("an application load balancer is a target: the journey goes on through its nodes, listener and rules")
    func balancerAsTarget() throws {
        let report = try ask(chained())
        #expect(report.answer == "reachable")
        #expect(report.legs.map(\.to).contains { $0.contains("inner") })
        #expect(
            try ask(chained(port: 8443)).answer
                == "blocked ELBV2_LISTENERS_MISMATCH \(SnapshotFixture.balancerARN("app", "inner")) forward")
    }

    @Test(
        "the application load balancer sees the client, its targets see it",
        arguments: [
            (["in tcp 80 10.0.1.10/32", "out all 0.0.0.0/0"], "in tcp 8080 10.0.8.0/21", "reachable"),
            (
                ["in tcp 80 10.0.11.0/24", "out all 0.0.0.0/0"], "in tcp 8080 10.0.8.0/21",
                "blocked ENI_SG_RULES_MISMATCH sg-alb forward"
            ),
            (
                ["in tcp 80 10.0.1.10/32", "out all 0.0.0.0/0"], "in tcp 8080 10.0.1.0/24",
                "blocked ENI_SG_RULES_MISMATCH sg-app forward"
            ),
        ])
    func sources(groups: [String], rule: String, expected: String) throws {
        #expect(try ask(chained(groups: ["sg-alb"], app: [rule]).group("sg-alb", groups)).answer == expected)
    }

    @Test("without cross-zone load balancing only the nodes of the zone are used; one the snapshot lacks is open")
    func zones() throws {
        let report = try ask(chained(crossZone: "false"))
        #expect(report.answer == "reachable")
        #expect(!report.legs.contains { $0.to.contains("10.0.12.9") })
        #expect(try ask(chained()).legs.contains { $0.to.contains("10.0.12.9") })
        #expect(try ask(chained(target: SnapshotFixture.balancerARN("app", "gone"))).verdict == .undetermined)
    }

    @Test("a Lambda function ends the journey, with a warning; it leads to no address")
    func function() throws {
        let fixture = try base().balancer("edge", "application", zones: ["lb-1"])
            .node(of: "edge", "application", "10.0.11.5", in: "lb-1")
            .listener("edge", "application", port: 443, "HTTPS", to: "edge")
            .targetGroup("edge", "", port: 0, type: "lambda", ["function unavailable"])
            .interface("eni-app", "10.0.21.20", in: "app")
        let report = try fixture.ask("10.0.1.10", "https://shop.example/")
        #expect(report.answer == "reachable")
        #expect(report.warnings.contains { $0.contains("Lambda function") })
        #expect(try ask(fixture).answer.hasPrefix("blocked ELBV2_LISTENER_HAS_NO_TG"))
        let drained = fixture.without("describe-target-groups")
            .targetGroup("edge", "", port: 0, type: "lambda", ["function draining"])
        #expect(
            try drained.ask("10.0.1.10", "https://shop.example/").answer
                == "blocked TG_NO_HEALTHY_TARGET \(Self.edgeGroup) forward")
    }

    /// An application load balancer whose targets are the nodes of a network load balancer.
    private func sandwich(inner: String = "10.0.12.9", app: String = "in all 0.0.0.0/0") throws -> SnapshotFixture {
        try base().group("sg-app", [app]).interface("eni-app", "10.0.21.20", in: "app", groups: ["sg-app"])
            .balancer("edge", "application", zones: ["lb-1"])
            .node(of: "edge", "application", "10.0.11.5", in: "lb-1")
            .listener("edge", "application", port: 443, "HTTPS", to: "edge")
            .targetGroup("edge", "HTTP", port: 80, ["\(inner):80 healthy"])
            .balancer("inner", "network", zones: ["lb-2"]).node(of: "inner", "network", "10.0.12.9", in: "lb-2")
            .listener("inner", "network", port: 80, "TCP", to: "pods")
            .targetGroup("pods", "TCP", port: 8080, ["10.0.21.20:8080 healthy all"])
            .attributes(ofTargetGroup: "pods", [:])
    }

    @Test(
        "a sandwich is one journey of three legs, and the path names the one that stops it",
        arguments: [
            ("in all 0.0.0.0/0", "10.0.12.9", "reachable", ""),
            ("in tcp 22 0.0.0.0/0", "10.0.12.9", "blocked ENI_SG_RULES_MISMATCH sg-app forward", "leg 3 of 3"),
        ])
    func legs(rule: String, inner: String, expected: String, position: String) throws {
        let report = try sandwich(inner: inner, app: rule).ask("10.0.1.10", "https://shop.example/")
        #expect(report.answer == expected)
        #expect(report.legs.count == 3)
        let path = TextRenderer().text(report)
            .split(separator: "\n").first { $0.hasPrefix("path:") }
        let names = ["10.0.1.10", "edge", "inner", "10.0.21.20"]
        let ends = path?.components(separatedBy: " -> ") ?? []
        #expect(ends.count == 4)
        for (name, end) in zip(names, ends) { #expect(end.contains(name)) }
        #expect(path?.contains("stopped") == !position.isEmpty)
        #expect(path?.hasSuffix(position) ?? false)
    }

    @Test("load balancers that send to each other are a loop, not a way")
    func loop() throws {
        let fixture = try base().balancer("edge", "network", zones: ["lb-1"])
            .node(of: "edge", "network", "10.0.11.5", in: "lb-1")
            .listener("edge", "network", port: 443, "TCP", to: "edge")
            .targetGroup("edge", "TCP", port: 443, ["10.0.12.9:443 healthy all"]).attributes(ofTargetGroup: "edge", [:])
            .balancer("inner", "network", zones: ["lb-2"]).node(of: "inner", "network", "10.0.12.9", in: "lb-2")
            .listener("inner", "network", port: 443, "TCP", to: "back")
            .targetGroup("back", "TCP", port: 443, ["10.0.11.5:443 healthy all"]).attributes(ofTargetGroup: "back", [:])
            .interface("eni-app", "10.0.21.20", in: "app")
        #expect(
            try ask(fixture).answer == "blocked ROUTE_LOOP \(SnapshotFixture.balancerARN("net", "edge")) forward")
    }
}
