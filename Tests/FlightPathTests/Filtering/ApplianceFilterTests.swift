import Testing

@testable import FlightPath

@Suite("Appliances")
struct ApplianceFilterTests {
    private static let analyzer = Result { try SnapshotFixture.firewall().analyzer() }

    private func parts(_ members: String, _ row: String, at interface: String? = nil) throws -> [Part] {
        let file = try hintsFile(#""appliances": [{"instance": "i-fw", \#(members)}]"#)
        let inventory = try Self.analyzer.get().with(file).inventory
        let hint = try #require(inventory.hints.appliances.first)
        let filter = ApplianceFilter(
            inventory: inventory, hint: hint, interface: try interface.map { try inventory.interface($0) })
        return filter.judge(try PacketSpace().packets(row))
    }

    /// Two rules and the default, as a firewall's console shows them.
    private static let policy = #"""
        "rules": [
          {"action": "deny", "protocol": "tcp", "ports": "22", "to": "10.0.2.0/24"},
          {"action": "permit", "protocol": ["tcp", "udp"], "ports": ["443", "8000-8080"], "from": "10.0.0.0/8"},
          {"action": "permit", "port": 9000},
          {"action": "permit", "icmp": {"type": 8}, "from": ["10.1.0.0/16", "10.2.0.0/16"]}]
        """#

    @Test(
        "The first rule that matches decides, and what none matches is denied",
        arguments: [
            ("10.1.0.5 -> 10.0.2.20 tcp/443", "allowed by 1"),
            ("10.1.0.5 -> 10.0.2.20 udp/8080", "allowed by 1"),
            ("10.1.0.5 -> 10.0.2.20 tcp/8081", "denied by default"),
            ("10.1.0.5 -> 10.0.2.20 tcp/22", "denied by 0"),
            ("10.1.0.5 -> 10.0.3.20 tcp/22", "denied by default"),
            ("192.168.0.1 -> 10.0.2.20 tcp/443", "denied by default"),
            ("192.168.0.1 -> 10.0.2.20 udp/9000", "allowed by 2"),
            ("10.1.0.5 -> 10.0.2.20 icmp/8/0", "allowed by 3"),
            ("10.3.0.5 -> 10.0.2.20 icmp/8/0", "denied by default"),
            ("10.1.0.5 -> 10.0.2.20 icmp/0/0", "denied by default"),
            ("10.1.0.5 -> 10.0.2.20 esp", "denied by default"),
            ("2001:db8::1 -> 2001:db8::2 tcp/9000", "allowed by 2"),
            ("2001:db8::1 -> 2001:db8::2 tcp/443", "denied by default"),
        ])
    func rules(_ row: String, _ outcome: String) throws {
        #expect(try parts(Self.policy, row).map(\.words) == [outcome])
    }

    @Test(
        "The default decides where no rule does",
        arguments: [
            (#""policy": "permit""#, "allowed by default"), (#""policy": "deny""#, "denied by default"),
            (#""policy": "permit", "rules": [{"action": "deny", "protocol": "udp"}]"#, "allowed by default"),
            (#""rules": [{"action": "permit", "protocol": "udp"}]"#, "denied by default"),
            (#""rules": [{"action": "deny", "ports": 443}], "policy": "permit""#, "denied by 0"),
            (#""exit": "same-interface""#, "undetermined"),
        ])
    func defaults(_ members: String, _ outcome: String) throws {
        #expect(try parts(members, "10.1.0.5 -> 10.0.2.20 tcp/443").map(\.words) == [outcome])
    }

    @Test("Packets are split by the rules, and a denial names the interface they came to")
    func split() throws {
        let file = try hintsFile(#""appliances": [{"instance": "i-fw", \#(Self.policy)}]"#)
        let inventory = try Self.analyzer.get().with(file).inventory
        let hint = try #require(inventory.hints.appliances.first)
        let interface = try inventory.interface("eni-fw-wan")
        let packets = PacketSpace().set(source: .allIPv4, destination: .allIPv4, protocols: ProtocolSet(.tcp))
        let parts = ApplianceFilter(inventory: inventory, hint: hint, interface: interface).judge(packets)
        #expect(parts.map(\.words) == ["denied by 0", "allowed by 1", "allowed by 2", "denied by default"])
        #expect(packets.space.union(parts.map(\.packets)) == packets)
        guard case .denied(let denial) = try #require(parts.first).judgement else {
            Issue.record("the first part is not denied")
            return
        }
        #expect(denial.component(inventory) == .interface(interface))
        #expect(denial.code(isEgress: false) == .appliancePolicyRestriction)
        #expect(
            ApplianceFilter.facts(parts) == [
                .appliancePermits(appliance: 0, rule: 1), .appliancePermits(appliance: 0, rule: 2),
            ])
    }
}

extension Part {
    /// `denied by 0`: the outcome, and the stated rule that decided.
    fileprivate var words: String {
        switch judgement {
        case .allowed(.hintRule(_, let rule)), .denied(.appliancePolicy(_, let rule?)):
            "\(Outcome(judgement).rawValue) by \(rule)"
        case .allowed(.hintPolicy), .denied(.appliancePolicy): "\(Outcome(judgement).rawValue) by default"
        default: Outcome(judgement).rawValue
        }
    }
}
