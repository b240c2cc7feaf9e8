import Testing

@testable import FlightPath

/// Policies of whole clusters by tier, through questions about the cluster alone: who reaches `shop/web` on its ports.
@Suite("Policies of whole clusters")
struct ClusterPolicyFilterTests {
    private static let denied = Verdict.blocked
    private static let admin = "policy.networking.k8s.io/v1alpha1"
    private static let upstream = "policy.networking.k8s.io/v1alpha2"

    private func cluster() -> SnapshotFixture {
        SnapshotFixture().namespace("shop", ["team": "shop"]).namespace("ops", ["team": "ops"])
            .pod("shop/web", "100.64.0.21", ["app": "web"], ports: ["http 8080", "dns 5353 UDP"])
            .pod("shop/cart", "100.64.0.22", ["app": "cart"])
            .pod("ops/scan", "100.64.0.33", ["app": "scan"])
    }

    private func ask(
        _ fixture: SnapshotFixture, _ from: String = "pod/ops/scan", _ to: String = "pod/shop/web",
        port: String = "8080", _ ipProtocol: String = "tcp"
    ) throws -> Report {
        try fixture.ask(from, to, port: port, ipProtocol: ipProtocol, scope: .kubernetes)
    }

    /// An AdminNetworkPolicy on `shop` whose ingress rules are `ACTION NAMESPACE-LABEL`, from all namespaces with `*`.
    private func rules(_ rows: [String], ports: String = "") -> String {
        rows.map { row in
            let words = row.words
            let selector = words[1] == "*" ? "{}" : #"{"matchLabels": {"team": "\#(words[1])"}}"#
            return #"{"action": "\#(words[0])", "from": [{"namespaces": \#(selector)}]\#(ports)}"#
        }.joined(separator: ", ")
    }

    private func spec(priority: Int, _ rows: [String], ports: String = "", tier: String? = nil) -> String {
        let tier = tier.map { #""tier": "\#($0)", "# } ?? ""
        return """
            {\(tier)"priority": \(priority), "subject": {"namespaces": {"matchLabels": {"team": "shop"}}},
             "ingress": [\(rules(rows, ports: ports))]}
            """
    }

    private static let allowAll = #"{"podSelector": {}, "ingress": [{}]}"#
    private static let denyAll = #"{"podSelector": {}}"#

    @Test(
        "the first rule that matches decides, before every NetworkPolicy; Pass hands over to them",
        arguments: [
            (["Deny ops"], allowAll, Verdict.blocked), (["Deny shop"], allowAll, .reachable),
            (["Allow ops"], denyAll, .reachable), (["Allow ops", "Deny *"], denyAll, .reachable),
            (["Deny *", "Allow ops"], allowAll, .blocked), (["Pass ops", "Deny *"], allowAll, .reachable),
            (["Pass ops", "Allow *"], denyAll, .blocked), (["Deny ops"], denyAll, .blocked),
        ])
    func actions(rows: [String], policy: String, verdict: Verdict) throws {
        let fixture = cluster().clusterPolicy("AdminNetworkPolicy", Self.admin, "guard", spec(priority: 5, rows))
        #expect(try ask(fixture.policy("shop/p", policy)).verdict == verdict)
    }

    @Test("the lowest priority number comes first, whatever the names")
    func priorities() throws {
        for (first, second, expected) in [(1, 2, Verdict.reachable), (2, 1, .blocked)] {
            let fixture = cluster()
                .clusterPolicy("AdminNetworkPolicy", Self.admin, "z", spec(priority: first, ["Allow ops"]))
                .clusterPolicy("AdminNetworkPolicy", Self.admin, "a", spec(priority: second, ["Deny ops"]))
            #expect(try ask(fixture).verdict == expected)
        }
    }

    @Test("policies of one priority that disagree: the stricter, and the report says that order is not defined")
    func equalPriorities() throws {
        let fixture = cluster()
            .clusterPolicy("AdminNetworkPolicy", Self.admin, "a", spec(priority: 1, ["Allow ops"]))
            .clusterPolicy("AdminNetworkPolicy", Self.admin, "b", spec(priority: 1, ["Deny ops"]))
        let report = try ask(fixture)
        #expect(report.answer == "blocked CLUSTER_NETWORK_POLICY_DENY adminnetworkpolicy/b forward")
        #expect(report.assumptions.contains { $0.contains("another policy has its priority") })
    }

    @Test("the Baseline tier decides where no NetworkPolicy selects the pod")
    func baseline() throws {
        let baseline = cluster().clusterPolicy(
            "BaselineAdminNetworkPolicy", Self.admin, "default", spec(priority: 0, ["Deny ops"]))
        #expect(
            try ask(baseline).answer
                == "blocked CLUSTER_NETWORK_POLICY_DENY baselineadminnetworkpolicy/default forward")
        #expect(try ask(baseline, "pod/shop/cart").verdict == .reachable)
        #expect(try ask(baseline.policy("shop/p", Self.allowAll)).verdict == .reachable)
        let passed = baseline.clusterPolicy("AdminNetworkPolicy", Self.admin, "g", spec(priority: 1, ["Pass ops"]))
        #expect(try ask(passed).verdict == .blocked)
        let allowed = baseline.clusterPolicy("AdminNetworkPolicy", Self.admin, "g", spec(priority: 1, ["Allow ops"]))
        #expect(try ask(allowed).verdict == .reachable)
    }

