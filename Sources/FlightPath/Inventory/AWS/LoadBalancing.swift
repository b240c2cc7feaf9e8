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
    /// What only a classic load balancer has; nil for the others.
    var classic: ClassicLoadBalancerRecord?

    /// Its ARN; a classic load balancer goes by its name.
    var id: Symbol { record.arn == .empty ? record.name : record.arn }
}

/// A listener with its rules in the order they are tried.
struct Listener: Sendable {
    let record: ListenerRecord
    var rules: [ListenerRuleRecord] = []
    /// Whether `describe-rules` was collected for it; a listener of a network load balancer has none.
    var hasRules = false
    /// False where part of the rules could not be read, or stands on a page that was not collected.
    var hasAllRules = true
    /// Of a classic load balancer: its instances at the port that this listener sends to.
    var instances: Handle<TargetGroup>?
}

/// A target group with what is registered in it; or the instances of a classic load balancer, as one listener uses them.
struct TargetGroup: Sendable {
    var record: TargetGroupRecord
    let region: Symbol
    let account: Symbol
    /// Nil when `describe-target-health` was not collected.
    var targets: [TargetHealthRecord]?
    var isComplete = true
    /// False where the targets are known and their health is not.
    var isHealthKnown = true
    /// Nil when its attributes were not collected.
    var attributes: [Symbol: Symbol]?
    /// The classic load balancer whose instances these are: no target group stands between.
    var classic: Handle<LoadBalancer>?
}

/// A target of a group, by its position in the group's list.
struct RegisteredTarget: Hashable, Sendable {
    let group: Handle<TargetGroup>
    let index: Int
}

extension Inventory {
    /// A target group as reports name it; a classic load balancer's instances are its own.
    func ref(of group: Handle<TargetGroup>) -> ResourceRef {
        targetGroups[group].classic.map { .loadBalancer($0) } ?? .targetGroup(group)
    }
}
