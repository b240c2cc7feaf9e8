import Testing

@testable import FlightPath

/// A Service of type LoadBalancer behind a classic load balancer, on two nodes of which `node-1` runs its only pod.
@Suite("Services behind classic load balancers")
struct ClassicServiceTests {
    private func cluster(
        policy: String = "Cluster", instancePort: Int = 31380, check: String = "TCP:31380",
        health: [String]? = ["i-1 InService", "i-2 InService"], selector: String = "web"
    ) throws -> SnapshotFixture {
        let service = """
            {"kind": "List", "apiVersion": "v1", "items": [
             {"kind": "Service", "apiVersion": "v1", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "LoadBalancer", "externalTrafficPolicy": "\(policy)", "healthCheckNodePort": 30254,
              "selector": {"app": "\(selector)"},
              "ports": [{"port": 80, "targetPort": 8080, "nodePort": 31380, "protocol": "TCP"}]},
             "status": {"loadBalancer": {"ingress": [{"hostname": "\(SnapshotFixture.classicHost("edge"))"}]}}}]}
            """
        let fixture = try SnapshotFixture.oneVPC().instance("i-1").instance("i-2")
            .interface("eni-node-1", "10.0.2.31", in: "subnet-server", groups: ["sg-server"], instance: "i-1")
            .interface("eni-node-2", "10.0.2.32", in: "subnet-server", groups: ["sg-server"], instance: "i-2")
            .interface("eni-pod", "10.0.2.30", in: "subnet-server", groups: ["sg-server"])
            .clusterNode("node-1", "10.0.2.31").clusterNode("node-2", "10.0.2.32")
            .pod("shop/web-1", "10.0.2.30", ["app": "web"], ports: ["http 8080"], on: "node-1")
            .file("kubernetes/prod/services.json", service)
            .file("kubernetes/prod/networkpolicies.json", #"{"items": [], "kind": "NetworkPolicyList"}"#)
            .file("kubernetes/prod/targetgroupbindings.json", #"{"items": [], "kind": "List"}"#)
            .classicBalancer(
                "edge", in: ["subnet-server"], ["80 -> \(instancePort)"], instances: ["i-1", "i-2"], check: check
            )
            .classicNode(of: "edge", "10.0.2.5", in: "subnet-server", groups: ["sg-server"])
            .crossZone("edge", true).adding([], to: "describe-load-balancers", key: "LoadBalancers")
        return health.map { fixture.instanceHealth("edge", $0) } ?? fixture
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("10.0.1.10", "service/shop/web", port: "80")
    }

    @Test("the host in the service's status is its way in, down to the pod")
    func exposed() throws {
        let report = try ask(cluster())
        #expect(report.answer == "reachable")
        #expect(report.legs.contains { $0.to.contains("web-1") })
    }

    @Test("Row 68: lint finds an instance port that is no node port of a service, without a question")
    func nodePortLint() throws {
        func found(_ port: Int) throws -> [String] {
            try cluster(instancePort: port).withoutTargetGroups().analyzer().lint().findings
                .filter { $0.row == 68 }.map { "\($0.code.rawValue) \($0.component.id)" }
        }
        #expect(try found(31390) == ["NODEPORT_NOT_ALLOCATED edge"])
        #expect(try found(31380) == [])
    }

    @Test("an instance port that is no node port of a service is the load balancer's fault")
    func nodePort() throws {
        #expect(try ask(cluster(instancePort: 31390)).answer == "blocked NODEPORT_NOT_ALLOCATED edge forward")
        #expect(
            try ask(cluster(selector: "other")).answer == "blocked SERVICE_SELECTOR_NO_MATCH service/shop/web forward")
    }

    @Test(
        "with the policy Local a node without a pod is left out where the health check sees it, and a fault where not",
        arguments: [
            ("TCP:31380", ["i-1 InService", "i-2 OutOfService Instance"], "reachable"),
            ("HTTP:30254/healthz", nil, "reachable"), ("TCP:31380", nil, "reachable"),
            ("TCP:22", nil, "partial SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/web forward"),
            (
                "TCP:22", ["i-1 InService", "i-2 InService"],
                "partial SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/web forward"
            ),
        ] as [(String, [String]?, String)])
    func local(check: String, health: [String]?, expected: String) throws {
        #expect(try ask(cluster(policy: "Local", check: check, health: health)).answer == expected)
    }

    @Test("a host that no list holds leaves the answer open, unless the lists are there")
    func unlisted() throws {
        let fixture = try cluster().without("elb-describe-load-balancers")
        let report = try ask(fixture)
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.hasPrefix("aws elb describe-load-balancers") ?? false })
        let gone = fixture.adding([], to: "elb-describe-load-balancers", key: "LoadBalancerDescriptions")
        #expect(try ask(gone).answer == "blocked SERVICE_NOT_EXPOSED service/shop/web forward")
    }
}
