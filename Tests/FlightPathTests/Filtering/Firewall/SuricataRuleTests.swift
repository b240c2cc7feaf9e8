import Testing

@testable import FlightPath

@Suite("Suricata rules")
struct SuricataRuleTests {
    private func group(_ lines: [String]) throws -> FirewallRuleGroup {
        let inventory = try SnapshotFixture.bareVPC().firewall().firewallPolicy(["group g-a 1"])
            .ruleGroup("g-a", lines).inventory()
        return try #require(inventory.firewallRuleGroups.first)
    }

    @Test(
        "a header is an action, a protocol, and two ends with an arrow between; brackets hold one word",
        arguments: [
            (
                "pass tcp 10.0.0.0/8 any -> 10.20.0.0/16 443 (sid:1;)",
                "pass tcp 10.0.0.0/8 any -> 10.20.0.0/16 443"
            ),
            ("  drop   udp any any\t-> any 53 (sid:1;)", "drop udp any any -> any 53"),
            ("ALERT TCP any any <> any 443 (sid:1;)", "alert tcp any any <> any 443"),
            ("rejectboth tcp any any -> any any (sid:1;)", "reject tcp any any -> any any"),
            (
                "pass ip [10.0.0.0/8, ![10.1.0.0/16, 10.2.0.0/16]] any -> $HOME_NET [80, 443, !8000:8100] (sid:1;)",
                "pass ip [10.0.0.0/8,![10.1.0.0/16,10.2.0.0/16]] any -> $HOME_NET [80,443,!8000:8100]"
            ),
            ("pass tls @SPOKES any -> !$HOME_NET any (sid:1;)", "pass tls @SPOKES any -> !$HOME_NET any"),
        ])
    func header(line: String, expected: String) throws {
        let group = try group([line])
        #expect(group.rules.map(\.header) == [expected])
        #expect(group.isComplete)
    }

    /// The options as one line, in the order of `Options`.
    private func words(_ options: FirewallRule.Options) -> String {
        [
            options.sid, "p\(options.priority)", options.isForEstablished ? "established" : "",
            options.isForNotEstablished ? "not_established" : "", options.isForReplies ? "replies" : "",
            options.isForRequests ? "requests" : "",
            options.hasOthers ? "others" : "",
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }

    @Test(
        "options end at semicolons, but not inside quotes or behind a backslash",
        arguments: [
            (#"(sid:7;)"#, "7 p3"),
            (#"( msg : "a; sid:8; flow:to_client;" ; sid: 7 ; rev:2; )"#, "7 p3"),
            (#"(msg:"say \"hi\"; sid:8"; sid:7;)"#, "7 p3"),
            (#"(msg:half\;sid:8; sid:7;)"#, "7 p3"),
            (#"(msg:"a backslash \\"; sid:7; priority:1;)"#, "7 p1"),
            (#"(msg:"(in brackets)"; sid:7;)"#, "7 p3"),
            (#"(sid:7; priority:high;)"#, "7 p3"),
            (#"(flow:established; sid:7)"#, "7 p3 established"),
            (#"(flow: established, to_server; sid:7;)"#, "7 p3 established requests"),
            (#"(flow:not_established,to_client; sid:7;)"#, "7 p3 not_established replies"),
            (#"(FLOW:Established; SID:7;)"#, "7 p3 established"),
            (#"(flow:only_stream; sid:7;)"#, "7 p3 others"),
            (#"(content:"GET"; sid:7;)"#, "7 p3 others"),
            (#"(noalert; metadata:owner net; classtype:x; reference:url,a.b; gid:1; sid:7;)"#, "7 p3"),
            (#"(flowbits:noalert; sid:7;)"#, "7 p3 others"),
        ])
    func options(text: String, expected: String) throws {
        let rule = try #require(try group(["pass tcp any any -> any any " + text]).rules.first)
        #expect(words(rule.options) == expected)
    }

    @Test("comments and blank lines are no rules, and a backslash joins lines")
    func lines() throws {
        let group = try group([
            "# pass tcp any any -> any 1 (sid:1;)", "", "   ", "pass tcp any any -> any 2 \\", "  (msg:\"two\"; \\",
            "  sid:2;)", "  # drop tcp any any -> any 3 (sid:3;)", "drop tcp any any -> any 4 (sid:4;)",
        ])
        #expect(group.rules.map { $0.destinationPort + " " + $0.options.sid } == ["2 2", "4 4"])
        #expect(group.isComplete)
    }

    @Test(
        "a line that cannot be read leaves the group incomplete, and its other rules in place",
        arguments: [
            "permit tcp any any -> any any (sid:1;)", "pass tcp any any any any (sid:1;)",
            "pass tcp any any -> any (sid:1;)", "pass tcp any any <- any any (sid:1;)",
            "pass tcp any any => any any (sid:1;)", "pass tcp any any -> any any any (sid:1;)", "nonsense",
            "pass tcp any any -> any any (content:\"GET\"; sid:1;", "pass tcp any ) -> any any (sid:1;", "(", ")",
        ])
    func badLine(line: String) throws {
        let group = try group(["drop tcp any any -> any 22 (sid:9;)", line])
        #expect(group.rules.map(\.options.sid) == ["9"])
        #expect(!group.isComplete)
    }

    @Test("a file without rules is complete, and a rule in parts reads like one in text")
    func otherForms() throws {
        #expect(try group(["# nothing yet"]).isComplete)
        let inventory = try SnapshotFixture.bareVPC().firewall().firewallPolicy(["group g-a 1"])
            .headerGroup(
                "g-a",
                [
                    "PASS TCP 10.0.0.0/8 ANY FORWARD 10.20.0.0/16 443 sid:7 flow:established,to_client",
                    "DROP IP any ANY ANY any ANY priority:1 sid:8", "NOTHING TCP any ANY ANY any ANY sid:9",
                ]
            ).inventory()
        let group = try #require(inventory.firewallRuleGroups.first)
        #expect(
            group.rules.map(\.header) == [
                "pass tcp 10.0.0.0/8 ANY -> 10.20.0.0/16 443", "drop ip any ANY <> any ANY",
            ])
        #expect(group.rules.map { words($0.options) } == ["7 p3 established replies", "8 p1"])
        #expect(!group.isComplete)
    }
}
