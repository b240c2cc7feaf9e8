/// Pods with the policies that isolate them, each set of policies once.
struct PolicySubjects {
    struct Subject {
        let pod: Handle<Pod>
        let isEgress: Bool
        let policies: [Handle<NetworkPolicy>]
    }

    let view: ClusterView

    private var inventory: Inventory { view.inventory }

    /// The pods that policies are in force for: not those in their node's network, nor where no agent runs.
    var pods: [Handle<Pod>] {
        inventory.pods.handles.filter { handle in
            let pod = inventory.pods[handle]
            guard pod.cluster == view.cluster, !pod.record.isHostNetwork else { return false }
            switch inventory.regime(of: pod) {
            case .fargate, .windows: return false
            case .strict, nil: return true
            }
        }
    }

    var subjects: [Subject] {
        var seen: Set<[Handle<NetworkPolicy>]> = []
        var found: [Subject] = []
        for isEgress in [false, true] {
            seen = []
            for pod in pods {
                let policies = NetworkPolicyFilter.isolating(pod, isEgress: isEgress, in: inventory)
                guard !policies.isEmpty, seen.insert(policies).inserted else { continue }
                found.append(Subject(pod: pod, isEgress: isEgress, policies: policies))
            }
        }
        return found
    }
}
