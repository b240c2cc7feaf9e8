extension LintRule {
    /// Row 15: two bindings own one target group, and each takes the other's targets out.
    static let sharedTargetGroups = LintRule(
        rows: [15], title: "a target group has one binding", needs: [.targetGroupBindings],
        check: .network(SharedTargetGroups.findings))

    /// Row 16: something else registers targets in a target group that a controller owns.
    static let otherRegistrars = LintRule(
        rows: [16], title: "Auto Scaling groups leave bound target groups alone",
        needs: [.targetGroupBindings, .autoScalingGroups], check: .cluster(SharedTargetGroups.scaled))
}

private enum SharedTargetGroups {
    static func findings(_ inventory: Inventory) -> [LintFinding] {
        var byGroup: [Symbol: [TargetGroupBinding]] = [:]
        for binding in inventory.bindings where binding.record.targetGroup != .empty {
            byGroup[binding.record.targetGroup, default: []].append(binding)
        }
        return byGroup.values.compactMap { bindings in
            guard bindings.count > 1, let first = bindings.first(where: { !$0.record.isMultiCluster }) else {
                return nil
            }
            let ref = ref(first)
            let others = bindings.filter { $0.record.place != first.record.place }
            return LintFinding(
                code: .targetGroupShared, severity: .error, row: 15, component: ref, place: first.record.place,
                headline:
                    "\(ref) and \(Phrase.list(others.map { other($0, than: first, inventory) })) bind one target group, not all with `multiClusterTargetGroup`",
                meaning: "each controller takes out every target that is not its own: the targets come and go",
                cure:
                    "give each its own target group, or create all of them anew with `multiClusterTargetGroup: true` (release 2.10.0 or later)"
            )
        }
    }

    private static func ref(_ binding: TargetGroupBinding) -> ResourceRef {
        .object(.targetgroupbinding, namespace: binding.record.meta.namespace, name: binding.record.meta.name)
    }

    private static func other(
        _ binding: TargetGroupBinding, than first: TargetGroupBinding, _ inventory: Inventory
    ) -> Phrase {
        guard binding.cluster != first.cluster else { return "\(ref(binding))" }
        return "\(ref(binding)) of \(ResourceRef.cluster(binding.cluster))"
    }

    static func scaled(_ view: ClusterView) -> [LintFinding] {
        view.bindings.flatMap { binding in
            view.inventory.autoScalingGroups.filter { $0.targetGroups.contains(binding.targetGroup) }.map { scaling in
                let ref = view.ref(binding)
                return LintFinding(
                    code: .targetGroupShared, severity: .warning, row: 16, component: ref, place: scaling.place,
                    headline:
                        "the Auto Scaling group `\(scaling.name)` registers its instances in the target group of \(ref)",
                    meaning:
                        "the controller takes out targets that it does not know, and the group's instances have the target group's own port, not the node port",
                    cure:
                        "take the target group off the Auto Scaling group, or delete the binding: one owner for each target group"
                )
            }
        }
    }
}
