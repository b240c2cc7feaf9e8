@testable import FlightPath

extension SnapshotFixture {
    /// An object in a list of the cluster `prod`.
    func kubernetes(_ file: String, _ object: String) -> SnapshotFixture {
        appending(
            [object], to: "kubernetes/prod/\(file).json",
            open: #"{"apiVersion": "v1", "kind": "List", "items": ["#, close: "]}")
    }

    /// The VPC CNI's daemon set, with its network policy agent on or off.
    func vpcCNI(
        enforces: Bool, mode: String = "standard", agent: String = "v1.2.1-eksbuild.1", desired: Int = 2
    ) -> SnapshotFixture {
        kubernetes(
            "daemonsets",
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet",
             "metadata": {"name": "aws-node", "namespace": "kube-system", "labels": {"k8s-app": "aws-node"}},
             "spec": {"template": {"spec": {"hostNetwork": true, "containers": [
              {"name": "aws-node", "image": "602401143452.dkr.ecr.us-east-1.amazonaws.com/amazon-k8s-cni:v1.19.5-eksbuild.1",
               "env": [{"name": "ENABLE_PREFIX_DELEGATION", "value": "true"},
                {"name": "NETWORK_POLICY_ENFORCING_MODE", "value": "\(mode)"},
                {"name": "MY_NODE_NAME", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}]},
              {"name": "aws-eks-nodeagent",
               "image": "602401143452.dkr.ecr.us-east-1.amazonaws.com/amazon/aws-network-policy-agent:\(agent)",
               "args": ["--enable-ipv6=false", "--enable-network-policy=\(enforces)", "--metrics-bind-addr=:8162"]}]}}},
             "status": {"desiredNumberScheduled": \(desired), "numberReady": \(desired)}}
            """)
    }

    /// The daemon set of another network plugin, without policies of its own kinds.
    func plugin(_ name: String, listsPolicies: Bool = true) -> SnapshotFixture {
        let base =
            listsPolicies ? collected("globalnetworkpolicies.crd.projectcalico.org", "GlobalNetworkPolicy") : self
        return base.kubernetes(
            "daemonsets",
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "\(name)", "namespace": "\(name)-system"},
             "spec": {"template": {"spec": {"containers": [{"name": "\(name)", "image": "\(name):v1"}]}}},
             "status": {"desiredNumberScheduled": 2}}
            """)
    }

    /// A policy of the whole cluster, with its `spec`.
    func clusterPolicy(_ kind: String, _ version: String, _ name: String, _ spec: String) -> SnapshotFixture {
        kubernetes(
            kind.lowercased(),
            """
            {"apiVersion": "\(version)", "kind": "\(kind)", "metadata": {"name": "\(name)"}, "spec": \(spec)}
            """)
    }

    /// AWS's `ClusterNetworkPolicy`.
    func awsClusterPolicy(_ name: String, _ spec: String) -> SnapshotFixture {
        clusterPolicy("ClusterNetworkPolicy", "networking.k8s.aws/v1alpha1", name, spec)
    }

    /// A policy of another project, `NAMESPACE/NAME` or `NAME`.
    func foreignPolicy(_ kind: String, _ version: String, _ path: String, _ spec: String) -> SnapshotFixture {
        let parts = path.split(separator: "/").map(String.init)
        let namespace = parts.count > 1 ? #", "namespace": "\#(parts[0])""# : ""
        return kubernetes(
            kind.lowercased(),
            """
            {"apiVersion": "\(version)", "kind": "\(kind)",
             "metadata": {"name": "\(parts.last ?? "")"\(namespace)}, "spec": \(spec)}
            """)
    }

    /// What the VPC CNI's controller resolved a policy to.
    func policyEndpoint(_ policy: String, pods: [String]) -> SnapshotFixture {
        let parts = policy.split(separator: "/").map(String.init)
        let rows = pods.map {
            #"{"hostIP": "10.0.2.11", "name": "\#($0)", "namespace": "\#(parts[0])", "podIP": "10.0.2.37"}"#
        }
        return kubernetes(
            "policyendpoints",
            """
            {"apiVersion": "networking.k8s.aws/v1alpha1", "kind": "PolicyEndpoint",
             "metadata": {"name": "\(parts[1])-x7k2p", "namespace": "\(parts[0])"},
             "spec": {"policyRef": {"name": "\(parts[1])", "namespace": "\(parts[0])"}, "podIsolation": ["Ingress"],
              "podSelectorEndpoints": [\(rows.joined(separator: ", "))]}}
            """)
    }

    /// A node with labels.
    func labelledNode(_ name: String, _ address: String, _ labels: [String: String]) -> SnapshotFixture {
        kubernetes(
            "nodes",
            """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "\(name)", "labels": \(Self.labels(labels))},
             "status": {"addresses": [{"type": "InternalIP", "address": "\(address)"}]}}
            """)
    }
}

/// A cluster behind an ALB of two subnets, whose policies are in order: what every row of the failure catalogue starts
/// from.
enum PolicyCluster {
    static let fromBalancer = #"""
        {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"], "ingress": [{"from": [
         {"ipBlock": {"cidr": "10.0.1.0/24"}}, {"ipBlock": {"cidr": "10.0.3.0/24"}}],
         "ports": [{"protocol": "TCP", "port": 8080}, {"protocol": "TCP", "port": 8081}]}]}
        """#

    /// Nodes with a delegated prefix each; pods `shop/web-a`, `shop/web-b` and `ops/proxy`; load balancer `edge`.
    static func network() throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().subnet("subnet-edge", "10.0.3.0/24", of: "vpc-a", zone: "use1-az2")
            .openNetworkACL(for: "subnet-client", "subnet-server", "subnet-edge")
            .interface(
                "eni-node-1", "10.0.2.11", in: "subnet-server", prefixes: ["10.0.2.32/28"], instance: "i-1"
            )
            .interface("eni-node-2", "10.0.2.12", in: "subnet-server", prefixes: ["10.0.2.48/28"], instance: "i-2")
            .balancer("edge", "application", zones: ["subnet-client", "subnet-edge"])
            .node(of: "edge", "application", "10.0.1.5", in: "subnet-client")
            .node(of: "edge", "application", "10.0.3.5", in: "subnet-edge")
            .namespace("shop", ["team": "shop"]).namespace("ops", ["team": "ops"]).namespace("kube-system")
            .pod("shop/web-a", "10.0.2.37", ["app": "web"], ports: ["http 8080"], on: "node-1")
            .pod("shop/web-b", "10.0.2.53", ["app": "web"], ports: ["http 8080"], on: "node-2")
            .pod("ops/proxy-x", "10.0.2.54", ["app": "proxy"], on: "node-2")
    }

    /// The same with plain nodes, an enforcing agent, and the policy that admits the load balancer.
    static func healthy(policy: String? = fromBalancer, enforces: Bool = true, mode: String = "standard") throws
        -> SnapshotFixture
    {
        let fixture = try network().clusterNode("node-1", "10.0.2.11").clusterNode("node-2", "10.0.2.12")
            .vpcCNI(enforces: enforces, mode: mode)
        return policy.map { fixture.policy("shop/web", $0) } ?? fixture.noPolicies()
    }
}

extension SnapshotFixture {
    /// That network policies were collected, and there are none.
    func noPolicies() -> SnapshotFixture {
        file(
            "kubernetes/prod/networkpolicies.json",
            #"{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicyList", "items": []}"#)
    }
}
