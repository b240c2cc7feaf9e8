extension LintRule {
    /// Row 24: targets in zones where the load balancer has no subnet.
    static let targetZones = LintRule(
        rows: [24], title: "targets are in zones that their load balancers are enabled in",
        needs: [.targetGroups, .targetHealth, .loadBalancers], check: .network(TargetGroupUse.zones))

    /// Row 25: nothing forwards to a target group that a binding fills.
    static let targetGroupUse = LintRule(
        rows: [25], title: "bound target groups are forwarded to",
        needs: [.targetGroupBindings, .targetGroups, .listeners], check: .cluster(TargetGroupUse.unused))
}

private enum TargetGroupUse {
    static func zones(_ inventory: Inventory) -> [LintFinding] {
        inventory.targetGroups.handles.compactMap { handle in
            let group = inventory.targetGroups[handle]
            let balancers = group.record.loadBalancers.compactMap { inventory.loadBalancerByARN[$0] }
                .map { inventory.loadBalancers[$0] }
            guard !balancers.isEmpty, let targets = group.targets else { return nil }
            // A target outside the group's VPC is of all zones, and of none that could be missing.
            let unused = targets.filter { target in
                inventory.names.equals(target.state, "unused")
                    && inventory.names.equals(target.reason, "Target.NotInUse")
                    && !inventory.names.equals(target.zone, "all")
            }
            guard let first = unused.first else { return nil }
            let ref = ResourceRef.targetGroup(handle)
            let zone: Phrase = first.zone == .empty ? "" : " in `\(first.zone)`"
            return LintFinding(
                code: .targetZoneNotEnabled, severity: unused.count == targets.count ? .error : .warning, row: 24,
                component: ref, place: first.place,
                headline:
                    "\(unused.count) of \(targets.count) targets of \(ref) are unused, such as \(first.target)\(zone): their zone is not enabled at the load balancer",
                meaning: "the load balancer sends them nothing",
                cure: "add a subnet of that zone to the load balancer")
        }
    }

    static func unused(_ view: ClusterView) -> [LintFinding] {
        let forwarded = view.inventory.forwardedTargetGroups
        return view.bindings.compactMap { binding in
            guard let handle = view.targetGroup(of: binding) else { return nil }
            let record = view.inventory.targetGroups[handle].record
            guard record.loadBalancers.isEmpty, !forwarded.contains(record.arn) else { return nil }
            let ref = ResourceRef.targetGroup(handle)
            return LintFinding(
                code: .targetGroupNotInUse, severity: .error, row: 25, component: ref, place: record.place,
                headline: "\(ref), which \(view.ref(binding)) fills, is forwarded to by no listener",
                meaning: "every target is unused (Target.NotInUse), and no health check is made",
                cure: "add a listener or a rule that forwards to it")
        }
    }
}
