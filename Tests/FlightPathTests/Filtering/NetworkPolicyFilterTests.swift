import Testing

@testable import FlightPath

/// Policies through questions about the cluster alone: one pod behind a policy, and who reaches it.
@Suite("Network policies")
struct NetworkPolicyFilterTests {
    private static let web = "pod/shop/web"

    /// Namespaces shop (team: shop) and ops (team: ops, no label `tier`); web, and senders in both.
    private func cluster() -> SnapshotFixture {
        SnapshotFixture().namespace("shop", ["team": "shop", "tier": "front"]).namespace("ops", ["team": "ops"])
            .pod("shop/web", "100.64.0.21", ["app": "web"], ports: ["http 8080", "admin 9000", "dns 5353 UDP"])
            .pod("shop/cart", "100.64.0.22", ["app": "cart"])
            .pod("shop/bare", "100.64.0.23")
            .pod("ops/cart", "100.64.0.32", ["app": "cart"])
            .pod("ops/scan", "100.64.0.33", ["app": "scan"])
    }

    private func answer(
        _ spec: String, _ from: String, _ to: String = web, port: String = "8080", _ ipProtocol: String = "tcp",
        named path: String = "shop/p"
    ) throws -> Verdict {
        try cluster().policy(path, spec).ask(from, to, port: port, ipProtocol: ipProtocol, scope: .kubernetes).verdict
    }

    private func ingress(_ rules: String) -> String {
        #"{"podSelector": {"matchLabels": {"app": "web"}}, "ingress": \#(rules)}"#
    }

