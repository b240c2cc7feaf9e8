/// A firewall of AWS Network Firewall with its endpoints.
struct Firewall: Sendable {
    let record: FirewallRecord
    let account: Symbol
    var status: FirewallStatusRecord?
    /// The endpoints that are not `READY`.
    var unreadyEndpoints: Set<Symbol> = []

    /// Whether its endpoints have the policy as it is now.
    var isSynced = true
}

/// A rule group with the name and ARN of its response.
struct FirewallRuleGroup: Sendable {
    let record: FirewallRuleGroupRecord
    let arn: Symbol
    let name: Symbol
    /// False where part of it could not be read.
    var isComplete = true
    /// Its stateful rules, written as Suricata has them, in the order they stand.
    var rules: [FirewallRule] = []
}
