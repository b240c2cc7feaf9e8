import Testing

@testable import FlightPath

/// Selectors, ports and registrations of services.
@Suite("Fixes of services")
struct ServiceFixTests {
    /// What is offered for a service whose target group is empty, one change away from health.
    private func fixes(_ old: String, _ new: String) throws -> [RemediationReport] {
        try HealthyBase().file("describe-target-health.web", #"{"TargetHealthDescriptions": []}"#)
            .with("services", old, new).traced().fixes("10.10.1.77", "service/shop/web", port: "80")
    }

    @Test("after the selector's repair the pods are registered: without a label that none of them has")
    func selector() throws {
        let fix = try #require(try fixes(#""app": "web""#, #""app": "web", "tier": "front""#).first)
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.edit == "selector  app=web,tier=front -> app=web")
        #expect(fix.kubectl?.contains(#"{"spec":{"selector":{"app": "web", "tier": null}}}"#) == true)
        #expect(fix.rollback.first?.contains(#"{"spec":{"selector":{"app": "web", "tier": "front"}}}"#) == true)
        #expect(fix.conditions?.contains { $0.contains("taken to be registered") } == true)
    }

    @Test("of several workloads that would do nobody can tell which is meant")
    func ambiguousSelector() throws {
        #expect(try fixes(#""app": "web""#, #""app": "wbe""#).isEmpty)
    }

    @Test("a label of another value: the pods' own")
    func selectorValue() throws {
        let fix = try classic(selector: "webapp").cure("10.0.1.10", "service/shop/web", port: "80")
        #expect(fix.edit == "selector  app=webapp -> app=web")
    }

    @Test("a target port that no pod has: the one port of the pods")
    func targetPort() throws {
        let fix = try #require(try fixes(#""targetPort": "http""#, #""targetPort": "htttp""#).first)
        #expect(fix.verdictAfter == .reachable)
        #expect(fix.edit == "targetPort  htttp -> 8080")
        #expect(fix.rollback.first?.contains(#""value":"htttp"}]"#) == true)
    }

    // MARK: Classic load balancers

    private func classic(
        instancePort: Int = 31380, port: String = "http", selector: String = "web"
    ) throws -> SnapshotFixture {
        let name = port.isEmpty ? "" : "\"name\": \"\(port)\", "
        let service = """
            {"kind": "List", "apiVersion": "v1", "items": [
             {"kind": "Service", "apiVersion": "v1", "metadata": {"name": "web", "namespace": "shop"},
             "spec": {"type": "LoadBalancer", "externalTrafficPolicy": "Cluster", "selector": {"app": "\(selector)"},
              "ports": [{\(name)"port": 80, "targetPort": 8080, "nodePort": 31380, "protocol": "TCP"}]},
             "status": {"loadBalancer": {"ingress": [{"hostname": "\(SnapshotFixture.classicHost("edge"))"}]}}}]}
            """
        return try SnapshotFixture.oneVPC().instance("i-1")
            .interface("eni-node-1", "10.0.2.31", in: "subnet-server", groups: ["sg-server"], instance: "i-1")
            .interface("eni-pod", "10.0.2.30", in: "subnet-server", groups: ["sg-server"])
            .clusterNode("node-1", "10.0.2.31")
            .pod("shop/web-1", "10.0.2.30", ["app": "web"], ports: ["http 8080"], on: "node-1")
            .file("kubernetes/prod/services.json", service)
            .file("kubernetes/prod/networkpolicies.json", #"{"items": [], "kind": "NetworkPolicyList"}"#)
            .file("kubernetes/prod/targetgroupbindings.json", #"{"items": [], "kind": "List"}"#)
            .classicBalancer(
                "edge", in: ["subnet-server"], ["80 -> \(instancePort)"], instances: ["i-1"],
                check: "TCP:\(instancePort)"
            )
            .classicNode(of: "edge", "10.0.2.5", in: "subnet-server", groups: ["sg-server"])
            .crossZone("edge", true).adding([], to: "describe-load-balancers", key: "LoadBalancers")
            .instanceHealth("edge", [instancePort == 31380 ? "i-1 InService" : "i-1 OutOfService Instance"])
    }

    @Test("a classic load balancer without the listener: its service gets the port, on a node port that is free")
    func addedPort() throws {
        let fix = try classic().cure("10.0.1.10", "lb/edge", port: "8443")
        #expect(fix.edit == "+ port  8443  -> 8080  node port 31381")
        #expect(
            fix.kubectl == "kubectl patch service --namespace shop web --type json --patch"
                + #" '[{"op":"add","path":"/spec/ports/-","value":{"name":"port-8443","port":8443,"targetPort":8080,"#
                + #""nodePort":31381,"protocol":"TCP"}}]'"#)
        #expect(fix.rollback.first?.contains(#"{"op":"remove","path":"/spec/ports/1"}"#) == true)
        // With several ports each needs a name, and the first has none.
        #expect(try classic(port: "").told("10.0.1.10", "lb/edge", port: "8443").remediations.isEmpty)
    }

    @Test("an instance port that is no node port: the controller brings it in line, or the service takes it")
    func nodePorts() throws {
        let fixture = try classic(instancePort: 31390)
        let fixes = try fixture.fixes("10.0.1.10", "service/shop/web", port: "80")
        #expect(fixes.map(\.edit) == ["node port  31390 -> 31380", "nodePort  31380 -> 31390"])
        #expect(fixes.allSatisfy { $0.verdictAfter == .reachable })
        #expect(
            fixes.first?.kubectl
                == "kubectl annotate service --namespace shop web --overwrite flightpath-reconcile=31380")
        #expect(
            fixes.last?.kubectl == "kubectl patch service --namespace shop web --type json --patch"
                + #" '[{"op":"replace","path":"/spec/ports/0/nodePort","value":31390}]'"#)
        // Asked about the node's port itself, only the service can take it.
        let node = try fixture.cure("lb/edge", "node/node-1", port: "31390")
        #expect(node.edit == "nodePort  31380 -> 31390")
    }
}
