extension LintRule {
    /// Rows 17, 18, 26 and 28: what is registered against what the controller would register.
    static let registeredTargets = LintRule(
        rows: [17, 18, 26, 28], title: "registered targets are the ones that Services have",
        needs: [.targetGroupBindings, .services, .pods, .nodes, .targetGroups, .targetHealth],
        check: .cluster(RegisteredTargets.findings))
}

private enum RegisteredTargets {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.flatMap { binding -> [LintFinding] in
            guard let expected = ExpectedTargets(binding, view) else { return [] }
            return (lacking(binding, expected, view).map { [$0] } ?? []) + stale(binding, expected, view)
        }
    }

    private static func lacking(
        _ binding: TargetGroupBindingRecord, _ expected: ExpectedTargets, _ view: ClusterView
    ) -> LintFinding? {
        let missing = expected.missing(view.inventory)
        guard let first = missing.first, let registered = expected.registered else { return nil }
        let ref = ResourceRef.targetGroup(expected.group)
        let group = view.inventory.targetGroups[expected.group]
        guard !registered.isEmpty else {
            return LintFinding(
                code: .noRegisteredTargets, severity: .error, row: 18, component: ref, place: group.record.place,
                headline:
                    "\(ref) has no targets, and \(view.ref(binding)) has \(missing.count) to register, such as \(first.id):\(first.port)",
                meaning:
                    "the controller does not register them: it does not run, or its calls or the binding are refused",
                cure: "read the events of the binding (`kubectl describe targetgroupbinding`) and the controller's log")
        }
        let isQUIC = ["QUIC", "TCP_QUIC"].contains(view.names[group.record.ipProtocol])
        let why: Phrase =
            isQUIC
            ? ": pods without a QUIC server id are left out, and so are"
            : ": quotas and `--max-targets-per-target-group` leave some out, and so are"
        return LintFinding(
            code: .targetMissing, severity: .warning, row: isQUIC ? 28 : 26, component: ref, place: group.record.place,
            headline:
                "\(missing.count) of \(expected.wanted.count) targets of \(view.ref(binding)) are not registered in \(ref), such as \(first.id):\(first.port)",
            meaning: "they get no traffic\(why) those of a controller that is behind",
            cure: isQUIC
                ? "turn the injection of server ids on for the namespace, and create the pods anew"
                : "read the events of the binding and the controller's log; compare with its arguments and the quota of targets"
        )
    }

    private static func stale(
        _ binding: TargetGroupBindingRecord, _ expected: ExpectedTargets, _ view: ClusterView
    ) -> [LintFinding] {
        // Another cluster, or another Service, may own what is not ours.
        guard !binding.isMultiCluster, let registered = expected.registered, let service = view.service(of: binding),
            !view.pods(of: service).isEmpty || view.isInstance(binding)
        else { return [] }
        let others = view.inventory.bindings.filter { $0.record.targetGroup == binding.targetGroup }
        guard others.count < 2, binding.targetGroup != .empty else { return [] }
        let ids = Set(expected.own.map(\.id))
        let ref = ResourceRef.targetGroup(expected.group)
        return registered.compactMap { record in
            let target = expected.target(record, view.inventory)
            guard !expected.own.contains(target) else { return nil }
            let shown = "\(target.id):\(target.port)"
            let isOwnAddress = ids.contains(target.id)
            let holder: Phrase =
                isOwnAddress ? "with a port that its Service does not send to" : holder(target.id, view)
            return LintFinding(
                code: .targetStale, severity: .warning, row: 17, component: ref, place: record.place,
                headline: "\(ref) holds \(shown), \(holder)",
                meaning: "connections to it fail, or another workload answers",
                cure:
                    "restore the controller that keeps \(view.ref(binding)) up to date; deregister the target by hand where it stays"
            )
        }
    }

    private static func holder(_ id: String, _ view: ClusterView) -> Phrase {
        guard let address = IPAddress(id) else { return "which is no node of the cluster" }
        guard let pod = view.inventory.podByAddress[address].first else { return "which no pod has" }
        return "which is now the address of \(ResourceRef.pod(pod))"
    }
}
