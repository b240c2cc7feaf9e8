/// The workloads that own pods of the snapshot, as selectors name them: `NAMESPACE/NAME` under each kind.
struct WorkloadNames {
    /// Kinds whose pods can be asked about by the workload's name.
    static let kinds: [ComponentKind] = [.deployment, .statefulset, .daemonset, .replicaset, .job]

    private(set) var byKind: [ComponentKind: Set<String>] = [:]

    private struct SetName: Hashable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
        let name: Symbol
    }

    /// Reads the owners of all pods; a replica set's deployment is its owner, or where the snapshot has no replica sets,
    /// what stands before the hash in its name.
    init(_ inventory: Inventory) {
        let names = inventory.names
        var deployments: [SetName: String] = [:]
        for workload in inventory.workloads where names.equals(workload.record.kind, "ReplicaSet") {
            guard let owner = workload.record.meta.owner else { continue }
            let meta = workload.record.meta
            deployments[SetName(cluster: workload.cluster, namespace: meta.namespace, name: meta.name)] =
                names[owner.name]
        }
        for pod in inventory.pods {
            guard let owner = pod.record.meta.owner,
                let kind = ComponentKind(rawValue: names[owner.kind].lowercased()), Self.kinds.contains(kind)
            else { continue }
            let name = names[owner.name]
            let namespace = names[pod.namespace]
            byKind[kind, default: []].insert("\(namespace)/\(name)")
            guard kind == .replicaset else { continue }
            let set = SetName(cluster: pod.cluster, namespace: pod.namespace, name: owner.name)
            let deployment = deployments[set] ?? name.lastIndex(of: "-").map { String(name[..<$0]) }
            if let deployment { byKind[.deployment, default: []].insert("\(namespace)/\(deployment)") }
        }
    }
}
