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
        case forward(Handle<TargetGroup>, assuming: [Assumption])
        case ends(RuleRef, action: Symbol)
        case undetermined(Gap)
    }

    /// What a listener may do with some of the packets.
    struct Routed {
        let choice: Choice
        let packets: PacketSet
        /// What the rule rewrites in the request before it goes on.
        var transforms: [Symbol] = []
    }

    /// What becomes of packets that a listener takes: the first rule that holds decides. Rules on what the question does
    /// not say may hold or not, and each of both is a way that its packets may go.
    func choices(
        _ listener: Handle<Listener>, _ balancer: Handle<LoadBalancer>, _ packets: PacketSet, _ client: Client,
        _ notes: inout [Journey.Note]
    ) -> [Routed] {
        let value = inventory.listeners[listener]
        if let instances = value.instances {
            return [Routed(choice: .forward(instances, assuming: []), packets: packets)]
        }
        // A network load balancer's listener may have rules on the version of IP, and has a default action alone else.
        guard inventory.loadBalancers[balancer].type == .application || value.rules.contains(where: { !$0.isDefault })
        else {
            return actions(value.record.defaultActions, .listener(listener), balancer).map {
                Routed(choice: $0, packets: packets)
            }
        }
        guard value.hasRules, value.hasAllRules else {
            let gap = Gap.dangling(.listenerRules, id: value.record.arn, referredToBy: .loadBalancer(balancer))
            return [Routed(choice: .undetermined(gap), packets: packets)]
        }
        var routed: [Routed] = []
        var answers: [Routed] = []
        var remaining = packets
        var isCertain = true
        for (index, rule) in value.rules.enumerated() {
            let taken: PacketSet
            var isOpen = false
            switch matches(rule, remaining, client) {
            case .no: continue
            case .unread:
                let gap = Gap.notEvaluated(.listener(listener), .listenerRule)
                routed.append(Routed(choice: .undetermined(gap), packets: remaining))
                isCertain = false
                continue
            case .yes(let packets): taken = packets
            case .open(let packets):
                taken = packets
                isOpen = true
            }
            for choice in actions(rule.actions, .listenerRule(listener, index), balancer) {
                let next = Routed(choice: choice, packets: taken, transforms: rule.transforms)
                // A question that does not name a URL is not about requests that a rule answers by itself.
                if case .ends = choice, request == nil, isOpen || !isCertain {
                    answers.append(next)
                } else {
                    routed.append(next)
                }
            }
            if isOpen {
                isCertain = false
                let note = Journey.Note.openRule(listener, index)
                if request != nil, !notes.contains(note) { notes.append(note) }
            } else {
                remaining = remaining.subtracting(taken)
                if remaining.isEmpty { break }
            }
        }
        if inventory.loadBalancers[balancer].type == .network, !remaining.isEmpty,
            !value.rules.contains(where: \.isDefault)
        {
            routed += actions(value.record.defaultActions, .listener(listener), balancer).map {
                Routed(choice: $0, packets: remaining)
            }
        }
        return routed.isEmpty ? answers : routed
    }

    func actions(
        _ actions: [ActionRecord], _ ref: RuleRef, _ balancer: Handle<LoadBalancer>
    ) -> [Choice] {
        var assumptions: [Assumption] = []
        for action in actions.sorted(by: { ($0.order ?? 0) < ($1.order ?? 0) }) {
            switch inventory.names[action.type] {
            case "forward":
                return action.forwards.filter { $0.weight != 0 }.map { forward in
                    guard let group = inventory.targetGroupByARN[forward.targetGroup] else {
                        return .undetermined(
                            .dangling(
                                .targetGroups, id: forward.targetGroup, referredToBy: .loadBalancer(balancer)))
                    }
                    return .forward(group, assuming: assumptions)
                }
            case "redirect", "fixed-response": return [.ends(ref, action: action.type)]
            case "authenticate-oidc", "authenticate-cognito", "jwt-validation":
                assumptions.append(.authenticated(.loadBalancer(balancer)))
            default: continue
            }
        }
        return []
    }
}
