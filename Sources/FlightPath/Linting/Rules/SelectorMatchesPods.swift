extension LintRule {
    /// Row 4: the selector of an exposed service matches no pod.
    static let selectorMatchesPods = LintRule(
        rows: [4], title: "selectors of exposed Services match pods",
        needs: [.targetGroupBindings, .services, .pods], check: .cluster(SelectorMatchesPods.findings))
}

private enum SelectorMatchesPods {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.exposedServices.compactMap { service in
            let record = view.inventory.services[service].record
            guard let selector = record.selector, !selector.isEmpty, view.pods(of: service).isEmpty else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .selectorMatchesNoPod, severity: .error, row: 4, component: ref, place: record.place,
                headline: "the selector of \(ref) matches no pod of its namespace",
                meaning: "nothing can be registered behind it: its target group is empty",
                cure: nearest(view, record, selector))
        }
    }

    /// The pod that has most of the labels, and the first it lacks.
    private static func nearest(
        _ view: ClusterView, _ record: ServiceRecord, _ selector: [ObjectMeta.Label]
    ) -> Phrase {
        var best: (pod: Handle<Pod>, missing: [ObjectMeta.Label])?
        for handle in view.inventory.pods.handles {
            let pod = view.inventory.pods[handle]
            guard pod.cluster == view.cluster, pod.namespace == record.meta.namespace else { continue }
            let missing = selector.filter { !pod.record.meta.labels.contains($0) }
            guard missing.count < selector.count || pod.record.meta.labels.contains(where: { $0.key == missing[0].key })
            else { continue }
            if missing.count < best?.missing.count ?? Int.max { best = (handle, missing) }
        }
        guard let best, let lacking = best.missing.first else {
            return "give the pods the labels that the selector asks for, or change the selector"
        }
        let pod = ResourceRef.pod(best.pod)
        let own = view.inventory.pods[best.pod].record.meta.labels.first { $0.key == lacking.key }
        guard let own else {
            return "\(pod) lacks the label `\(lacking.key)=\(lacking.value)`: add it, or change the selector"
        }
        return "\(pod) has `\(own.key)=\(own.value)` where the selector asks for `\(lacking.value)`: align them"
    }
}

extension ClusterView {
    /// Services that a binding exposes, and those that have a load balancer of their own; in their order, each once.
    var exposedServices: [Handle<Service>] {
        let bound = Set(bindings.compactMap { service(of: $0) })
        return services.filter {
            bound.contains($0) || names.equals(inventory.services[$0].record.type, "LoadBalancer")
        }
    }
}
