import Testing

@testable import FlightPath

/// Whether policies are in force, by what runs in the cluster and where the pod runs.
@Suite("What enforces policies")
struct PolicyEnforcementTests {
    private static let denyAll = #"{"podSelector": {}}"#
    private static let refused = "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward"

    private func cluster(_ labels: [String: String] = [:]) throws -> SnapshotFixture {
        try PolicyCluster.network().labelledNode("node-1", "10.0.2.11", labels).clusterNode("node-2", "10.0.2.12")
            .policy("shop/p", Self.denyAll)
    }

    private func ask(_ fixture: SnapshotFixture, _ from: String = "10.0.1.10") throws -> Report {
        try fixture.ask(from, "pod/shop/web-a", port: "8080")
    }

    @Test("the agent's argument, another plugin, or neither")
    func daemonSets() throws {
        #expect(try ask(cluster().vpcCNI(enforces: true)).answer == Self.refused)
        #expect(try ask(cluster().vpcCNI(enforces: false)).answer == "reachable")
        #expect(try ask(cluster().vpcCNI(enforces: false).plugin("calico-node")).answer == Self.refused)
        let switchedOff = try cluster().vpcCNI(enforces: false, desired: 0)
        #expect(try ask(switchedOff.plugin("some-cni")).assumptions.contains { $0.contains("taken as enforced") })
        let unknown = try ask(cluster())
        #expect(unknown.answer == Self.refused)
        #expect(unknown.assumptions.contains { $0.contains("taken as enforced") })
    }

    @Test("a policy, or a pod, that has lost its namespace leaves open what policies say")
    func lostNamespaces() throws {
        let base = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11")
        let open = #"{"podSelector": {}, "ingress": [{}]}"#
        #expect(try ask(base.policy("shop/open", open)).answer == "reachable")
        let lost = base.policy("shop/open", open).kubernetes(
            "networkpolicies",
            #"{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": null, "spec": {"podSelector": {}}}"#
        )
        #expect(try ask(lost).answer == "undetermined")
        let stray = base.policy("shop/p", Self.denyAll).pod("stray", "10.0.2.91")
            .interface("eni-stray", "10.0.2.91", in: "subnet-server", groups: ["sg-server"])
        #expect(try stray.ask("10.0.1.10", "10.0.2.91", port: "8080").answer == "undetermined")
    }

    @Test("where Calico or Cilium runs and its own policies were not collected, what is let through is open")
    func ownKinds() throws {
        let open = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11")
            .collected("networkpolicies", "NetworkPolicy")
        for name in ["calico-node", "cilium"] {
            let report = try ask(open.plugin(name, listsPolicies: false))
            #expect(report.answer == "undetermined")
            #expect(try ask(open.plugin(name)).answer == "reachable")
        }
        #expect(try ask(open.vpcCNI(enforces: true)).answer == "reachable")
        // What a NetworkPolicy refuses stays refused.
        #expect(try ask(cluster().plugin("calico-node", listsPolicies: false)).answer == Self.refused)
    }

