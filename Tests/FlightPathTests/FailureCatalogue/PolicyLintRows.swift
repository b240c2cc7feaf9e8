import Testing

@testable import FlightPath

/// Network policies as `lint` looks at them, each test one change away from the healthy base.
@Suite("Failure catalogue: lint of network policies")
struct PolicyLintRows {
    private let base = HealthyBase()
    private static let policy = "networkpolicy/shop/web"
    private static let agent = "daemonset/kube-system/aws-node"

    private func findings(_ base: HealthyBase, row: Int) throws -> [String] {
        try base.findings().filter { $0.hasSuffix(" \(row)") }
    }

    private func policy(_ name: String, _ spec: String) -> String {
        """
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
         "metadata": {"name": "\(name)", "namespace": "shop"}, "spec": \(spec)}
        """
    }

    @Test(
        "Row 95: more ports for a block than the agent keeps, in one policy or two",
        arguments: [(24, 0, false), (25, 0, true), (20, 5, true)])
    func ports(first: Int, second: Int, isFound: Bool) throws {
        func list(_ range: Range<Int>) -> String {
            "[" + range.map { #"{"protocol": "TCP", "port": \#(8080 + $0)}"# }.joined(separator: ", ") + "]"
        }
        let base = try base.with("networkpolicies", #"[{"protocol": "TCP", "port": 8080}]"#, list(0..<first))
        let more = policy(
            "zz",
            """
            {"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [
             {"from": [{"ipBlock": {"cidr": "10.10.0.0/16"}}], "ports": \(list(first..<first + second))}]}
            """)
        let both = try second == 0 ? base : base.adding("networkpolicies", more)
        let found = try findings(both, row: 95)
        #expect(found.count == (isFound ? 1 : 0))
        #expect(found.allSatisfy { $0.hasPrefix("warning POD_NETWORK_POLICY_PORTS_DROPPED networkpolicy/shop/") })
        let off = try both.with("daemonsets", "--enable-network-policy=true", "--enable-network-policy=false")
        #expect(try findings(off, row: 95) == [], "without the agent nothing is dropped")
    }

    @Test(
        "Row 96: an `except` refuses what another policy admits by a wider block, unless it names the block itself",
        arguments: [("10.0.0.0/8", true), ("10.10.9.0/24", false), ("10.20.0.0/16", false)])
    func excepts(admitted: String, isFound: Bool) throws {
        let except = try base.with(
            "networkpolicies", #""cidr": "10.10.0.0/16""#, #""cidr": "10.10.0.0/16", "except": ["10.10.9.0/24"]"#)
        #expect(try findings(except, row: 96) == [], "alone it refuses as it says")
        let wide = policy(
            "wide",
            #"{"podSelector": {}, "ingress": [{"from": [{"ipBlock": {"cidr": "\#(admitted)"}}]}]}"#)
        #expect(
            try findings(except.adding("networkpolicies", wide), row: 96)
                == (isFound ? ["warning POD_NETWORK_POLICY_EXCEPT_SHADOW \(Self.policy) 96"] : []))
    }

    @Test("Row 99: there is a policy, and the agent is off")
    func enforced() throws {
        let off = try base.with("daemonsets", "--enable-network-policy=true", "--enable-network-policy=false")
        #expect(try off.findings() == ["warning POD_NETWORK_POLICY_NOT_ENFORCED \(Self.agent) 99"])
        let none = try off.file("networkpolicies", #"{"apiVersion": "v1", "kind": "List", "items": []}"#)
        #expect(try none.findings() == [])
        let calico = #"""
            {"apiVersion": "apps/v1", "kind": "DaemonSet",
             "metadata": {"name": "calico-node", "namespace": "calico-system"},
             "spec": {"template": {"spec": {"containers": [{"name": "calico-node"}]}}},
             "status": {"desiredNumberScheduled": 2}}
            """#
        #expect(try off.adding("daemonsets", calico).findings() == [])
    }

    @Test("Row 99: the controller resolved the policy to other pods than it selects")
    func resolved() throws {
        let found = ["warning POD_NETWORK_POLICY_NOT_RESOLVED \(Self.policy) 99"]
        let missing = try base.with("policyendpoints", #""name": "web-2""#, #""name": "web-9""#)
        #expect(try missing.findings() == found)
        #expect(try missing.lint().findings.first?.headline.contains("1 of the 2 pods") == true)
        let stale = try base.with(
            "policyendpoints", #"{"hostIP": "10.20.1.11""#,
            #"{"hostIP": "10.20.1.11", "name": "api-1", "podIP": "100.64.0.31"}, {"hostIP": "10.20.1.11""#)
        #expect(try stale.findings() == found)
        #expect(try stale.lint().findings.first?.headline.contains("`shop/api-1`, which it does not select") == true)
        let absent = try base.without("policyendpoints").lint()
        #expect(absent.findings == [])
        #expect(absent.unchecked.count == 1)
    }

    @Test("Row 100: Calico's policies without Calico")
    func calico() throws {
        let policy = #"""
            {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "crd.projectcalico.org/v1",
             "kind": "GlobalNetworkPolicy", "metadata": {"name": "old"}, "spec": {"selector": "all()"}}]}
            """#
        let left = base.cluster("prod", "globalnetworkpolicies", policy)
        let found = try left.findings()
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("warning CALICO_LEFT_OVER ") == true)
        #expect(found.first?.hasSuffix("old 100") == true)
        let running = #"""
            {"apiVersion": "apps/v1", "kind": "DaemonSet",
             "metadata": {"name": "calico-node", "namespace": "calico-system"},
             "spec": {"template": {"spec": {"containers": [{"name": "calico-node"}]}}},
             "status": {"desiredNumberScheduled": 2}}
            """#
        #expect(try findings(left.adding("daemonsets", running), row: 100) == [])
        #expect(try findings(left.without("daemonsets"), row: 100) == [], "whether Calico runs is not known")
    }

    @Test("Row 101: a version of the agent that may refuse pods without a policy, while there are such pods")
    func agentVersion() throws {
        let old = try base.with(
            "daemonsets", "aws-network-policy-agent:v1.2.1", "aws-network-policy-agent:v1.3.2-eksbuild.1")
        #expect(try old.findings() == ["warning POD_NETWORK_POLICY_AGENT_FAULT \(Self.agent) 101"])
        let all = try old.with("networkpolicies", #"{"matchLabels": {"app": "web"}}"#, "{}")
        #expect(try findings(all, row: 101) == [])
    }
}
