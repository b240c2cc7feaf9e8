import Testing

@testable import FlightPath

/// NAT gateways with a transit gateway or a peering connection before or behind them.
@Suite("Vectors: NAT gateways between networks")
struct TranslationChainVectors {
    /// A client in VPC A, by a transit gateway, to the NAT gateway of an egress VPC, 10.9.0.0/16.
    private func centralEgress(_ back: [String], spoke: [String] = ["0.0.0.0/0 -> tgw-1"]) throws -> SnapshotFixture {
        try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16").vpc("vpc-out", "10.9.0.0/16").transitGateway()
            .subnet("subnet-app", "10.0.1.0/24", of: "vpc-a").subnet("subnet-own", "10.0.8.0/24", of: "vpc-a")
            .subnet("subnet-in", "10.9.1.0/28", of: "vpc-out").subnet("subnet-nat", "10.9.9.0/24", of: "vpc-out")
            .routes("rtb-app", of: "vpc-a", for: ["subnet-app"], ["10.0.0.0/16 -> local"] + spoke)
            .routes("rtb-own", of: "vpc-a", for: ["subnet-own"], "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
            .routes("rtb-in", of: "vpc-out", for: ["subnet-in"], "10.9.0.0/16 -> local", "0.0.0.0/0 -> nat-out")
            .routes(
                "rtb-nat", of: "vpc-out", for: ["subnet-nat"],
                ["10.9.0.0/16 -> local", "0.0.0.0/0 -> igw-out"] + back
            )
            .internetGateway("igw-out", of: "vpc-out")
            .natGateway("nat-out", "10.9.9.9", in: "subnet-nat", public: "198.18.5.9")
            .natGateway("nat-own", "10.0.8.9", in: "subnet-own")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-app"], table: "tgw-rtb-1")
            .attachment("tgw-attach-out", of: "vpc-out", in: ["subnet-in"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "0.0.0.0/0 -> tgw-attach-out static"])
            .openNetworkACL(for: "subnet-app", "subnet-own", "subnet-in", "subnet-nat").openGroup()
            .interface("eni-app", "10.0.1.10", in: "subnet-app")
    }

    @Test("central egress: over a transit gateway to another VPC's NAT gateway, and back by its table")
    func central() throws {
        let report = try centralEgress(["10.0.0.0/16 -> tgw-1"]).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(report.answer == "reachable")
        #expect(
            try centralEgress([]).ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS rtb-nat reply")
        #expect(
            try centralEgress(["10.0.8.0/24 -> tgw-1"]).ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS rtb-nat reply")
    }

    @Test("two NAT gateways in a row: replies are put right at each, the far one first")
    func chain() throws {
        let spoke = ["0.0.0.0/0 -> nat-own"]
        let whole = try centralEgress(["10.0.8.0/24 -> tgw-1"], spoke: spoke).ask("10.0.1.10", "8.8.8.8", port: "443")
        #expect(whole.answer == "reachable")
        #expect(whole.wayThere.filter { $0.hasPrefix("nat-") }.first == "nat-own")
        #expect(whole.wayBack.filter { $0.hasPrefix("nat-") }.first == "nat-out")
        // The far one knows the near one's address, not the client's.
        #expect(
            try centralEgress(["10.0.1.0/24 -> tgw-1"], spoke: spoke).ask("10.0.1.10", "8.8.8.8", port: "443").answer
                == "blocked IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS rtb-nat reply")
    }

