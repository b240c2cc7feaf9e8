/// The types of load balancers.
enum LoadBalancerType: Sendable, Hashable {
    case application, network, gateway, classic, unknown
}

/// A load balancer with its nodes, listeners and attributes.
struct LoadBalancer: Sendable {
    let record: LoadBalancerRecord
    let type: LoadBalancerType
    let region: Symbol
    let account: Symbol
    var vpc: Handle<VPC>?
    /// The interfaces of its nodes, found by their description.
    var nodes: [Handle<NetworkInterface>] = []
    var listeners: [Handle<Listener>] = []
    /// Nil when its attributes were not collected.
    var attributes: [Symbol: Symbol]?
    var isInternetFacing: Bool
}

/// A listener with its rules in the order they are tried.
struct Listener: Sendable {
    let record: ListenerRecord
    var rules: [ListenerRuleRecord] = []
    /// Whether `describe-rules` was collected for it; a listener of a network load balancer has none.
    var hasRules = false
    /// False where part of the rules could not be read, or stands on a page that was not collected.
    var hasAllRules = true
}

/// A target group with what is registered in it.
struct TargetGroup: Sendable {
    let record: TargetGroupRecord
    let region: Symbol
    let account: Symbol
    /// Nil when `describe-target-health` was not collected.
    var targets: [TargetHealthRecord]?
    var isComplete = true
    /// Nil when its attributes were not collected.
    var attributes: [Symbol: Symbol]?
}
