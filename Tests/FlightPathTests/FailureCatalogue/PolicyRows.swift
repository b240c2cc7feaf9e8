import Testing

@testable import FlightPath

/// Rows 87 to 101 of the failure catalogue, each one change away from a cluster in order.
@Suite("Failure catalogue: network policies")
struct PolicyRows {
    private static let refused = "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/web forward"

    private func ingress(_ from: String, ports: String = #"[{"port": 8080}]"#) -> String {
        #"{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"from": \#(from), "ports": \#(ports)}]}"#
    }

    private func ask(_ fixture: SnapshotFixture, _ from: String = "lb/edge", port: String = "8080") throws -> Report {
        try fixture.ask(from, "pod/shop/web-*", port: port)
    }

    @Test("The cluster in order: the load balancer reaches both pods, and nothing is remarked")
    func healthy() throws {
        let report = try ask(PolicyCluster.healthy())
        #expect(report.answer == "reachable")
        #expect(report.warnings == [])
    }

    @Test("Row 87: default deny, and no block for the load balancer's subnets")
    func defaultDeny() throws {
        let report = try ask(PolicyCluster.healthy(policy: #"{"podSelector": {}}"#))
        #expect(report.answer == Self.refused)
    }

    @Test("Row 88: the controller's namespace is admitted, not the load balancer")
    func controllersNamespace() throws {
        let namespace = #"[{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}}]"#
        let report = try ask(PolicyCluster.healthy(policy: ingress(namespace)))
        #expect(report.answer == Self.refused)
        #expect(report.blockers.first?.nearMisses.first?.fields == ["port": true, "protocol": true, "selector": false])
    }

    @Test("Row 89: the block covers one zone, or only the nodes of today")
    func oneZone() throws {
        let zone = try PolicyCluster.healthy(policy: ingress(#"[{"ipBlock": {"cidr": "10.0.1.0/24"}}]"#))
        #expect(try ask(zone).answer == "partial POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/web forward")
        let today = #"[{"ipBlock": {"cidr": "10.0.1.5/32"}}, {"ipBlock": {"cidr": "10.0.3.5/32"}}]"#
        let question = try QuestionText(from: "lb/edge", to: "pod/shop/web-a", port: "8080").question()
        let report = try PolicyCluster.healthy(policy: ingress(today)).analyzer().trace(question)
        #expect(report.verdict == .reachable)
        #expect(report.warnings.count { $0.hasPrefix("NetworkPolicy `shop/web` admits the nodes of ALB `edge`") } == 2)
    }

    @Test("Row 90: the ports are the Service's, not the container's")
    func servicePort() throws {
        let blocks = #"[{"ipBlock": {"cidr": "10.0.0.0/16"}}]"#
        let report = try ask(PolicyCluster.healthy(policy: ingress(blocks, ports: #"[{"port": 80}]"#)))
        #expect(report.answer == Self.refused)
        #expect(report.blockers.first?.nearMisses.first?.fields == ["port": false, "protocol": true, "source": true])
    }

    @Test("Row 91: the network load balancer keeps the client's address, and only its own subnet is admitted")
    func preservedClient() throws {
        let blocks = ingress(#"[{"ipBlock": {"cidr": "10.0.3.0/24"}}]"#)
        for (preserves, expected) in [("false", "reachable"), ("true", Self.refused)] {
            let fixture = try PolicyCluster.healthy(policy: blocks)
                .balancer("net", "network", zones: ["subnet-edge"]).attributes(ofBalancer: "net", [:])
                .node(of: "net", "network", "10.0.3.9", in: "subnet-edge")
                .listener("net", "network", port: 443, "TCP", to: "apps")
                .targetGroup("apps", "TCP", port: 8080, ["10.0.2.37:8080 healthy"])
                .attributes(ofTargetGroup: "apps", ["preserve_client_ip.enabled": preserves])
            let report = try fixture.ask("10.0.1.10", "pod/shop/web-a", port: "443", via: ["lb/net"])
            #expect(report.answer == expected, "preserve_client_ip.enabled = \(preserves)")
        }
    }

    @Test("Row 92: the health check's port is not admitted")
    func healthCheckPort() throws {
        let fixture = try PolicyCluster.healthy(
            policy: ingress(#"[{"ipBlock": {"cidr": "10.0.1.0/24"}}, {"ipBlock": {"cidr": "10.0.3.0/24"}}]"#))
        #expect(try ask(fixture).answer == "reachable")
        #expect(try ask(fixture, port: "8081").answer == Self.refused)
        #expect(try ask(PolicyCluster.healthy(), port: "8081").answer == "reachable")
    }

    @Test("Row 93: an instance target passes on to a pod of another node, whose policy does not admit nodes")
    func otherNode() throws {
        let service = #"""
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "NodePort", "externalTrafficPolicy": "Cluster", "selector": {"app": "web"},
              "ports": [{"port": 80, "targetPort": 8080, "nodePort": 30080, "protocol": "TCP"}]}}
            """#
        let ready = try PolicyCluster.healthy().kubernetes("services", service)
        let report = try ready.ask("10.0.1.5", "node/node-1", port: "30080")
        #expect(report.answer == "partial POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/web forward")
        #expect(report.blockers.first?.affects == .init(branches: 1, of: 2))
        let nodes = try PolicyCluster.healthy(policy: ingress(#"[{"ipBlock": {"cidr": "10.0.2.0/24"}}]"#))
        #expect(
            try nodes.kubernetes("services", service).ask("10.0.1.5", "node/node-1", port: "30080").answer
                == "reachable")
    }

    @Test("Row 94: strict mode, and a pod that no policy selects")
    func strictMode() throws {
        let blocked = "blocked POD_NETWORK_POLICY_STRICT_MODE pod/shop/web-a forward"
        #expect(try ask(PolicyCluster.healthy(mode: "strict")).answer == "reachable")
        #expect(try ask(PolicyCluster.healthy(policy: nil, mode: "strict")).answer == blocked)
        #expect(try ask(PolicyCluster.healthy(policy: nil)).answer == "reachable")
        let egressOnly = #"{"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"]}"#
        #expect(try ask(PolicyCluster.healthy(policy: egressOnly, mode: "strict")).answer == "reachable")
        let fromNode = try ask(PolicyCluster.healthy(policy: nil, mode: "strict"), "node/node-1")
        #expect(fromNode.answer == "undetermined POD_NETWORK_POLICY_STRICT_MODE pod/shop/web-b forward")
    }

    @Test("Row 95: more ports for a block than the agent keeps")
    func manyPorts() throws {
        func ports(_ count: Int) -> String {
            "[" + (0..<count).map { #"{"protocol": "TCP", "port": \#(8070 + $0)}"# }.joined(separator: ", ") + "]"
        }
        let block = #"[{"ipBlock": {"cidr": "10.0.0.0/16"}}]"#
        let kept = try ask(PolicyCluster.healthy(policy: ingress(block, ports: ports(24))))
        #expect(kept.warnings == [])
        let dropped = try ask(PolicyCluster.healthy(policy: ingress(block, ports: ports(25))))
        #expect(dropped.verdict == .reachable)
        #expect(dropped.warnings.count { $0.contains("give 10.0.0.0/16 25 ports and protocols") } == 1)
    }

    @Test("Row 96: the `except` of one policy refuses what another admits by a wider block")
    func exceptShadow() throws {
        let except = ingress(#"[{"ipBlock": {"cidr": "10.0.0.0/16", "except": ["10.0.1.0/24"]}}]"#)
        func fixture(_ other: String, enforcer: (SnapshotFixture) -> SnapshotFixture = { $0.vpcCNI(enforces: true) })
            throws -> SnapshotFixture
        {
            let network = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11")
                .clusterNode("node-2", "10.0.2.12")
            return enforcer(network).policy("shop/web", except).policy("shop/wide", ingress(other))
        }
        let wide = #"[{"ipBlock": {"cidr": "10.0.0.0/8"}}]"#
        let report = try ask(fixture(wide), "10.0.1.10")
        #expect(report.answer == Self.refused)
        #expect(
            report.blockers.first?.headline.hasPrefix("an `except` of NetworkPolicy `shop/web` keeps 10.0.1.10") == true
        )
        #expect(report.blockers.first?.rule?.text.contains("except 10.0.1.0/24") == true)
        #expect(report.assumptions.contains { $0.hasPrefix("NetworkPolicy `shop/web`: a block under its `except`") })
        #expect(try ask(fixture(#"[{"ipBlock": {"cidr": "10.0.1.0/24"}}]"#), "10.0.1.10").answer == "reachable")
        #expect(try ask(fixture(#"[{"ipBlock": {"cidr": "10.0.1.10/32"}}]"#), "10.0.1.10").answer == "reachable")
        #expect(try ask(fixture(wide), "10.0.3.5").answer == "reachable")
        #expect(try ask(fixture(wide) { $0.plugin("calico-node") }, "10.0.1.10").answer == "reachable")
        #expect(try ask(fixture(wide) { $0 }, "10.0.1.10").answer == "undetermined")
    }

    @Test("Row 97: a policy of the cluster denies what a NetworkPolicy admits")
    func clusterPolicy() throws {
        let admits = ingress(#"[{"namespaceSelector": {}}, {"ipBlock": {"cidr": "10.0.0.0/16"}}]"#)
        let deny = #"""
            {"tier": "Admin", "priority": 10, "subject": {"namespaces": {"matchLabels": {"team": "shop"}}},
             "ingress": [{"name": "no-ops", "action": "Deny",
              "from": [{"namespaces": {"matchLabels": {"team": "ops"}}}]}]}
            """#
        let fixture = try PolicyCluster.healthy(policy: admits)
        #expect(try ask(fixture, "pod/ops/proxy-x").answer == "reachable")
        let denied = fixture.awsClusterPolicy("guard", deny)
        #expect(
            try ask(denied, "pod/ops/proxy-x").answer
                == "blocked CLUSTER_NETWORK_POLICY_DENY clusternetworkpolicy/guard forward")
        #expect(try ask(denied).answer == "reachable", "peers of ingress rules are pods, never a load balancer")
        let calico = fixture.foreignPolicy(
            "GlobalNetworkPolicy", "projectcalico.org/v3", "guard",
            #"{"selector": "app == 'web'", "types": ["Ingress"], "ingress": [{"action": "Deny"}]}"#)
        let open = try ask(calico)
        #expect(open.answer == "undetermined")
        #expect(open.gaps.first?.what.hasPrefix("GlobalNetworkPolicy `guard`: it can select the pod") == true)
    }

    @Test("Row 98: the proxy's namespace is not admitted")
    func proxyInTheCluster() throws {
        #expect(try ask(PolicyCluster.healthy(), "pod/ops/proxy-x").answer == Self.refused)
        let admitted = ingress(#"[{"namespaceSelector": {"matchLabels": {"team": "ops"}}}]"#)
        #expect(try ask(PolicyCluster.healthy(policy: admitted), "pod/ops/proxy-x").answer == "reachable")
    }

    @Test("Row 99: a policy would deny, and nothing enforces it")
    func notEnforced() throws {
        let report = try ask(PolicyCluster.healthy(policy: #"{"podSelector": {}}"#, enforces: false))
        #expect(report.answer == "reachable")
        #expect(
            report.warnings == [
                "NetworkPolicy `shop/web` would not let this through, and has no effect: nothing in the cluster enforces policies"
            ])
        #expect(try ask(PolicyCluster.healthy(enforces: false)).warnings == [])
    }

    @Test("Row 100: Calico's objects are there and Calico is not")
    func calicoLeftOver() throws {
        let fixture = try PolicyCluster.healthy().foreignPolicy(
            "NetworkPolicy", "crd.projectcalico.org/v1", "ops/old", #"{"selector": "all()", "types": ["Ingress"]}"#)
        let report = try ask(fixture)
        #expect(report.answer == "reachable")
        #expect(report.warnings.first?.contains("has Calico's objects and no Calico") == true)
        #expect(try !ask(fixture.plugin("calico-node")).warnings.contains { $0.contains("no Calico") })
    }

    @Test("Row 101: a version of the agent that refuses pods without policies")
    func agentBug() throws {
        func report(_ version: String, policy: Bool) throws -> Report {
            let network = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11")
                .vpcCNI(enforces: true, agent: version)
            return try ask(policy ? network.policy("shop/web", PolicyCluster.fromBalancer) : network.noPolicies())
        }
        #expect(try report("v1.3.2-eksbuild.1", policy: false).warnings.count { $0.contains("issue 553") } == 1)
        #expect(try report("v1.3.3-eksbuild.1", policy: false).warnings == [])
        #expect(try report("v1.3.2-eksbuild.1", policy: true).warnings == [])
    }
}
