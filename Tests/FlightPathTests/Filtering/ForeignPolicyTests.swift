import Testing

@testable import FlightPath

/// Policies of Calico, Cilium and Istio: those that can select the pod leave open what would pass.
@Suite("Policies of other projects")
struct ForeignPolicyTests {
    private func cluster() -> SnapshotFixture {
        SnapshotFixture().namespace("shop", ["team": "shop"]).namespace("ops")
            .pod("shop/web", "100.64.0.21", ["app": "web", "tier": "front"]).pod("ops/scan", "100.64.0.33")
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("pod/ops/scan", "pod/shop/web", port: "8080", scope: .kubernetes)
    }

    private static let calico = "projectcalico.org/v3"

    @Test(
        "Calico's selectors",
        arguments: [
            ("all()", Verdict.undetermined), ("", .undetermined), ("app == 'web'", .undetermined),
            ("app == 'db'", .reachable), ("app != 'db'", .undetermined),
            (#"app == "web" && tier == "back""#, .reachable),
            ("app == 'db' || tier == 'front'", .undetermined), ("!has(app)", .reachable), ("has(app)", .undetermined),
            ("role == 'x'", .reachable), ("role != 'x'", .undetermined), ("app in {'web', 'db'}", .undetermined),
            ("app not in {'web'}", .reachable), ("app starts with 'we' && !(tier == 'front')", .reachable),
            ("app contains 'e' && app ends with 'b'", .undetermined),
            ("projectcalico.org/namespace == 'ops'", .reachable),
            ("projectcalico.org/serviceaccount == 'x'", .undetermined),
            ("!(projectcalico.org/serviceaccount == 'x')", .undetermined),
            ("projectcalico.org/serviceaccount == 'x' && app == 'db'", .reachable), ("app ~ 'nonsense'", .undetermined),
        ])
    func selectors(selector: String, verdict: Verdict) throws {
        let spec = #"{"selector": \#(selector.replacing("\"", with: "\\\"").quoted), "types": ["Ingress"]}"#
        #expect(try ask(cluster().foreignPolicy("GlobalNetworkPolicy", Self.calico, "g", spec)).verdict == verdict)
    }

    @Test(
        "namespaces, directions and kinds of Calico",
        arguments: [
            ("NetworkPolicy", "shop/p", #"{"selector": "all()"}"#, Verdict.undetermined),
            ("NetworkPolicy", "ops/p", #"{"selector": "all()"}"#, .reachable),
            ("NetworkPolicy", "ops/p", #"{"selector": "all()", "types": ["Egress"]}"#, .undetermined),
            ("NetworkPolicy", "shop/p", #"{"selector": "all()", "types": ["Egress"]}"#, .reachable),
            (
                "GlobalNetworkPolicy", "g", #"{"namespaceSelector": "team == 'shop'", "types": ["Ingress"]}"#,
                .undetermined
            ),
            ("GlobalNetworkPolicy", "g", #"{"namespaceSelector": "team == 'ops'", "types": ["Ingress"]}"#, .reachable),
            ("StagedGlobalNetworkPolicy", "g", #"{"selector": "all()", "types": ["Ingress"]}"#, .reachable),
        ])
    func calico(kind: String, path: String, spec: String, verdict: Verdict) throws {
        #expect(try ask(cluster().foreignPolicy(kind, Self.calico, path, spec)).verdict == verdict)
    }

    @Test(
        "Cilium's selectors and directions",
        arguments: [
            (
                "CiliumNetworkPolicy", "shop/p",
                #"{"endpointSelector": {"matchLabels": {"app": "web"}}, "ingress": [{}]}"#, Verdict.undetermined
            ),
            (
                "CiliumNetworkPolicy", "shop/p",
                #"{"endpointSelector": {"matchLabels": {"k8s:app": "web"}}, "ingress": [{}]}"#, .undetermined
            ),
            (
                "CiliumNetworkPolicy", "shop/p",
                #"{"endpointSelector": {"matchLabels": {"any:app": "db"}}, "ingress": [{}]}"#, .reachable
            ),
            ("CiliumNetworkPolicy", "shop/p", #"{"endpointSelector": {}, "egress": [{}]}"#, .reachable),
            ("CiliumNetworkPolicy", "ops/p", #"{"endpointSelector": {}, "ingress": [{}]}"#, .reachable),
            (
                "CiliumClusterwideNetworkPolicy", "g",
                #"{"endpointSelector": {"matchLabels": {"k8s:io.kubernetes.pod.namespace": "shop"}}, "ingressDeny": [{}]}"#,
                .undetermined
            ),
            (
                "CiliumClusterwideNetworkPolicy", "g",
                #"{"endpointSelector": {"matchExpressions": [{"key": "k8s:io.kubernetes.pod.namespace", "operator": "NotIn", "values": ["shop"]}]}, "ingress": [{}]}"#,
                .reachable
            ),
            (
                "CiliumClusterwideNetworkPolicy", "g",
                #"{"endpointSelector": {"matchLabels": {"k8s:io.cilium.k8s.namespace.labels.team": "ops"}}, "ingress": [{}]}"#,
                .reachable
            ),
            ("CiliumClusterwideNetworkPolicy", "g", #"{"nodeSelector": {}, "ingress": [{}]}"#, .reachable),
        ])
    func cilium(kind: String, path: String, spec: String, verdict: Verdict) throws {
        #expect(try ask(cluster().foreignPolicy(kind, "cilium.io/v2", path, spec)).verdict == verdict)
    }

    @Test(
        "Istio's, which are about what a pod receives",
        arguments: [
            ("AuthorizationPolicy", "shop/p", #"{"action": "DENY"}"#, Verdict.undetermined),
            ("AuthorizationPolicy", "shop/p", #"{"selector": {"matchLabels": {"app": "db"}}}"#, .reachable),
            ("AuthorizationPolicy", "ops/p", #"{}"#, .reachable),
            ("AuthorizationPolicy", "istio-system/p", #"{}"#, .undetermined),
            ("PeerAuthentication", "shop/p", #"{"mtls": {"mode": "STRICT"}}"#, .undetermined),
            ("PeerAuthentication", "shop/p", #"{"mtls": {"mode": "PERMISSIVE"}}"#, .reachable),
        ])
    func istio(kind: String, path: String, spec: String, verdict: Verdict) throws {
        #expect(try ask(cluster().foreignPolicy(kind, "security.istio.io/v1", path, spec)).verdict == verdict)
    }

    @Test("what a NetworkPolicy refuses stays refused, and the gap names the object that leaves the rest open")
    func refused() throws {
        let fixture = cluster().foreignPolicy("NetworkPolicy", Self.calico, "shop/p", #"{"selector": "all()"}"#)
        #expect(
            try ask(fixture).gaps.map(\.what) == [
                "NetworkPolicy `shop/p`: it can select the pod, and what policies of Calico, Cilium and Istio say is not evaluated"
            ])
        #expect(try ask(fixture.policy("shop/deny", #"{"podSelector": {}}"#)).verdict == .blocked)
    }
}
