import Testing

@testable import FlightPath

/// Which pods a service sends to: by its ClusterIP from inside the cluster, by a node port, and as a target.
@Suite("Endpoints of services")
struct ServiceEndpointTests {
    private static let selector = #""selector": {"app": "web"}"#
    private static let port = #"{"name": "http", "port": 80, "targetPort": 8080, "nodePort": 30080}"#

    /// A service with a `spec`, a client on `node-1`, and what else each test adds.
    private func fixture(_ spec: String = selector, port: String = port) throws -> SnapshotFixture {
        try SnapshotFixture.eks().pod("shop/client", "10.1.2.49", on: "node-1").object(
            "services",
            """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "NodePort", \(spec), "ports": [\(port)]}}
            """)
    }

    private func ask(_ fixture: SnapshotFixture, scope: Question.Scope = .full) throws -> String {
        try fixture.ask("pod/shop/client", "service/shop/web", port: "80", scope: scope).answer
    }

    private func atNodePort(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "node/node-1", port: "30080").answer
    }

    @Test(
        "a pod that is not ready gets nothing by the ClusterIP or a node port, and says so", arguments: [false, true])
    func readiness(publishes: Bool) throws {
        let base = try fixture(Self.selector + ", \"publishNotReadyAddresses\": \(publishes)")
            .webPod("web-1", "10.1.2.50", on: "node-1", ready: "False")
        let none = publishes ? "reachable" : "blocked POD_NOT_READY pod/shop/web-1 forward"
        #expect(try ask(base) == none)
        #expect(try ask(base, scope: .kubernetes) == none)
        #expect(try atNodePort(base) == none)
        let some = base.webPod("web-2", "10.1.2.66", on: "node-2", ready: "True")
        let left = publishes ? "reachable" : "partial POD_NOT_READY pod/shop/web-1 forward"
        #expect(try ask(some) == left)
        #expect(try ask(some, scope: .kubernetes) == left)
        #expect(try atNodePort(some) == left)
    }

    @Test("a pod that waits for a node has no address to send to")
    func pending() throws {
        let fixture = try fixture().object(
            "pods",
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": \(SnapshotFixture().metadata("shop/web-1", ["app": "web"])),
             "spec": {"containers": [{"name": "main", "ports": [{"containerPort": 8080}]}]},
             "status": {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False"}]}}
            """)
        #expect(try ask(fixture) == "blocked POD_NOT_READY pod/shop/web-1 forward")
        #expect(try atNodePort(fixture) == "blocked POD_NOT_READY pod/shop/web-1 forward")
    }

    @Test(
        "internalTrafficPolicy Local leads to pods of the sender's node alone",
        arguments: [
            ("node-1", "10.1.2.50", "reachable"),
            ("node-2", "10.1.2.66", "blocked SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/web forward"),
        ])
    func internalPolicy(node: String, address: String, expected: String) throws {
        let fixture = try fixture(Self.selector + #", "internalTrafficPolicy": "Local""#)
            .webPod("web", address, on: node, ready: "True")
        #expect(try ask(fixture) == expected)
        #expect(try ask(fixture, scope: .kubernetes) == expected)
        // What enters by a node port does not ask for it.
        #expect(try atNodePort(fixture) == "reachable")
        let both = fixture.pod("shop/client-2", "10.1.2.67", on: "node-2")
        let report = try both.ask("pod/shop/client*", "service/shop/web", port: "80")
        #expect(report.answer == "partial SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/web forward")
    }

    @Test(
        "a service without a selector has endpoints that are not followed: never blocked for its selector",
        arguments: [
            (#""clusterIP": "172.20.0.9""#, "no selector"), (#""selector": null"#, "no selector"),
            (#""externalName": "db.example.com", "type": "ExternalName""#, "ExternalName"),
        ])
    func withoutSelector(spec: String, words: String) throws {
        let fixture = try fixture(spec).webPod("web", "10.1.2.50", on: "node-1", ready: "True")
        let report = try fixture.ask("pod/shop/client", "service/shop/web", port: "80")
        #expect(report.answer == "undetermined")
        #expect(!report.legs.contains { $0.to.contains("0.0.0.0") })
        #expect(report.gaps.contains { $0.what.contains(words) }, "\(report.gaps)")
        #expect(try ask(fixture, scope: .kubernetes) == "undetermined")
        #expect(try atNodePort(fixture) == "undetermined")
    }

    @Test("a target port by a name that no pod has is the service's fault")
    func portName() throws {
        let named = #"{"port": 80, "targetPort": "web", "nodePort": 30080}"#
        let fixture = try fixture(port: named).webPod("web", "10.1.2.50", on: "node-1", ready: "True")
        #expect(try ask(fixture) == "blocked SERVICE_TARGET_PORT_MISMATCH service/shop/web forward")
        #expect(try atNodePort(fixture) == "blocked SERVICE_TARGET_PORT_MISMATCH service/shop/web forward")
    }

    @Test(
        "a headless service rewrites no port: clients reach the pod at the port they were told",
        arguments: [
            (#""clusterIP": "172.20.0.9""#, "reachable"),
            (#""clusterIP": "None""#, "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/web forward"),
        ])
    func headless(clusterIP: String, expected: String) throws {
        let fixture = try fixture(Self.selector + ", " + clusterIP)
            .webPod("web", "10.1.2.50", on: "node-1", ready: "True")
            .policy(
                "shop/web",
                """
                {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"],
                 "ingress": [{"ports": [{"port": 8080}]}]}
                """)
        #expect(try ask(fixture) == expected)
        #expect(try ask(fixture, scope: .kubernetes) == expected)
    }

    // MARK: Targets

    private func balanced(_ fixture: SnapshotFixture, _ target: String) -> SnapshotFixture {
        fixture.balancer("web", "network", zones: ["subnet-a"]).node(of: "web", "network", "10.0.1.40", in: "subnet-a")
            .listener("web", "network", port: 80, "TCP", to: "nodes")
            .targetGroup("nodes", "TCP", port: 80, ["\(target) healthy all"])
            .attributes(ofTargetGroup: "nodes", ["preserve_client_ip.enabled": "false"])
            .attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
    }

    @Test("a node registered by its address leads on to the pods behind its node port")
    func nodeByAddress() throws {
        let base = try balanced(fixture(), "10.1.2.11:30080")
        let service = try base.webPod("web", "10.1.2.50", on: "node-1", ready: "True")
            .ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"])
        #expect(service.answer == "reachable")
        #expect(service.legs.contains { $0.to.contains("shop/web") })
        let idle = base.webPod("web", "10.1.2.50", on: "node-1", ready: "False")
        #expect(
            try idle.ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"]).answer
                == "blocked POD_NOT_READY pod/shop/web forward")
    }

    @Test("a pod in its node's network is behind its service where its node's address is registered")
    func hostNetwork() throws {
        let fixture = try balanced(fixture(), "10.1.2.11:8080")
            .pod("shop/web", "10.1.2.11", ["app": "web"], on: "node-1", isHostNetwork: true)
        #expect(
            try fixture.ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"]).answer == "reachable")
    }

    @Test(
        "targets whose health is unavailable are used where no checks are made, and not where AWS cannot tell",
        arguments: [
            ("unavailable/Target.HealthCheckDisabled", "reachable"),
            (
                "unavailable/Elb.InternalError",
                "blocked TG_NO_HEALTHY_TARGET \(SnapshotFixture.groupARN("pods")) forward"
            ),
        ])
    func unavailable(state: String, expected: String) throws {
        let fixture = try fixture().webPod("web", "10.1.2.50", on: "node-1", ready: "True")
            .balancer("web", "network", zones: ["subnet-a"]).node(of: "web", "network", "10.0.1.40", in: "subnet-a")
            .listener("web", "network", port: 80, "TCP", to: "pods")
            .targetGroup("pods", "TCP", port: 8080, ["10.1.2.50:8080 \(state) all"])
            .attributes(ofTargetGroup: "pods", ["preserve_client_ip.enabled": "false"])
            .attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "80", via: ["lb/web"]).answer == expected)
    }

    @Test("a target that is no address where addresses are registered leaves the answer open, and is not passed over")
    func strangeTarget() throws {
        let fixture = try balanced(fixture(), "i-1:80").webPod("web", "10.1.2.50", on: "node-1", ready: "True")
        #expect(try fixture.ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"]).verdict == .undetermined)
    }

    @Test("the faults of another service behind the same load balancer are not this one's")
    func otherService() throws {
        let base = try fixture().webPod("web", "10.1.2.50", on: "node-1", ready: "True").object(
            "services",
            """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "other", "namespace": "shop"},
             "spec": {"type": "NodePort", "selector": {"app": "other"},
              "ports": [{"port": 80, "targetPort": "none", "nodePort": 30090}]}}
            """
        ).pod("shop/other", "10.1.2.51", ["app": "other"], on: "node-1")
            .balancer("web", "application", zones: ["subnet-a"])
            .node(of: "web", "application", "10.0.1.40", in: "subnet-a")
            .listener("web", "application", port: 80, "HTTP", to: "nodes")
            .rule("web", port: 80, priority: 5, ["path /other"], ["forward others 1"])
            .targetGroup("nodes", "HTTP", port: 80, ["10.1.2.11:30080 healthy all"])
            .targetGroup("others", "HTTP", port: 80, ["10.1.2.11:30090 healthy all"])
        #expect(
            try base.ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"]).answer == "reachable")
        #expect(
            try base.ask("10.0.1.10", "service/shop/other", port: "80", via: ["lb/web"]).answer
                == "blocked SERVICE_TARGET_PORT_MISMATCH service/shop/other forward")
    }

    @Test("several load balancers by one name are all ways in")
    func severalBalancers() throws {
        let base = try balanced(fixture(), "10.1.2.50:8080").webPod("web", "10.1.2.50", on: "node-1", ready: "True")
        let two = base.balancer("west", "network", zones: ["subnet-a"])
            .node(of: "west", "network", "10.0.1.41", in: "subnet-a")
        #expect(try base.ask("10.0.1.10", "pod/shop/web", port: "80", via: ["lb/we*"]).answer == "reachable")
        #expect(
            try two.listener("west", "network", port: 81, "TCP", to: "nodes")
                .ask("10.0.1.10", "pod/shop/web", port: "80", via: ["lb/we*"]).verdict == .partial)
    }
}

extension SnapshotFixture {
    /// A pod of `shop`, labelled `app: web`, with container port 8080 and its `Ready` condition.
    fileprivate func webPod(_ name: String, _ address: String, on node: String, ready: String) -> SnapshotFixture {
        object(
            "pods",
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": \(metadata("shop/" + name, ["app": "web"])),
             "spec": {"nodeName": "\(node)", "containers": [{"name": "main",
              "ports": [{"name": "http", "containerPort": 8080, "protocol": "TCP"}]}]},
             "status": {"phase": "Running", "podIP": "\(address)", "podIPs": [{"ip": "\(address)"}],
              "conditions": [{"type": "Ready", "status": "\(ready)"}]}}
            """)
    }
}
