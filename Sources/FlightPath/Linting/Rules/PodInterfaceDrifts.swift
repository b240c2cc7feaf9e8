extension LintRule {
    /// Rows 42 and 43: interfaces of pods are not what SecurityGroupPolicies and ENIConfigs say now.
    static let podInterfaceDrifts = LintRule(
        rows: [42, 43], title: "pods have the interfaces that SecurityGroupPolicies and ENIConfigs say",
        needs: [.pods, .nodes, .networkInterfaces], check: .cluster(PodInterfaceDrifts.findings))
}

private enum PodInterfaceDrifts {
    /// What findings of many pods have in common.
    private struct Key: Hashable {
        let row: Int
        let namespace: Symbol
        let now: [Symbol]
        let wanted: [Symbol]
        let config: Handle<ENIConfig>?
    }

    static func findings(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        guard view.has(.securityGroupPolicies) || view.has(.eniConfigs) else { return [] }
        var order: [Key] = []
        var found: [Key: [(drift: PodInterfaceDrift, pod: Handle<Pod>)]] = [:]
        for pod in inventory.pods.handles where inventory.pods[pod].cluster == view.cluster {
            guard let address = inventory.pods[pod].record.addresses.first,
                case .interface(let interface) = inventory.placement(of: pod, address)
            else { continue }
            for drift in inventory.drift(of: pod, on: interface) {
                let key = key(drift, pod, interface, inventory)
                if found[key] == nil { order.append(key) }
                found[key, default: []].append((drift, pod))
            }
        }
        return order.compactMap { key in
            found[key]?.first.map { finding(key, $0.drift, $0.pod, found[key]?.count ?? 1, inventory) }
        }
    }

    private static func key(
        _ drift: PodInterfaceDrift, _ pod: Handle<Pod>, _ interface: Handle<NetworkInterface>, _ inventory: Inventory
    ) -> Key {
        let namespace = inventory.pods[pod].namespace
        let now = inventory.interfaces[interface].groups
        switch drift {
        case .policyGroups(_, _, let wanted):
            return Key(row: 42, namespace: namespace, now: now, wanted: wanted, config: nil)
        case .noBranch(_, let wanted): return Key(row: 42, namespace: namespace, now: [], wanted: wanted, config: nil)
        case .configGroups(_, let config, let wanted):
            return Key(row: 43, namespace: .empty, now: now, wanted: wanted, config: config)
        case .configSubnet(_, let config): return Key(row: 43, namespace: .empty, now: [], wanted: [], config: config)
        }
    }

    private static func finding(
        _ key: Key, _ drift: PodInterfaceDrift, _ pod: Handle<Pod>, _ count: Int, _ inventory: Inventory
    ) -> LintFinding {
        let ref = ResourceRef.pod(pod)
        let others: Phrase = count == 1 ? "" : " (and \(count - 1) more pods alike)"
        func make(_ component: ResourceRef, _ headline: Phrase, _ cure: Phrase) -> LintFinding {
            LintFinding(
                code: .podInterfaceDrift, severity: .warning, row: key.row, component: component,
                place: inventory.pods[pod].record.place, headline: headline,
                meaning: "what filters is the interface as it is: old and new pods are treated differently", cure: cure)
        }
        switch drift {
        case .policyGroups(_, _, let wanted):
            return make(
                ref, "\(ref) has the groups \(list(key.now)), and new pods get \(list(wanted))\(others)",
                "recreate the pods, so that they get the groups of the SecurityGroupPolicies as they are")
        case .noBranch(_, let wanted):
            return make(
                ref, "\(ref) has no interface of its own for the groups \(list(wanted))\(others)",
                "recreate the pods on nodes that have branch interfaces, with ENABLE_POD_ENI set on `aws-node`")
        case .configGroups(let interface, let config, let wanted):
            let name = inventory.eniConfigs[config].record.meta.name
            let own = ResourceRef.interface(interface)
            return make(
                own, "\(own) has the groups \(list(key.now)), and ENIConfig \(name) says \(list(wanted))",
                "replace the nodes, so that their interfaces are made as the ENIConfig says")
        case .configSubnet(let interface, let config):
            let name = inventory.eniConfigs[config].record.meta.name
            let own = ResourceRef.interface(interface)
            return make(
                own, "\(own) is in another subnet than ENIConfig \(name) says",
                "replace the nodes, so that their interfaces are made as the ENIConfig says")
        }
    }

    private static func list(_ groups: [Symbol]) -> Phrase {
        groups.isEmpty ? "none" : .list(groups.map { "\($0)" })
    }
}
