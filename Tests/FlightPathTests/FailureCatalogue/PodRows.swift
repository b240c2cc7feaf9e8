import Testing

@testable import FlightPath

/// Pods by the interfaces that have their addresses: rows of the failure catalogue, each one change from a path that works.
@Suite("Failure catalogue: interfaces of pods")
struct PodRows {
    private let fromLB = "in tcp 8080 10.0.1.0/24"

    private func ask(_ fixture: SnapshotFixture, _ to: String = "pod/shop/web") throws -> String {
        try fixture.ask("10.0.1.10", to, port: "8080").answer
    }

    // MARK: Which interface

    @Test("Golden 1: a pod's address of a delegated prefix is its node's secondary interface's")
    func prefix() throws {
        #expect(try ask(.eks(node: [fromLB]).pod("shop/web", "10.1.2.50", on: "node-1")) == "reachable")
        #expect(
            try ask(.eks(node: ["in tcp 22 10.0.1.0/24"]).pod("shop/web", "10.1.2.50", on: "node-1"))
                == "blocked ENI_SG_RULES_MISMATCH sg-node forward")
    }

    @Test(
        "Row 62: an address that no interface of the pod's node has is reached by nobody",
        arguments: [
            ("10.1.2.50", "node-1", "reachable"),
            // Another node's prefix: what goes there does not come to the pod.
            ("10.1.2.66", "node-1", "blocked POD_ENI_UNRESOLVED eni-2b forward"),
            // Nobody's: the node's primary interface is named.
            ("10.1.2.99", "node-1", "blocked POD_ENI_UNRESOLVED eni-1 forward"),
            // Of a node that is not in the snapshot nothing is certain.
            ("10.1.2.99", "node-9", "undetermined"),
        ])
    func unresolved(address: String, node: String, expected: String) throws {
        let fixture = try SnapshotFixture.eks().pod("shop/web", address, on: node)
        #expect(try ask(fixture) == expected)
        if expected.hasPrefix("blocked") {
            #expect(
                try fixture.ask("pod/shop/web", "10.0.1.10", port: "443").answer == expected)
        }
    }

    @Test("an interface list that is not whole leaves an unresolved pod open")
    func missingInterfaces() throws {
        let fixture = try SnapshotFixture.eks().pod("shop/web", "10.1.2.99", on: "node-1")
            .without("describe-network-interfaces")
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").verdict == .undetermined)
    }

    @Test("Golden 23: a pod that has ended has no address any more", arguments: ["Succeeded", "Failed"])
    func reuse(phase: String) throws {
        let fixture = try SnapshotFixture.eks().pod("shop/old", "10.1.2.50", ["app": "old"], on: "node-1", phase: phase)
            .pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
            .policy("shop/old", #"{"podSelector": {"matchLabels": {"app": "old"}}}"#)
        #expect(try ask(fixture) == "reachable")
        #expect(try ask(fixture, "10.1.2.50") == "reachable")
    }

    // MARK: Security groups for pods

    private func branch(
        _ rules: [String], mode: String = "strict", annotated: Bool = true, env: [String] = []
    ) throws -> SnapshotFixture {
        try SnapshotFixture.eks(
            env: ["POD_SECURITY_GROUP_ENFORCING_MODE=\(mode)", "ENABLE_POD_ENI=true"] + env, node: [fromLB]
        )
        .group("sg-pod", vpc: "vpc-b", rules + ["out all 0.0.0.0/0"])
        .interface("eni-branch", "10.1.2.77", in: "subnet-b", groups: ["sg-pod"], type: "branch")
        .pod("shop/web", "10.1.2.77", ["app": "web"], on: "node-1", branch: annotated ? "eni-branch" : nil)
    }

    @Test("Row 40: a pod with groups of its own is not opened by the node's")
    func podGroups() throws {
        #expect(try ask(branch([fromLB])) == "reachable")
        #expect(try ask(branch(["in tcp 22 0.0.0.0/0"])) == "blocked ENI_SG_RULES_MISMATCH sg-pod forward")
    }

    @Test("Golden 2: the annotation is an array in a string, and decides before the address does")
    func annotation() throws {
        // Another instance's interface has the same address on its list: the annotation names the pod's.
        let fixture = try branch(["in tcp 22 0.0.0.0/0"])
            .interface("eni-stale", "10.1.2.77", in: "subnet-b", groups: ["sg-node"], instance: "i-2", index: 2)
        #expect(try ask(fixture) == "blocked ENI_SG_RULES_MISMATCH sg-pod forward")
    }

    @Test(
        "Row 41: in strict mode the kubelet's probes pass the pod's groups, in standard mode nothing does on the node",
        arguments: [
            (["in tcp 22 0.0.0.0/0"], "strict", "blocked ENI_SG_RULES_MISMATCH sg-pod forward"),
            (["in tcp 8080 sg-node"], "strict", "reachable"),
            (["in tcp 22 0.0.0.0/0"], "standard", "reachable"),
        ])
    func probes(rules: [String], mode: String, expected: String) throws {
        #expect(try branch(rules, mode: mode).ask("node/node-1", "pod/shop/web", port: "8080").answer == expected)
        if mode == "standard" {
            #expect(
                try branch(rules, mode: mode).ask("node/node-2", "pod/shop/web", port: "8080").answer
                    == "blocked ENI_SG_RULES_MISMATCH sg-pod forward")
        }
    }

    @Test("a mode that is set from elsewhere leaves the node's own traffic open")
    func unknownMode() throws {
        #expect(try branch([], mode: "?").ask("node/node-1", "pod/shop/web", port: "8080").verdict == .undetermined)
    }

    @Test("pods of one node pass no security group between them, pods of two nodes do")
    func oneNode() throws {
        let fixture = try SnapshotFixture.eks(node: ["in tcp 22 10.0.1.0/24"])
            .pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
            .pod("shop/near", "10.1.2.51", ["app": "near"], on: "node-1")
            .pod("shop/far", "10.1.2.66", ["app": "far"], on: "node-2")
        let near = try fixture.ask("pod/shop/near", "pod/shop/web", port: "8080")
        #expect(near.answer == "reachable")
        #expect(near.assumptions.contains { $0.contains("stay on the node") })
        #expect(
            try fixture.ask("pod/shop/far", "pod/shop/web", port: "8080").answer
                == "blocked ENI_SG_RULES_MISMATCH sg-node forward")
        #expect(try fixture.ask("namespace/shop", "pod/shop/web", port: "8080").verdict == .partial)
        let shut = fixture.policy("shop/p", #"{"podSelector": {"matchLabels": {"app": "web"}}}"#)
        #expect(
            try shut.ask("pod/shop/near", "pod/shop/web", port: "8080").answer
                == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
    }

    // MARK: Fargate, custom networking, node groups

    @Test("Row 50: a Fargate pod with the cluster's own group alone takes nothing from a load balancer")
    func fargate() throws {
        func fixture(_ rules: [String]) throws -> SnapshotFixture {
            try SnapshotFixture.eks().group("sg-cluster", vpc: "vpc-b", rules + ["out all 0.0.0.0/0"])
                .interface("eni-fargate", "10.1.2.150", in: "subnet-b", groups: ["sg-cluster"])
                .eksNode(
                    "fargate-1", "10.1.2.150", "aws:///us-east-1a/0a1b/fargate-1",
                    ["eks.amazonaws.com/compute-type": "fargate"]
                )
                .pod("shop/web", "10.1.2.150", on: "fargate-1")
        }
        #expect(
            try ask(fixture(["in all sg-cluster"])) == "blocked ENI_SG_RULES_MISMATCH sg-cluster forward")
        #expect(try ask(fixture(["in all sg-cluster", fromLB])) == "reachable")
    }

    private func custom(_ rules: [String], groups: [String] = ["sg-eni"]) throws -> SnapshotFixture {
        try SnapshotFixture.eks(env: ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true", "ENI_CONFIG_LABEL_DEF=zone"])
            .group("sg-eni", vpc: "vpc-b", rules + ["out all 0.0.0.0/0"])
            .instance("i-3").interface("eni-3", "10.1.2.31", in: "subnet-b", groups: ["sg-node"], instance: "i-3")
            .interface(
                "eni-3b", "10.1.2.32", in: "subnet-b", groups: ["sg-eni"], prefixes: ["10.1.2.80/28"],
                instance: "i-3", index: 1
            )
            .eksNode("node-3", "10.1.2.31", "aws:///us-east-1a/i-3", ["zone": "us-east-1a"])
            .eniConfig("us-east-1a", subnet: "subnet-b", groups: groups)
            .pod("shop/web", "10.1.2.85", on: "node-3")
            .pod("shop/host", "10.1.2.31", on: "node-3", isHostNetwork: true)
    }

    @Test("Row 43: with custom networking the ENIConfig's groups filter, but not pods in the node's network")
    func eniConfig() throws {
        #expect(try ask(custom([fromLB])) == "reachable")
        #expect(try ask(custom(["in tcp 22 0.0.0.0/0"])) == "blocked ENI_SG_RULES_MISMATCH sg-eni forward")
        #expect(try ask(custom(["in tcp 22 0.0.0.0/0"]), "pod/shop/host") == "reachable")
    }

    @Test("Row 43: an interface with other groups than its node's gets the node's; appliances keep theirs")
    func eniConfigGroups() throws {
        let fixes = try custom(["in tcp 22 0.0.0.0/0"]).fixes("10.0.1.10", "pod/shop/web", port: "8080")
        let fix = try #require(fixes.first { $0.edit == "Groups  sg-eni -> sg-node" }, "\(fixes.map(\.edit))")
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.opens.atLeast != true)
        #expect(fix.aws.first?.hasSuffix("--network-interface-id eni-3b --groups sg-node") == true)
        #expect(fix.rollback.first?.hasSuffix("--groups sg-eni") == true)
        #expect(fix.notes?.contains { $0.contains("ENIConfig `us-east-1a`") } == true)
        // The same two interfaces of a machine that is no node.
        let appliance = try SnapshotFixture.twoVPCs().group("sg-node", vpc: "vpc-b", ["in all 0.0.0.0/0"])
            .group("sg-eni", vpc: "vpc-b", ["in tcp 22 0.0.0.0/0", "out all 0.0.0.0/0"]).instance("i-3")
            .interface("eni-3", "10.1.2.31", in: "subnet-b", groups: ["sg-node"], instance: "i-3")
            .interface("eni-3b", "10.1.2.32", in: "subnet-b", groups: ["sg-eni"], instance: "i-3", index: 1)
        let others = try appliance.fixes("10.0.1.10", "10.1.2.32", port: "8080")
        #expect(!others.isEmpty && !others.contains { $0.edit.hasPrefix("Groups") }, "\(others.map(\.edit))")
    }

    @Test("Row 43: an ENIConfig that says other groups than the interface has is told of, and does not filter")
    func eniConfigDrift() throws {
        let report = try custom([fromLB], groups: ["sg-other"]).ask("10.0.1.10", "pod/shop/web", port: "8080")
        #expect(report.answer == "reachable")
        #expect(report.warnings.contains { $0.contains("ENIConfig `us-east-1a` says sg-other") })
        #expect(try custom([fromLB]).ask("10.0.1.10", "pod/shop/web", port: "8080").warnings == [])
    }

    @Test("Row 44: of two node groups with groups of their own the one that was opened answers")
    func nodeGroups() throws {
        func fixture(_ other: String) throws -> SnapshotFixture {
            try SnapshotFixture.eks(node: [fromLB], other: other)
                .pod("shop/web-1", "10.1.2.50", on: "node-1").pod("shop/web-2", "10.1.2.66", on: "node-2")
        }
        #expect(try ask(fixture("sg-node"), "pod/shop/web-*") == "reachable")
        #expect(try ask(fixture("sg-other"), "pod/shop/web-*") == "partial ENI_SG_RULES_MISMATCH sg-other forward")
    }

    // MARK: Drift of security group policies

    private let policy =
        #"{"podSelector": {"matchLabels": {"app": "web"}}, "securityGroups": {"groupIds": ["sg-pod"]}}"#

    @Test(
        "Row 42: a policy that was edited leaves its pods as they are, and is told of",
        arguments: [
            (["sg-pod"], nil), (["sg-new"], "new pods get sg-new"),
            (["sg-pod", "sg-new"], "new pods get sg-pod, sg-new"),
        ] as [([String], String?)])
    func policyDrift(groups: [String], warning: String?) throws {
        let report = try branch([fromLB]).securityGroupPolicy(
            "shop/web",
            #"{"podSelector": {"matchLabels": {"app": "web"}}, "securityGroups": {"groupIds": \#(groups.quoted)}}"#
        ).ask("10.0.1.10", "pod/shop/web", port: "8080")
        #expect(report.answer == "reachable")
        #expect(warning.map { word in report.warnings.contains { $0.contains(word) } } ?? report.warnings.isEmpty)
    }

    @Test("Golden 2: several policies add up, by the pod's labels and by those of its service account")
    func union() throws {
        let account =
            #"{"serviceAccountSelector": {"matchLabels": {"tier": "web"}}, "securityGroups": {"groupIds": ["sg-two"]}}"#
        let both = """
            {"podSelector": {"matchLabels": {"app": "web"}}, "serviceAccountSelector": {"matchLabels": {"tier": "db"}},
             "securityGroups": {"groupIds": ["sg-three"]}}
            """
        let fixture = try branch([fromLB]).securityGroupPolicy("shop/a", policy).securityGroupPolicy("shop/b", account)
            .securityGroupPolicy("shop/c", both).securityGroupPolicy(
                "shop/d", #"{"securityGroups": {"groupIds": ["sg-x"]}}"#
            )
            .securityGroupPolicy("other/e", policy.replacing("sg-pod", with: "sg-y"))
            .serviceAccount("shop/default", ["tier": "web"])
        let inventory = try fixture.inventory()
        let pod = try #require(inventory.pods.handles.first)
        #expect(inventory.groupsByPolicy(of: pod)?.map { inventory.text($0) } == ["sg-pod", "sg-two"])
        // Without the service accounts nobody can tell.
        let without = try fixture.without("kubernetes/prod/serviceaccounts.json").inventory()
        #expect(without.groupsByPolicy(of: pod) == nil)
    }

    @Test("Golden 3: a pod that a policy selects, but that has no interface of its own, has its node's groups")
    func selectedOnly() throws {
        let report = try SnapshotFixture.eks(node: [fromLB]).pod("shop/web", "10.1.2.50", ["app": "web"], on: "node-1")
            .securityGroupPolicy("shop/web", policy).ask("10.0.1.10", "pod/shop/web", port: "8080")
        #expect(report.answer == "reachable")
        #expect(report.warnings.contains { $0.contains("no interface of its own") })
    }
}
