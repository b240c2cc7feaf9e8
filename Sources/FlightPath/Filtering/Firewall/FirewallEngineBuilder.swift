/// Puts a policy's rules in the order in which its engines try them.
struct FirewallEngineBuilder {
    let inventory: Inventory
    let firewall: Handle<Firewall>
    let policy: FirewallPolicyRecord

    private var names: Names { inventory.names }

    private func expressions(_ group: FirewallRuleGroupRecord) -> FirewallExpressions {
        let vpc = inventory.vpcByID[inventory.firewalls[firewall].record.vpc]
        return FirewallExpressions(
            inventory: inventory, own: group.variables, policy: policy.variables,
            vpcAddresses: vpc.map { inventory.vpcs[$0].addresses })
    }

    private func missing(_ reference: FirewallPolicyRecord.GroupReference) -> Gap {
        .dangling(.firewallRuleGroups, id: reference.group, referredToBy: .firewall(firewall))
    }

    // MARK: Stateless

    func stateless() -> StatelessEngine {
        var rules: [Result<StatelessEngine.Rule, StatelessEngine.Unknown>] = []
        for reference in policy.statelessGroups.sorted(by: { $0.priority < $1.priority }) {
            guard let handle = inventory.ruleGroupByARN[reference.group],
                inventory.firewallRuleGroups[handle].isComplete
            else {
                rules.append(.failure(.init(gap: missing(reference))))
                continue
            }
            let group = inventory.firewallRuleGroups[handle].record
            let expressions = expressions(group)
            let order = group.stateless.indices.sorted { group.stateless[$0].priority < group.stateless[$1].priority }
            for index in order {
                let rule = group.stateless[index]
                rules.append(
                    .success(
                        .init(
                            match: rule, sources: addresses(rule.sources, expressions),
                            destinations: addresses(rule.destinations, expressions),
                            disposition: StatelessEngine.disposition(rule.actions, names),
                            ref: .firewallRule(handle, index))))
            }
        }
        let defaults = policy.statelessDefaults
        return StatelessEngine(
            rules: rules, defaultDisposition: StatelessEngine.disposition(defaults, names) ?? .forward,
            defaultRef: .firewallDefault(firewall, defaults.first ?? .empty))
    }

    private func addresses(_ definitions: [Symbol], _ expressions: FirewallExpressions) -> AddressSet? {
        guard !definitions.isEmpty else { return .all }
        var all = AddressSet()
        for definition in definitions {
            guard let set = expressions.addresses(names[definition]) else { return nil }
            all.formUnion(set)
        }
        return all
    }

    // MARK: Stateful

    func stateful() -> StatefulEngine {
        let isStrict = names.equals(policy.ruleOrder, "STRICT_ORDER")
        let references =
            isStrict ? policy.statefulGroups.sorted { $0.priority < $1.priority } : policy.statefulGroups
        var rules: [FirewallMatch] = []
        var unknown: [(position: Int, gap: Gap)] = []
        for reference in references {
            guard let handle = inventory.ruleGroupByARN[reference.group] else {
                unknown.append((isStrict ? rules.count : 0, missing(reference)))
                continue
            }
            let group = inventory.firewallRuleGroups[handle]
            if !group.isComplete { unknown.append((isStrict ? rules.count : 0, missing(reference))) }
            let alertsOnly = names.equals(reference.override, "DROP_TO_ALERT")
            rules += matches(group, handle, isStrict: isStrict).map { match in
                var match = match
                if alertsOnly, match.action == .drop || match.action == .reject { match.action = .alert }
                return match
            }
        }
        if !isStrict { rules = Self.byAction(rules) }
        let (defaults, ref) = defaults(isStrict: isStrict)
        return StatefulEngine(rules: rules, unknown: unknown, defaults: defaults, defaultRef: ref)
    }

    private func matches(
        _ group: FirewallRuleGroup, _ handle: Handle<FirewallRuleGroup>, isStrict: Bool
    ) -> [FirewallMatch] {
        let expressions = expressions(group.record)
        var found = group.rules.enumerated().map {
            FirewallMatch($0.element, expressions, .firewallRule(handle, $0.offset))
        }
        guard let domains = group.record.domains else { return found }
        // Domain lists look at what sources of HOME_NET ask for, and at nobody else's.
        let home = expressions.addresses("$HOME_NET") ?? .all
        let ref = RuleRef.firewallRule(handle, -1)
        switch names[domains.kind] {
        case "ALLOWLIST":
            found.append(FirewallMatch(domains: .pass, sources: home, ref))
            if !isStrict { found.append(FirewallMatch(domains: .drop, sources: home, ref)) }
        case "DENYLIST": found.append(FirewallMatch(domains: .drop, sources: home, ref))
        case "REJECTLIST": found.append(FirewallMatch(domains: .reject, sources: home, ref))
        default: break
        }
        return found
    }

    /// Every pass rule, then drops, rejects and alerts; among equals the lower `priority`, then their own order.
    private static func byAction(_ rules: [FirewallMatch]) -> [FirewallMatch] {
        func rank(_ action: FirewallRule.Action) -> Int {
            switch action {
            case .pass: 0
            case .drop: 1
            case .reject: 2
            case .alert: 3
            }
        }
        return rules.enumerated().sorted { one, other in
            let ranks = (rank(one.element.action), rank(other.element.action))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            let priorities = (one.element.options.priority, other.element.options.priority)
            if priorities.0 != priorities.1 { return priorities.0 < priorities.1 }
            return one.offset < other.offset
        }.map(\.element)
    }

    private func defaults(isStrict: Bool) -> (StatefulEngine.Defaults, RuleRef) {
        guard isStrict else { return (.pass, .firewallDefault(firewall, .empty)) }
        for action in policy.statefulDefaults {
            let ref = RuleRef.firewallDefault(firewall, action)
            switch names[action] {
            case "aws:drop_strict": return (.drop, ref)
            case "aws:drop_established": return (.dropEstablished, ref)
            case let text where text.hasPrefix("aws:alert"): continue
            default: return (.unknown(.firewallRule(ref)), ref)
            }
        }
        return (.pass, .firewallDefault(firewall, policy.statefulDefaults.first ?? .empty))
    }
}
