/// One rule of the inventory: an entry that can decide.
enum RuleRef: Hashable, Sendable {
    case securityGroupRule(Handle<SecurityGroup>, Int)
    case networkACLEntry(Handle<NetworkACL>, Int)
    case route(Handle<RouteTable>, Int)
    /// A route given by a prefix list, with the entry that matched.
    case prefixListRoute(Handle<RouteTable>, Int, entry: Int)
    case transitGatewayRow(Symbol, Int)
    case firewallRule(Handle<FirewallRuleGroup>, Int)
    /// What a firewall does with packets that no rule of its policy takes.
    case firewallDefault(Handle<Firewall>, Symbol)
    case policyRule(Handle<NetworkPolicy>, isEgress: Bool, Int)
    case clusterPolicyRule(Handle<ClusterPolicy>, isEgress: Bool, Int)
    case listener(Handle<Listener>)
    case listenerRule(Handle<Listener>, Int)
    case target(Handle<TargetGroup>, Int)
    /// A rule that people state of an appliance, by positions in the inventory's hints.
    case hintRule(appliance: Int, rule: Int)
    /// What people state an appliance does with what no rule matches.
    case hintPolicy(appliance: Int)
}
