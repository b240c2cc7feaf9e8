import Testing

@testable import FlightPath

/// What a node does to the packets of its pods: the address they leave with, and the interface.
@Suite("Failure catalogue: packets of pods")
struct PodEgressRows {
    /// The client's VPC, which takes the node's address, or the pod's, on tcp/5432 at 10.0.1.90.
    private func database(_ rule: String, env: [String] = [], on base: SnapshotFixture? = nil) throws -> SnapshotFixture
    {
        try (base ?? .eks(env: env)).group("sg-db", [rule])
            .interface("eni-db", "10.0.1.90", in: "subnet-a", groups: ["sg-db"])
            .pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
    }

    private func ask(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("pod/shop/web", "10.0.1.90", port: "5432").answer
    }

    private static let refused = "blocked ENI_SG_RULES_MISMATCH sg-db forward"

    @Test(
        "what a pod opens to another VPC bears its node's address, unless the cluster is set otherwise",
        arguments: [
            ([], "in tcp 5432 10.1.2.11/32", "reachable"),
            ([], "in tcp 5432 10.1.2.50/32", Self.refused),
            (["AWS_VPC_K8S_CNI_EXTERNALSNAT=true"], "in tcp 5432 10.1.2.50/32", "reachable"),
            (["AWS_VPC_K8S_CNI_EXTERNALSNAT=true"], "in tcp 5432 10.1.2.11/32", Self.refused),
            (
                ["AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=172.16.0.0/12, 10.0.0.0/16"], "in tcp 5432 10.1.2.50/32",
                "reachable"
            ),
            (["AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=172.16.0.0/12"], "in tcp 5432 10.1.2.50/32", Self.refused),
            (["AWS_VPC_K8S_CNI_EXTERNALSNAT=?"], "in tcp 5432 10.0.0.0/8", "undetermined"),
            (["AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=?"], "in tcp 5432 10.0.0.0/8", "undetermined"),
        ])
    func source(env: [String], rule: String, expected: String) throws {
        #expect(try ask(database(rule, env: env)) == expected)
    }

