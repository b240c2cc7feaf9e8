import Testing

@testable import FlightPath

@Suite("Reports of lint")
struct LintReportTests {
    private static let fixtures = ["A", "A-eni", "B-peer"]

    private func lint(_ fixture: String) throws -> LintReport {
        let snapshot = try Snapshot.load([Scenario.package.appending(path: "Fixtures/\(fixture)/snapshot").path()])
        return Analyzer(snapshot).lint()
    }

    @Test("healthy networks have no warnings", arguments: fixtures)
    func healthy(_ fixture: String) throws {
        let report = try lint(fixture)
        #expect(report.findings.filter { $0.severity != .note }.map(\.headline) == [])
    }

    @Test(
        "a network with a fault on the way from a load balancer to its targets is found without a question",
        arguments: [
            ("a01-node-sg-single-ip", "error ENI_SG_RULES_MISMATCH sg-08348c706b17f2889"),
            ("a05-tgw-attachment-missing-az", "warning TGW_ROUTE_AZ_RESTRICTION tgw-attach-0371fd144d178cba8"),
            ("a15-nfw-rule-drops", "error FIREWALL_RULES_RESTRICTION"),
        ])
    func faults(fixture: String, expected: String) throws {
        let found = try lint(fixture).findings.filter { $0.severity != .note }
            .map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.component.id)" }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(expected) == true)
    }

    @Test("a finding names file, pointer and line")
    func evidence() throws {
        let finding = try #require(try lint("B-peer").findings.first { $0.code == .bindingNetworkingMissing })
        let place = try #require(finding.evidence)
        #expect(place.file == "k8s/shop-eks/targetgroupbindings.json")
        #expect(place.pointer == "/items/1" && place.line > 1)
    }

    @Test("the same snapshot gives the same bytes")
    func deterministic() throws {
        let base = try HealthyBase().with("services", #""app": "api""#, #""app": "nobody""#)
            .with("targetgroupbindings", #""port": 80"#, #""port": 8080"#)
        let texts = try (0..<3).map { _ in try JSONRenderer.text(base.lint()) }
        #expect(Set(texts).count == 1)
    }

    @Test("text has a finding's headline, effect and cure; notes only where everything is asked for")
    func text() throws {
        let report = try HealthyBase().with("services", #""selector": {"app": "web"}"#, #""selector": {"app": "wbe"}"#)
            .with("describe-target-groups", #""HealthCheckTimeoutSeconds": 5"#, #""HealthCheckTimeoutSeconds": 2"#)
            .lint()
        #expect(
            LintRenderer().text(report) == """
                error[SERVICE_SELECTOR_NO_MATCH]: the selector of service `shop/web` matches no pod of its namespace
                   = note: nothing can be registered behind it: its target group is empty
                   = see: row 4 of the failure catalogue
                help: pod `shop/web-1` has `app=web` where the selector asks for `wbe`: align them

                1 error, 0 warnings, 2 notes (--verbose)

                """)
        #expect(LintRenderer(isVerbose: true).text(report).contains("note[TG_HEALTH_CHECK_TIMEOUT_SHORT]"))
        let markdown = LintRenderer().markdown(report)
        #expect(
            markdown.hasPrefix("# 1 error, 0 warnings, 2 notes (--verbose)\n\n## 1. error: `SERVICE_SELECTOR_NO_MATCH`")
        )
        #expect(markdown.contains("| Cure | pod `shop/web-1` has"))
    }

    @Test("what was not checked is told with the commands that collect it")
    func unchecked() throws {
        let report = try HealthyBase().without("ingresses").lint()
        let text = LintRenderer().text(report)
        #expect(text.contains("not made whole, for want of:\n  kubectl get ingresses -A -o json\n"))
        #expect(
            LintRenderer(isVerbose: true).text(report).contains(
                "  backends of ingresses exist in cluster prod: ingresses missing\n"))
    }

    @Test("without a cluster nothing is taken for empty")
    func noCluster() throws {
        let report = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").analyzer().lint()
        #expect(report.findings == [])
        #expect(Set(report.unchecked.flatMap(\.rows)).isSuperset(of: [1, 2, 3, 4, 5, 6, 19, 33]))
    }
}
