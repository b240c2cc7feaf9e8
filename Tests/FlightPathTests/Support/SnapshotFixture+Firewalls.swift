@testable import FlightPath

/// AWS Network Firewall: a firewall, its policy and its rule groups, one line a setting or a rule.
extension SnapshotFixture {
    private static let firewallARN = "arn:aws:network-firewall:\(region):\(account):"

    /// A firewall with its endpoint and the policy `policy-a`.
    func firewall(
        _ name: String = "fw-a", vpc: String = "vpc-a", endpoint: String = "vpce-fw", status: String = "READY",
        sync: String = "IN_SYNC"
    ) -> SnapshotFixture {
        response(
            "network-firewall-describe-firewall.\(name)",
            """
            {"Firewall": {"FirewallName": "\(name)", "FirewallArn": "\(Self.firewallARN)firewall/\(name)",
             "FirewallPolicyArn": "\(Self.firewallARN)firewall-policy/policy-a", "VpcId": "\(vpc)"},
             "FirewallStatus": {"Status": "READY", "ConfigurationSyncStateSummary": "\(sync)", "SyncStates":
             {"us-east-1a": {"Attachment": {"EndpointId": "\(endpoint)", "Status": "\(status)"}}}}}
            """)
    }

    /// The policy. Rows: `strict`, `default aws:drop_strict`, `stateless aws:pass`, `home 10.0.0.0/8 …`,
    /// `group g-a 10`, `group g-a 10 DROP_TO_ALERT`, `stateless-group s-a 10`. Stateless packets go on to the stateful
    /// engine where no row says otherwise.
    func firewallPolicy(_ rows: [String]) throws -> SnapshotFixture {
        var (stateful, stateless): ([String], [String]) = ([], [])
        var (defaults, statelessDefaults, home): ([String], [String], [String]) = ([], [], [])
        var order = "DEFAULT_ACTION_ORDER"
        for row in rows {
            let words = row.words
            switch (words.first, words.count) {
            case ("strict", 1): order = "STRICT_ORDER"
            case ("default", 2): defaults.append(words[1])
            case ("stateless", 2): statelessDefaults.append(words[1])
            case ("home", 2...): home += words.dropFirst()
            case ("group", 3...4):
                let override = words.count == 4 ? ", \"Override\": {\"Action\": \"\(words[3])\"}" : ""
                stateful.append(
                    """
                    {"ResourceArn": "\(Self.firewallARN)stateful-rulegroup/\(words[1])", "Priority": \(words[2])\(override)}
                    """)
            case ("stateless-group", 3):
                stateless.append(
                    """
                    {"ResourceArn": "\(Self.firewallARN)stateless-rulegroup/\(words[1])", "Priority": \(words[2])}
                    """)
            default: throw BadRow(row)
            }
        }
        if statelessDefaults.isEmpty { statelessDefaults = ["aws:forward_to_sfe"] }
        let variables =
            home.isEmpty
            ? "" : ", \"PolicyVariables\": {\"RuleVariables\": {\"HOME_NET\": {\"Definition\": \(home.quoted)}}}"
        return response(
            "network-firewall-describe-firewall-policy.policy-a",
            """
            {"FirewallPolicyResponse": {"FirewallPolicyName": "policy-a",
             "FirewallPolicyArn": "\(Self.firewallARN)firewall-policy/policy-a"},
             "FirewallPolicy": {"StatelessDefaultActions": \(statelessDefaults.quoted),
             "StatelessFragmentDefaultActions": \(statelessDefaults.quoted),
             "StatelessRuleGroupReferences": [\(stateless.joined(separator: ", "))],
             "StatefulRuleGroupReferences": [\(stateful.joined(separator: ", "))],
             "StatefulDefaultActions": \(defaults.quoted),
             "StatefulEngineOptions": {"RuleOrder": "\(order)"}\(variables)}}
            """)
    }

    /// A rule group whose rules are Suricata's text. Sets: `ip HOME_NET 10.0.0.0/8 …`, `port WEB 80 443`,
    /// `reference SPOKES pl-1`.
    func ruleGroup(_ name: String, _ rules: [String], sets: [String] = []) throws -> SnapshotFixture {
        try ruleGroup(name, source: "\"RulesString\": \"\(rules.joined(separator: "\n").escaped)\"", sets: sets)
    }

    /// A rule group of headers in parts. Rows: `PASS TCP 10.0.0.0/8 ANY FORWARD 10.20.0.0/16 443 flow:established`.
    func headerGroup(_ name: String, _ rows: [String], sets: [String] = []) throws -> SnapshotFixture {
        let rules = try rows.map { row in
            let words = row.words
            guard words.count >= 7 else { throw BadRow(row) }
            let options = words.dropFirst(7).map { option in
                let parts = option.split(separator: ":", maxSplits: 1).map(String.init)
                return "{\"Keyword\": \"\(parts[0])\", \"Settings\": \(Array(parts.dropFirst()).quoted)}"
            }
            return """
                {"Action": "\(words[0])", "Header": {"Protocol": "\(words[1])", "Source": "\(words[2])",
                 "SourcePort": "\(words[3])", "Direction": "\(words[4])", "Destination": "\(words[5])",
                 "DestinationPort": "\(words[6])"}, "RuleOptions": [\(options.joined(separator: ", "))]}
                """
        }
        return try ruleGroup(name, source: "\"StatefulRules\": [\(rules.joined(separator: ", "))]", sets: sets)
    }

