import Testing

@testable import FlightPath

/// An office beyond Direct Connect, 192.168.1.5 and fd00:1::5, and what it is told of AWS's addresses.
@Suite("Vectors: Direct Connect")
struct DirectConnectVectorTests {
    // MARK: A virtual private gateway

    /// The server at 10.0.2.20 behind `vgw-1`; VPN connections are collected, and there is none but by request.
    private func gateway(_ prefixes: [String], state: String = "associated", vpn: [String]? = nil) throws
        -> SnapshotFixture
    {
        let fixture = try SnapshotFixture.oneVPC().vpnGateway("vgw-1", of: "vpc-a")
            .directConnect("dx-1", to: "vgw-1", prefixes: prefixes, state: state)
            .routes(
                "rtb-server", of: "vpc-a", for: ["subnet-server"],
                ["10.0.0.0/16 -> local", "192.168.0.0/16 -> vgw-1 propagated"])
        if let vpn { return fixture.vpnConnection("vpn-1", to: "vgw-1", tunnels: vpn) }
        return fixture.response("describe-vpn-connections", "{\"VpnConnections\": []}")
    }

    @Test(
        "the prefixes filter the blocks of the VPC, each as a whole",
        arguments: [
            (["10.0.0.0/16"], nil), (["10.0.0.0/15"], nil), (["0.0.0.0/0"], nil),
            (["172.16.0.0/16", "10.0.0.0/8"], nil),
            (["22.0.0.0/24"], "DXGW_PREFIX_NOT_ALLOWED dx-1"), (["10.0.0.0/24"], "DXGW_PREFIX_NOT_ALLOWED dx-1"),
            // Covers the server, but not the VPC.
            (["10.0.2.0/24"], "DXGW_PREFIX_NOT_ALLOWED dx-1"), (["fd00::/8"], "DXGW_PREFIX_NOT_ALLOWED dx-1"),
        ] as [([String], String?)])
    func filter(_ prefixes: [String], _ refusal: String?) throws {
        let fixture = try gateway(prefixes)
        #expect(
            try fixture.ask("192.168.1.5", "10.0.2.20", port: "443").answer
                == (refusal.map { "blocked \($0) forward" } ?? "reachable"))
        #expect(
            try fixture.ask("10.0.2.20", "192.168.1.5", port: "443").answer
                == (refusal.map { "blocked \($0) reply" } ?? "reachable"))
    }

    @Test("the report names the gateway and its prefixes")
    func words() throws {
        let report = try gateway(["10.0.0.0/24"]).ask("192.168.1.5", "10.0.2.20", port: "443")
        let blocker = try #require(report.blockers.first)
        #expect(blocker.notes.contains { $0.contains("10.0.0.0/24") && $0.contains("lie whole") })
        #expect(blocker.component.kind == .dxgw)
    }

    @Test(
        "an association is in force while it is associated or updated",
        arguments: [
            ("associated", "reachable"), ("updating", "reachable"),
            ("associating", "blocked BAD_STATE_ATTACHMENT dx-1 forward"),
            ("disassociating", "blocked BAD_STATE_ATTACHMENT dx-1 forward"),
            ("disassociated", "blocked BAD_STATE_ATTACHMENT dx-1 forward"),
        ])
    func state(_ state: String, _ expected: String) throws {
        let fixture = try gateway(["10.0.0.0/16"], state: state)
        #expect(try fixture.ask("192.168.1.5", "10.0.2.20", port: "443").answer == expected)
        #expect(try fixture.ask("10.0.2.20", "192.168.1.5", port: "443").answer == expected)
    }

    @Test("a VPN connection of the same gateway carries what Direct Connect does not announce, while a tunnel is up")
    func besideVPN() throws {
        func answers(_ prefixes: [String], _ tunnels: [String]) throws -> [String] {
            let fixture = try gateway(prefixes, vpn: tunnels)
            return try [
                fixture.ask("192.168.1.5", "10.0.2.20", port: "443").answer,
                fixture.ask("10.0.2.20", "192.168.1.5", port: "443").answer,
            ]
        }
        #expect(try answers(["10.0.0.0/24"], ["UP", "DOWN"]) == ["reachable", "reachable"])
        #expect(
            try answers(["10.0.0.0/24"], ["DOWN", "DOWN"])
                == ["blocked DXGW_PREFIX_NOT_ALLOWED dx-1 forward", "blocked DXGW_PREFIX_NOT_ALLOWED dx-1 reply"])
        // And the other way round: a VPN that is down beside Direct Connect is only a backup that is down.
        #expect(try answers(["10.0.0.0/16"], ["DOWN", "DOWN"]) == ["reachable", "reachable"])
    }

    @Test("where VPN connections were not collected, one may carry it; without associations all is assumed as before")
    func absent() throws {
        let unknown = try gateway(["10.0.0.0/24"]).without("describe-vpn-connections")
        #expect(try unknown.ask("192.168.1.5", "10.0.2.20", port: "443").answer == "undetermined")
        let untold = try gateway(["10.0.0.0/24"]).without("directconnect-describe-direct-connect-gateway-associations")
        let report = try untold.ask("192.168.1.5", "10.0.2.20", port: "443")
        #expect(report.answer == "reachable")
        #expect(report.assumptions.contains { $0.contains("beyond") && $0.contains("vgw-1") })
    }

    @Test("no prefixes at all in the response tell nothing")
    func noPrefixes() throws {
        let report = try gateway([]).ask("192.168.1.5", "10.0.2.20", port: "443")
        #expect(report.answer == "undetermined")
        #expect(report.gaps.contains { $0.collect?.contains("direct-connect-gateway-associations") == true })
    }

    // MARK: A transit gateway

    /// The client at 10.0.1.10 and fd00:a:1::10 behind `tgw-1`, whose attachment leads to the Direct Connect gateway.
    private func transit(
        _ prefixes: [String], state: String = "associated", association: String = "tgw-1"
    ) throws -> SnapshotFixture {
        try SnapshotFixture.twoVPCs(
            rows: ["10.0.0.0/16 -> tgw-attach-a", "192.168.0.0/16 -> tgw-attach-dx"],
            client: ["10.0.0.0/16 -> local", "192.168.0.0/16 -> tgw-1"]
        ).linkAttachment("tgw-attach-dx", "direct-connect-gateway", "dx-1", table: "tgw-rtb-1")
            .directConnect("dx-1", to: association, prefixes: prefixes, state: state)
    }

    @Test(
        "the prefixes are announced as they are written",
        arguments: [
            (["10.0.0.0/16"], nil), (["10.0.0.0/8"], nil), (["10.0.1.0/24"], nil), (["10.0.1.10/32"], nil),
            (["10.0.2.0/24"], "DXGW_PREFIX_NOT_ALLOWED dx-1"), (["10.1.0.0/16"], "DXGW_PREFIX_NOT_ALLOWED dx-1"),
        ] as [([String], String?)])
    func announced(_ prefixes: [String], _ refusal: String?) throws {
        let fixture = try transit(prefixes)
        #expect(
            try fixture.ask("192.168.1.5", "10.0.1.10", port: "443").answer
                == (refusal.map { "blocked \($0) forward" } ?? "reachable"))
        #expect(
            try fixture.ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == (refusal.map { "blocked \($0) reply" } ?? "reachable"))
    }

    @Test("prefixes that cover half of the subnet announce half of it")
    func half() throws {
        let report = try transit(["10.0.1.0/28"]).ask("subnet/subnet-a", "192.168.1.5", port: "443")
        #expect(report.answer == "partial DXGW_PREFIX_NOT_ALLOWED dx-1 reply")
        #expect(report.blockers.first?.packets.source == ["10.0.1.0/24 except 10.0.1.0/28"])
    }

    @Test("an association that is going, and one with another transit gateway")
    func associations() throws {
        #expect(
            try transit(["10.0.0.0/16"], state: "disassociating").ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == "blocked BAD_STATE_ATTACHMENT dx-1 forward")
        // Another gateway's prefixes say nothing of this one's.
        #expect(
            try transit(["10.1.0.0/16"], association: "tgw-2").ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == "reachable")
    }

    @Test("where another link announces the address, traffic comes by that and not at all by this")
    func otherLink() throws {
        func fixture(_ prefixes: [String], _ others: [String]) throws -> SnapshotFixture {
            try transit(prefixes)
                .linkAttachment("tgw-attach-dx2", "direct-connect-gateway", "dx-2", table: "tgw-rtb-1")
                .directConnect("dx-2", to: "tgw-1", prefixes: others)
        }
        #expect(
            try fixture(["10.1.0.0/16"], ["10.0.0.0/16"]).ask("192.168.1.5", "10.0.1.10", port: "443").answer
                == "reachable")
        #expect(
            try fixture(["10.1.0.0/16"], ["10.0.0.0/16"]).ask("10.0.1.10", "192.168.1.5", port: "443").answer
                == "reachable")
        #expect(
            try fixture(["10.1.0.0/16"], ["10.2.0.0/16"]).ask("192.168.1.5", "10.0.1.10", port: "443").answer
                == "blocked DXGW_PREFIX_NOT_ALLOWED dx-1 forward")
    }

    // MARK: IPv6

    /// A dual-stack server at 10.0.2.20 behind `vgw-1`, which VPN, Direct Connect or both lead to.
    private func dualStack(_ prefixes: [String]?, vpn: Bool) throws -> SnapshotFixture {
        var fixture = try SnapshotFixture().vpc("vpc-a", "10.0.0.0/16", "2600:1f18:a::/56")
            .subnet("subnet-server", "10.0.2.0/24", of: "vpc-a", ipv6: "2600:1f18:a:2::/64")
            .openNetworkACL(for: "subnet-server").openGroup()
            .interface("eni-server", "10.0.2.20", in: "subnet-server", ipv6: "2600:1f18:a:2::20")
            .vpnGateway("vgw-1", of: "vpc-a")
            .routes(
                "rtb-server", of: "vpc-a", "10.0.0.0/16 -> local", "2600:1f18:a::/56 -> local",
                "192.168.0.0/16 -> vgw-1", "fd00:1::/32 -> vgw-1")
        if let prefixes { fixture = fixture.directConnect("dx-1", to: "vgw-1", prefixes: prefixes) }
        if vpn { return fixture.vpnConnection("vpn-1", to: "vgw-1") }
        return fixture.response("describe-vpn-connections", "{\"VpnConnections\": []}")
    }

    private func both(_ fixture: SnapshotFixture, _ office: String, _ server: String) throws -> [String] {
        try [fixture.ask(office, server, port: "443").answer, fixture.ask(server, office, port: "443").answer]
    }

    @Test("IPv6 over a gateway that VPN alone leads to is not known to go, in or out; IPv4 beside it does")
    func overVPN() throws {
        let fixture = try dualStack(nil, vpn: true)
        #expect(try both(fixture, "fd00:1::5", "2600:1f18:a:2::20") == ["undetermined", "undetermined"])
        #expect(try both(fixture, "192.168.1.5", "10.0.2.20") == ["reachable", "reachable"])
        // What asks for no reply shows that the way in is judged too.
        #expect(
            try fixture.ask("fd00:1::5", "2600:1f18:a:2::20", icmp: "1").answer == "undetermined")
    }

    @Test("Direct Connect carries IPv6, by prefixes of its own", arguments: [false, true])
    func overDirectConnect(_ vpn: Bool) throws {
        func answers(_ prefixes: String...) throws -> [String] {
            try both(dualStack(prefixes, vpn: vpn), "fd00:1::5", "2600:1f18:a:2::20")
        }
        let refused = ["blocked DXGW_PREFIX_NOT_ALLOWED dx-1 forward", "blocked DXGW_PREFIX_NOT_ALLOWED dx-1 reply"]
        #expect(try answers("10.0.0.0/16", "2600:1f18:a::/56") == ["reachable", "reachable"])
        #expect(try answers("2600:1f18::/32") == ["reachable", "reachable"])
        // A VPN beside it carries IPv4 and nothing else.
        #expect(try answers("10.0.0.0/16") == refused)
        #expect(try answers("2600:1f18:a:2::/64") == refused)
        #expect(try answers("0.0.0.0/0") == refused)
    }

    @Test("over a transit gateway too")
    func overTransitGateway() throws {
        func answers(_ prefixes: String...) throws -> [String] {
            let fixture = try SnapshotFixture.throughGateway()
                .attachment(
                    "tgw-attach-a", of: "vpc-a", in: ["subnet-a-tgw"], table: "tgw-rtb-1",
                    options: ["Ipv6Support": "enable"]
                )
                .linkAttachment("tgw-attach-dx", "direct-connect-gateway", "dx-1", table: "tgw-rtb-1")
                .transitGatewayRoutes(
                    "tgw-rtb-1", ["2001:db8:a::/56 -> tgw-attach-a", "fd00:1::/32 -> tgw-attach-dx"]
                ).directConnect("dx-1", to: "tgw-1", prefixes: prefixes)
            return try both(fixture, "fd00:1::5", "2001:db8:a:1::10")
        }
        #expect(try answers("2001:db8:a::/56") == ["reachable", "reachable"])
        #expect(
            try answers("10.0.0.0/8", "2001:db8:b::/56")
                == ["blocked DXGW_PREFIX_NOT_ALLOWED dx-1 forward", "blocked DXGW_PREFIX_NOT_ALLOWED dx-1 reply"])
    }
}
