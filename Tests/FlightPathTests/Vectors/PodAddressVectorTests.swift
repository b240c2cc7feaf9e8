import Testing

@testable import FlightPath

/// Pods on nodes of a VPC, whose addresses are of delegated prefixes or branch interfaces.
@Suite("Vectors: addresses of pods")
struct PodAddressVectorTests {
    private func fixture(node: [String], state: String = "running") throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client", "subnet-server")
            .group("sg-node", node + ["out all 0.0.0.0/0"]).instance("i-node", state: state)
            .interface(
                "eni-node", "10.0.2.11", in: "subnet-server", groups: ["sg-node"], type: "trunk",
                prefixes: ["10.0.2.32/28"], instance: "i-node"
            )
            .clusterNode("node-1", "10.0.2.11").namespace("shop").policy("other/p", #"{"podSelector": {}}"#)
    }

    private func ask(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer
    }

    @Test(
        "vector 31, prefix-delegation: an address of a delegated /28 is the interface's, the one after it nobody's",
        arguments: [
            ("10.0.2.37", ["in tcp 8080 10.0.1.0/24"], "reachable"),
            ("10.0.2.37", ["in tcp 22 10.0.1.0/24"], "blocked ENI_SG_RULES_MISMATCH sg-node forward"),
            ("10.0.2.48", ["in tcp 8080 10.0.1.0/24"], "blocked POD_ENI_UNRESOLVED eni-node forward"),
        ])
    func prefix(address: String, node: [String], expected: String) throws {
        #expect(try ask(fixture(node: node).pod("shop/web", address, on: "node-1")) == expected)
    }

    @Test("vector 31, prefix-delegation: a rule for the node's group means its pods too")
    func prefixMembership() throws {
        let fixture = try fixture(node: ["in all 0.0.0.0/0"]).pod("shop/web", "10.0.2.37", on: "node-1")
            .group("sg-db", ["in tcp 5432 sg-node"]).interface(
                "eni-db", "10.0.1.90", in: "subnet-client", groups: ["sg-db"])
        #expect(try fixture.ask("pod/shop/web", "10.0.1.90", port: "5432").answer == "reachable")
        #expect(
            try fixture.ask("10.0.1.10", "10.0.1.90", port: "5432").answer
                == "blocked ENI_SG_RULES_MISMATCH sg-db forward")
    }

    private func branch(node: [String], pod: [String], state: String = "running") throws -> SnapshotFixture {
        try fixture(node: node, state: state).group("sg-pod", pod)
            .interface("eni-branch", "10.0.2.77", in: "subnet-server", groups: ["sg-pod"], type: "branch")
            .trunk("eni-node", branch: "eni-branch").pod("shop/web", "10.0.2.77", on: "node-1")
    }

    @Test(
        "vector 32, branch-eni: the branch interface's groups decide, whatever its node's say",
        arguments: [
            (["in all 0.0.0.0/0"], ["in tcp 22 0.0.0.0/0"], "blocked ENI_SG_RULES_MISMATCH sg-pod forward"),
            (["in tcp 22 0.0.0.0/0"], ["in tcp 8080 0.0.0.0/0"], "reachable"),
        ])
    func branchGroups(node: [String], pod: [String], expected: String) throws {
        #expect(try ask(branch(node: node, pod: pod)) == expected)
    }

    @Test("vector 32, branch-eni: a rule for the node's group does not mean a pod on a branch interface")
    func branchMembership() throws {
        for (rule, expected) in [
            ("in tcp 5432 sg-node", "blocked ENI_SG_RULES_MISMATCH sg-db forward"), ("in tcp 5432 sg-pod", "reachable"),
        ] {
            let fixture = try branch(node: ["in all 0.0.0.0/0"], pod: ["out all 0.0.0.0/0"]).group("sg-db", [rule])
                .interface("eni-db", "10.0.1.90", in: "subnet-client", groups: ["sg-db"])
            #expect(try fixture.ask("pod/shop/web", "10.0.1.90", port: "5432").answer == expected)
        }
    }

    @Test(
        "a branch interface works while the instance with its trunk does",
        arguments: [("running", "reachable"), ("stopped", "blocked BAD_STATE i-node forward")])
    func trunk(state: String, expected: String) throws {
        let fixture = try branch(node: ["in all 0.0.0.0/0"], pod: ["in all 0.0.0.0/0"], state: state)
        #expect(try ask(fixture) == expected)
    }
}

/// What another account holds and this snapshot lacks.
@Suite("Vectors: missing owners")
struct MissingOwnerVectorTests {
    private func fixture() throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-b", "10.1.0.0/16").transitGateway()
            .subnet("subnet-a", "10.0.1.0/24", of: "vpc-a").subnet("subnet-b", "10.1.2.0/24", of: "vpc-b")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "10.0.0.0/16 -> tgw-1")
            .openNetworkACL(for: "subnet-a", "subnet-b").openGroup().openGroup("sg-b", vpc: "vpc-b")
            .interface("eni-a", "10.0.1.10", in: "subnet-a")
            .interface("eni-b", "10.1.2.20", in: "subnet-b", groups: ["sg-b"])
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
    }

    @Test(
        "vector 39, missing-owner-snapshot: what the owner of the transit gateway has is open, never refused",
        arguments: [
            ("", "reachable", nil),
            ("search-transit-gateway-routes.tgw-rtb-1", "undetermined", "search-transit-gateway-routes"),
            (
                "describe-transit-gateway-vpc-attachments", "undetermined", "describe-transit-gateway-vpc-attachments"
            ),
            ("describe-transit-gateway-attachments", "undetermined", "describe-transit-gateway-attachments"),
            ("describe-security-groups", "undetermined", "describe-security-groups"),
            ("describe-network-acls", "undetermined", "describe-network-acls"),
        ] as [(String, String, String?)])
    func missing(file: String, expected: String, collect: String?) throws {
        let report = try fixture().without(file).ask("10.0.1.10", "10.1.2.20", port: "443")
        #expect(report.answer == expected)
        let commands = report.gaps.compactMap(\.collect)
        #expect(collect.map { word in commands.contains { $0.contains(word) } } ?? commands.isEmpty)
    }

    @Test("vector 39, missing-owner-snapshot: an empty table that was searched is no missing one")
    func empty() throws {
        let fixture = try fixture().transitGatewayRoutes("tgw-rtb-1")
        #expect(
            try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1 forward")
    }
}
