import Testing

@testable import FlightPath

/// The second hop of node ports: from a node to a pod, on the same node or another.
@Suite("Failure catalogue: node ports")
struct NodePortRows {
    private let web = ["app": "web"]

    private func fixture(
        node: [String] = ["in all 0.0.0.0/0"], other: String = "sg-node", policy: String = "Cluster"
    ) throws -> SnapshotFixture {
        try SnapshotFixture.eks(node: node, other: other).nodePortService(policy: policy)
    }

    private func ask(_ fixture: SnapshotFixture, _ node: String = "node-1") throws -> String {
        try fixture.ask("10.0.1.10", "node/\(node)", port: "30080").answer
    }

    @Test("Row 48: a node whose groups do not take the node port")
    func closedNodePort() throws {
        let pods = try fixture(node: ["in tcp 30000-32767 10.0.1.0/24", "in tcp 8080 sg-node"])
            .pod("shop/web", "10.1.2.50", web, on: "node-1")
        #expect(try ask(pods) == "reachable")
        let shut = try fixture(node: ["in tcp 8080 10.0.1.0/24", "in tcp 8080 sg-node"])
            .pod("shop/web", "10.1.2.50", web, on: "node-1")
        #expect(try ask(shut) == "blocked ENI_SG_RULES_MISMATCH sg-node forward")
    }

    @Test("Row 45: between nodes the container's port has to be open, on the same node it has not")
    func secondHop() throws {
        let near = ["in tcp 30080 10.0.1.0/24"]
        let both = try fixture(node: near).pod("shop/web-1", "10.1.2.50", web, on: "node-1")
            .pod("shop/web-2", "10.1.2.66", web, on: "node-2")
        #expect(try ask(both) == "partial ENI_SG_RULES_MISMATCH sg-node forward")
        let open = try fixture(node: near + ["in tcp 8080 sg-node"]).pod("shop/web-1", "10.1.2.50", web, on: "node-1")
            .pod("shop/web-2", "10.1.2.66", web, on: "node-2")
        #expect(try ask(open) == "reachable")
    }

    @Test("Golden 30: a policy sees the other node's address, and its own node's never")
    func policyBehindNodePort() throws {
        let policy = #"{"podSelector": {}, "ingress": [{"from": [{"ipBlock": {"cidr": "10.0.1.0/24"}}]}]}"#
        let far = try fixture().pod("shop/web", "10.1.2.66", web, on: "node-2").policy("shop/p", policy)
        #expect(try ask(far, "node-1") == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
        #expect(try ask(far, "node-2") == "reachable")
        let local = try fixture(policy: "Local").pod("shop/web", "10.1.2.66", web, on: "node-2").policy(
            "shop/p", policy)
        #expect(try ask(local, "node-2") == "reachable")
    }

    @Test("Row 70, golden 16: nodes that Local leaves without a pod are out of service by design")
    func localByDesign() throws {
        let targets = ["i-1:30080 healthy", "i-2:30080 unhealthy"]
        let base = try fixture(policy: "Local").pod("shop/web", "10.1.2.50", web, on: "node-1")
            .balancer("web", "network", zones: ["subnet-b"]).node(
                of: "web", "network", "10.1.2.40", in: "subnet-b", groups: ["sg-b"]
            )
            .listener("web", "network", port: 80, "TCP", to: "nodes")
            .targetGroup("nodes", "TCP", port: 30080, vpc: "vpc-b", type: "instance", targets)
            .attributes(ofTargetGroup: "nodes", ["preserve_client_ip.enabled": "false"])
            .attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
        let report = try base.ask("10.0.1.10", "service/shop/web", port: "80", via: ["lb/web"])
        #expect(report.answer == "reachable", "\(report.summary) \(report.gaps) \(report.blockers.map(\.headline))")
    }

    @Test("Row 77: a node without kube-proxy turns no node port into a pod")
    func proxy() throws {
        func nodes(_ ready: [String]) throws -> SnapshotFixture {
            try ready.reduce(fixture().pod("shop/web", "10.1.2.50", web, on: "node-1").daemonSet("kube-proxy")) {
                $0.pod("kube-system/kube-proxy-\($1)", "10.1.2.1", on: $1, isHostNetwork: true, owner: "kube-proxy")
            }
        }
        #expect(try ask(nodes(["node-1", "node-2"]), "node-2") == "reachable")
        #expect(try ask(nodes(["node-1"]), "node-2") == "blocked KUBE_PROXY_NOT_RUNNING node/node-2 forward")
        // Pods of the application's namespace alone tell nothing of kube-proxy.
        #expect(try ask(nodes([]), "node-2") == "reachable")
    }

    @Test(
        "Row 78: Local does not reach a pod with strict security groups of its own",
        arguments: [
            ("strict", "Local", "blocked POD_SG_STRICT_LOCAL_NODEPORT service/shop/web forward"),
            ("standard", "Local", "reachable"), ("strict", "Cluster", "reachable"),
        ])
    func strictLocal(mode: String, policy: String, expected: String) throws {
        let fixture = try SnapshotFixture.eks(env: ["POD_SECURITY_GROUP_ENFORCING_MODE=\(mode)"])
            .nodePortService(policy: policy).group("sg-pod", vpc: "vpc-b", ["in tcp 8080 sg-node"])
            .interface("eni-branch", "10.1.2.77", in: "subnet-b", groups: ["sg-pod"], type: "branch")
            .pod("shop/web", "10.1.2.77", web, on: "node-1", branch: "eni-branch")
        #expect(try ask(fixture) == expected)
    }
}
