import Testing

@testable import FlightPath

/// Listener rules that rewrite requests, and rules of network load balancers.
@Suite("Listener rules: rewriting, and versions of IP")
struct RewritingRuleTests {
    /// `edge` forwards to `inner`, whose rules on what is asked lead to a target; its default rule leads to none.
    private func chain(_ transforms: [String], inner conditions: [String]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("client", "10.0.1.0/24", of: "vpc-a")
            .subnet("lb", "10.0.11.0/24", of: "vpc-a").subnet("app", "10.0.21.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local").openNetworkACL(for: "client", "lb", "app").openGroup()
            .interface("eni-client", "10.0.1.10", in: "client").interface("eni-app", "10.0.21.20", in: "app")
            .balancer("edge", "application", zones: ["lb"]).node(of: "edge", "application", "10.0.11.5", in: "lb")
            .listener("edge", "application", port: 443, "HTTPS", to: "none")
            .rule(
                "edge", port: 443, priority: 5, ["host shop.example"], ["forward inner 1"], transforms: transforms
            )
            .balancer("inner", "application", zones: ["lb"])
            .interface("eni-inner", "10.0.11.9", in: "lb", type: "interface", description: "ELB app/inner/1")
            .listener("inner", "application", port: 80, "HTTP", to: "none")
            .rule("inner", port: 80, priority: 5, conditions, ["forward apps 1"])
            .targetGroup("inner", "HTTP", port: 80, ["10.0.11.9:80 healthy"])
            .targetGroup("apps", "HTTP", port: 8080, ["10.0.21.20:8080 healthy"])
            .targetGroup("none", "HTTP", port: 8080, [])
    }

    @Test(
        "behind a rule that rewrites, the next load balancer's rules test what is not known",
        arguments: [
            ([], "host shop.example", "reachable"), (["host-header-rewrite"], "host shop.example", "undetermined"),
            (["url-rewrite"], "host shop.example", "reachable"), (["url-rewrite"], "path /cart", "undetermined"),
            (["url-rewrite"], "query v=1", "undetermined"), (["host-header-rewrite"], "path /cart", "reachable"),
            (["url-rewrite", "host-header-rewrite"], "path /cart", "undetermined"),
            (["something-new"], "host shop.example", "undetermined"),
        ])
    func rewriting(transforms: [String], condition: String, expected: String) throws {
        let report = try chain(transforms, inner: [condition]).ask("10.0.1.10", "https://shop.example/cart?v=1")
        // What is open may lead to the default rule, which is a block of some of it.
        let verdict: Verdict = expected == "reachable" ? .reachable : report.verdict
        #expect(report.verdict == verdict, "\(report.summary)")
        #expect(report.gaps.isEmpty == (expected == "reachable"), "\(report.gaps)")
        #expect((report.verdict == .reachable) == (expected == "reachable"))
    }

    private func dualStack(_ conditions: [String]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("client", "10.0.1.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local").openNetworkACL(for: "client").openGroup()
            .interface("eni-client", "10.0.1.10", in: "client").interface("eni-app", "10.0.1.20", in: "client")
            .balancer("edge", "network", zones: ["client"]).node(of: "edge", "network", "10.0.1.5", in: "client")
            .listener("edge", "network", port: 443, "TCP", to: "apps")
            .rule("edge", port: 443, priority: 5, conditions, ["forward none 1"], type: "net")
            .targetGroup("apps", "TCP", port: 8080, ["10.0.1.20:8080 healthy"]).targetGroup("none", "TCP", port: 80, [])
            .attributes(ofTargetGroup: "apps", [:])
            .attributes(ofBalancer: "edge", ["load_balancing.cross_zone.enabled": "true"])
    }

    @Test("a network load balancer's rule on the version of IP takes the packets of that version, the default the rest")
    func versions() throws {
        func answer(_ version: String) throws -> String {
            try dualStack(["family \(version)"]).ask("10.0.1.10", "10.0.1.20", port: "443", via: ["lb/edge"]).answer
        }
        #expect(try answer("ipv6") == "reachable")
        #expect(try answer("ipv4") == "blocked TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("none")) forward")
    }
}