    @Test(
        "ports of v1alpha1: number, range, name; the default is TCP",
        arguments: [
            (#"{"portNumber": {"port": 8080}}"#, "8080", "tcp", Verdict.blocked),
            (#"{"portNumber": {"port": 8080}}"#, "8080", "udp", .reachable),
            (#"{"portNumber": {"protocol": "UDP", "port": 8080}}"#, "8080", "udp", .blocked),
            (#"{"portRange": {"protocol": "TCP", "start": 8000, "end": 8080}}"#, "8080", "tcp", .blocked),
            (#"{"portRange": {"protocol": "TCP", "start": 8000, "end": 8079}}"#, "8080", "tcp", .reachable),
            (#"{"namedPort": "http"}"#, "8080", "tcp", .blocked),
            (#"{"namedPort": "http"}"#, "8081", "tcp", .reachable),
            (#"{"namedPort": "dns"}"#, "5353", "udp", .blocked), (#"{"namedPort": "dns"}"#, "5353", "tcp", .reachable),
        ])
    func ports(port: String, number: String, ipProtocol: String, verdict: Verdict) throws {
        let spec = spec(priority: 1, ["Deny *"], ports: #", "ports": [\#(port)]"#)
        let fixture = cluster().clusterPolicy("AdminNetworkPolicy", Self.admin, "guard", spec)
        #expect(try ask(fixture, port: number, ipProtocol).verdict == verdict)
    }

    @Test(
        "protocols of v1alpha2",
        arguments: [
            (#"{"tcp": {"destinationPort": {"number": 8080}}}"#, "tcp", Verdict.blocked),
            (#"{"tcp": {"destinationPort": {"range": {"start": 8000, "end": 8090}}}}"#, "tcp", .blocked),
            (#"{"tcp": {"destinationPort": {"range": {"start": 8081, "end": 8090}}}}"#, "tcp", .reachable),
            (#"{"udp": {"destinationPort": {"number": 8080}}}"#, "tcp", .reachable),
            (#"{"udp": {}}"#, "udp", .blocked), (#"{"destinationNamedPort": "http"}"#, "tcp", .blocked),
        ])
    func protocols(row: String, ipProtocol: String, verdict: Verdict) throws {
        let spec = spec(priority: 1, ["Deny *"], ports: #", "protocols": [\#(row)]"#, tier: "Admin")
        let fixture = cluster().clusterPolicy("ClusterNetworkPolicy", Self.upstream, "guard", spec)
        #expect(try ask(fixture, port: "8080", ipProtocol).verdict == verdict)
    }

    @Test(
        "egress peers: networks hold pods too, nodes are chosen by label",
        arguments: [
            (#"{"networks": ["100.64.0.0/16"]}"#, "pod/shop/web", Verdict.blocked),
            (#"{"networks": ["100.65.0.0/16"]}"#, "pod/shop/web", .reachable),
            (#"{"networks": ["198.51.100.0/24"]}"#, "198.51.100.7", .blocked),
            (
                #"{"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}}}"#, "pod/shop/web",
                .blocked
            ),
            (
                #"{"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "cart"}}}}"#,
                "pod/shop/web", .reachable
            ),
            (#"{"domainNames": ["*.example.com"]}"#, "198.51.100.7", .undetermined),
            (#"{"fromTheFuture": {}}"#, "pod/shop/web", .undetermined),
            (#"{"namespaces": {"sameLabels": ["team"]}}"#, "pod/shop/web", .undetermined),
        ])
    func egress(peer: String, to: String, verdict: Verdict) throws {
        let spec = #"""
            {"priority": 1, "subject": {"pods": {"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "scan"}}}},
             "egress": [{"action": "Deny", "to": [\#(peer)]}]}
            """#
        let fixture = cluster().clusterPolicy("AdminNetworkPolicy", Self.admin, "guard", spec)
        #expect(try ask(fixture, "pod/ops/scan", to).verdict == verdict)
    }

    @Test("a doubtful rule that denies leaves open what would pass, and nothing that is refused anyway")
    func doubt() throws {
        let spec = #"""
            {"priority": 1, "subject": {"namespaces": {}}, "ingress": [{"action": "Deny", "from": [{"fromTheFuture": {}}]}]}
            """#
        let fixture = cluster().clusterPolicy("AdminNetworkPolicy", Self.admin, "guard", spec)
        #expect(try ask(fixture).answer == "undetermined")
        #expect(try ask(fixture.policy("shop/p", Self.denyAll)).verdict == .blocked)
    }

    @Test("AWS's kind: rules that deny come before others of their object, and of others of the same priority")
    func aws() throws {
        let order = cluster().awsClusterPolicy("guard", spec(priority: 1, ["Accept ops", "Deny *"], tier: "Admin"))
        let report = try ask(order)
        #expect(report.answer == "blocked CLUSTER_NETWORK_POLICY_DENY clusternetworkpolicy/guard forward")
        #expect(report.assumptions.contains { $0.contains("taken to come first") })
        let own = cluster().awsClusterPolicy("a", spec(priority: 2, ["Accept ops"], tier: "Admin"))
            .awsClusterPolicy("b", spec(priority: 3, ["Deny *"], tier: "Admin"))
        #expect(try ask(own).verdict == .reachable)
        let ties = cluster().policy("shop/p", Self.denyAll)
            .awsClusterPolicy("a", spec(priority: 2, ["Pass ops"], tier: "Admin"))
            .awsClusterPolicy("b", spec(priority: 2, ["Accept ops"], tier: "Admin"))
        #expect(try ask(ties).verdict == .reachable)
    }

    @Test(
        "items of a typed list have the kind and the API of their list, which decide differently; without, none is certain",
        arguments: [
            ("AdminNetworkPolicyList", "policy.networking.k8s.io/v1alpha1", "adminnetworkpolicy", "reachable"),
            ("ClusterNetworkPolicyList", "networking.k8s.aws/v1alpha1", "clusternetworkpolicy", nil),
            ("ClusterNetworkPolicyList", "policy.networking.k8s.io/v1alpha2", "clusternetworkpolicy", "reachable"),
            ("ClusterNetworkPolicyList", "", "undetermined", "undetermined"),
            ("List", "v1", "undetermined", "undetermined"),
        ] as [(String, String, String, String?)])
    func typedList(kind: String, version: String, component: String, onEKS: String?) throws {
        let file = "kubernetes/prod/clusternetworkpolicies.json"
        let text = """
            {"apiVersion": "\(version)", "kind": "\(kind)", "metadata": {"resourceVersion": "7"}, "items": [
             {"metadata": {"name": "guard"}, "spec": \(spec(priority: 1, ["Deny *"], tier: "Admin"))}]}
            """
        let denied = "blocked CLUSTER_NETWORK_POLICY_DENY \(component)/guard forward"
        #expect(try ask(cluster().file(file, text)).answer == (component == "undetermined" ? component : denied))
        // The VPC CNI's agent reads AWS's API alone.
        let full = try PolicyCluster.healthy(policy: Self.allowAll)
        #expect(
            try full.file(file, text).ask("pod/ops/proxy-x", "pod/shop/web-*", port: "8080").answer == onEKS ?? denied)
    }
}
