import Testing

@testable import FlightPath

/// Where the VPC CNI's agent departs from what Kubernetes describes, and what is remarked of its state.
@Suite("Ways of the VPC CNI's agent")
struct AgentWaysTests {
    private func cluster(
        _ spec: String, _ enforcer: (SnapshotFixture) -> SnapshotFixture = { $0.vpcCNI(enforces: true) }
    )
        throws -> SnapshotFixture
    {
        let network = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").clusterNode("node-2", "10.0.2.12")
            .pod("shop/web-c", "10.0.2.55", ["app": "web"], ports: ["http 9090"], on: "node-2")
        return enforcer(network).policy("shop/p", spec)
    }

    private func ask(
        _ fixture: SnapshotFixture, _ from: String = "10.0.1.10", _ to: String = "pod/shop/web-a", port: String = "8080"
    )
        throws -> Report
    {
        try fixture.ask(from, to, port: port)
    }

    @Test("a port's name stands for the numbers of all pods the policy selects")
    func namedPorts() throws {
        let spec = #"{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"ports": [{"port": "http"}]}]}"#
        #expect(try !ask(cluster(spec)).assumptions.contains { $0.contains("every pod the policy") })
        let other = try ask(cluster(spec), port: "9090")
        #expect(other.answer == "reachable")
        #expect(other.assumptions.contains { $0.contains("on every pod the policy selects") })
        #expect(try ask(cluster(spec), port: "9091").verdict == .blocked)
        #expect(try ask(cluster(spec) { $0.plugin("calico-node") }, port: "9090").verdict == .blocked)
        #expect(
            try ask(cluster(spec) { $0.vpcCNI(enforces: true).plugin("calico-node") }, port: "9090").verdict == .blocked
        )
    }

    @Test("a pod in its node's network that a peer selects may let the node in, on that pod's node alone")
    func hostNetworkPeers() throws {
        let spec =
            #"{"podSelector": {}, "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"team": "ops"}}}]}]}"#
        let fixture = try cluster(spec).pod("ops/agent", "10.0.2.12", on: "node-2", isHostNetwork: true)
        #expect(try ask(fixture, "node/node-2").answer == "undetermined")
        #expect(try ask(fixture, "node/node-1", "pod/shop/web-b").verdict == .blocked)
        let calico = try cluster(spec) { $0.plugin("calico-node") }
            .pod("ops/agent", "10.0.2.12", on: "node-2", isHostNetwork: true)
        #expect(try ask(calico, "node/node-2").verdict == .blocked)
    }

    @Test("a port's name in an egress rule means nothing where its peer is a block")
    func namedEgressPort() throws {
        let spec = #"""
            {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"],
             "egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/16"}}], "ports": [{"port": "http"}]}]}
            """#
        #expect(try ask(cluster(spec), "pod/shop/web-a", "pod/shop/web-b").verdict == .blocked)
        #expect(
            try ask(cluster(spec) { $0.plugin("calico-node") }, "pod/shop/web-a", "pod/shop/web-b").verdict
                == .reachable)
    }

    @Test("domain names of an ApplicationNetworkPolicy are addresses that no snapshot tells")
    func applicationPolicies() throws {
        func fixture(_ spec: String) throws -> SnapshotFixture {
            try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").vpcCNI(enforces: true).noPolicies()
                .kubernetes(
                    "applicationnetworkpolicies",
                    """
                    {"apiVersion": "networking.k8s.aws/v1alpha1", "kind": "ApplicationNetworkPolicy",
                     "metadata": {"name": "app", "namespace": "shop"}, "spec": \(spec)}
                    """)
        }
        let names = try fixture(
            #"""
            {"podSelector": {}, "policyTypes": ["Egress"],
             "egress": [{"to": [{"domainNames": ["*.example.com"]}], "ports": [{"port": 8080}]}]}
            """#)
        #expect(try ask(names, "pod/shop/web-a", "pod/shop/web-b").verdict == .undetermined)
        #expect(try ask(names, "pod/shop/web-a", "pod/shop/web-b", port: "8081").verdict == .blocked)
        #expect(
            try ask(fixture(#"{"podSelector": {}}"#)).answer
                == "blocked POD_NETWORK_POLICY_NO_MATCH applicationnetworkpolicy/shop/app forward")
    }

    @Test("what the controller has not resolved is remarked")
    func policyEndpoints() throws {
        let spec = #"{"podSelector": {}, "ingress": [{}]}"#
        #expect(try ask(cluster(spec).policyEndpoint("shop/p", pods: ["web-a", "web-b"])).warnings == [])
        let other = try ask(cluster(spec).policyEndpoint("shop/p", pods: ["web-b"]))
        #expect(other.answer == "reachable")
        #expect(other.warnings.count { $0.hasPrefix("no PolicyEndpoint of NetworkPolicy `shop/p` lists pod") } == 1)
    }

    @Test("pods that share a name but for its last part share rules on their node")
    func identifiers() throws {
        let spec = #"{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{}]}"#
        let shared = try cluster(spec).pod("shop/web-x", "10.0.2.38", ["app": "other"], on: "node-1")
        #expect(try ask(shared).warnings.count { $0.contains("share a node and all of their names") } == 1)
        let elsewhere = try cluster(spec).pod("shop/web-x", "10.0.2.56", ["app": "other"], on: "node-2")
        #expect(try ask(elsewhere).warnings == [])
        let alike = try cluster(spec).pod("shop/web-x", "10.0.2.38", ["app": "web"], on: "node-1")
        #expect(try ask(alike).warnings == [])
    }
}
