@testable import FlightPath

/// Nodes, network plugins and what else EKS adds to a cluster.
extension SnapshotFixture {
    /// A VPC behind a transit gateway, 10.1.0.0/16, with a cluster of two nodes in one subnet; a client at 10.0.1.10 in
    /// another VPC. Each node has a primary interface, and a secondary one with a delegated prefix: pods at 10.1.2.48 on
    /// `node-1`, 10.1.2.64 on `node-2`.
    static func eks(
        env: [String] = [], version: String = "v1.19.2-eksbuild.1", node: [String] = ["in all 0.0.0.0/0"],
        other: String = "sg-node", server: [String] = ["10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1"]
    ) throws -> SnapshotFixture {
        try SnapshotFixture.twoVPCs(server: server)
            .group("sg-node", vpc: "vpc-b", node + ["out all 0.0.0.0/0"])
            .group("sg-other", vpc: "vpc-b", ["in tcp 22 0.0.0.0/0", "out all 0.0.0.0/0"])
            .instance("i-1").instance("i-2")
            .interface("eni-1", "10.1.2.11", in: "subnet-b", groups: ["sg-node"], instance: "i-1")
            .interface(
                "eni-1b", "10.1.2.12", in: "subnet-b", groups: ["sg-node"], prefixes: ["10.1.2.48/28"],
                instance: "i-1", index: 1
            )
            .interface("eni-2", "10.1.2.21", in: "subnet-b", groups: [other], instance: "i-2")
            .interface(
                "eni-2b", "10.1.2.22", in: "subnet-b", groups: [other], prefixes: ["10.1.2.64/28"],
                instance: "i-2", index: 1
            )
            .eksNode("node-1", "10.1.2.11", "aws:///us-east-1a/i-1")
            .eksNode("node-2", "10.1.2.21", "aws:///us-east-1a/i-2")
            .namespace("shop").collected("networkpolicies", "NetworkPolicy").awsNode(version: version, env)
    }

    /// An empty list of a kind.
    func collected(_ file: String, _ kind: String) -> SnapshotFixture {
        appending(
            [], to: Self.cluster + file + ".json", open: "{\"kind\": \"\(kind)List\", \"items\": [", close: "]}")
    }

    func eksNode(
        _ name: String, _ address: String, _ provider: String, _ labels: [String: String] = [:]
    ) -> SnapshotFixture {
        object(
            "nodes",
            """
            {"apiVersion": "v1", "kind": "Node", "metadata": \(metadata(name, labels)),
             "spec": {"providerID": "\(provider)"},
             "status": {"addresses": [{"type": "InternalIP", "address": "\(address)"}],
              "conditions": [{"type": "Ready", "status": "True"}]}}
            """)
    }

    /// The daemon set of the VPC CNI. Rows: `AWS_VPC_K8S_CNI_EXTERNALSNAT=true`, `KEY=?` for a value from elsewhere.
    func awsNode(version: String = "v1.19.2-eksbuild.1", _ env: [String] = []) -> SnapshotFixture {
        daemonSet("aws-node", image: "602401143452.dkr.ecr.us-east-1.amazonaws.com/amazon-k8s-cni:\(version)", env)
    }

    func daemonSet(
        _ name: String, image: String = "image:v1", _ env: [String] = [], desired: Int = 2
    ) -> SnapshotFixture {
        let variables = env.map { row in
            let parts = row.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return parts[1] == "?"
                ? "{\"name\": \"\(parts[0])\", \"valueFrom\": {\"configMapKeyRef\": {\"name\": \"cni\", \"key\": \"k\"}}}"
                : "{\"name\": \"\(parts[0])\", \"value\": \"\(parts[1])\"}"
        }
        return object(
            "daemonsets",
            """
            {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": \(metadata("kube-system/" + name, [:])),
             "spec": {"template": {"spec": {"containers": [
              {"name": "\(name)", "image": "\(image)", "env": [\(variables.joined(separator: ", "))]},
              {"name": "aws-eks-nodeagent", "args": ["--enable-network-policy=true"]}]}}},
             "status": {"desiredNumberScheduled": \(desired)}}
            """)
    }

    /// `eks describe-cluster` of the cluster `prod`.
    func eksCluster(vpc: String = "vpc-b", isAuto: Bool = false, remotePods: [String] = []) -> SnapshotFixture {
        response(
            "eks-describe-cluster.prod",
            """
            {"cluster": {"name": "prod", "arn": "arn:aws:eks:us-east-1:111122223333:cluster/prod",
             "resourcesVpcConfig": {"vpcId": "\(vpc)"}, "computeConfig": {"enabled": \(isAuto)},
             "remoteNetworkConfig": {"remoteNodeNetworks": [{"cidrs": ["192.168.0.0/20"]}],
              "remotePodNetworks": [{"cidrs": \(remotePods.quoted)}]}}}
            """)
    }

    /// A security group policy, `NAMESPACE/NAME`, with its `spec`.
    func securityGroupPolicy(_ path: String, _ spec: String) -> SnapshotFixture {
        object(
            "securitygrouppolicies",
            """
            {"apiVersion": "vpcresources.k8s.aws/v1beta1", "kind": "SecurityGroupPolicy",
             "metadata": \(metadata(path, [:])), "spec": \(spec)}
            """)
    }

    func serviceAccount(_ path: String, _ labels: [String: String]) -> SnapshotFixture {
        object(
            "serviceaccounts",
            "{\"apiVersion\": \"v1\", \"kind\": \"ServiceAccount\", \"metadata\": \(metadata(path, labels))}")
    }

    func eniConfig(_ name: String, subnet: String, groups: [String]) -> SnapshotFixture {
        object(
            "eniconfigs",
            """
            {"apiVersion": "crd.k8s.amazonaws.com/v1alpha1", "kind": "ENIConfig", "metadata": {"name": "\(name)"},
             "spec": {"subnet": "\(subnet)", "securityGroups": \(groups.quoted)}}
            """)
    }

    /// The service `shop/web` on node port 30080, before pods labelled `app: web` on port 8080.
    func nodePortService(policy: String = "Cluster") -> SnapshotFixture {
        object(
            "services",
            """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "NodePort", "externalTrafficPolicy": "\(policy)", "selector": {"app": "web"},
              "ports": [{"port": 80, "targetPort": 8080, "nodePort": 30080, "protocol": "TCP"}]}}
            """)
    }
}
