import Testing

@testable import FlightPath

@Suite("Hints")
struct HintsResolutionTests {
    private func resolved(_ members: String) throws -> (Inventory, Hints) {
        let inventory = try SnapshotFixture.firewall().analyzer().with(try hintsFile(members)).inventory
        return (inventory, inventory.hints)
    }

    private func ids(_ interfaces: [Handle<NetworkInterface>], _ inventory: Inventory) -> [String] {
        interfaces.map { inventory.text(inventory.interfaces[$0].id) }
    }

    @Test(
        "An appliance is found by id, by name, by selector, and by its interfaces",
        arguments: [
            (#""instance": "i-fw""#, ["eni-fw-lan", "eni-fw-wan"]),
            (#""instance": "fw""#, ["eni-fw-lan", "eni-fw-wan"]),
            (#""instance": "instance/fw""#, ["eni-fw-lan", "eni-fw-wan"]),
            (#""instances": ["fw"]"#, ["eni-fw-lan", "eni-fw-wan"]),
            (#""interface": "eni-fw-wan""#, ["eni-fw-wan"]),
            (#""interfaces": ["eni/eni-fw-wan", "eni-fw-lan"]"#, ["eni-fw-lan", "eni-fw-wan"]),
            (#""instance": "fw", "interfaces": ["eni-fw-lan"]"#, ["eni-fw-lan"]),
        ])
    func appliance(_ members: String, _ expected: [String]) throws {
        let (inventory, hints) = try resolved(#""appliances": [{\#(members), "policy": "permit"}]"#)
        let hint = try #require(hints.appliance(of: try inventory.interface(expected[0])))
        #expect(ids(hint.interfaces, inventory) == expected)
        #expect(hint.instance.map { inventory.text($0) } == "i-fw")
        #expect(hints.appliance(of: try inventory.interface("eni-client")) == nil)
    }

    @Test("Several instances are one hint each, with the same rules")
    func instances() throws {
        let (inventory, hints) = try resolved(
            #""appliances": {"instances": ["i-gw", "i-gw2"], "rules": [{"action": "permit"}], "exit": "same-interface"}"#
        )
        #expect(hints.appliances.map { ids($0.interfaces, inventory) } == [["eni-gw"], ["eni-gw2"]])
        #expect(hints.appliances.map(\.index) == [0, 1])
        #expect(hints.appliances.allSatisfy { $0.rules.count == 1 && $0.exit == .sameInterface })
    }

    @Test(
        "The default follows the rules",
        arguments: [
            (#""policy": "permit""#, true), (#""policy": "Deny""#, false), (#""policy": "allow", "rules": []"#, true),
            (#""rules": [{"action": "permit"}]"#, false), (#""rules": []"#, false), (#""exit": "same-interface""#, nil),
        ] as [(String, Bool?)])
    func policy(_ members: String, _ permits: Bool?) throws {
        let (_, hints) = try resolved(#""appliances": [{"instance": "i-fw", \#(members)}]"#)
        #expect(hints.appliances.first?.defaultPermits == permits)
    }

    @Test("Exit, translation and symmetry are kept as stated")
    func facts() throws {
        func hint(_ members: String) throws -> ApplianceHint {
            try #require(try resolved(#""appliances": [{"instance": "i-fw", \#(members)}]"#).1.appliances.first)
        }
        #expect(try hint(#""snat": "none""#).snat == ApplianceHint.SourceTranslation.none)
        #expect(try hint(#""snat": false"#).snat == ApplianceHint.SourceTranslation.none)
        #expect(try hint(#""snat": "exit-interface""#).snat == .exitInterface)
        #expect(try hint(#""snat": "10.1.2.3""#).snat == IPAddress("10.1.2.3").map { .address($0) })
        #expect(try hint(#""snat": null"#).snat == nil)
        #expect(try hint(#""symmetric": true"#).isSymmetric == true)
        let (inventory, hints) = try resolved(#""appliances": [{"interface": "eni-fw-lan", "exit": "eni-fw-wan"}]"#)
        let exit = try inventory.interface("eni-fw-wan")
        #expect(hints.appliances.first?.exit == .interface(exit))
    }

    @Test("A link is entered at its ends, one that is not bidirectional at the first alone")
    func links() throws {
        let (inventory, hints) = try resolved(
            #"""
            "links": [
              {"name": "both", "between": ["i-fw", "eni-gw"], "destinations": "10.9.0.0/16", "return-destinations": ["10.0.0.0/16"]},
              {"name": "one", "between": ["i-gw", "i-gw2"], "bidirectional": false}]
            """#)
        func names(_ id: String) throws -> [String?] { hints.links(from: try inventory.interface(id)).map(\.name) }
        #expect(try names("eni-fw-lan") == ["both"])
        #expect(try names("eni-fw-wan") == ["both"])
        #expect(try names("eni-gw") == ["both", "one"])
        #expect(try names("eni-gw2") == [])
        let both = try #require(hints.links.first)
        let lan = try inventory.interface("eni-fw-lan")
        let gateway = try inventory.interface("eni-gw")
        #expect(both.destinations(from: lan).summary == "10.9.0.0/16")
        #expect(both.destinations(from: gateway).summary == "10.0.0.0/16")
        #expect(both.farEnd(from: lan)?.interfaces == [gateway])
        #expect(ids(both.farEnd(from: gateway)?.interfaces ?? [], inventory) == ["eni-fw-lan", "eni-fw-wan"])
    }

    @Test(
        "A network outside is reached by what it names, or by any link",
        arguments: ["tgw-attach-vpn", "vpn-1", "to the office"])
    func outside(_ via: String) throws {
        let (inventory, hints) = try resolved(
            #"""
            "outside": [{"name": "office", "addresses": "192.168.0.0/16", "via": "\#(via)", "permits": true},
                        {"name": "lab", "addresses": ["172.16.0.0/12"]}]
            """#)
        let attachment = try #require(inventory.attachments.handles.first)
        #expect(hints.outside(via: .attachment(attachment)).map(\.name) == ["office", "lab"])
        let gateway = try #require(inventory.vpnGateways.first)
        #expect(hints.outside(via: .vpnGateway(gateway.id)).map(\.name) == ["lab"])
        #expect(hints.outside.map(\.permits) == [true, nil])
    }
}
