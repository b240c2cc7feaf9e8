import Testing

@testable import FlightPath

@Suite("Addresses and ports of firewall rules")
struct FirewallExpressionTests {
    private func expressions(
        own: [String] = [], policy: [String] = [], prefixList: [String]? = nil, hasVPC: Bool = true
    ) throws -> FirewallExpressions {
        var fixture = try SnapshotFixture.bareVPC().firewall().firewallPolicy(policy + ["group g-a 1"])
            .ruleGroup("g-a", ["pass ip any any -> any any (sid:1;)"], sets: own)
        if let prefixList {
            let entries = prefixList.map { "{\"Cidr\": \"\($0)\"}" }.joined(separator: ", ")
            fixture = fixture.response("get-managed-prefix-list-entries.pl-1", "{\"Entries\": [\(entries)]}")
        }
        let inventory = try fixture.inventory()
        let group = try #require(inventory.firewallRuleGroups.first).record
        let record = try #require(inventory.firewallPolicies.values.first)
        return FirewallExpressions(
            inventory: inventory, own: group.variables, policy: record.variables,
            vpcAddresses: hasVPC ? inventory.vpcs.first?.addresses : nil)
    }

    /// Which of the addresses an expression takes; nil where that cannot be told.
    private func taken(_ expressions: FirewallExpressions, _ text: String, of addresses: String) throws -> String? {
        guard let set = expressions.addresses(text) else { return nil }
        return try addresses.words.filter { set.contains(try #require(IPAddress($0))) }.joined(separator: " ")
    }

    @Test(
        "blocks, single addresses, lists, lists in lists, and `!` at every depth",
        arguments: [
            ("any", "10.1.0.5 10.2.0.5 172.16.0.1 2001:db8:a::1"),
            ("ANY", "10.1.0.5 10.2.0.5 172.16.0.1 2001:db8:a::1"),
            ("10.1.0.5", "10.1.0.5"),
            ("10.0.0.0/8", "10.1.0.5 10.2.0.5"),
            ("2001:db8:a::/56", "2001:db8:a::1"),
            ("!10.1.0.0/16", "10.2.0.5 172.16.0.1 2001:db8:a::1"),
            ("[10.1.0.0/16,172.16.0.0/12]", "10.1.0.5 172.16.0.1"),
            ("[10.0.0.0/8, !10.1.0.0/16]", "10.2.0.5"),
            ("[!10.1.0.0/16, 10.0.0.0/8]", "10.2.0.5"),
            ("![10.1.0.0/16,172.16.0.0/12]", "10.2.0.5 2001:db8:a::1"),
            ("[!10.1.0.0/16,!172.16.0.0/12]", "10.2.0.5 2001:db8:a::1"),
            ("[10.0.0.0/8,![10.1.0.0/16,172.16.0.0/12]]", "10.2.0.5"),
            ("[[10.1.0.0/16],[172.16.0.0/12,!172.16.0.1]]", "10.1.0.5"),
            ("![!10.1.0.0/16]", "10.1.0.5"),
        ])
    func addresses(text: String, expected: String) throws {
        #expect(try taken(expressions(), text, of: "10.1.0.5 10.2.0.5 172.16.0.1 2001:db8:a::1") == expected)
    }

    @Test(
        "what cannot be read is unknown, and makes what it is part of unknown",
        arguments: [
            "10.1.0.0/33", "web-tier", "$NOWHERE", "!$NOWHERE", "[10.1.0.0/16,$NOWHERE]", "[10.1.0.0/16,!$NOWHERE]",
            "@NOWHERE", "[10.1.0.0/16],[10.2.0.0/16]", "[10.1.0.0/16", "[]", "!",
        ])
    func unknownAddresses(text: String) throws {
        #expect(try expressions().addresses(text) == nil)
    }

    @Test(
        "$HOME_NET is the firewall's VPC; the policy's definition goes before that, the group's before both",
        arguments: [
            ([], [], "10.0.9.9 2001:db8:a::9"),
            ([], ["home 10.1.0.0/16 10.2.0.0/16"], "10.1.9.9 10.2.9.9"),
            (["ip HOME_NET 10.1.0.0/16"], [], "10.1.9.9"),
            (["ip HOME_NET 10.1.0.0/16"], ["home 10.2.0.0/16"], "10.1.9.9"),
        ])
    func homeNet(own: [String], policy: [String], expected: String) throws {
        let all = "10.0.9.9 10.1.9.9 10.2.9.9 2001:db8:a::9"
        let expressions = try expressions(own: own, policy: policy)
        #expect(try taken(expressions, "$HOME_NET", of: all) == expected)
        let others = all.words.filter { !expected.words.contains($0) }.joined(separator: " ")
        #expect(try taken(expressions, "!$HOME_NET", of: all) == others)
        #expect(try taken(expressions, "$EXTERNAL_NET", of: all) == others)
    }

    @Test("$EXTERNAL_NET may be defined apart; without the VPC neither is known")
    func externalNet() throws {
        let expressions = try expressions(own: ["ip EXTERNAL_NET 192.0.2.0/24"])
        #expect(try taken(expressions, "$EXTERNAL_NET", of: "10.0.9.9 192.0.2.9 198.51.100.9") == "192.0.2.9")
        let blind = try self.expressions(hasVPC: false)
        #expect(blind.addresses("$HOME_NET") == nil)
        #expect(blind.addresses("$EXTERNAL_NET") == nil)
    }

    @Test("a set may name other sets; one that comes back to itself is unknown")
    func setsOfSets() throws {
        let expressions = try expressions(
            own: [
                "ip ALL $WEB $DB !10.1.3.3", "ip WEB 10.1.0.0/16", "ip DB 10.2.0.0/16", "ip LOOP 10.3.0.0/16 $POOL",
                "ip POOL $LOOP",
            ])
        #expect(try taken(expressions, "$ALL", of: "10.1.0.1 10.1.3.3 10.2.0.1 10.3.0.1") == "10.1.0.1 10.2.0.1")
        #expect(expressions.addresses("$LOOP") == nil)
        #expect(expressions.ports("$LOOP") == nil)
    }

    @Test("a set without members is unknown, not everything")
    func emptySet() throws {
        let expressions = try expressions(own: ["ip NONE", "port NOPORTS"])
        #expect(expressions.addresses("$NONE") == nil)
        #expect(expressions.ports("$NOPORTS") == nil)
    }

    @Test("brackets without end are unknown, however many")
    func depth() throws {
        let text = String(repeating: "[", count: 20000) + "10.0.0.1" + String(repeating: "]", count: 20000)
        let expressions = try expressions()
        #expect(expressions.addresses(text) == nil)
        #expect(expressions.ports(text) == nil)
        #expect(expressions.addresses(String(repeating: "!", count: 20000) + "10.0.0.1") == nil)
    }

    @Test("@NAME is the prefix list it refers to")
    func reference() throws {
        let known = try expressions(own: ["reference SPOKES pl-1"], prefixList: ["10.1.0.0/16", "10.2.0.0/16"])
        #expect(try taken(known, "@SPOKES", of: "10.1.0.1 10.2.0.1 10.3.0.1") == "10.1.0.1 10.2.0.1")
        #expect(try taken(known, "!@SPOKES", of: "10.1.0.1 10.2.0.1 10.3.0.1") == "10.3.0.1")
        #expect(known.addresses("@OTHERS") == nil)
        #expect(known.addresses("$SPOKES") == nil)
    }

    @Test("a reference to a prefix list that was not collected is unknown")
    func unknownReference() throws {
        #expect(try expressions(own: ["reference SPOKES pl-1"]).addresses("@SPOKES") == nil)
        let other = try expressions(own: ["reference SPOKES pl-2"], prefixList: ["10.1.0.0/16"])
        #expect(other.addresses("@SPOKES") == nil)
    }

    @Test(
        "ports, ranges open at either end, lists, and names of sets",
        arguments: [
            ("any", "0 80 443 8080 65535"), ("ANY", "0 80 443 8080 65535"), ("443", "443"), ("80:443", "80 443"),
            (":443", "0 80 443"), ("443:", "443 8080 65535"), ("!443", "0 80 8080 65535"), ("[80,443]", "80 443"),
            ("[80:8080, !443]", "80 8080"), ("![80,443]", "0 8080 65535"), ("$WEB", "80 443"),
            ("!$WEB", "0 8080 65535"),
            ("[$WEB,8080]", "80 443 8080"),
        ])
    func ports(text: String, expected: String) throws {
        let set = try #require(try expressions(own: ["port WEB 80 443"]).ports(text))
        #expect(
            "0 80 443 8080 65535".words.filter { set.contains(UInt16($0) ?? 1) }.joined(separator: " ") == expected)
    }

    @Test(
        "ports that cannot be read are unknown",
        arguments: ["https", "65536", "443:80", "1:2:3", "$NOWHERE", "[80,$NOWHERE]", "!", "[]", "-1"])
    func unknownPorts(text: String) throws {
        #expect(try expressions().ports(text) == nil)
    }
}