    /// A list of domains. Kinds: `ALLOWLIST`, `DENYLIST`, `REJECTLIST`, `ALERTLIST`.
    func domainGroup(_ name: String, _ kind: String, sets: [String] = []) throws -> SnapshotFixture {
        try ruleGroup(
            name,
            source: """
                "RulesSourceList": {"Targets": [".example.com"], "TargetTypes": ["TLS_SNI", "HTTP_HOST"],
                 "GeneratedRulesType": "\(kind)"}
                """, sets: sets)
    }

    /// A rule group of AWS, whose rules it does not show; a bare one has nothing in place of them.
    func managedGroup(_ name: String, isBare: Bool = false) throws -> SnapshotFixture {
        try ruleGroup(name, source: isBare ? nil : "", sets: [])
    }

    private func ruleGroup(_ name: String, source: String?, sets: [String]) throws -> SnapshotFixture {
        var members: [String: [String]] = [:]
        for row in sets {
            let words = row.words
            guard words.count >= 2 else { throw BadRow(row) }
            switch words[0] {
            case "ip", "port":
                members[words[0] == "ip" ? "IPSets" : "PortSets", default: []]
                    .append("\"\(words[1])\": {\"Definition\": \(Array(words.dropFirst(2)).quoted)}")
            case "reference":
                let arn = "arn:aws:ec2:\(Self.region):\(Self.account):prefix-list/\(words[2])"
                members["IPSetReferences", default: []].append("\"\(words[1])\": {\"ReferenceArn\": \"\(arn)\"}")
            default: throw BadRow(row)
            }
        }
        func object(_ keys: [String]) -> String {
            let objects = keys.compactMap { key in members[key].map { "\"\(key)\": {\($0.joined(separator: ", "))}" } }
            return "{\(objects.joined(separator: ", "))}"
        }
        let group = source.map {
            """
            , "RuleGroup": {"RulesSource": {\($0)}, "RuleVariables": \(object(["IPSets", "PortSets"])),
             "ReferenceSets": \(object(["IPSetReferences"]))}
            """
        }
        return response(
            "network-firewall-describe-rule-group.\(name)",
            """
            {"RuleGroupResponse": {"RuleGroupArn": "\(Self.firewallARN)stateful-rulegroup/\(name)",
             "RuleGroupName": "\(name)", "Type": "STATEFUL"}\(group ?? "")}
            """)
    }

    /// A stateless rule group. Rows: `10 aws:pass tcp 10.0.0.0/8 -> 10.20.0.0/16 443`, with `any` for what is left open
    /// and `SYN` at the end for a rule that looks at flags.
    func statelessGroup(_ name: String, _ rows: [String]) throws -> SnapshotFixture {
        let rules = try rows.map { row in
            let words = row.words
            guard words.count >= 7, words[4] == "->" else { throw BadRow(row) }
            func list(_ word: String, _ object: (String) throws -> String) rethrows -> String {
                word == "any" ? "[]" : "[\(try object(word))]"
            }
            let numbers = ["tcp": "6", "udp": "17", "icmp": "1", "icmpv6": "58"]
            let ports = try list(words[6]) { text in
                let (low, high) = try Self.range(text)
                return "{\"FromPort\": \(low), \"ToPort\": \(high)}"
            }
            let flags = words.count > 7 ? ", \"TCPFlags\": [{\"Flags\": [\"\(words[7])\"]}]" : ""
            return """
                {"Priority": \(words[0]), "RuleDefinition": {"Actions": ["\(words[1])"], "MatchAttributes": {
                 "Protocols": \(list(words[2]) { numbers[$0] ?? $0 }), "DestinationPorts": \(ports),
                 "Sources": \(list(words[3]) { "{\"AddressDefinition\": \"\($0)\"}" }),
                 "Destinations": \(list(words[5]) { "{\"AddressDefinition\": \"\($0)\"}" })\(flags)}}}
                """
        }
        return response(
            "network-firewall-describe-rule-group.\(name)",
            """
            {"RuleGroupResponse": {"RuleGroupArn": "\(Self.firewallARN)stateless-rulegroup/\(name)",
             "RuleGroupName": "\(name)", "Type": "STATELESS"}, "RuleGroup": {"RulesSource":
             {"StatelessRulesAndCustomActions": {"StatelessRules": [\(rules.joined(separator: ", "))]}}}}
            """)
    }
}

extension String {
    /// The text with what JSON escapes in strings.
    fileprivate var escaped: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("\t", with: "\\t")
    }
}
