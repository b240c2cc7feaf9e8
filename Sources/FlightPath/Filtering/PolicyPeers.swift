/// Whether policies mean the other end of some packets, by the labels of pods, namespaces and nodes.
struct PolicyPeers {
    let inventory: Inventory
    /// The cluster of the pod that the policies select.
    let cluster: Handle<Cluster>
    /// The other end.
    let peer: Traffic.Party
    /// Whether the objects given are the whole cluster: then what is absent is empty.
    let isWholeCluster: Bool

    enum Selection {
        case yes, no
        case unknown(Gap)
    }

    enum NamespaceLabels {
        case labels([ObjectMeta.Label])
        case missing(Gap)
    }

    /// Pods are selected, never addresses: an end that is not a pod of this cluster matches no selector.
    ///
    /// - Parameter own: the policy's namespace, which a selector of pods alone is confined to.
    func selects(namespaces: LabelSelectorRecord?, pods: LabelSelectorRecord?, own: Symbol) -> Selection {
        guard let other = peer.pod else { return peer.gap.map { .unknown($0) } ?? .no }
        if inventory.pods[other].record.isHostNetwork, !isWholeCluster { return .no }
        return selects(other, namespaces: namespaces, pods: pods, own: own)
    }

    func selects(
        _ handle: Handle<Pod>, namespaces: LabelSelectorRecord?, pods: LabelSelectorRecord?, own: Symbol
    ) -> Selection {
        let pod = inventory.pods[handle]
        guard pod.cluster == cluster else { return .no }
        if let pods, !pods.matches(pod.record.meta.labels, inventory.names) { return .no }
        guard let namespaces else { return pod.namespace == own ? .yes : .no }
        switch labels(ofNamespace: pod.namespace) {
        case .labels(let labels): return namespaces.matches(labels, inventory.names) ? .yes : .no
        case .missing(let gap): return namespaces.isEmpty ? .yes : .unknown(gap)
        }
    }

    /// Whether the other end is a node with these labels.
    func selectsNode(_ selector: LabelSelectorRecord) -> Selection {
        guard let node = peer.node else { return peer.gap.map { .unknown($0) } ?? .no }
        let value = inventory.nodes[node]
        guard value.cluster == cluster else { return .no }
        return selector.matches(value.record.meta.labels, inventory.names) ? .yes : .no
    }

    func labels(ofNamespace name: Symbol) -> NamespaceLabels {
        // The API server gives every namespace its own name as a label, whatever its manifest says.
        let own = ObjectMeta.Label(key: inventory.names.find("kubernetes.io/metadata.name") ?? .empty, value: name)
        if let namespace = inventory.namespaceByName[.init(cluster: cluster, namespace: name)] {
            return .labels(inventory.namespaces[namespace].record.meta.labels.filter { $0.key != own.key } + [own])
        }
        if isWholeCluster { return .labels([own]) }
        let directory = inventory.clusters[cluster].directory
        return .missing(
            inventory.coverage.state(.namespaces, cluster: directory) == .absent
                ? .notCollected(.namespaces, of: directory, account: .empty, region: .empty)
                : .dangling(.namespaces, id: name, referredToBy: .cluster(cluster)))
    }
}
