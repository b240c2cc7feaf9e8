/// A change to what a load balancer listens for, and where it sends what it takes.
enum ListenerEdit: Hashable, Sendable {
    /// Everything that comes to the port goes to one target group.
    case add(NewListener)
    /// Requests for a host go to a target group; the rule is tried under its priority.
    case addHostRule(HostRule)

    struct NewListener: Hashable, Sendable {
        let balancer: Handle<LoadBalancer>
        /// `HTTP`, `HTTPS`, `TCP` or `UDP`.
        let ipProtocol: String
        let port: UInt16
        let group: Handle<TargetGroup>
    }

    struct HostRule: Hashable, Sendable {
        let listener: Handle<Listener>
        let balancer: Handle<LoadBalancer>
        let host: String
        let priority: Int
        let group: Handle<TargetGroup>
    }

    var component: ResourceRef {
        switch self {
        case .add(let listener): .loadBalancer(listener.balancer)
        case .addHostRule(let rule): .listener(rule.listener)
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .add(let listener): add(listener, to: &inventory)
        case .addHostRule(let rule):
            let listener = inventory.listeners[rule.listener]
            var record = ListenerRuleRecord(place: listener.record.place)
            record.priority = inventory.symbol("\(rule.priority)")
            var condition = ListenerRuleRecord.Condition()
            condition.field = inventory.symbol("host-header")
            condition.values = [inventory.symbol(rule.host)]
            record.conditions = [condition]
            record.actions = [inventory.forwarding(to: rule.group)]
            let own = rule.priority
            let index = listener.rules.firstIndex {
                $0.isDefault || (Int(inventory.text($0.priority)) ?? Int.max) > own
            }
            inventory.listeners[rule.listener].rules.insert(record, at: index ?? listener.rules.count)
            inventory.use(rule.group, by: rule.balancer)
        }
    }

    private func add(_ listener: NewListener, to inventory: inout Inventory) {
        let balancer = inventory.loadBalancers[listener.balancer]
        var record = ListenerRecord(place: balancer.record.place)
        record.loadBalancer = balancer.record.arn
        record.port = Int(listener.port)
        record.ipProtocol = inventory.symbol(listener.ipProtocol)
        record.defaultActions = [inventory.forwarding(to: listener.group)]
        var resolved = Listener(record: record)
        if balancer.type == .application {
            var rule = ListenerRuleRecord(place: balancer.record.place)
            rule.priority = inventory.symbol("default")
            rule.isDefault = true
            rule.actions = record.defaultActions
            resolved.rules = [rule]
            resolved.hasRules = true
        }
        inventory.loadBalancers[listener.balancer].listeners.append(Handle(inventory.listeners.count))
        inventory.listeners.append(resolved)
        inventory.use(listener.group, by: listener.balancer)
    }
}

extension Inventory {
    fileprivate mutating func forwarding(to group: Handle<TargetGroup>) -> ActionRecord {
        var action = ActionRecord()
        action.type = symbol("forward")
        action.forwards = [.init(targetGroup: targetGroups[group].record.arn)]
        return action
    }

    /// Targets that nothing sent to are checked from now on: what their checks meet tells whether they are used.
    fileprivate mutating func use(_ group: Handle<TargetGroup>, by balancer: Handle<LoadBalancer>) {
        let arn = loadBalancers[balancer].record.arn
        if !targetGroups[group].record.loadBalancers.contains(arn) {
            targetGroups[group].record.loadBalancers.append(arn)
        }
        for (index, target) in (targetGroups[group].targets ?? []).enumerated()
        where names.equals(target.state, "unused") {
            outdatedHealth.insert(.init(group: group, index: index))
        }
    }
}
