extension LintRule {
    /// Row 1: a load balancer forwards to a target group that nothing fills.
    static let targetGroupUnbound = LintRule(
        rows: [1], title: "target groups that listeners forward to are filled by something",
        needs: [.targetGroups, .targetHealth, .listeners, .targetGroupBindings],
        check: .network(TargetGroupUnbound.findings))
}

private enum TargetGroupUnbound {
    static func findings(_ inventory: Inventory) -> [LintFinding] {
        // A binding in a cluster that was not collected would fill it.
        let everyCluster = inventory.clusters.allSatisfy {
            inventory.coverage.state(.targetGroupBindings, cluster: $0.directory) == .complete
        }
        guard everyCluster, !inventory.clusters.isEmpty else { return [] }
        let bound = Set(inventory.bindings.map(\.record.targetGroup))
        let boundNames = Set(inventory.bindings.map(\.record.targetGroupName)).subtracting([.empty])
        let scaled = Set(inventory.autoScalingGroups.flatMap(\.targetGroups))
        let forwarded = inventory.targetGroupsWithTraffic
        return inventory.targetGroups.handles.compactMap { handle in
            let group = inventory.targetGroups[handle]
            guard let targets = group.targets, group.isComplete, targets.isEmpty, forwarded.contains(group.record.arn),
                ["ip", "instance"].contains(inventory.names[group.record.targetType]),
                !bound.contains(group.record.arn), !boundNames.contains(group.record.name),
                !scaled.contains(group.record.arn)
            else { return nil }
            let ref = ResourceRef.targetGroup(handle)
            return LintFinding(
                code: .noRegisteredTargets, severity: .error, row: 1, component: ref, place: group.record.place,
                headline: "\(ref) has no targets, and no TargetGroupBinding names it",
                meaning: "an application load balancer answers 503 and a network load balancer drops the connection",
                cure: "create a TargetGroupBinding with this ARN in the namespace of the Service it is for")
        }
    }
}

extension Inventory {
    /// Those of a weight above 0: an idle group of a blue/green deployment may well be empty.
    fileprivate var targetGroupsWithTraffic: Set<Symbol> {
        var found: Set<Symbol> = []
        for listener in listeners {
            for action in listener.record.defaultActions + listener.rules.flatMap(\.actions) {
                found.formUnion(action.forwards.filter { $0.weight != 0 }.map(\.targetGroup))
            }
        }
        return found
    }

    /// The ARNs of target groups that a listener or a rule forwards to.
    var forwardedTargetGroups: Set<Symbol> {
        var found: Set<Symbol> = []
        for listener in listeners {
            for action in listener.record.defaultActions + listener.rules.flatMap(\.actions) {
                found.formUnion(action.forwards.map(\.targetGroup))
            }
        }
        return found
    }
}