    private func privateNAT(_ server: String, back: String = "10.0.9.0/24") throws -> String {
        try SnapshotFixture.throughGateway(server: ["in tcp 443 \(server)"]).without("describe-route-tables")
            .subnet("subnet-nat", "10.0.7.0/24", of: "vpc-a").openNetworkACL("acl-nat", for: "subnet-nat")
            .natGateway("nat-1", "10.0.7.9", in: "subnet-nat")
            .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> nat-1")
            .routes("rtb-nat", of: "vpc-a", for: ["subnet-nat"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> tgw-1")
            .routes("rtb-a-tgw", of: "vpc-a", for: ["subnet-a-tgw"], "10.0.0.0/16 -> local")
            .routes("rtb-b", of: "vpc-b", "10.1.0.0/16 -> local", "\(back) -> tgw-1")
            .attachment("tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1")
            .attachment("tgw-attach-b", of: "vpc-b", in: ["subnet-b-tgw"], table: "tgw-rtb-1")
            .transitGatewayRoutes("tgw-rtb-1", ["10.0.0.0/16 -> tgw-attach-a", "10.1.0.0/16 -> tgw-attach-b"])
            .ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    @Test("a private NAT gateway before a transit gateway: the far VPC sees and answers its address alone")
    func overTransitGateway() throws {
        #expect(try privateNAT("10.0.7.9/32", back: "10.0.7.0/24") == "reachable")
        #expect(
            try privateNAT("10.0.1.10/32", back: "10.0.7.0/24") == "blocked ENI_SG_RULES_MISMATCH sg-b forward")
        #expect(
            try privateNAT("10.0.7.9/32", back: "10.0.1.0/24") == "blocked NO_ROUTE_TO_DESTINATION rtb-b reply")
    }

    // MARK: Appendix A

    @Test(
        "vector 17, pcx-transit: over a peering connection neither a third VPC, nor the peer's NAT or internet gateway")
    func peeringTransit() throws {
        let fixture = try SnapshotFixture.peered(rows: ["0.0.0.0/0 -> pcx-1"])
            .vpc("vpc-c", "10.2.0.0/16").subnet("subnet-c", "10.2.3.0/24", of: "vpc-c")
            .routes("rtb-c", of: "vpc-c", "10.2.0.0/16 -> local", "0.0.0.0/0 -> pcx-2")
            .peering("pcx-2", "vpc-b", "vpc-c").openNetworkACL("acl-c", for: "subnet-c")
            .openGroup("sg-c", vpc: "vpc-c").interface("eni-c", "10.2.3.30", in: "subnet-c", groups: ["sg-c"])
            .internetGateway("igw-b", of: "vpc-b")
            .natGateway("nat-b", "10.1.2.9", in: "subnet-b", public: "198.18.5.9")
        let refused = "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-1 forward"
        #expect(try fixture.ask("10.0.1.10", "10.2.3.30", port: "443").answer == refused)
        #expect(try fixture.ask("10.0.1.10", "8.8.8.8", port: "443").answer == refused)
        #expect(try fixture.ask("10.0.1.10", "10.1.2.20", port: "443").answer == "reachable")
        let balanced = fixture.balancer("web", "network", zones: ["subnet-b"])
            .node(of: "web", "network", "10.1.2.5", in: "subnet-b", groups: [])
            .listener("web", "network", port: 443, "TCP", to: "apps")
            .targetGroup("apps", "TCP", port: 8080, vpc: "vpc-b", ["10.1.2.20:8080 healthy us-east-1a"])
            .attributes(ofTargetGroup: "apps", [:])
        #expect(try balanced.ask("10.0.1.10", "10.1.2.20", port: "443", via: ["lb/web"]).answer == "reachable")
    }

    private func overPeering(_ client: String, back: [String]) throws -> String {
        try SnapshotFixture.peered(rows: [], back: back).without("describe-route-tables")
            .subnet("subnet-nat", "10.0.7.0/24", of: "vpc-a").openNetworkACL("acl-nat", for: "subnet-nat")
            .natGateway("nat-1", "10.0.7.9", in: "subnet-nat")
            .routes("rtb-a", of: "vpc-a", for: ["subnet-a"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> \(client)")
            .routes("rtb-nat", of: "vpc-a", for: ["subnet-nat"], "10.0.0.0/16 -> local", "10.1.0.0/16 -> pcx-1")
            .routes("rtb-b", of: "vpc-b", ["10.1.0.0/16 -> local"] + back)
            .ask("10.0.1.10", "10.1.2.20", port: "443").answer
    }

    @Test("vector 18, pcx-nat-return: a NAT gateway's reply over peering needs no route, an interface's does")
    func returnToSender() throws {
        #expect(try overPeering("nat-1", back: []) == "reachable")
        #expect(try overPeering("pcx-1", back: []) == "blocked NO_ROUTE_TO_DESTINATION rtb-b reply")
        #expect(try overPeering("pcx-1", back: ["10.0.0.0/16 -> pcx-1"]) == "reachable")
    }

    @Test("a reply that is routed to another peer with the same block does not come back")
    func otherPeer() throws {
        func answer(_ back: String) throws -> String {
            try SnapshotFixture.peered(rows: ["10.1.0.0/16 -> pcx-1"], back: ["10.0.0.0/16 -> \(back)"])
                .vpc("vpc-twin", "10.0.0.0/16").peering("pcx-2", "vpc-b", "vpc-twin")
                .ask("10.0.1.10@vpc-a", "10.1.2.20", port: "443").answer
        }
        #expect(try answer("pcx-1") == "reachable")
        #expect(try answer("pcx-2") == "blocked PCX_REQUIRES_ADDRESS_IN_VPC_CIDR pcx-2 reply")
    }

    @Test("whether a peering connection carries what came from a third network AWS does not say")
    func foreignSource() throws {
        let fixture = try centralEgress([]).vpc("vpc-p", "10.6.0.0/16").subnet("subnet-p", "10.6.1.0/24", of: "vpc-p")
            .routes("rtb-p", of: "vpc-p", "10.6.0.0/16 -> local", "10.0.0.0/8 -> pcx-1")
            .peering("pcx-1", "vpc-out", "vpc-p").openNetworkACL("acl-p", for: "subnet-p")
            .openGroup("sg-p", vpc: "vpc-p").interface("eni-p", "10.6.1.20", in: "subnet-p", groups: ["sg-p"])
            .subnet("subnet-mid", "10.9.2.0/28", of: "vpc-out")
        func answer(_ rows: [String]) throws -> String {
            try fixture.without("describe-route-tables")
                .routes("rtb-app", of: "vpc-a", "10.0.0.0/16 -> local", "0.0.0.0/0 -> tgw-1")
                .routes("rtb-in", of: "vpc-out", for: ["subnet-in"], ["10.9.0.0/16 -> local"] + rows)
                .routes("rtb-p", of: "vpc-p", "10.6.0.0/16 -> local", "10.0.0.0/8 -> pcx-1")
                .ask("10.0.1.10", "10.6.1.20", port: "443").answer
        }
        #expect(try answer(["10.6.0.0/16 -> pcx-1"]) == "undetermined")
        #expect(try answer([]) == "blocked NO_ROUTE_TO_DESTINATION rtb-in forward")
    }
}
