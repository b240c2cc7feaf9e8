import Testing

@testable import FlightPath

/// Two clusters in VPCs with the same blocks: their nodes have the same names and addresses, and so have their pods.
@Suite("Clusters that look alike")
struct EqualClustersTests {
    /// - Parameter isTold: whether `eks describe-cluster` says which VPC is whose.
    private func fixture(isTold: Bool) throws -> SnapshotFixture {
        var fixture = SnapshotFixture().vpc("vpc-a", "10.1.0.0/16").vpc("vpc-b", "10.1.0.0/16")
        for (vpc, name) in [("vpc-a", "a"), ("vpc-b", "b")] {
            let pod = #"""
                {"kind": "List", "apiVersion": "v1", "items": [{"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}},
                 "spec": {"nodeName": "node-1", "containers": [{"name": "c", "ports": [{"containerPort": 8080}]}]},
                 "status": {"phase": "Running", "podIP": "10.1.2.50", "podIPs": [{"ip": "10.1.2.50"}]}}]}
                """#
            let node = """
                {"kind": "List", "apiVersion": "v1", "items": [{"apiVersion": "v1", "kind": "Node",
                 "metadata": {"name": "node-1"}, "spec": {"providerID": "aws:///us-east-1a/i-\(name)"},
                 "status": {"addresses": [{"type": "InternalIP", "address": "10.1.2.11"}]}}]}
                """
            let rules = name == "b" ? "[]" : "[{}]"
            let policy = """
                {"kind": "List", "apiVersion": "v1", "items": [{"apiVersion": "networking.k8s.io/v1",
                 "kind": "NetworkPolicy", "metadata": {"name": "p", "namespace": "shop"},
                 "spec": {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": \(rules)}}]}
                """
            fixture = try fixture.subnet("subnet-\(name)", "10.1.2.0/24", of: vpc)
                .routes("rtb-\(name)", of: vpc, "10.1.0.0/16 -> local")
                .openNetworkACL("acl-\(name)", for: "subnet-\(name)").openGroup("sg-\(name)", vpc: vpc)
                .instance("i-\(name)")
                .interface(
                    "eni-\(name)", "10.1.2.11", in: "subnet-\(name)", groups: ["sg-\(name)"],
                    prefixes: ["10.1.2.48/28"], instance: "i-\(name)"
                )
                .interface("eni-client-\(name)", "10.1.2.9", in: "subnet-\(name)", groups: ["sg-\(name)"])
                .balancer("lb-\(name)", "network", zones: ["subnet-\(name)"])
                .node(of: "lb-\(name)", "network", "10.1.2.40", in: "subnet-\(name)", groups: ["sg-\(name)"])
                .listener("lb-\(name)", "network", port: 80, "TCP", to: "pods-\(name)")
                .targetGroup("pods-\(name)", "TCP", port: 8080, vpc: vpc, ["10.1.2.50:8080 healthy"])
                .attributes(ofTargetGroup: "pods-\(name)", ["preserve_client_ip.enabled": "false"])
                .attributes(ofBalancer: "lb-\(name)", ["load_balancing.cross_zone.enabled": "true"])
                .file("kubernetes/\(name)/pods.json", pod).file("kubernetes/\(name)/nodes.json", node)
                .file("kubernetes/\(name)/networkpolicies.json", policy)
            guard isTold else { continue }
            fixture = fixture.response(
                "eks-describe-cluster.\(name)",
                #"{"cluster": {"name": "\#(name)", "resourcesVpcConfig": {"vpcId": "\#(vpc)"}}}"#)
        }
        return fixture
    }

    @Test("a target is the pod of its own VPC's cluster, with that cluster's policies", arguments: [true, false])
    func targets(isTold: Bool) throws {
        let fixture = try fixture(isTold: isTold)
        func answer(_ name: String) throws -> String {
            try fixture.ask("eni/eni-client-\(name)", "eni/eni-\(name)", port: "80", via: ["lb/lb-\(name)"]).answer
        }
        #expect(try answer("a") == "reachable")
        #expect(try answer("b") == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
    }

    @Test("a pod's name is no selector for both, and its cluster's is", arguments: [true, false])
    func names(isTold: Bool) throws {
        let fixture = try fixture(isTold: isTold)
        #expect(throws: SelectionError.self) { try fixture.ask("eni/eni-client-a", "pod/shop/web", port: "8080") }
        #expect(try fixture.ask("eni/eni-client-a", "pod/shop/web@a", port: "8080").answer == "reachable")
        #expect(
            try fixture.ask("eni/eni-client-b", "pod/shop/web@b", port: "8080").answer
                == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
    }
}