    @Test(
        "who a rule's `from` admits",
        arguments: [
            ("[]", "pod/shop/cart", Verdict.blocked),
            ("[{}]", "pod/ops/scan", .reachable),
            ("[{}]", "198.51.100.7", .reachable),
            (#"[{"from": []}]"#, "pod/ops/scan", .reachable),
            (#"[{"from": [{"podSelector": {}}]}]"#, "pod/shop/bare", .reachable),
            (#"[{"from": [{"podSelector": {}}]}]"#, "pod/ops/cart", .blocked),
            (#"[{"from": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]"#, "pod/shop/cart", .reachable),
            (#"[{"from": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]"#, "pod/ops/cart", .blocked),
            (#"[{"from": [{"namespaceSelector": {}}]}]"#, "pod/ops/scan", .reachable),
            (#"[{"from": [{"namespaceSelector": {}}]}]"#, "198.51.100.7", .blocked),
            (#"[{"from": [{"namespaceSelector": {"matchLabels": {"team": "ops"}}}]}]"#, "pod/ops/scan", .reachable),
            (#"[{"from": [{"namespaceSelector": {"matchLabels": {"team": "ops"}}}]}]"#, "pod/shop/cart", .blocked),
        ])
    func from(rules: String, sender: String, verdict: Verdict) throws {
        #expect(try answer(ingress(rules), sender) == verdict)
    }

    @Test(
        "selectors in one element must both hold, in two elements either",
        arguments: [
            ("pod/ops/cart", Verdict.reachable, Verdict.reachable), ("pod/ops/scan", .blocked, .reachable),
            ("pod/shop/cart", .blocked, .reachable), ("pod/shop/bare", .blocked, .blocked),
        ])
    func oneElementOrTwo(sender: String, one: Verdict, two: Verdict) throws {
        let namespaces = #""namespaceSelector": {"matchLabels": {"team": "ops"}}"#
        let pods = #""podSelector": {"matchLabels": {"app": "cart"}}"#
        #expect(try answer(ingress("[{\"from\": [{\(namespaces), \(pods)}]}]"), sender) == one)
        #expect(try answer(ingress("[{\"from\": [{\(namespaces)}, {\(pods)}]}]"), sender) == two)
    }

    @Test(
        "expressions: In, NotIn, Exists, DoesNotExist; an absent label is not in any list",
        arguments: [
            (#"{"key": "app", "operator": "In", "values": ["cart", "x"]}"#, "pod/shop/cart", Verdict.reachable),
            (#"{"key": "app", "operator": "In", "values": ["cart", "x"]}"#, "pod/shop/bare", .blocked),
            (#"{"key": "app", "operator": "NotIn", "values": ["cart"]}"#, "pod/shop/cart", .blocked),
            (#"{"key": "app", "operator": "NotIn", "values": ["scan"]}"#, "pod/shop/cart", .reachable),
            (#"{"key": "app", "operator": "NotIn", "values": ["cart"]}"#, "pod/shop/bare", .reachable),
            (#"{"key": "app", "operator": "Exists"}"#, "pod/shop/cart", .reachable),
            (#"{"key": "app", "operator": "Exists"}"#, "pod/shop/bare", .blocked),
            (#"{"key": "app", "operator": "DoesNotExist"}"#, "pod/shop/bare", .reachable),
            (#"{"key": "app", "operator": "DoesNotExist"}"#, "pod/shop/cart", .blocked),
        ])
    func expressions(expression: String, sender: String, verdict: Verdict) throws {
        let rules = #"[{"from": [{"podSelector": {"matchExpressions": [\#(expression)]}}]}]"#
        #expect(try answer(ingress(rules), sender) == verdict)
    }

    @Test(
        "a namespace carries its own name as a label, also where its manifest does not say so")
    func automaticLabel() throws {
        let name = #"{"matchLabels": {"kubernetes.io/metadata.name": "ops"}}"#
        let rules = #"[{"from": [{"namespaceSelector": \#(name)}]}]"#
        #expect(try answer(ingress(rules), "pod/ops/scan") == .reachable)
        #expect(try answer(ingress(rules), "pod/shop/cart") == .blocked)
    }

    @Test(
        "address blocks admit addresses, less what they except",
        arguments: [
            ("198.51.100.7", Verdict.reachable), ("198.51.100.130", .blocked), ("203.0.113.9", .blocked),
            ("2001:db8::1", .blocked),
        ])
    func blocks(sender: String, verdict: Verdict) throws {
        let rules = #"[{"from": [{"ipBlock": {"cidr": "198.51.100.0/24", "except": ["198.51.100.128/25"]}}]}]"#
        let six = sender.contains(":")
        let target = six ? "pod/shop/six" : Self.web
        let fixture = cluster().pod("shop/six", "2001:db8:a::21", ["app": "web"]).policy("shop/p", ingress(rules))
        #expect(try fixture.ask(sender, target, port: "8080", scope: .kubernetes).verdict == verdict)
    }

    // MARK: Ports

    @Test(
        "ports: protocol TCP unless it says otherwise, `endPort` inclusive, names of the receiving pod",
        arguments: [
            (#"{"port": 8080}"#, "8080", "tcp", Verdict.reachable), (#"{"port": 8080}"#, "8081", "tcp", .blocked),
            (#"{"port": 8080}"#, "8080", "udp", .blocked),
            (#"{"protocol": "UDP", "port": 8080}"#, "8080", "udp", .reachable),
            (#"{"protocol": "UDP", "port": 8080}"#, "8080", "tcp", .blocked),
            (#"{"protocol": "SCTP", "port": 9}"#, "9", "sctp", .reachable),
            (#"{"protocol": "SCTP"}"#, "7", "sctp", .reachable), (#"{"protocol": "SCTP"}"#, "7", "tcp", .blocked),
            (#"{"port": 8000, "endPort": 8080}"#, "7999", "tcp", .blocked),
            (#"{"port": 8000, "endPort": 8080}"#, "8000", "tcp", .reachable),
            (#"{"port": 8000, "endPort": 8080}"#, "8080", "tcp", .reachable),
            (#"{"port": 8000, "endPort": 8080}"#, "8081", "tcp", .blocked),
            (#"{"port": "http"}"#, "8080", "tcp", .reachable), (#"{"port": "http"}"#, "9000", "tcp", .blocked),
            (#"{"port": "absent"}"#, "8080", "tcp", .blocked), (#"{"port": "dns"}"#, "5353", "tcp", .blocked),
            (#"{"protocol": "UDP", "port": "dns"}"#, "5353", "udp", .reachable),
            (#"{"port": 8080}"#, "8080-8081", "tcp", .partial),
        ])
    func ports(port: String, asked: String, ipProtocol: String, verdict: Verdict) throws {
        #expect(try answer(ingress(#"[{"ports": [\#(port)]}]"#), "pod/shop/cart", port: asked, ipProtocol) == verdict)
    }

    // MARK: Which policies apply

    @Test(
        "types: Ingress always where none is given, Egress only with egress rules",
        arguments: [
            (#"{"podSelector": {}}"#, Verdict.blocked, Verdict.reachable),
            (#"{"podSelector": {}, "policyTypes": []}"#, .blocked, .reachable),
            (#"{"podSelector": {}, "policyTypes": ["Egress"]}"#, .reachable, .blocked),
            (
                #"{"podSelector": {}, "policyTypes": ["Ingress"], "egress": [{"ports": [{"port": 1}]}]}"#, .blocked,
                .reachable
            ),
            (#"{"podSelector": {}, "egress": [{"ports": [{"port": 1}]}]}"#, .blocked, .blocked),
            (#"{"podSelector": {}, "ingress": [{}], "policyTypes": ["Ingress", "Egress"]}"#, .reachable, .blocked),
            (#"{"podSelector": {"matchLabels": {"app": "other"}}}"#, .reachable, .reachable),
        ])
    func types(spec: String, into: Verdict, outOf: Verdict) throws {
        #expect(try answer(spec, "pod/ops/scan", "pod/shop/web") == into)
        #expect(try answer(spec, "pod/shop/web", "pod/ops/scan") == outOf)
    }

    @Test("a policy of another namespace selects no pod here")
    func otherNamespace() throws {
        #expect(try answer(#"{"podSelector": {}}"#, "pod/shop/cart", named: "ops/p") == .reachable)
    }

    @Test("rules of several policies add up: what one admits no other denies")
    func union() throws {
        let fixture = cluster().policy("shop/deny-all", #"{"podSelector": {}}"#)
            .policy("shop/allow-cart", ingress(#"[{"from": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]"#))
        #expect(try fixture.ask("pod/shop/cart", Self.web, port: "8080", scope: .kubernetes).verdict == .reachable)
        let other = try fixture.ask("pod/shop/bare", Self.web, port: "8080", scope: .kubernetes)
        #expect(other.verdict == .blocked)
        #expect(other.blockers.first?.code == .networkPolicyNoMatch)
    }

    @Test(
        "the sender's egress rules name the receiver, and its ports",
        arguments: [
            (#"[{"to": [{"podSelector": {"matchLabels": {"app": "web"}}}]}]"#, "8080", Verdict.reachable),
            (#"[{"to": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]"#, "8080", .blocked),
            (#"[{"to": [{"ipBlock": {"cidr": "100.64.0.21/32"}}]}]"#, "8080", .reachable),
            (#"[{"to": [{"ipBlock": {"cidr": "100.64.0.22/32"}}]}]"#, "8080", .blocked),
            (#"[{"ports": [{"port": "http"}]}]"#, "8080", .reachable),
            (#"[{"ports": [{"port": "http"}]}]"#, "9000", .blocked),
        ])
    func egress(rules: String, port: String, verdict: Verdict) throws {
        let spec = #"{"podSelector": {"matchLabels": {"app": "cart"}}, "policyTypes": ["Egress"], "egress": \#(rules)}"#
        #expect(try answer(spec, "pod/shop/cart", port: port) == verdict)
    }

    @Test("both ends must let a connection through; replies need no rule")
    func bothEnds() throws {
        let fixture = cluster()
            .policy("shop/web-in", ingress(#"[{"from": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]"#))
            .policy("shop/web-out", #"{"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Egress"]}"#)
        #expect(try fixture.ask("pod/shop/cart", Self.web, port: "8080", scope: .kubernetes).verdict == .reachable)
        #expect(try fixture.ask(Self.web, "pod/shop/cart", port: "8080", scope: .kubernetes).verdict == .blocked)
    }

    @Test("a sender in an address block that is only partly admitted is partial")
    func partOfABlock() throws {
        let rules = #"[{"from": [{"ipBlock": {"cidr": "198.51.100.0/25"}}]}]"#
        #expect(try answer(ingress(rules), "198.51.100.0/24") == .partial)
    }
}