    @Test("both the VPC CNI's agent and Calico: the stricter, with a warning")
    func both() throws {
        let report = try ask(cluster().vpcCNI(enforces: true).plugin("calico-node"))
        #expect(report.answer == Self.refused)
        #expect(report.warnings.contains { $0.contains("which is not supported") })
        let accepts = #"""
            {"priority": 1, "tier": "Admin", "subject": {"namespaces": {}},
             "ingress": [{"action": "Accept", "from": [{"namespaces": {}}]}]}
            """#
        let alone = try cluster().vpcCNI(enforces: true).awsClusterPolicy("open", accepts)
        #expect(try ask(alone, "pod/ops/proxy-x").answer == "reachable")
        #expect(try ask(alone.plugin("calico-node"), "pod/ops/proxy-x").answer == Self.refused)
        let denies = try cluster().awsClusterPolicy("shut", Self.guardSpec)
            .policy("shop/open", #"{"podSelector": {}, "ingress": [{}]}"#)
        #expect(
            try ask(denies.vpcCNI(enforces: true).plugin("calico-node"), "pod/ops/proxy-x").answer
                == "blocked CLUSTER_NETWORK_POLICY_DENY clusternetworkpolicy/shut forward")
        #expect(try ask(denies, "pod/ops/proxy-x").answer == "undetermined", "nothing tells which plugin runs")
    }

    @Test("a mode that comes from elsewhere leaves pods open that no policy selects")
    func unknownMode() throws {
        let set = #"""
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "aws-node", "namespace": "kube-system"},
             "spec": {"template": {"spec": {"containers": [
              {"name": "aws-node", "env": [{"name": "NETWORK_POLICY_ENFORCING_MODE",
               "valueFrom": {"configMapKeyRef": {"name": "modes", "key": "mode"}}}]},
              {"name": "aws-eks-nodeagent", "args": ["--enable-network-policy", "true"]}]}}}}
            """#
        let network = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").kubernetes("daemonsets", set)
        #expect(try ask(network.noPolicies()).answer == "undetermined")
        #expect(try ask(network.policy("shop/p", #"{"podSelector": {}, "ingress": [{}]}"#)).answer == "reachable")
        #expect(try ask(network.policy("shop/p", Self.denyAll)).answer == Self.refused)
    }

    @Test(
        "nodes on which the agent does not run",
        arguments: [
            (["eks.amazonaws.com/compute-type": "fargate"], "policies are not enforced on Fargate"),
            (["kubernetes.io/os": "windows"], "the VPC CNI's agent does not run on Windows nodes"),
        ])
    func nodes(labels: [String: String], words: String) throws {
        let fixture = try cluster(labels).vpcCNI(enforces: true)
        let report = try ask(fixture)
        #expect(report.answer == "reachable")
        #expect(report.warnings == ["NetworkPolicy `shop/p` would not let this through, and has no effect: \(words)"])
        // The other pod is alike but for its node.
        #expect(
            try fixture.ask("10.0.1.10", "pod/shop/web-*", port: "8080").verdict == .partial)
    }

    @Test("Auto Mode has no daemon sets: its config map and node class say")
    func autoMode() throws {
        let labels = ["eks.amazonaws.com/compute-type": "auto", "eks.amazonaws.com/nodeclass": "closed"]
        let list = #"{"apiVersion": "apps/v1", "kind": "DaemonSetList", "items": []}"#
        let auto = try PolicyCluster.network().labelledNode("node-1", "10.0.2.11", labels)
            .clusterNode("node-2", "10.0.2.12").file("kubernetes/prod/daemonsets.json", list)
        let unknown = try ask(auto.policy("shop/p", Self.denyAll))
        #expect(unknown.answer == Self.refused)
        #expect(unknown.assumptions.contains { $0.contains("taken as enforced") })
        let map = #"""
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "amazon-vpc-cni", "namespace": "kube-system"},
             "data": {"enable-network-policy-controller": "true"}}
            """#
        let on = try ask(auto.policy("shop/p", Self.denyAll).kubernetes("configmaps", map))
        #expect(on.answer == Self.refused)
        #expect(!on.assumptions.contains { $0.contains("taken as enforced") })
        let strict = auto.noPolicies().kubernetes("configmaps", map).kubernetes(
            "nodeclasses",
            #"""
            {"apiVersion": "eks.amazonaws.com/v1", "kind": "NodeClass", "metadata": {"name": "closed"},
             "spec": {"networkPolicy": "DefaultDeny"}}
            """#)
        #expect(try ask(strict).answer == "blocked POD_NETWORK_POLICY_STRICT_MODE pod/shop/web-a forward")
    }

    @Test(
        "without daemon sets the add-on's settings say",
        arguments: [#"{\"enableNetworkPolicy\": \"true\"}"#, "enableNetworkPolicy: true"])
    func addon(values: String) throws {
        let fixture = try cluster().response("describe-cluster", #"{"cluster": {"name": "prod"}}"#)
            .response(
                "describe-addon",
                #"""
                {"addon": {"addonName": "vpc-cni", "clusterName": "prod", "addonVersion": "v1.19.5-eksbuild.1",
                 "configurationValues": "\#(values)"}}
                """#)
        let report = try ask(fixture)
        #expect(report.answer == Self.refused)
        #expect(!report.assumptions.contains { $0.contains("taken as enforced") })
    }

    @Test("strict mode while the agent is off is documented nowhere")
    func strictWithoutAgent() throws {
        let fixture = try PolicyCluster.healthy(policy: nil, enforces: false, mode: "strict")
        #expect(try ask(fixture).answer == "undetermined")
        let selected = try PolicyCluster.healthy(policy: Self.denyAll, enforces: false, mode: "strict")
        #expect(try ask(selected).answer == "undetermined")
        let fargate = try PolicyCluster.network()
            .labelledNode("node-1", "10.0.2.11", ["eks.amazonaws.com/compute-type": "fargate"]).noPolicies()
            .vpcCNI(enforces: true, mode: "strict")
        #expect(try ask(fargate).answer == "reachable")
        #expect(try ask(fargate, "node/node-1").answer == "reachable")
    }

    // MARK: Kinds that not every plugin reads

    private static let guardSpec = #"""
        {"priority": 1, "tier": "Admin", "subject": {"namespaces": {}},
         "ingress": [{"action": "Deny", "from": [{"namespaces": {"matchLabels": {"team": "ops"}}}]}]}
        """#

    private func upstreamGuard(_ enforcer: (SnapshotFixture) -> SnapshotFixture) throws -> Report {
        let network = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").clusterNode("node-2", "10.0.2.12")
            .noPolicies()
            .clusterPolicy("AdminNetworkPolicy", "policy.networking.k8s.io/v1alpha1", "guard", Self.guardSpec)
        return try ask(enforcer(network), "pod/ops/proxy-x")
    }

    @Test("the VPC CNI does not read upstream's policies of clusters; whether another plugin does is open")
    func upstreamKinds() throws {
        let inert = try upstreamGuard { $0.vpcCNI(enforces: true) }
        #expect(inert.answer == "reachable")
        #expect(
            inert.warnings.contains { $0.hasPrefix("AdminNetworkPolicy `guard` concerns the pod and has no effect") })
        #expect(try upstreamGuard { $0.plugin("calico-node") }.answer == "undetermined")
        #expect(try upstreamGuard { $0 }.gaps.map(\.collect) == ["kubectl get daemonsets -A -o json"])
    }

    @Test("where both readings refuse, the answer is certain")
    func bothReadingsRefuse() throws {
        let fixture = try cluster().plugin("calico-node")
            .clusterPolicy("AdminNetworkPolicy", "policy.networking.k8s.io/v1alpha1", "guard", Self.guardSpec)
        #expect(try ask(fixture, "pod/ops/proxy-x").verdict == .blocked)
    }

    @Test("AWS's policies of clusters have no effect where Calico enforces alone")
    func awsKindWithCalico() throws {
        let fixture = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").noPolicies()
            .awsClusterPolicy("guard", Self.guardSpec)
        #expect(try ask(fixture.vpcCNI(enforces: true), "pod/ops/proxy-x").verdict == .blocked)
        let off = try ask(fixture.vpcCNI(enforces: false), "pod/ops/proxy-x")
        #expect(off.answer == "reachable")
        #expect(off.warnings.contains { $0.hasPrefix("ClusterNetworkPolicy `guard` would not let this through") })
        let inert = try ask(fixture.vpcCNI(enforces: false).plugin("calico-node"), "pod/ops/proxy-x")
        #expect(inert.answer == "reachable")
        #expect(inert.warnings.contains { $0.hasPrefix("ClusterNetworkPolicy `guard` concerns the pod") })
    }

    @Test(
        "a Baseline rule against a pod that a NetworkPolicy selects in the other direction alone is open with the VPC CNI"
    )
    func baselineWithOtherDirection() throws {
        let baseline = Self.guardSpec.replacing("Admin", with: "Baseline")
        let fixture = try PolicyCluster.network().clusterNode("node-1", "10.0.2.11").vpcCNI(enforces: true)
            .awsClusterPolicy("guard", baseline)
        #expect(try ask(fixture.noPolicies(), "pod/ops/proxy-x").verdict == .blocked)
        let egressOnly = fixture.policy("shop/p", #"{"podSelector": {}, "policyTypes": ["Egress"], "egress": [{}]}"#)
        #expect(try ask(egressOnly, "pod/ops/proxy-x").verdict == .undetermined)
    }
}
