/// Which pods stand behind a Service, and at which ports.
extension Inventory {
    /// The pods a service selects: those of its namespace that have every label. Without a selector it selects none.
    ///
    /// Source: https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
    func pods(of service: Handle<Service>) -> [Handle<Pod>] {
        let value = services[service]
        guard let selector = value.record.selector, !selector.isEmpty else { return [] }
        let key = NamespaceKey(cluster: value.cluster, namespace: value.record.meta.namespace)
        return (podsByNamespace[key] ?? []).filter { handle in
            let labels = pods[handle].record.meta.labels
            return selector.allSatisfy { labels.contains($0) }
        }
    }

    /// Whether a pod that a service selects gets its traffic.
    func isEndpoint(_ pod: Handle<Pod>, of service: ServiceRecord) -> Bool {
        let record = pods[pod].record
        // What waits for a node or an address has none that could be sent to.
        if record.addresses.isEmpty, names.equals(record.phase, "Pending") { return false }
        return service.publishesNotReady || record.isReady != false
    }

    /// The pods a service selects that it leaves out because they are not ready.
    func unreadyPods(of service: Handle<Service>) -> [Handle<Pod>] {
        pods(of: service).filter { !isEndpoint($0, of: services[service].record) }
    }

    /// The container ports behind a service's port in a pod: a number, or every port the pod gives that name.
    func targetPorts(_ port: ServiceRecord.Port, _ pod: Handle<Pod>) -> PortSet {
        switch port.target ?? .number(port.port) {
        case .number(let number): return UInt16(exactly: number).map { PortSet($0) } ?? PortSet()
        case .name(let name):
            return PortSet(
                pods[pod].record.ports.filter { $0.name == name }.compactMap { UInt16(exactly: $0.number) }
                    .map { $0...$0 })
        }
    }
}

extension KubernetesBuilder {
    mutating func indexPodsByNamespace() {
        for handle in inventory.pods.handles {
            let pod = inventory.pods[handle]
            let key = Inventory.NamespaceKey(cluster: pod.cluster, namespace: pod.namespace)
            inventory.podsByNamespace[key, default: []].append(handle)
        }
    }
}
