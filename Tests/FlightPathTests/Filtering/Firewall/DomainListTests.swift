import Testing

@testable import FlightPath

@Suite("AWS Network Firewall: lists of domains")
struct DomainListTests {
    private static let inside = "10.0.1.10 -> 198.51.100.9 tcp/443"
    private static let outside = "10.1.1.10 -> 198.51.100.9 tcp/443"
    private static let established = "denied default aws:drop_established"

    private func verdict(
        _ kind: String, _ policy: [String], _ row: String, sets: [String] = [], override: String = ""
    ) throws -> String {
        let inventory = try SnapshotFixture.bareVPC().firewall().domainGroup("g-d", kind, sets: sets)
            .firewallPolicy(policy + ["group g-d 1 \(override)"]).inventory()
        return try FirewallVerdict(inventory: inventory).judge(row)
    }

    @Test(
        "what is asked for decides inside HOME_NET, and the list is about nobody outside it",
        arguments: [
            ("ALLOWLIST", "undetermined g-d/domains", "undetermined g-d/domains", "allowed default", established),
            ("DENYLIST", "undetermined g-d/domains", established, "undetermined g-d/domains", established),
            ("REJECTLIST", "undetermined g-d/domains", established, "undetermined g-d/domains", established),
            ("ALERTLIST", "allowed default", established, "allowed default", established),
        ])
    func kinds(kind: String, byAction: String, dropping: String, strict: String, outside: String) throws {
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict(kind, [], Self.inside) == byAction)
        #expect(try verdict(kind, policy, Self.inside) == dropping)
        #expect(try verdict(kind, ["strict"], Self.inside) == strict)
        #expect(try verdict(kind, [], Self.outside) == "allowed default")
        #expect(try verdict(kind, policy, Self.outside) == outside)
        #expect(try verdict(kind, ["strict"], Self.outside) == "allowed default")
    }

    @Test(
        "HOME_NET of the policy, or of the group, brings other VPCs into the list",
        arguments: [
            (["home 10.0.0.0/8"], [], "undetermined g-d/domains"),
            ([], ["ip HOME_NET 10.1.0.0/16"], "undetermined g-d/domains"),
            (["home 10.0.0.0/8"], ["ip HOME_NET 10.0.0.0/16"], "allowed default"),
            ([], ["ip HOME_NET $NOWHERE"], "undetermined g-d/domains"),
        ])
    func homeNet(policy: [String], sets: [String], expected: String) throws {
        #expect(try verdict("DENYLIST", policy, Self.outside, sets: sets) == expected)
        #expect(try verdict("ALLOWLIST", policy, Self.outside, sets: sets) == expected)
    }

    @Test("a list is about TCP alone")
    func protocols() throws {
        #expect(try verdict("ALLOWLIST", [], "10.0.1.10 -> 198.51.100.9 udp/443") == "allowed default")
        #expect(try verdict("ALLOWLIST", [], "2001:db8:a::1 -> 2001:db8:f::1 tcp/443") == "undetermined g-d/domains")
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict("ALLOWLIST", policy, "10.0.1.10 -> 198.51.100.9 udp/443") == Self.established)
    }

    @Test("the handshake comes before any name, so drop_strict drops it")
    func dropStrict() throws {
        #expect(
            try verdict("ALLOWLIST", ["strict", "default aws:drop_strict"], Self.inside)
                == "denied default aws:drop_strict")
    }

    @Test("an override takes the drops out of a list")
    func override() throws {
        #expect(try verdict("DENYLIST", [], Self.inside, override: "DROP_TO_ALERT") == "allowed default")
        #expect(try verdict("ALLOWLIST", [], Self.inside, override: "DROP_TO_ALERT") == "allowed default")
        let policy = ["strict", "default aws:drop_established"]
        #expect(
            try verdict("ALLOWLIST", policy, Self.inside, override: "DROP_TO_ALERT") == "undetermined g-d/domains")
    }
}
