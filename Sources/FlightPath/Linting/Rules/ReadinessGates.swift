extension LintRule {
    /// Row 7: a pod waits for a target group's health, and nothing will ever report it, or it is bad.
    static let readinessGates = LintRule(
        rows: [7], title: "readiness gates of pods belong to bindings, and are met",
        needs: [.targetGroupBindings, .pods],
        check: .cluster(ReadinessGates.findings))
}

private enum ReadinessGates {
    private static let prefix = "target-health.elbv2.k8s.aws/"

    private struct Key: Hashable {
        let namespace: Symbol
        let gate: Symbol
        let reason: Symbol?
    }

    static func findings(_ view: ClusterView) -> [LintFinding] {
        let names = view.names
        var bound: Set<String> = []
        for binding in view.bindings { bound.insert(names[binding.meta.namespace] + "/" + names[binding.meta.name]) }
        var order: [Key] = []
        var waiting: [Key: [Handle<Pod>]] = [:]
        for handle in view.inventory.pods.handles {
            let pod = view.inventory.pods[handle]
            guard pod.cluster == view.cluster, !pod.record.meta.isTerminating else { continue }
            for gate in pod.record.readinessGates where names[gate].hasPrefix(prefix) {
                let condition = pod.record.conditions.last { $0.type == gate }
                guard condition.map({ !names.equals($0.status, "True") }) ?? true else { continue }
                let isOrphan = !bound.contains(names[pod.namespace] + "/" + names[gate].dropFirst(prefix.count))
                let key = Key(
                    namespace: pod.namespace, gate: gate, reason: isOrphan ? nil : condition?.reason ?? .empty)
                if waiting[key] == nil { order.append(key) }
                waiting[key, default: []].append(handle)
            }
        }
        return order.compactMap { key in
            guard let pods = waiting[key], let first = pods.first else { return nil }
            return finding(key, first, pods.count, view)
        }
    }

    private static func finding(_ key: Key, _ pod: Handle<Pod>, _ count: Int, _ view: ClusterView) -> LintFinding {
        let ref = ResourceRef.pod(pod)
        let more: Phrase = count > 1 ? " and \(count - 1) more" : ""
        let place = view.inventory.pods[pod].record.place
        guard let reason = key.reason else {
            return LintFinding(
                code: .readinessGateUnmet, severity: .warning, row: 7, component: ref, place: place,
                headline: "\(ref)\(more) waits for `\(key.gate)`, and its namespace has no such TargetGroupBinding",
                meaning: "nothing will ever set the condition: the pod stays unready and a rollout stalls",
                cure: "the binding was renamed or deleted: create the pods anew, which gives them the gates of today")
        }
        let why: Phrase = reason == .empty ? "" : " (`\(reason)`)"
        return LintFinding(
            code: .readinessGateUnmet, severity: .warning, row: 7, component: ref, place: place,
            headline: "\(ref)\(more) waits for `\(key.gate)`, which is not met\(why)",
            meaning:
                "the pod stays unready until the load balancer's health check passes; where something blocks the check, a rollout stalls",
            cure: "find what stops the health check: its path, the security groups of the pod, network policies")
    }
}
