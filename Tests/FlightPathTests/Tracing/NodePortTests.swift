import Testing

@testable import FlightPath

/// A Service with node port 30080 on two nodes, one of which runs its only pod.
@Suite("Node ports")
struct NodePortTests {
    private func cluster(
        policy: String = "Cluster", ready: Bool = true, nodePort: Int = 30080, selector: String = "web"
    ) throws -> SnapshotFixture {
        let service = """
            {"items": [{"kind": "Service", "apiVersion": "v1", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "NodePort", "externalTrafficPolicy": "\(policy)", "selector": {"app": "\(selector)"},
             "ports": [{"port": 80, "targetPort": 8080, "nodePort": \(nodePort), "protocol": "TCP"}]}}],
             "kind": "List", "apiVersion": "v1"}
            """
        let pods = """
            {"items": [{"kind": "Pod", "apiVersion": "v1",
             "metadata": {"name": "web-1", "namespace": "shop", "labels": {"app": "web"}},
             "spec": {"nodeName": "node-1", "containers": [{"name": "c", "ports": [{"containerPort": 8080}]}]},
             "status": {"phase": "Running", "podIP": "10.0.2.30", "podIPs": [{"ip": "10.0.2.30"}],
             "conditions": [{"type": "Ready", "status": "\(ready ? "True" : "False")"}]}}],
             "kind": "List", "apiVersion": "v1"}
            """
        return try SnapshotFixture.oneVPC()
            .interface("eni-node-1", "10.0.2.31", in: "subnet-server", groups: ["sg-server"])
            .interface("eni-node-2", "10.0.2.32", in: "subnet-server", groups: ["sg-server"])
            .interface("eni-pod", "10.0.2.30", in: "subnet-server", groups: ["sg-server"])
            .clusterNode("node-1", "10.0.2.31").clusterNode("node-2", "10.0.2.32")
            .file("kubernetes/prod/services.json", service).file("kubernetes/prod/pods.json", pods)
            .file("kubernetes/prod/networkpolicies.json", #"{"items": [], "kind": "NetworkPolicyList"}"#)
    }

    private func ask(_ fixture: SnapshotFixture, _ node: String, port: String = "30080") throws -> String {
        try fixture.ask("10.0.1.10", "node/\(node)", port: port).answer
    }

    @Test("with the policy Cluster every node leads to the pod, with Local the one that runs it")
    func policies() throws {
        #expect(try ask(cluster(), "node-1") == "reachable")
        #expect(try ask(cluster(), "node-2") == "reachable")
        #expect(try ask(cluster(policy: "Local"), "node-1") == "reachable")
        #expect(
            try ask(cluster(policy: "Local"), "node-2")
                == "blocked SERVICE_LOCAL_POLICY_NO_ENDPOINT service/shop/web forward")
    }

    @Test("a port that no Service has, a selector that matches nothing and a pod that is not ready lead nowhere")
    func deadEnds() throws {
        #expect(try ask(cluster(nodePort: 30099), "node-1") == "blocked NODEPORT_NOT_ALLOCATED node/node-1 forward")
        #expect(
            try ask(cluster(selector: "other"), "node-1")
                == "blocked SERVICE_SELECTOR_NO_MATCH service/shop/web forward")
        #expect(try ask(cluster(ready: false), "node-1") == "blocked POD_NOT_READY pod/shop/web-1 forward")
    }

    @Test("without the Services nothing is certain")
    func unread() throws {
        #expect(try ask(cluster().without("kubernetes/prod/services.json"), "node-1") == "undetermined")
    }
}
