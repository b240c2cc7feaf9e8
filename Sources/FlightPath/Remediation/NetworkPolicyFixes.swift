/// A policy that admits what none does. Policies add up: those that are there stay as they are.
extension FaultSite {
    func networkPolicyFixes() -> [Fix] {
        guard case .networkPolicies(let denial) = finding.denial else { return [] }
        let pods = passages.compactMap { denial.isEgress ? $0.from.pod : $0.to.pod }
        guard let first = pods.first else { return [] }
        let pod = inventory.pods[first]
        guard
            pods.allSatisfy({
                inventory.pods[$0].namespace == pod.namespace && inventory.pods[$0].cluster == pod.cluster
            })
        else { return [] }
        let labels = commonLabels(pods)
        guard !labels.isEmpty || pods.isEmpty, let transport = transports(finding.packets, replyPorts: false).first,
            transport.icmpType == nil
        else { return [] }
        return peerChoices(isSource: !denial.isEgress, of: pod).map { peers in
            let policy = KubernetesEdit.AddedPolicy(
                cluster: pod.cluster, namespace: pod.namespace, name: name(labels, transport, in: pod), labels: labels,
                isEgress: denial.isEgress, peers: peers, transport: transport, near: finding.component)
            return Fix(.kubernetes(.addPolicy(policy)))
        }
    }

    /// Labels that all of the pods have, but for those that change with every roll-out.
    private func commonLabels(_ pods: [Handle<Pod>]) -> [ObjectMeta.Label] {
        let changing = [
            "pod-template-hash", "controller-revision-hash", "pod-template-generation",
            "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-name",
            "batch.kubernetes.io/controller-uid", "controller-uid", "job-name",
        ]
        guard let first = pods.first else { return [] }
        return inventory.pods[first].record.meta.labels.filter { label in
            !changing.contains(inventory.text(label.key))
                && pods.allSatisfy { inventory.pods[$0].record.meta.labels.contains(label) }
        }
    }

    /// A name that no policy of the namespace has: applying a manifest replaces what goes by its name.
    private func name(_ labels: [ObjectMeta.Label], _ transport: InventoryEdit.Transport, in pod: Pod) -> String {
        let plain = plainName(labels, transport)
        let key = Inventory.NamespaceKey(cluster: pod.cluster, namespace: pod.namespace)
        let taken = Set(
            (inventory.policiesByNamespace[key] ?? []).map {
                inventory.text(inventory.networkPolicies[$0].record.meta.name)
            })
        var number = 1
        var name = plain
        while taken.contains(name) {
            number += 1
            name = "\(plain)-\(number)"
        }
        return name
    }

    private func plainName(_ labels: [ObjectMeta.Label], _ transport: InventoryEdit.Transport) -> String {
        let word = labels.first.map { inventory.text($0.value).lowercased() } ?? ""
        let isPlain =
            !word.isEmpty && word.count <= 40
            && word.utf8.allSatisfy { c in
                (0x61...0x7A).contains(c) || (0x30...0x39).contains(c) || c == 0x2D
            } && word.first != "-"
        let port = transport.ports.map { "-\($0.lowerBound)" } ?? ""
        return "admit-\(isPlain ? word : "pods")\(port)"
    }

    /// Pods by their labels, others by blocks: single clients, or the subnets of what moves about in them.
    private func peerChoices(isSource: Bool, of pod: Pod) -> [[NetworkPolicyRecord.Peer]] {
        let ends = ends(isSource: isSource)
        let pods = ends.compactMap(\.pod).filter { inventory.pods[$0].cluster == pod.cluster }
        if pods.count == ends.count, let first = pods.first {
            let namespace = inventory.pods[first].namespace
            guard pods.allSatisfy({ inventory.pods[$0].namespace == namespace }) else { return [] }
            let labels = commonLabels(pods)
            guard !labels.isEmpty else { return [] }
            var peer = NetworkPolicyRecord.Peer()
            peer.podSelector = LabelSelectorRecord(labels: labels)
            if namespace != pod.namespace {
                guard let key = inventory.names.find("kubernetes.io/metadata.name") else { return [] }
                peer.namespaceSelector = LabelSelectorRecord(labels: [.init(key: key, value: namespace)])
            }
            return [[peer]]
        }
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        return blockChoices(isSource: isSource, refused, most: 8).map { blocks in
            blocks.map { block in
                var peer = NetworkPolicyRecord.Peer()
                peer.block = block
                return peer
            }
        }
    }
}
