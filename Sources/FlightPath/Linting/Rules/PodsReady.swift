extension LintRule {
    /// Row 6: pods behind an exposed service are not ready, and no readiness gate of a target group explains it.
    static let podsReady = LintRule(
        rows: [6], title: "pods of exposed Services are ready", needs: [.targetGroupBindings, .services, .pods],
        check: .cluster(PodsReady.findings))
}

private enum PodsReady {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.exposedServices.flatMap { service -> [LintFinding] in
            let record = view.inventory.services[service].record
            guard !record.publishesNotReady else { return [] }
            let pods = view.pods(of: service)
            let unready = pods.filter { isUnready(view.inventory.pods[$0].record, view.names) }
            guard let first = unready.first else { return [] }
            let ref = ResourceRef.pod(first)
            let isAll = unready.count == pods.count
            return [
                LintFinding(
                    code: .podNotReady, severity: isAll ? .error : .warning, row: 6, component: ref,
                    place: view.inventory.pods[first].record.place,
                    headline:
                        "\(unready.count) of \(pods.count) pods behind \(ResourceRef.service(service)) are not ready, such as \(ref)",
                    meaning: isAll ? "no target is registered" : "they are not registered as targets",
                    cure:
                        "mend what the readiness probe asks for, or the probe: `kubectl describe pod` tells why it fails"
                )
            ]
        }
    }

    /// A pod that waits for a readiness gate alone is ready in its containers, and is registered.
    private static func isUnready(_ pod: PodRecord, _ names: Names) -> Bool {
        guard pod.isReady == false, !pod.meta.isTerminating else { return false }
        let containers = pod.conditions.last { names.equals($0.type, "ContainersReady") }
        return containers.map { !names.equals($0.status, "True") } ?? true
    }
}
