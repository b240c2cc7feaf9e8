/// Which target groups a listener may forward to.
extension TargetWalk {
    /// The listeners that take any of the packets, each with those it takes.
    func listeners(
        of balancer: Handle<LoadBalancer>, _ packets: PacketSet
    ) -> [(listener: Handle<Listener>, packets: PacketSet)] {
        var remaining = packets
        return inventory.loadBalancers[balancer].listeners.compactMap { handle in
            guard let match = inventory.listeners[handle].accepted(inventory.names) else { return nil }
            let taken = match.restrict(remaining)
            guard !taken.isEmpty else { return nil }
            remaining = remaining.subtracting(taken)
            return (handle, taken)
        }
    }

    enum Choice {
        case forward(Handle<TargetGroup>, isCertain: Bool)
        case ends(RuleRef, action: Symbol)
        case undetermined(Gap)
    }

    func isOnlyChoice(_ listener: Handle<Listener>) -> Bool {
        inventory.listeners[listener].rules.count <= 1
    }

    func choices(_ listener: Handle<Listener>, _ balancer: Handle<LoadBalancer>) -> [Choice] {
        let value = inventory.listeners[listener]
        if let instances = value.instances { return [.forward(instances, isCertain: true)] }
        guard inventory.loadBalancers[balancer].type == .application else {
            return actions(value.record.defaultActions, .listener(listener), balancer)
        }
        guard value.hasRules, value.hasAllRules else {
            return [
                .undetermined(
                    .dangling(.listenerRules, id: value.record.arn, referredToBy: .loadBalancer(balancer)))
            ]
        }
        var choices: [Choice] = []
        for (index, rule) in value.rules.enumerated() {
            let ref = RuleRef.listenerRule(listener, index)
            switch matches(rule) {
            case .no: continue
            case .maybe:
                if request != nil {
                    choices.append(.undetermined(.notEvaluated(.listener(listener), .listenerRule)))
                } else {
                    choices += actions(rule.actions, ref, balancer)
                }
            case .yes:
                choices += actions(rule.actions, ref, balancer)
                // The first rule that holds decides; without host and path, each may.
                if request != nil { return choices }
            }
        }
        return choices
    }

    func actions(
        _ actions: [ActionRecord], _ ref: RuleRef, _ balancer: Handle<LoadBalancer>
    ) -> [Choice] {
        for action in actions {
            if inventory.names.equals(action.type, "forward") {
                return action.forwards.filter { $0.weight != 0 }.map { forward in
                    guard let group = inventory.targetGroupByARN[forward.targetGroup] else {
                        return .undetermined(
                            .dangling(
                                .targetGroups, id: forward.targetGroup, referredToBy: .loadBalancer(balancer)))
                    }
                    return .forward(group, isCertain: true)
                }
            }
            if inventory.names.equals(action.type, "redirect")
                || inventory.names.equals(action.type, "fixed-response")
            {
                return [.ends(ref, action: action.type)]
            }
        }
        return []
    }

    enum Match {
        case yes, no, maybe
    }

    func matches(_ rule: ListenerRuleRecord) -> Match {
        var result = Match.yes
        for condition in rule.conditions {
            switch matches(condition) {
            case .no: return .no
            case .maybe: result = .maybe
            case .yes: continue
            }
        }
        return result
    }

    func matches(_ condition: ListenerRuleRecord.Condition) -> Match {
        guard let request else { return .maybe }
        let values = condition.values.map { inventory.names[$0] }
        if condition.hasOtherMembers { return .maybe }
        switch inventory.names[condition.field] {
        case "host-header":
            return values.contains { Wildcard($0.lowercased()).matches(request.host.lowercased()) } ? .yes : .no
        case "path-pattern":
            return values.contains { Wildcard($0).matches(request.path) } ? .yes : .no
        default: return .maybe
        }
    }
}
