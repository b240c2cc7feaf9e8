/// What nodes are, and how their cluster's network plugin is set.
extension KubernetesBuilder {
    /// Tells nodes apart as the AWS Load Balancer Controller does, by label and provider id.
    mutating func classifyNodes() {
        let names = snapshot.names
        let computeType = names.find("eks.amazonaws.com/compute-type")
        let hyperPodType = names.find("sagemaker.amazonaws.com/compute-type")
        inventory.nodeByAddress.reserve(inventory.nodes.count)
        for handle in inventory.nodes.handles {
            let record = inventory.nodes[handle].record
            let provider = names[record.providerID]
            var kind = Node.Kind.ec2
            for label in record.meta.labels {
                if label.key == computeType {
                    switch names[label.value] {
                    case "hybrid": kind = .hybrid
                    case "fargate": kind = .fargate
                    case "auto": kind = .auto
                    default: break
                    }
                } else if label.key == hyperPodType, names.equals(label.value, "hyperpod") {
                    kind = .hyperPod
                }
            }
            if provider.hasPrefix("eks-hybrid:") { kind = .hybrid }
            inventory.nodes[handle].kind = kind
            inventory.nodes[handle].instance = instance(handle, provider, kind)
            if kind == .auto { inventory.clusters[inventory.nodes[handle].cluster].isAutoMode = true }
            for address in record.addresses { inventory.nodeByAddress.add(address, handle) }
            let key = Inventory.NodeKey(cluster: inventory.nodes[handle].cluster, name: record.meta.name)
            inventory.nodeByName[key] = handle
        }
        inventory.nodeByAddress.finish()
    }

    /// `aws:///us-east-1a/i-0abc` ends in the instance; without it, the one whose interface has the node's address.
    private func instance(_ handle: Handle<Node>, _ provider: String, _ kind: Node.Kind) -> Symbol {
        guard kind == .ec2 || kind == .auto else { return .empty }
        if let last = provider.split(separator: "/").last, last.hasPrefix("i-") {
            // An id that no other file has is no symbol yet: then nothing of the instance is known.
            return snapshot.names.find(String(last)) ?? .empty
        }
        let node = inventory.nodes[handle]
        let vpc = inventory.clusters[node.cluster].vpc.map { inventory.vpcs[$0].id }
        for address in node.record.addresses {
            let owner = inventory.addresses.owners(of: address).first {
                vpc == nil || inventory.interfaces[$0].vpc == vpc
            }
            if let owner { return inventory.interfaces[owner].instance }
        }
        return .empty
    }

    /// Where kube-proxy runs, as far as its pods are listed.
    mutating func findProxies() {
        guard let name = snapshot.names.find("kube-proxy") else { return }
        for pod in inventory.pods
        where pod.record.meta.owner?.name == name && snapshot.names.equals(pod.namespace, "kube-system") {
            inventory.clustersWithProxies.insert(pod.cluster)
            guard pod.record.isReady != false else { continue }
            inventory.nodesWithProxy.insert(.init(cluster: pod.cluster, name: pod.record.node))
        }
    }

    mutating func readPluginSettings() {
        for handle in inventory.clusters.handles {
            let directory = inventory.clusters[handle].directory
            let sets = inventory.daemonSets.filter { $0.cluster == handle }.map(\.record)
            inventory.clusters[handle].cni = CNISettings(
                sets, isListed: inventory.coverage.state(.daemonSets, cluster: directory) == .complete,
                isAutoMode: inventory.clusters[handle].isAutoMode, snapshot.names)
            let name = inventory.clusters[handle].name
            guard inventory.clusters[handle].cni.isAssumed,
                let addon = snapshot.records.eksAddons.first(where: {
                    $0.cluster == name && snapshot.names.equals($0.name, "vpc-cni")
                })
            else { continue }
            inventory.clusters[handle].cni.read(addon, snapshot.names)
        }
    }
}
