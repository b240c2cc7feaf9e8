import Testing

@testable import FlightPath

@Suite("AWS Network Firewall: the stateful engine")
struct NetworkFirewallFilterTests {
    private static let web = "10.0.1.10 -> 10.20.0.9 tcp/443"

    /// - Parameter groups: Suricata rules of `g-a`, at priority 10; behind a line `---` those of `g-b`, at 20.
    private func verdict(
        _ policy: [String], _ rules: [String] = [], _ row: String = web, sets: [String] = []
    ) throws -> String {
        var fixture = try SnapshotFixture.bareVPC().firewall()
        var rows = policy
        for (index, lines) in rules.split(separator: "---", omittingEmptySubsequences: false).enumerated() {
            let name = ["g-a", "g-b"][index]
            if !policy.contains(where: { $0.hasPrefix("group \(name) ") }) {
                rows.append("group \(name) \(index + 1)0")
            }
            fixture = try fixture.ruleGroup(name, Array(lines), sets: sets)
        }
        return try FirewallVerdict(inventory: fixture.firewallPolicy(rows).inventory()).judge(row)
    }

    private static let pass = "pass tcp 10.0.0.0/16 any -> 10.20.0.0/16 443 (sid:1;)"
    private static let drop = "drop tcp any any -> any any (sid:2;)"

    // MARK: Defaults

    @Test("vector 34, nfw-default-order-no-match: what no rule takes passes")
    func defaultOrder() throws {
        #expect(try verdict([]) == "allowed default")
        #expect(try verdict([], ["pass tcp any any -> any 80 (sid:1;)"]) == "allowed default")
        #expect(try verdict([], ["drop tcp any any -> any 80 (sid:1;)"]) == "allowed default")
    }

