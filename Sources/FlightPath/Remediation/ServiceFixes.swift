/// Services that select no pod, or send only where they have one.
extension FaultSite {
    func serviceFixes() -> [Fix] {
        switch finding.denial {
        case .selectorMatchesNoPod(let service): return selectors(service)
        case .localPolicyWithoutEndpoint(let service, _):
            return [Fix(edits: [.kubernetes(.sendToEveryNode(service))], renewsHealth: leftOut(of: service))]
        default: return []
        }
    }

    /// A selector of which one label is another, or is left out: those of the pods that offer the service's port. Where several would do,
    /// nobody can tell which of them is meant.
    private func selectors(_ service: Handle<Service>) -> [Fix] {
        let value = inventory.services[service]
        guard let selector = value.record.selector, !selector.isEmpty else { return [] }
        var choices: [[ObjectMeta.Label]] = []
        for pod in inventory.pods
        where pod.cluster == value.cluster && pod.namespace == value.record.meta.namespace
            && offers(pod, value.record)
        {
            let labels = pod.record.meta.labels
            let wrong = selector.filter { !labels.contains($0) }
            guard wrong.count == 1, let label = wrong.first else { continue }
            // The pods' own value; a label that they do not have at all is left out.
            let own = labels.first { $0.key == label.key }
            let repaired = selector.compactMap { $0 == label ? own : $0 }
            let selected = inventory.pods.filter { other in
                other.cluster == value.cluster && other.namespace == value.record.meta.namespace
                    && repaired.allSatisfy { other.record.meta.labels.contains($0) }
            }
            guard !repaired.isEmpty, selected.allSatisfy({ offers($0, value.record) }) else { continue }
            if !choices.contains(repaired) { choices.append(repaired) }
        }
        return choices.count == 1 ? choices.map { Fix(.kubernetes(.setSelector(service, $0))) } : []
    }

    /// Whether a pod's containers name every port that the service sends to.
    private func offers(_ pod: Pod, _ service: ServiceRecord) -> Bool {
        service.ports.allSatisfy { port in
            switch port.target {
            case .number(let number)?: pod.record.ports.contains { $0.number == number }
            case .name(let name)?: pod.record.ports.contains { $0.name == name }
            case nil: pod.record.ports.contains { $0.number == port.port }
            }
        }
    }

    /// Nodes without a pod of the service, which its health check took out.
    private func leftOut(of service: Handle<Service>) -> Set<RegisteredTarget> {
        let ports = inventory.services[service].record.ports.compactMap(\.nodePort)
        var found: Set<RegisteredTarget> = []
        for group in inventory.targetGroups.handles {
            let value = inventory.targetGroups[group]
            guard let targets = value.targets, inventory.names.equals(value.record.targetType, "instance") else {
                continue
            }
            for index in targets.indices
            where (targets[index].port ?? value.record.port).map({ ports.contains($0) }) ?? false {
                found.insert(.init(group: group, index: index))
            }
        }
        return found
    }
}
