import Testing

@testable import FlightPath

@Suite("AWS Network Firewall: the stateless engine")
struct StatelessEngineTests {
    private static let web = "10.0.1.10 -> 10.20.0.9 tcp/443"

    /// - Parameter rules: stateless rules of `s-a`, at priority 10; behind a line `---` those of `s-b`, at 20.
    private func firewall(_ rules: [String], _ policy: [String] = []) throws -> FirewallVerdict {
        var fixture = try SnapshotFixture.bareVPC().firewall()
        var rows = policy
        for (index, lines) in rules.split(separator: "---", omittingEmptySubsequences: false).enumerated() {
            let name = ["s-a", "s-b"][index]
            if !policy.contains(where: { $0.hasPrefix("stateless-group \(name) ") }) {
                rows.append("stateless-group \(name) \(index + 1)0")
            }
            fixture = try fixture.statelessGroup(name, Array(lines))
        }
        return try FirewallVerdict(inventory: fixture.firewallPolicy(rows).inventory())
    }

    @Test(
        "what no rule takes goes by the policy's default",
        arguments: [
            ("aws:pass", "allowed default aws:pass"), ("aws:drop", "denied default aws:drop"),
            ("aws:forward_to_sfe", "denied default aws:drop_strict"),
        ])
    func defaults(action: String, expected: String) throws {
        let policy = ["strict", "default aws:drop_strict", "stateless \(action)"]
        #expect(try firewall(["10 aws:pass tcp any -> any 80"], policy).judge(Self.web) == expected)
    }

    @Test(
        "rules go by their priority inside groups, groups by theirs, and the first that matches ends it",
        arguments: [
            (["20 aws:drop tcp any -> any any", "10 aws:pass tcp any -> any any"], [], "allowed s-a#1"),
            (["10 aws:drop tcp any -> any any", "20 aws:pass tcp any -> any any"], [], "denied s-a#0"),
            (["20 aws:drop tcp any -> any any", "---", "10 aws:pass tcp any -> any any"], [], "denied s-a#0"),
            (
                ["20 aws:drop tcp any -> any any", "---", "10 aws:pass tcp any -> any any"],
                ["stateless-group s-b 5"], "allowed s-b#0"
            ),
            (
                ["10 aws:forward_to_sfe tcp any -> any any", "20 aws:drop tcp any -> any any"], [], "allowed default"
            ),
            (["10 custom tcp any -> any any", "20 aws:drop tcp any -> any any"], [], "undetermined s-a#0"),
            (["10 aws:drop tcp any -> any any", "20 custom tcp any -> any any"], [], "denied s-a#0"),
        ])
    func order(rules: [String], policy: [String], expected: String) throws {
        #expect(try firewall(rules, policy).judge(Self.web) == expected)
    }

    @Test(
        "a rule tests addresses and protocol, and ports in TCP and UDP alone",
        arguments: [
            ("10 aws:drop any any -> any any", web, "denied s-a#0"),
            ("10 aws:drop tcp 10.0.0.0/16 -> 10.20.0.0/16 443", web, "denied s-a#0"),
            ("10 aws:drop tcp 10.0.0.0/16 -> 10.20.0.0/16 400-500", web, "denied s-a#0"),
            ("10 aws:drop tcp 10.0.0.0/16 -> 10.20.0.0/16 444-500", web, "allowed default"),
            ("10 aws:drop tcp 10.9.0.0/16 -> any any", web, "allowed default"),
            ("10 aws:drop tcp any -> 10.9.0.0/16 any", web, "allowed default"),
            ("10 aws:drop udp any -> any 443", web, "allowed default"),
            ("10 aws:drop any any -> any 443", "10.0.1.10 -> 10.20.0.9 icmp/8/0", "denied s-a#0"),
            ("10 aws:drop any any -> any 443", "10.0.1.10 -> 10.20.0.9 udp/53", "allowed default"),
            ("10 aws:drop tcp 2001:db8:a::/56 -> any any", web, "allowed default"),
            ("10 aws:drop tcp nonsense -> any any", web, "undetermined s-a#0"),
            ("10 aws:drop tcp any -> any any SYN", web, "undetermined s-a#0"),
            ("10 aws:drop any any -> any any SYN", "10.0.1.10 -> 10.20.0.9 udp/53", "allowed default"),
        ])
    func match(rule: String, row: String, expected: String) throws {
        #expect(try firewall([rule]).judge(row) == expected)
    }

    @Test("a group that was not collected may decide what no group before it did")
    func missingGroup() throws {
        let rules = ["10 aws:pass tcp any -> any any"]
        #expect(try firewall(rules, ["stateless-group s-x 5"]).judge(Self.web) == "undetermined s-x missing")
        #expect(try firewall(rules, ["stateless-group s-x 15"]).judge(Self.web) == "allowed s-a#0")
        let other = try firewall(rules, ["stateless-group s-x 15"])
        #expect(try other.judge("10.0.1.10 -> 10.20.0.9 udp/53") == "undetermined s-x missing")
    }

    // MARK: Replies

    @Test(
        "vector 35, nfw-oneway-stateless-pass: both directions need the same treatment",
        arguments: [
            ([], "aws:forward_to_sfe", "allowed default aws:forward_to_sfe"),
            ([], "aws:pass", "allowed default aws:pass"),
            (["10 aws:pass tcp 10.0.0.0/16 -> any any"], "aws:forward_to_sfe", "denied default aws:forward_to_sfe"),
            (["10 aws:pass tcp 10.20.0.0/16 -> any any"], "aws:forward_to_sfe", "denied s-a#0"),
            (
                ["10 aws:pass tcp 10.0.0.0/16 -> any any", "20 aws:pass tcp 10.20.0.0/16 -> any any"],
                "aws:forward_to_sfe", "allowed s-a#1"
            ),
            (["10 aws:forward_to_sfe tcp 10.0.0.0/16 -> any any"], "aws:pass", "denied default aws:pass"),
            (["10 aws:drop tcp 10.20.0.0/16 -> any any"], "aws:forward_to_sfe", "denied s-a#0"),
            (["10 aws:drop udp 10.20.0.0/16 -> any any"], "aws:pass", "allowed default aws:pass"),
            (["10 custom tcp 10.20.0.0/16 -> any any"], "aws:pass", "undetermined s-a#0"),
        ])
    func replies(rules: [String], standard: String, expected: String) throws {
        #expect(try firewall(rules, ["stateless \(standard)"]).judgeReply(to: Self.web) == expected)
    }
}