    @Test("vector 34: strict order with drop_established needs a pass rule")
    func dropEstablished() throws {
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict(policy) == "denied default aws:drop_established")
        #expect(try verdict(policy, [Self.pass]) == "allowed g-a/1")
        #expect(
            try verdict(policy, [Self.pass], "10.0.1.10 -> 10.20.0.9 tcp/80") == "denied default aws:drop_established")
    }

    @Test("a drop of the answers before the pass rule leaves strict order open, behind it nothing")
    func dropOfAnswersBeforePass() throws {
        let answers = "drop tcp 10.20.0.0/16 443 -> any any (sid:3;)"
        let policy = ["strict", "default aws:drop_strict"]
        #expect(try verdict(policy, [answers, Self.pass]) == "undetermined g-a/3")
        #expect(try verdict(policy, [Self.pass, answers]) == "allowed g-a/1")
        #expect(try verdict([], [answers, Self.pass]) == "allowed g-a/1")
    }

    @Test(
        "default actions of strict order",
        arguments: [
            ([], "allowed default"),
            (["default aws:drop_strict"], "denied default aws:drop_strict"),
            (["default aws:drop_established"], "denied default aws:drop_established"),
            (["default aws:alert_strict"], "allowed default aws:alert_strict"),
            (["default aws:alert_established"], "allowed default aws:alert_established"),
            (["default aws:alert_strict", "default aws:drop_strict"], "denied default aws:drop_strict"),
            (["default aws:alert_established", "default aws:drop_established"], "denied default aws:drop_established"),
            (["default aws:drop_tomorrow"], "undetermined default aws:drop_tomorrow"),
            (["default aws:drop_established_app_layer"], "undetermined default aws:drop_established_app_layer"),
        ])
    func defaults(actions: [String], expected: String) throws {
        #expect(try verdict(["strict"] + actions) == expected)
        let alert = "alert tcp any any -> any any (sid:5;)"
        #expect(try verdict(["strict"] + actions, [alert]) == expected)
        #expect(try verdict(["strict"] + actions, [Self.pass]) == "allowed g-a/1")
        #expect(try verdict(["strict"] + actions, [Self.drop]) == "denied g-a/2")
    }

    @Test(
        "UDP and ICMP have no handshake that drop_established would let through",
        arguments: [
            ("10.0.1.10 -> 10.20.0.9 udp/53", "pass udp any any -> any 53 (sid:1;)"),
            ("10.0.1.10 -> 10.20.0.9 icmp/8/0", "pass icmp any any -> any any (sid:1;)"),
            ("2001:db8:a:1::10 -> 2001:db8:b::9 icmpv6/128/0", "pass icmp any any -> any any (sid:1;)"),
            ("10.0.1.10 -> 10.20.0.9 gre", "pass ip any any -> any any (sid:1;)"),
        ])
    func otherProtocols(row: String, rule: String) throws {
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict(policy, [Self.pass], row) == "denied default aws:drop_established")
        #expect(try verdict(policy, [rule], row) == "allowed g-a/1")
    }

    // MARK: Order

    @Test(
        "passes go before drops in the default order; in strict order the first rule that matches decides",
        arguments: [
            ([pass, drop], "allowed g-a/1", "allowed g-a/1"),
            ([drop, pass], "allowed g-a/1", "denied g-a/2"),
            (["alert tcp any any -> any any (sid:9;)", drop, pass], "allowed g-a/1", "denied g-a/2"),
            ([drop, "---", pass], "allowed g-b/1", "denied g-a/2"),
            ([pass, "---", drop], "allowed g-a/1", "allowed g-a/1"),
            (["reject tcp any any -> any any (sid:3;)", drop], "denied g-a/2", "denied g-a/3"),
            (
                ["drop ip any any -> any any (sid:3; priority:5;)", "drop ip any any -> any any (sid:4; priority:1;)"],
                "denied g-a/4", "denied g-a/3"
            ),
            (
                ["drop ip any any -> any any (sid:3;)", "drop ip any any -> any any (sid:4;)"], "denied g-a/3",
                "denied g-a/3"
            ),
            (["drop ip any any -> any any (sid:3; priority:1;)", pass], "allowed g-a/1", "denied g-a/3"),
        ])
    func order(rules: [String], byAction: String, strict: String) throws {
        #expect(try verdict([], rules) == byAction)
        #expect(try verdict(["strict"], rules) == strict)
    }

    @Test("strict order tries groups by their priority, wherever the policy lists them")
    func groupPriority() throws {
        let rules = [Self.drop, "---", Self.pass]
        #expect(try verdict(["strict", "group g-b 2", "group g-a 10"], rules) == "allowed g-b/1")
        #expect(try verdict(["strict", "group g-b 20", "group g-a 10"], rules) == "denied g-a/2")
        #expect(try verdict(["group g-b 20", "group g-a 10"], rules) == "allowed g-b/1")
    }

    // MARK: Connections

    @Test(
        "`flow` says which packets of a connection a rule is about",
        arguments: [
            ("", "drop tcp any any -> any any (flow:established; sid:2;)", "denied g-a/2"),
            ("", "drop tcp any any -> any any (flow:established,to_server; sid:2;)", "denied g-a/2"),
            ("", "drop tcp any any -> any any (flow:not_established,to_server; sid:2;)", "denied g-a/2"),
            ("", "drop tcp any any -> any any (flow:to_client; sid:2;)", "denied g-a/2"),
            ("", "drop tcp any any -> any any (flow:from_server,established; sid:2;)", "denied g-a/2"),
            ("", "drop udp any any -> any any (flow:established; sid:2;)", "allowed default"),
            ("aws:drop_established", "pass tcp any any -> any any (flow:established; sid:2;)", "allowed g-a/2"),
            ("aws:drop_established", "pass tcp any any -> any any (flow:to_server; sid:2;)", "allowed g-a/2"),
            (
                "aws:drop_established", "pass tcp any any -> any any (flow:to_client; sid:2;)",
                "denied default aws:drop_established"
            ),
            (
                "aws:drop_strict", "pass tcp any any -> any any (flow:established; sid:2;)",
                "denied default aws:drop_strict"
            ),
        ])
    func flow(standard: String, rule: String, expected: String) throws {
        #expect(try verdict(standard.isEmpty ? [] : ["strict", "default " + standard], [rule]) == expected)
    }

    @Test(
        "a rule that drops only what comes back cuts the connection, unless it is for requests alone or a rule passed it",
        arguments: [
            (["drop tcp 10.20.0.0/16 any -> 10.0.0.0/16 any (sid:2;)"], "denied g-a/2"),
            (["drop tcp any 443 -> any any (sid:2;)"], "denied g-a/2"),
            (["drop tcp any 80 -> any any (sid:2;)"], "allowed default"),
            (["drop tcp 10.20.0.0/16 any -> 10.0.0.0/16 any (flow:to_server; sid:2;)"], "allowed default"),
            (
                ["drop tcp 10.20.0.0/16 any -> 10.0.0.0/16 any (flow:established,from_client; sid:2;)"],
                "allowed default"
            ),
            (["drop tcp 10.20.0.0/16 any -> 10.0.0.0/16 any (flow:not_established; sid:2;)"], "undetermined g-a/2"),
            (["drop http 10.20.0.0/16 any -> 10.0.0.0/16 any (sid:2;)"], "undetermined g-a/2"),
            ([pass, "drop tcp 10.20.0.0/16 any -> 10.0.0.0/16 any (sid:2;)"], "allowed g-a/1"),
        ])
    func replies(rules: [String], expected: String) throws {
        #expect(try verdict([], rules) == expected)
    }

    @Test(
        "either end may be the source of a rule for both directions",
        arguments: [
            ("->", "FORWARD", "denied default aws:drop_established"), ("<>", "ANY", "allowed g-a/3"),
        ])
    func bothDirections(arrow: String, direction: String, expected: String) throws {
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict(policy, ["pass tcp 10.20.0.0/16 443 \(arrow) 10.0.0.0/16 any (sid:3;)"]) == expected)
        let inventory = try SnapshotFixture.bareVPC().firewall().firewallPolicy(policy + ["group g-a 1"])
            .headerGroup("g-a", ["PASS TCP 10.20.0.0/16 443 \(direction) 10.0.0.0/16 ANY sid:3"]).inventory()
        #expect(try FirewallVerdict(inventory: inventory).judge(Self.web) == expected)
    }

    // MARK: What headers do not tell

    @Test(
        "a rule about contents leaves the verdict open, unless it makes no difference whether it matches",
        arguments: [
            ("", ["drop tls any any -> any any (sid:5;)"], "undetermined g-a/5"),
            ("", [#"reject tcp any any -> any 443 (content:"a; b"; sid:5;)"#], "undetermined g-a/5"),
            ("", ["drop tls any any -> any 80 (sid:5;)"], "allowed default"),
            ("", ["drop tcp $NOWHERE any -> any any (sid:5;)"], "undetermined g-a/5"),
            ("", ["drop tcp any any -> any $NOWHERE (sid:5;)"], "undetermined g-a/5"),
            ("", ["drop novel any any -> any any (sid:5;)"], "undetermined g-a/5"),
            ("", ["drop tls any any -> any any (sid:5;)", drop], "denied g-a/2"),
            ("", ["drop tls any any -> any any (sid:5;)", pass], "allowed g-a/1"),
            ("", ["pass tls any any -> any any (sid:5;)"], "allowed default"),
            ("", ["pass tls any any -> any any (sid:5;)", drop], "denied g-a/2"),
            ("aws:alert_strict", ["pass tls any any -> any any (sid:5;)"], "allowed default aws:alert_strict"),
            ("aws:alert_strict", ["drop tls any any -> any any (sid:5;)", pass], "undetermined g-a/5"),
            ("aws:alert_strict", ["pass tls any any -> any any (sid:5;)", pass, drop], "allowed g-a/1"),
            ("aws:alert_strict", [pass, "drop tls any any -> any any (sid:5;)"], "allowed g-a/1"),
            ("aws:drop_established", ["pass tls any any -> any any (sid:5;)"], "undetermined g-a/5"),
            ("aws:drop_established", ["drop tls any any -> any any (sid:5;)"], "denied default aws:drop_established"),
            ("aws:drop_established", ["pass tcp $NOWHERE any -> any any (sid:5;)"], "undetermined g-a/5"),
            ("aws:drop_strict", ["pass tls any any -> any any (sid:5;)"], "denied default aws:drop_strict"),
            ("aws:drop_strict", ["pass tcp-stream any any -> any any (sid:5;)"], "denied default aws:drop_strict"),
        ])
    func contents(standard: String, rules: [String], expected: String) throws {
        #expect(try verdict(standard.isEmpty ? [] : ["strict", "default " + standard], rules) == expected)
    }

    @Test(
        "what a datagram carries is seen in the first one",
        arguments: [
            ("pass dns any any -> any any (sid:5;)", "udp/53", "undetermined g-a/5"),
            ("pass dns any any -> any any (sid:5;)", "tcp/53", "undetermined g-a/5"),
            ("pass quic any any -> any any (sid:5;)", "udp/443", "undetermined g-a/5"),
            ("pass tls any any -> any any (sid:5;)", "udp/443", "denied default aws:drop_established"),
        ])
    func datagrams(rule: String, service: String, expected: String) throws {
        let policy = ["strict", "default aws:drop_established"]
        #expect(try verdict(policy, [rule], "10.0.1.10 -> 10.20.0.9 " + service) == expected)
    }

    @Test(
        "a group that was not collected may decide from its priority on",
        arguments: [
            (["group g-x 5"], [], "undetermined g-x missing"),
            (["group g-x 5"], [drop], "undetermined g-x missing"),
            (["strict", "group g-x 5"], [pass], "undetermined g-x missing"),
            (["strict", "group g-x 15"], [pass], "allowed g-a/1"),
            (["strict", "group g-x 15"], [drop], "denied g-a/2"),
            (["strict", "group g-x 15", "default aws:drop_strict"], [], "undetermined g-x missing"),
            (["strict", "group g-x 15"], [drop, "---", pass], "denied g-a/2"),
            (["strict", "group g-x 15"], ["# none", "---", pass], "undetermined g-x missing"),
        ])
    func missingGroup(policy: [String], rules: [String], expected: String) throws {
        #expect(try verdict(policy + ["group g-a 10"], rules) == expected)
    }

    @Test("a rule that cannot be read leaves its whole group open")
    func unreadableRule() throws {
        #expect(try verdict(["strict"], ["permit tcp any any", Self.pass]) == "undetermined g-a missing")
        #expect(try verdict([], ["permit tcp any any"]) == "undetermined g-a missing")
        #expect(try verdict(["strict"], [Self.drop, "---", "permit tcp any any"]) == "denied g-a/2")
    }

    @Test("the rules of a managed group are not shown, so it may decide")
    func managedGroup() throws {
        for isBare in [true, false] {
            let fixture = try SnapshotFixture.bareVPC().firewall().firewallPolicy(["group g-m 1 DROP_TO_ALERT"])
                .managedGroup("g-m", isBare: isBare)
            #expect(try FirewallVerdict(inventory: fixture.inventory()).judge(Self.web) == "undetermined g-m missing")
        }
    }

    @Test("an override turns drops into alerts, and leaves passes as they are")
    func override() throws {
        let policy = ["group g-a 10 DROP_TO_ALERT"]
        #expect(try verdict(policy, [Self.drop]) == "allowed default")
        #expect(try verdict(policy, ["reject tcp any any -> any any (sid:3;)"]) == "allowed default")
        #expect(try verdict(policy, [Self.drop, "---", Self.drop]) == "denied g-b/2")
        #expect(try verdict(policy + ["strict", "default aws:drop_strict"], [Self.pass]) == "allowed g-a/1")
        #expect(
            try verdict(policy + ["strict", "default aws:drop_strict"], [Self.drop]) == "denied default aws:drop_strict"
        )
    }

    @Test("without its policy nothing can be judged")
    func missingPolicy() throws {
        let inventory = try SnapshotFixture.bareVPC().firewall().inventory()
        #expect(throws: NetworkFirewallFilter.Missing.self) {
            try NetworkFirewallFilter(inventory: inventory, firewall: Handle(0))
        }
    }

    // MARK: Families

    @Test(
        "addresses and protocols of one family never take the other",
        arguments: [
            ("pass tcp 2001:db8:a::/56 any -> any 443 (sid:1;)", false, true),
            ("pass tcp 10.0.0.0/8 any -> any 443 (sid:1;)", true, false),
            ("pass tcp $HOME_NET any -> any 443 (sid:1;)", true, true),
            ("pass ip any any -> any any (sid:1;)", true, true),
            ("pass ipv4 any any -> any any (sid:1;)", true, false),
            ("pass ip4 any any -> any any (sid:1;)", true, false),
            ("pass ipv6 any any -> any any (sid:1;)", false, true),
            ("pass ip6 any any -> any any (sid:1;)", false, true),
        ])
    func families(rule: String, takesFour: Bool, takesSix: Bool) throws {
        let policy = ["strict", "default aws:drop_established"]
        let denied = "denied default aws:drop_established"
        #expect(try verdict(policy, [rule]) == (takesFour ? "allowed g-a/1" : denied))
        let six = "2001:db8:a:1::10 -> 2001:db8:b::9 tcp/443"
        #expect(try verdict(policy, [rule], six) == (takesSix ? "allowed g-a/1" : denied))
    }

    @Test("a denial names the pass rules that missed by little")
    func nearMiss() throws {
        let inventory = try SnapshotFixture.bareVPC().firewall()
            .firewallPolicy(["strict", "default aws:drop_established", "group g-a 1"])
            .ruleGroup("g-a", ["drop tcp any any -> any 1 (sid:8;)", "pass tcp 10.0.0.0/16 any -> any 80 (sid:7;)"])
            .inventory()
        let filter = try NetworkFirewallFilter(inventory: inventory, firewall: Handle(0))
        let parts = filter.judge(try PacketSpace().packets(Self.web))
        guard case .denied(.firewall(let denial)) = try #require(parts.first).judgement else {
            Issue.record("not denied by the firewall: \(parts)")
            return
        }
        let miss = try #require(denial.nearMisses.first)
        #expect(FirewallVerdict(inventory: inventory).words(miss.rule) == "g-a/7")
        #expect(miss.fields == [.ipProtocol: true, .source: true, .destination: true, .port: false])
        #expect(denial.nearMisses.count == 1)
    }
}
