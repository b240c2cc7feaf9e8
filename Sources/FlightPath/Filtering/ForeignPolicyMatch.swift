/// Whether a policy of Calico, Cilium or Istio can be about a pod. What it says is not evaluated.
struct ForeignPolicyMatch {
    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool
    let isWholeCluster: Bool

    private enum Project {
        case calico, cilium, istio
    }

    /// The policies that can select the pod in this direction.
    func selecting() -> [Handle<ForeignPolicy>] {
        let cluster = inventory.pods[pod].cluster
        return inventory.foreignPolicies.handles.filter {
            inventory.foreignPolicies[$0].cluster == cluster && selects(inventory.foreignPolicies[$0].record)
        }
    }

    private func selects(_ record: ForeignPolicyRecord) -> Bool {
        let project = project(record)
        guard applies(record, project) else { return false }
        let own = inventory.pods[pod].namespace
        if record.meta.namespace != .empty, record.meta.namespace != own {
            // Istio's policies in its own namespace are about the whole mesh; which namespace that is can be set.
            guard project == .istio, record.selectors.isEmpty || isRoot(record) else { return false }
            if !isRoot(record) { return false }
        }
        if record.namespaces != .empty {
            let expression = CalicoSelector(inventory.names[record.namespaces])
            if expression.holds(namespaceLabel) == .no { return false }
        }
        if record.selectors.isEmpty { return true }
        return record.selectors.contains { selector in
            switch selector {
            case .none: false
            case .unknown: true
            case .expression(let text): CalicoSelector(inventory.names[text]).holds(podLabel) != .no
            case .labels(let labels): mayMatch(labels)
            }
        }
    }

    private func isRoot(_ record: ForeignPolicyRecord) -> Bool {
        inventory.names.equals(record.meta.namespace, "istio-system")
    }

    private func project(_ record: ForeignPolicyRecord) -> Project {
        let group = inventory.names[record.group]
        if group.hasSuffix("cilium.io") { return .cilium }
        return group == "security.istio.io" ? .istio : .calico
    }

    /// Whether it can decide in this direction.
    private func applies(_ record: ForeignPolicyRecord, _ project: Project) -> Bool {
        switch project {
        case .calico:
            if record.types.isEmpty { return isEgress ? record.hasEgress : record.hasIngress || !record.hasEgress }
            return record.types.contains { inventory.names.equals($0, isEgress ? "Egress" : "Ingress") }
        case .cilium:
            if !record.hasIngress, !record.hasEgress { return true }
            return isEgress ? record.hasEgress : record.hasIngress
        case .istio:
            guard !isEgress else { return false }
            guard inventory.names.equals(record.kind, "PeerAuthentication") else { return true }
            return record.hasPortModes || inventory.names.equals(record.mode, "STRICT")
        }
    }

    // MARK: Labels

    /// The pod's label; what the plugin derives from elsewhere is not known.
    private func podLabel(_ key: String) -> CalicoSelector.Label {
        if key == "projectcalico.org/namespace" { return .value(inventory.names[inventory.pods[pod].namespace]) }
        if key == "projectcalico.org/orchestrator" { return .value("k8s") }
        if key.hasPrefix("projectcalico.org/") || key.hasPrefix("pcns.") || key.hasPrefix("pcsa.") { return .unknown }
        return label(key, in: inventory.pods[pod].record.meta.labels)
    }

    private func namespaceLabel(_ key: String) -> CalicoSelector.Label {
        let namespace = inventory.pods[pod].namespace
        if key == "projectcalico.org/name" { return .value(inventory.names[namespace]) }
        let peers = PolicyPeers(
            inventory: inventory, cluster: inventory.pods[pod].cluster, peer: Traffic.Party(),
            isWholeCluster: isWholeCluster)
        switch peers.labels(ofNamespace: namespace) {
        case .labels(let labels): return label(key, in: labels)
        case .missing: return .unknown
        }
    }

    private func label(_ key: String, in labels: [ObjectMeta.Label]) -> CalicoSelector.Label {
        guard let found = labels.first(where: { inventory.names[$0.key] == key }) else { return .absent }
        return .value(inventory.names[found.value])
    }

    /// Cilium writes where a label comes from before its key, and has labels of its own.
    private func ciliumLabel(_ key: String) -> CalicoSelector.Label {
        var key = Substring(key)
        for source in ["k8s:", "any:"] where key.hasPrefix(source) { key = key.dropFirst(source.count) }
        if key == "io.kubernetes.pod.namespace" { return .value(inventory.names[inventory.pods[pod].namespace]) }
        let ofNamespace = "io.cilium.k8s.namespace.labels."
        if key.hasPrefix(ofNamespace) { return namespaceLabel(String(key.dropFirst(ofNamespace.count))) }
        if key.hasPrefix("io.cilium.") || key.contains(":") { return .unknown }
        return podLabel(String(key))
    }

    private func mayMatch(_ selector: LabelSelectorRecord) -> Bool {
        for wanted in selector.labels {
            switch ciliumLabel(inventory.names[wanted.key]) {
            case .unknown: continue
            case .absent: return false
            case .value(let value): if value != inventory.names[wanted.value] { return false }
            }
        }
        for expression in selector.expressions {
            let values = expression.values.map { inventory.names[$0] }
            switch (inventory.names[expression.op], ciliumLabel(inventory.names[expression.key])) {
            case (_, .unknown): continue
            case ("In", .value(let value)): if !values.contains(value) { return false }
            case ("NotIn", .value(let value)): if values.contains(value) { return false }
            case ("In", .absent), ("Exists", .absent), ("DoesNotExist", .value): return false
            default: continue
            }
        }
        return true
    }
}
