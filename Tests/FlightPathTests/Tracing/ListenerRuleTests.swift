import Testing

@testable import FlightPath

/// Two clients and an application load balancer `web`, whose default rule forwards to a group with a target and whose
/// other groups are `apps`, with a target too, and `none`, with no target.
@Suite("Listener rules")
struct ListenerRuleTests {
    private static let empty = "TG_NO_REGISTERED_TARGETS \(SnapshotFixture.groupARN("none")) forward"
    private static let ends = "ALB_RULE_NO_FORWARD \(SnapshotFixture.balancerARN("app", "web")) forward"

    private func fixture(default group: String = "apps") throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").subnet("client", "10.0.1.0/24", of: "vpc-a")
            .subnet("lb", "10.0.11.0/24", of: "vpc-a").subnet("app", "10.0.21.0/24", of: "vpc-a")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local").openNetworkACL(for: "client", "lb", "app").openGroup()
            .interface("eni-client", "10.0.1.10", in: "client").interface("eni-other", "10.0.1.200", in: "client")
            .interface("eni-app", "10.0.21.20", in: "app").balancer("web", "application", zones: ["lb"])
            .node(of: "web", "application", "10.0.11.5", in: "lb")
            .listener("web", "application", port: 443, "HTTPS", to: group)
            .targetGroup("apps", "HTTP", port: 8080, ["10.0.21.20:8080 healthy"])
            .targetGroup("none", "HTTP", port: 8080, [])
    }

    private func ask(_ fixture: SnapshotFixture, _ path: String = "/", from: String = "10.0.1.10") throws -> Report {
        try fixture.ask(from, "https://shop.example" + path)
    }

    @Test(
        "what the URL says is settled: the first rule whose conditions all hold decides",
        arguments: [
            (["host other.example shop.example"], "/", "blocked \(empty)"),
            (["host SHOP.example"], "/", "blocked \(empty)"), (["host *.example"], "/", "blocked \(empty)"),
            (["host *.shop.example"], "/", "reachable"), (["path /cart /api/*"], "/api/items", "blocked \(empty)"),
            (["path /API/*"], "/api/items", "reachable"), (["path /"], "/?v=1", "blocked \(empty)"),
            (["query v=1"], "/?V=1", "blocked \(empty)"), (["query v=1"], "/?a=b&v=1#top", "blocked \(empty)"),
            (["query v=1 w=2"], "/?w=2", "blocked \(empty)"), (["query beta"], "/?v=beta", "blocked \(empty)"),
            (["query v=1"], "/?v=2", "reachable"), (["query v=1"], "/", "reachable"),
            (["host shop.example", "path /api/*"], "/", "reachable"),
            (["host shop.example", "path /api/*"], "/api/", "blocked \(empty)"),
            (["source 10.0.1.0/24"], "/", "blocked \(empty)"), (["source 10.9.0.0/16"], "/", "reachable"),
        ])
    func settled(conditions: [String], path: String, expected: String) throws {
        let report = try ask(fixture().rule("web", port: 443, priority: 5, conditions, ["forward none 1"]), path)
        #expect(report.answer == expected)
        #expect(!report.warnings.contains { $0.contains("does not say") })
    }

    @Test(
        "what it does not say may hold or not: both are ways of the question, and the report says so",
        arguments: [
            ("header X-Beta yes", "header `X-Beta: yes`"), ("method POST PUT", "method `POST, PUT`"),
        ])
    func open(condition: String, words: String) throws {
        let dead = try ask(fixture().rule("web", port: 443, priority: 5, [condition], ["forward none 1"]))
        #expect(dead.answer == "partial \(Self.empty)")
        #expect(dead.warnings.contains { $0.contains("rule 5") && $0.contains(words) })
        let answered = try ask(fixture().rule("web", port: 443, priority: 5, [condition], ["fixed-response"]))
        #expect(answered.answer == "partial \(Self.ends)")
        // Where either way gets there, so does the question.
        let both = try ask(fixture().rule("web", port: 443, priority: 5, [condition], ["forward apps 1"]))
        #expect(both.answer == "reachable")
        // A condition that does not hold settles the rule, whatever the others say.
        let other = try ask(
            fixture().rule("web", port: 443, priority: 5, ["host other.example", condition], ["forward none 1"]))
        #expect(other.answer == "reachable")
        #expect(!other.warnings.contains { $0.contains("does not say") })
    }

    @Test("regular expressions are not evaluated: the answer is open unless another condition settles the rule")
    func regularExpressions() throws {
        let fixture = try fixture()
        #expect(
            try ask(fixture.rule("web", port: 443, priority: 5, ["regex ^/v[0-9]"], ["forward none 1"])).verdict
                == .undetermined)
        #expect(
            try ask(
                fixture.rule("web", port: 443, priority: 5, ["host a.example", "regex ^/v[0-9]"], ["forward none 1"])
            ).answer == "reachable")
    }

    @Test("rules on the source take their part of the packets, as the load balancer sees their addresses")
    func sources() throws {
        let fixture = try fixture().rule("web", port: 443, priority: 5, ["source 10.0.1.128/25"], ["fixed-response"])
        #expect(try ask(fixture).answer == "reachable")
        #expect(try ask(fixture, from: "10.0.1.200").answer == "blocked \(Self.ends)")
        let all = try ask(fixture, from: "10.0.1.0/24")
        #expect(all.answer == "partial \(Self.ends)")
        #expect(all.blockers.first?.packets.source == ["10.0.1.128/25"])
        // Without a URL it is settled as well.
        #expect(
            try fixture.ask("10.0.1.200", "10.0.21.20", port: "443", via: ["lb/web"]).answer == "blocked \(Self.ends)")
        #expect(try fixture.ask("10.0.1.10", "10.0.21.20", port: "443", via: ["lb/web"]).answer == "reachable")
    }

    @Test("rules are tried by priority as numbers, whatever their order in the file")
    func priorities() throws {
        let one = try fixture().rule("web", port: 443, priority: 10, ["path /*"], ["forward none 1"])
            .rule("web", port: 443, priority: 9, ["path /*"], ["forward apps 1"])
        #expect(try ask(one).answer == "reachable")
        let other = try fixture().rule("web", port: 443, priority: 9, ["path /*"], ["forward none 1"])
            .rule("web", port: 443, priority: 10, ["path /*"], ["forward apps 1"])
        #expect(try ask(other).answer == "blocked \(Self.empty)")
    }

    @Test(
        "redirects and fixed responses end the journey and say so; groups of weight 0 get nothing",
        arguments: [
            (["redirect"], "blocked \(ends)"), (["fixed-response"], "blocked \(ends)"),
            (["forward apps 1 none 0"], "reachable"), (["forward apps 1 none 1"], "partial \(empty)"),
            (["forward apps 0 none 1"], "blocked \(empty)"),
        ])
    func actions(actions: [String], expected: String) throws {
        let report = try ask(fixture().rule("web", port: 443, priority: 5, ["path /*"], actions))
        #expect(report.answer == expected)
    }

    @Test("a listener that only answers by itself is what stops a question without a URL")
    func answersOnly() throws {
        let fixture = try fixture().without("describe-rules")
            .rule("web", port: 443, priority: 5, ["path /old"], ["redirect"])
        let report = try fixture.ask("10.0.1.10", "10.0.21.20", port: "443", via: ["lb/web"])
        #expect(report.answer == "blocked \(Self.ends)")
        #expect(report.blockers.first?.rule?.text == "rule 5 path `/old` -> redirect")
    }

    @Test(
        "clients are taken to have authenticated, which is listed",
        arguments: ["authenticate-oidc", "authenticate-cognito", "jwt-validation"])
    func authentication(type: String) throws {
        let report = try ask(fixture().rule("web", port: 443, priority: 5, ["path /*"], [type, "forward apps 1"]))
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("authenticate") })
        #expect(try !ask(fixture()).assumptions.contains { $0.contains("authenticate") })
    }
}
