import Testing

@testable import FlightPath

/// Pods outside every VPC: of overlay networks and of hybrid nodes, behind target groups of addresses.
@Suite("Failure catalogue: pods outside the VPC")
struct OffVPCPodRows {
    private func behindBalancer(_ base: SnapshotFixture, _ address: String) -> SnapshotFixture {
        base.balancer("web", "network", zones: ["subnet-a"]).node(of: "web", "network", "10.0.1.40", in: "subnet-a")
            .listener("web", "network", port: 80, "TCP", to: "pods")
            .targetGroup("pods", "TCP", port: 8080, ["\(address):8080 healthy all"])
            .attributes(ofTargetGroup: "pods", ["preserve_client_ip.enabled": "false"])
            .attributes(ofBalancer: "web", ["load_balancing.cross_zone.enabled": "true"])
    }

    private func ask(_ fixture: SnapshotFixture) throws -> String {
        try fixture.ask("10.0.1.10", "pod/shop/web", port: "80", via: ["lb/web"]).answer
    }

    @Test("Row 62: an overlay network's addresses are nothing a load balancer can send to")
    func overlay() throws {
        let base = try SnapshotFixture.eks().without("kubernetes/prod/daemonsets.json")
        let arn = SnapshotFixture.groupARN("pods")
        let overlay = base.daemonSet("calico-node").pod("shop/web", "172.30.4.5", on: "node-1")
        #expect(try ask(behindBalancer(overlay, "172.30.4.5")) == "blocked TG_TYPE_IP_NOT_ROUTABLE \(arn) forward")
        // From elsewhere it is not known what leads to it.
        #expect(try overlay.ask("node/node-2", "pod/shop/web", port: "8080").verdict == .undetermined)
        let inVPC = base.daemonSet("calico-node")
            .collected("globalnetworkpolicies.crd.projectcalico.org", "GlobalNetworkPolicy").pod(
                "shop/web", "10.1.2.50", on: "node-1")
        #expect(try ask(behindBalancer(inVPC, "10.1.2.50")) == "reachable")
    }

    /// A hybrid node behind a VPN on the transit gateway, its pods in 192.168.64.0/18.
    private func hybrid(client: [String], rows: [String]) throws -> SnapshotFixture {
        try SnapshotFixture.twoVPCs(rows: rows, client: ["10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1"] + client)
            .namespace("shop").collected("networkpolicies", "NetworkPolicy")
            .eksCluster(remotePods: ["192.168.64.0/18"])
            .eksNode(
                "mi-1", "192.168.1.10", "eks-hybrid:///us-east-1/prod/mi-1",
                ["eks.amazonaws.com/compute-type": "hybrid"]
            )
            .pod("shop/web", "192.168.64.5", on: "mi-1")
            .linkAttachment("tgw-attach-vpn", "vpn", "vpn-1", table: "tgw-rtb-1")
    }

    private let rows = [
        "10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b", "192.168.0.0/16 -> tgw-attach-vpn",
    ]

    @Test("Row 63, golden 22: a hybrid node's pod has no security group, and needs a route to its network")
    func hybridPods() throws {
        let routed = try hybrid(client: ["192.168.0.0/16 -> tgw-1"], rows: rows)
        let report = try routed.ask("10.0.1.10", "pod/shop/web", port: "8080")
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("beyond") })
        #expect(try ask(behindBalancer(routed, "192.168.64.5")) == "reachable")
        let unrouted = try hybrid(client: [], rows: rows)
        #expect(
            try ask(behindBalancer(unrouted, "192.168.64.5")) == "blocked NO_ROUTE_TO_DESTINATION rtb-a forward")
        let unpropagated = try hybrid(client: ["192.168.0.0/16 -> tgw-1"], rows: Array(rows.dropLast()))
        #expect(
            try ask(behindBalancer(unpropagated, "192.168.64.5"))
                == "blocked TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1 forward")
    }

    @Test("a hybrid node's pod is under its policies")
    func hybridPolicies() throws {
        let fixture = try hybrid(client: ["192.168.0.0/16 -> tgw-1"], rows: rows)
            .policy("shop/p", #"{"podSelector": {}}"#)
        #expect(
            try fixture.ask("10.0.1.10", "pod/shop/web", port: "8080").answer
                == "blocked POD_NETWORK_POLICY_NO_MATCH networkpolicy/shop/p forward")
    }

    @Test("what a hybrid node's pod opens comes in by the link that leads to its network")
    func hybridSource() throws {
        let fixture = try hybrid(client: ["192.168.0.0/16 -> tgw-1"], rows: rows)
        #expect(try fixture.ask("pod/shop/web", "10.0.1.10", port: "443").answer == "reachable")
    }
}
