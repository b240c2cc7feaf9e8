import Testing

@testable import FlightPath

/// Pods on nodes of one VPC, by the interfaces that have their addresses.
@Suite("Pods in a VPC")
struct PodJourneyTests {
    private static let denyAll = #"{"podSelector": {}}"#

    /// Two nodes in one subnet; a delegated prefix on each.
    private func fixture() throws -> SnapshotFixture {
        try SnapshotFixture.bareVPC().openNetworkACL(for: "subnet-client", "subnet-server").group(
            "sg-node", ["in all 0.0.0.0/0", "out all 0.0.0.0/0"]
        )
        .interface(
            "eni-node-1", "10.0.2.11", in: "subnet-server", groups: ["sg-node"], prefixes: ["10.0.2.32/28"],
            instance: "i-1"
        )
        .interface(
            "eni-node-2", "10.0.2.12", in: "subnet-server", groups: ["sg-node"], prefixes: ["10.0.2.48/28"],
            instance: "i-2"
        )
        .clusterNode("node-1", "10.0.2.11").clusterNode("node-2", "10.0.2.12").namespace("shop")
        .appending(
            [], to: "kubernetes/prod/networkpolicies.json", open: #"{"kind": "NetworkPolicyList", "items": ["#,
            close: "]}")
    }

    @Test("vector 31, prefix-delegation: a pod's address in a delegated prefix is its node's interface")
    func prefixDelegation() throws {
        let fixture = try fixture().pod("shop/web", "10.0.2.37", on: "node-1")
            .policy("other/p", Self.denyAll)
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer == "reachable")
        let shut = try fixture.without("describe-security-groups").openGroup().group("sg-node", ["in tcp 22 0.0.0.0/0"])
        #expect(
            try shut.ask("10.0.1.10", "pod/shop/web", port: "8080").answer
                == "blocked ENI_SG_RULES_MISMATCH sg-node forward")
    }

    @Test(
        "a delegated prefix belongs to its own VPC, also where another VPC has the same address on an interface")
    func overlappingPrefix() throws {
        let fixture = try fixture().pod("shop/web", "10.0.2.37", on: "node-1").policy("other/p", Self.denyAll)
            .vpc("vpc-twin", "10.0.0.0/16").subnet("subnet-twin", "10.0.2.0/24", of: "vpc-twin")
            .interface("eni-twin", "10.0.2.37", in: "subnet-twin")
        let answers = try ["10.0.2.37@vpc-a", "pod/shop/web"].map {
            try fixture.ask("10.0.1.10", $0, port: "8080").answer
        }
        #expect(answers == ["reachable", "reachable"])
        #expect(throws: SelectionError.self) { try fixture.ask("10.0.1.10", "10.0.2.37", port: "8080") }
    }

    @Test(
        "a pod whose address no interface of its node has is reached by nobody; on a node that is not known it is open",
        arguments: [
            ("pod/shop/ghost", "node-1", "blocked POD_ENI_UNRESOLVED eni-node-1 forward"),
            ("10.0.2.99", "node-1", "blocked POD_ENI_UNRESOLVED eni-node-1 forward"),
            ("pod/shop/ghost", "node-9", "undetermined"), ("10.0.2.99", "node-9", "undetermined"),
        ])
    func staleInterfaces(selector: String, node: String, expected: String) throws {
        let fixture = try fixture().pod("shop/ghost", "10.0.2.99", on: node)
        #expect(try fixture.ask("10.0.1.10", selector, port: "8080").answer == expected)
    }

    @Test("vector 32, branch-eni: the branch interface's groups decide, not its node's")
    func branchInterface() throws {
        let fixture = try fixture().group("sg-pod", ["in tcp 22 0.0.0.0/0"])
            .interface("eni-branch", "10.0.2.77", in: "subnet-server", groups: ["sg-pod"], type: "branch")
            .pod("shop/web", "10.0.2.77", on: "node-1").policy("other/p", Self.denyAll)
        #expect(
            try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer
                == "blocked ENI_SG_RULES_MISMATCH sg-pod forward")
    }

    @Test("a pod's own node passes its policies, another node does not")
    func ownNode() throws {
        let fixture = try fixture().pod("shop/web-1", "10.0.2.37", ["app": "web"], on: "node-1")
            .pod("shop/web-2", "10.0.2.53", ["app": "web"], on: "node-2").policy("shop/p", Self.denyAll)
        #expect(try fixture.ask("node/node-1", "pod/shop/web-1", port: "8080").verdict == .reachable)
        #expect(try fixture.ask("node/node-1", "pod/shop/web-2", port: "8080").verdict == .blocked)
    }

    @Test(
        "pods that are alike but for their node are told apart where the node decides")
    func severalNodes() throws {
        let fixture = try fixture().pod("shop/web-1", "10.0.2.37", ["app": "web"], on: "node-1")
            .pod("shop/web-2", "10.0.2.53", ["app": "web"], on: "node-2").policy("shop/p", Self.denyAll)
        let verdicts = try ["node/node-1", "node/node-2"].map {
            try fixture.ask($0, "pod/shop/web-*", port: "8080").verdict
        }
        #expect(verdicts == [.partial, .partial])
    }

    @Test("without network policies in the snapshot a pod's answer is open")
    func noPolicies() throws {
        let fixture = try fixture().without("kubernetes/prod/networkpolicies.json").pod("shop/web", "10.0.2.37")
        #expect(try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").verdict == .undetermined)
    }
}
