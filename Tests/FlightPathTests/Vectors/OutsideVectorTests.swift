import Testing

@testable import FlightPath

/// An office, 192.168.1.0/24, beyond a VPN; the server at 10.0.2.20 in AWS.
@Suite("Vectors: what lies beyond AWS")
struct OutsideVectorTests {
    private func byVPNGateway(tunnels: [String] = ["UP", "DOWN"], back: Bool = true) throws -> SnapshotFixture {
        let local = "10.0.0.0/16 -> local"
        return try SnapshotFixture.oneVPC().vpnGateway("vgw-1", of: "vpc-a")
            .vpnConnection("vpn-1", to: "vgw-1", tunnels: tunnels)
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"],
                [local] + (back ? ["192.168.0.0/16 -> vgw-1 propagated"] : []))
    }

    private func ask(_ fixture: SnapshotFixture) throws -> Report {
        try fixture.ask("192.168.1.5", "10.0.2.20", port: "443")
    }

    @Test("in by a VPN gateway and back, which assumes what lies beyond it")
    func vpnGateway() throws {
        let report = try ask(byVPNGateway())
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("beyond") && $0.contains("vgw-1") })
        #expect(try ask(byVPNGateway(back: false)).answer == "blocked NO_ROUTE_TO_DESTINATION rtb-server reply")
    }

    @Test("out by a VPN gateway whose tunnels are down nothing goes, while one is up it does")
    func tunnels() throws {
        func out(_ tunnels: [String]) throws -> String {
            try byVPNGateway(tunnels: tunnels).ask("10.0.2.20", "192.168.1.5", port: "443").answer
        }
        #expect(try out(["UP", "DOWN"]) == "reachable")
        #expect(try out(["DOWN", "DOWN"]) == "blocked BAD_STATE_VPN vgw-1 forward")
    }

    @Test("what comes in by tunnels that are all down does not come")
    func tunnelsIn() throws {
        #expect(try ask(byVPNGateway(tunnels: ["DOWN", "DOWN"])).answer == "blocked BAD_STATE_VPN vgw-1 forward")
        #expect(
            try byAttachment(tunnels: ["DOWN"]).ask("192.168.1.5", "10.0.1.10", port: "443").answer
                == "blocked TGW_BAD_STATE_VPN tgw-attach-vpn forward")
    }

    @Test("a gateway with static connections alone knows their prefixes; of others, and of IPv6, nothing is certain")
    func prefixes() throws {
        func out(_ to: String) throws -> String {
            try SnapshotFixture.oneVPC().vpnGateway("vgw-1", of: "vpc-a")
                .vpnConnection("vpn-1", to: "vgw-1", routes: ["192.168.0.0/16"])
                .routes(
                    "rtb-server", of: "vpc-a", for: ["subnet-server"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> vgw-1"
                ).ask("10.0.2.20", to, port: "443").answer
        }
        #expect(try out("192.168.1.5") == "reachable")
        #expect(try out("172.16.5.5") == "undetermined")
    }

    @Test("a VPN gateway takes what its own VPC sends, and delivers to its own VPC alone")
    func noTransit() throws {
        // The other VPC's packets come by the transit gateway, and the table there leads on to the VPN gateway.
        let fixture = try SnapshotFixture.twoVPCs(rows: [], client: ["10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1"])
            .vpnGateway("vgw-b", of: "vpc-b").vpnConnection("vpn-b", to: "vgw-b")
            .routes("rtb-b-tgw", of: "vpc-b", for: ["subnet-b-tgw"], "10.1.0.0/16 -> local", "192.168.0.0/16 -> vgw-b")
            .transitGatewayRoutes("tgw-rtb-1", ["192.168.0.0/16 -> tgw-attach-b"])
        #expect(
            try fixture.ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == "blocked VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS vgw-b forward")
        let inbound = try SnapshotFixture.twoVPCs().without("describe-transit-gateway-attachments")
            .without("describe-transit-gateway-vpc-attachments")
            .response("describe-transit-gateway-vpc-attachments", "{\"TransitGatewayVpcAttachments\": []}")
            .vpnGateway("vgw-b", of: "vpc-b").vpnConnection("vpn-b", to: "vgw-b")
        #expect(
            try inbound.ask("192.168.1.5", "10.0.1.10", port: "443").answer
                == "blocked VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS vgw-b forward")
    }

    private func byAttachment(tunnels: [String] = ["UP"]) throws -> SnapshotFixture {
        try SnapshotFixture.twoVPCs(
            rows: ["10.0.0.0/16 -> tgw-attach-a", "192.168.0.0/16 -> tgw-attach-vpn"],
            client: ["10.0.0.0/16 -> local", "192.168.0.0/16 -> tgw-1"]
        ).linkAttachment("tgw-attach-vpn", "vpn", "vpn-1", table: "tgw-rtb-1")
            .vpnConnection("vpn-1", to: "tgw-1", tunnels: tunnels)
    }

    @Test("over a transit gateway's VPN attachment, both ways")
    func attachment() throws {
        #expect(try byAttachment().ask("10.0.1.10", "192.168.1.5", port: "443").answer == "reachable")
        #expect(try byAttachment().ask("192.168.1.5", "10.0.1.10", port: "443").answer == "reachable")
        #expect(
            try byAttachment(tunnels: ["DOWN"]).ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == "blocked TGW_BAD_STATE_VPN tgw-attach-vpn forward")
        let named = try byAttachment().ask("tgw-attachment/tgw-attach-vpn", "10.0.1.10", port: "443")
        // Of all that may come in by it, the client has a way back to the office alone.
        #expect(named.answer == "partial NO_ROUTE_TO_DESTINATION rtb-a reply")
    }

    @Test("what is stated of the office counts")
    func stated() throws {
        func ask(_ permits: Bool) throws -> Report {
            try byAttachment().ask(
                "10.0.1.10", "192.168.1.5", port: "443",
                hints: #""outside": [{"name": "office", "addresses": "192.168.0.0/16", "permits": \#(permits)}]"#)
        }
        #expect(try ask(true).answer == "reachable")
        #expect(try ask(true).assumptions.contains { $0.contains("stated in") })
        #expect(try ask(false).answer == "blocked OUTSIDE_POLICY_RESTRICTION tgw-attach-vpn forward")
    }

    @Test("an attachment that is associated with no table leads nowhere")
    func noAssociation() throws {
        let fixture = try SnapshotFixture.twoVPCs().without("describe-transit-gateway-attachments")
            .without("describe-transit-gateway-vpc-attachments")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
        #expect(
            try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer
                == "blocked TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION tgw-attach-a forward")
    }

    @Test(
        "an internet gateway drops private and shared addresses, either way",
        arguments: [
            ("10.0.1.10", "172.16.5.5", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS rtb-a"),
            ("10.0.1.10", "100.64.5.5", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS rtb-a"),
        ])
    func privateDestinations(_ from: String, _ to: String, _ expected: String) throws {
        let fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").internetGateway("igw-1", of: "vpc-a")
            .subnet("subnet-web", "10.0.1.0/24", of: "vpc-a").openNetworkACL(for: "subnet-web").openGroup()
            .interface("eni-web", "10.0.1.10", in: "subnet-web", public: "198.51.100.10")
            .routes("rtb-a", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> igw-1")
        #expect(try fixture.ask(from, to, port: "443").answer == "blocked \(expected) forward")
    }
}