    @Test("settings that were not collected are AWS's defaults, and said to be")
    func defaults() throws {
        let report = try database("in tcp 5432 10.1.2.11/32").without("kubernetes/prod/daemonsets.json")
            .ask("pod/shop/web", "10.0.1.90", port: "5432")
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("settings of the VPC CNI") })
    }

    @Test("inside the VPC a pod sends with its own address")
    func inside() throws {
        let fixture = try SnapshotFixture.eks().group("sg-near", vpc: "vpc-b", ["in tcp 5432 10.1.2.50/32"])
            .interface("eni-near", "10.1.2.90", in: "subnet-b", groups: ["sg-near"])
            .pod("shop/web", "10.1.2.50", on: "node-1")
        #expect(try fixture.ask("pod/shop/web", "10.1.2.90", port: "5432").answer == "reachable")
    }

    @Test("another project's plugin may translate or not")
    func otherPlugin() throws {
        let fixture = try database("in tcp 5432 0.0.0.0/0").without("kubernetes/prod/daemonsets.json")
            .daemonSet("cilium")
        #expect(try ask(fixture) == "undetermined")
    }

    @Test("the node's groups let out what leaves with its address, and a network ACL sees the translated port")
    func nodeGroups() throws {
        let base = try SnapshotFixture.eks().without("describe-network-acls")
            .openNetworkACL(for: "subnet-a-tgw", "subnet-b", "subnet-b-tgw")
            .networkACL(
                "acl-a", for: ["subnet-a"],
                ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 32768-60999 0.0.0.0/0"])
        let rule = "in tcp 5432 10.1.2.0/24"
        #expect(try ask(database(rule, on: base)) == "partial SUBNET_ACL_RESTRICTION acl-a reply")
        #expect(try ask(database(rule)) == "reachable")
    }

    @Test("a pod on a branch interface leaves with its own address in strict mode, with its node's in standard mode")
    func branch() throws {
        func fixture(_ mode: String, _ rule: String) throws -> SnapshotFixture {
            try SnapshotFixture.eks(env: ["POD_SECURITY_GROUP_ENFORCING_MODE=\(mode)"]).group("sg-db", [rule])
                .interface("eni-db", "10.0.1.90", in: "subnet-a", groups: ["sg-db"])
                .group("sg-pod", vpc: "vpc-b", ["out tcp 22 0.0.0.0/0"])
                .interface("eni-branch", "10.1.2.77", in: "subnet-b", groups: ["sg-pod"], type: "branch")
                .pod("shop/web", "10.1.2.77", on: "node-1", branch: "eni-branch")
        }
        #expect(
            try ask(fixture("strict", "in tcp 5432 10.1.2.77/32")) == "blocked ENI_SG_RULES_MISMATCH sg-pod forward")
        // The node's groups filter what leaves by its primary interface.
        #expect(try ask(fixture("standard", "in tcp 5432 10.1.2.11/32")) == "reachable")
        #expect(try ask(fixture("standard", "in tcp 5432 10.1.2.77/32")) == Self.refused)
    }

    @Test(
        "over a peering connection a rule by group sees the node's groups in standard mode, the branch's in strict mode",
        arguments: [
            ("standard", "sg-node", "reachable"), ("standard", "sg-pod", refused), ("strict", "sg-pod", "reachable"),
            ("strict", "sg-node", refused),
        ])
    func groups(mode: String, group: String, expected: String) throws {
        let fixture = try SnapshotFixture.eks(env: ["POD_SECURITY_GROUP_ENFORCING_MODE=\(mode)"])
            .without("describe-route-tables").peering("pcx-1", "vpc-a", "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> pcx-1")
            .group("sg-db", ["in tcp 5432 \(group)"])
            .interface("eni-db", "10.0.1.90", in: "subnet-a", groups: ["sg-db"])
            .group("sg-pod", vpc: "vpc-b", ["out all 0.0.0.0/0"])
            .interface("eni-branch", "10.1.2.77", in: "subnet-b", groups: ["sg-pod"], type: "branch")
            .pod("shop/web", "10.1.2.77", on: "node-1", branch: "eni-branch")
        #expect(try ask(fixture) == expected)
    }

    // MARK: Replies

    @Test(
        "Row 57, golden 15: before 1.8 replies to another VPC are lost for pods on secondary interfaces",
        arguments: [
            ("v1.7.5-eksbuild.1", [], "10.1.2.50", "blocked CNI_REPLY_BY_PRIMARY_ENI eni-1b reply"),
            ("v1.18.0-eksbuild.1", [], "10.1.2.50", "reachable"),
            ("v1.8.0", [], "10.1.2.50", "reachable"),
            ("v1.7.5", ["AWS_VPC_K8S_CNI_EXTERNALSNAT=true"], "10.1.2.50", "reachable"),
            ("v1.7.5", ["AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=10.0.0.0/16"], "10.1.2.50", "reachable"),
            ("v1.7.5", ["AWS_VPC_K8S_CNI_EXTERNALSNAT=?"], "10.1.2.50", "undetermined"),
            // On the primary interface it makes no difference.
            ("v1.7.5", [], "10.1.2.100", "reachable"),
        ])
    func replies(version: String, env: [String], address: String, expected: String) throws {
        let fixture = try SnapshotFixture.eks(env: env, version: version)
            .instance("i-4").interface(
                "eni-4", "10.1.2.41", in: "subnet-b", groups: ["sg-node"], prefixes: ["10.1.2.96/28"], instance: "i-4"
            )
            .eksNode("node-4", "10.1.2.41", "aws:///us-east-1a/i-4")
            .pod("shop/web", address, on: address == "10.1.2.100" ? "node-4" : "node-1")
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer == expected)
    }

    @Test("Row 57: inside the VPC an old version answers by the pod's own interface")
    func repliesInside() throws {
        let fixture = try SnapshotFixture.eks(version: "v1.7.5").pod("shop/web", "10.1.2.50", on: "node-1")
        #expect(try fixture.ask("10.1.2.20", "pod/shop/web", port: "8080").answer == "reachable")
    }

    @Test("Row 64: a pod in another subnet than its node has that subnet's route table")
    func otherSubnet() throws {
        func fixture(_ back: [String]) throws -> SnapshotFixture {
            try SnapshotFixture.eks().subnet("subnet-pods", "10.1.4.0/24", of: "vpc-b")
                .routes("rtb-pods", of: "vpc-b", for: ["subnet-pods"], ["10.1.0.0/16 -> local"] + back)
                .openNetworkACL("acl-pods", for: "subnet-pods")
                .interface(
                    "eni-1c", "10.1.4.10", in: "subnet-pods", groups: ["sg-node"], prefixes: ["10.1.4.32/28"],
                    instance: "i-1", index: 2
                ).pod("shop/web", "10.1.4.40", on: "node-1")
        }
        #expect(
            try fixture([]).ask("10.0.1.10", "pod/shop/web", port: "8080").answer
                == "blocked NO_ROUTE_TO_DESTINATION rtb-pods reply")
        #expect(
            try fixture(["10.0.0.0/16 -> tgw-1"]).ask("10.0.1.10", "pod/shop/web", port: "8080").answer == "reachable")
    }

    @Test(
        "Row 67, vector 36: in a public subnet a pod goes out with its node's public address, and not with its own",
        arguments: [
            ([], "reachable"),
            (
                ["AWS_VPC_K8S_CNI_EXTERNALSNAT=true"],
                "blocked IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS eni-5b forward"
            ),
        ])
    func publicSubnet(env: [String], expected: String) throws {
        let fixture = try SnapshotFixture.eks(
            env: env, server: ["10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1", "0.0.0.0/0 -> igw-1"]
        ).internetGateway("igw-1", of: "vpc-b").instance("i-5")
            .interface(
                "eni-5", "10.1.2.51", in: "subnet-b", groups: ["sg-node"], public: "203.0.113.5", instance: "i-5"
            )
            .interface(
                "eni-5b", "10.1.2.130", in: "subnet-b", groups: ["sg-node"], prefixes: ["10.1.2.144/28"],
                instance: "i-5", index: 1
            )
            .eksNode("node-5", "10.1.2.51", "aws:///us-east-1a/i-5").pod("shop/web", "10.1.2.150", on: "node-5")
        #expect(try fixture.ask("pod/shop/web", "198.51.100.7", port: "443").answer == expected)
    }

    // MARK: Plugins

    @Test("Golden 21: without aws-node, in Auto Mode, pods are the VPC's all the same")
    func autoMode() throws {
        let fixture = try database("in tcp 5432 10.1.2.11/32").without("kubernetes/prod/daemonsets.json")
            .collected("daemonsets", "DaemonSet").eksCluster(isAuto: true)
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer == "reachable")
        #expect(try ask(fixture) == "reachable")
        // Policies are taken as enforced.
        let shut = fixture.policy("shop/p", #"{"podSelector": {}}"#)
        #expect(
            try shut.ask("10.0.1.10", "pod/shop/web", port: "8080").answer
                == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
    }
}
