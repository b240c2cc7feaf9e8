import Testing

@testable import FlightPath

/// Services as the cluster alone sees them: the ClusterIP leads to the pods that are selected.
@Suite("Services inside a cluster")
struct ServiceJourneyTests {
    private func fixture(selector: String = #"{"app": "web"}"#, target: String = "8080") -> SnapshotFixture {
        SnapshotFixture().namespace("shop").pod("shop/client", "100.64.0.9")
            .pod("shop/web-1", "100.64.0.21", ["app": "web"], ports: ["http 8080"])
            .pod("shop/web-2", "100.64.0.22", ["app": "web"], ports: ["http 9090"])
            .file(
                "kubernetes/prod/services.json",
                """
                {"apiVersion": "v1", "kind": "ServiceList", "items": [{"apiVersion": "v1", "kind": "Service",
                 "metadata": {"name": "web", "namespace": "shop"}, "spec": {"type": "ClusterIP", "selector": \(selector),
                 "ports": [{"name": "main", "port": 80, "protocol": "TCP", "targetPort": \(target)}]}}]}
                """)
    }

    private func ask(_ fixture: SnapshotFixture, port: String? = "80") throws -> Report {
        try fixture.ask("pod/shop/client", "service/shop/web", port: port, scope: .kubernetes)
    }

    private static func only(_ port: String) -> String {
        #"{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"ports": [{"port": \#(port)}]}]}"#
    }

    @Test(
        "policies see the container port behind the service's, looked up in each pod where it is a name",
        arguments: [
            ("8080", only("8080"), Verdict.reachable), ("8080", only("80"), .blocked),
            (#""http""#, only("8080"), .partial), (#""http""#, only("9090"), .partial),
            (#""http""#, only(#""http""#), .reachable),
        ])
    func targetPorts(target: String, policy: String, verdict: Verdict) throws {
        #expect(try ask(fixture(target: target).policy("shop/p", policy)).verdict == verdict)
    }

    @Test("a selector without pods blocks, and says so")
    func noPods() throws {
        #expect(
            try ask(fixture(selector: #"{"app": "wbe"}"#)).answer
                == "blocked SERVICE_SELECTOR_NO_MATCH service/shop/web forward")
    }

    @Test(
        "a port that the service or its pods do not have is blocked for a reason, or refused",
        arguments: [("81", "8080"), ("80", #""absent""#)])
    func noPort(port: String, target: String) throws {
        do {
            let report = try ask(fixture(target: target), port: port)
            #expect(report.verdict == .blocked)
            #expect(!report.blockers.isEmpty)
        } catch is SelectionError {}
    }

    @Test("a pod without a port of the target's name is no endpoint of the service")
    func namelessPod() throws {
        let fixture = fixture(target: #""http""#).pod(
            "shop/web-3", "100.64.0.23", ["app": "web"], ports: ["other 8080"])
        #expect(try ask(fixture.policy("shop/p", Self.only("8080"))).verdict == .partial)
        #expect(try ask(fixture).verdict == .reachable)
    }
}
