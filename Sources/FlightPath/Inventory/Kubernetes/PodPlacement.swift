/// Where a pod's address lies.
enum PodPlacement: Sendable, Hashable {
    case interface(Handle<NetworkInterface>)
    /// On a machine outside AWS, behind whatever links lead there.
    case hybrid
    /// In no VPC: an overlay network's.
    case overlay
    /// The interfaces are all there, and the pod's node has none with the address: the one that has it instead, else the
    /// node's primary one.
    case unresolved(Handle<NetworkInterface>)
    case unknown(Gap)
}

extension Inventory {
    /// The node a pod runs on.
    func node(of pod: Handle<Pod>) -> Handle<Node>? {
        nodeByName[NodeKey(cluster: pods[pod].cluster, name: pods[pod].record.node)]
    }

    /// Which interface has a pod's address, in the order of the AWS Load Balancer Controller: the branch interface that its
    /// annotation names, the addresses of its node's interfaces, their delegated prefixes.
    ///
    /// Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/networking/pod_eni_info_resolver.go
    func placement(of pod: Handle<Pod>, _ address: IPAddress) -> PodPlacement {
        let value = pods[pod]
        let cluster = clusters[value.cluster]
        let host = node(of: pod)
        if let host, nodes[host].kind == .hybrid { return .hybrid }
        if let branch = branch(of: value, address) {
            return interface(branch).map { .interface($0) }
                ?? .unknown(.dangling(.networkInterfaces, id: branch, referredToBy: .pod(pod)))
        }
        let vpc = cluster.vpc.map { vpcs[$0].id }
        let owners = addresses.owners(of: address).filter { vpc == nil || interfaces[$0].vpc == vpc }
        if let host, nodes[host].instance != .empty {
            let instance = nodes[host].instance
            if let own = owners.first(where: { isOf(interfaces[$0], instance) }) { return .interface(own) }
            if let other = owners.first { return .unresolved(other) }
        } else if let owner = owners.first {
            return .interface(owner)
        }
        if cluster.remotePodNetworks.contains(address) { return .hybrid }
        if let gap = interfaceGap(address) { return .unknown(gap) }
        let isInVPC =
            cluster.vpc.map { vpcs[$0].addresses.contains(address) } ?? vpcs.contains { $0.addresses.contains(address) }
        guard isInVPC else { return .overlay }
        if let host, let primary = primaryInterfaces[nodes[host].instance] { return .unresolved(primary) }
        return .unknown(.dangling(.networkInterfaces, id: value.name, referredToBy: .pod(pod)))
    }

    /// Whether an interface is the instance's, or may be: what shows no instance is not another's.
    private func isOf(_ interface: NetworkInterface, _ instance: Symbol) -> Bool {
        if interface.instance == instance || interface.instance == .empty {
            guard let trunk = trunkByBranch[interface.id].flatMap({ self.interface($0) }) else { return true }
            return interfaces[trunk].instance == instance || interfaces[trunk].instance == .empty
        }
        return false
    }

    /// The branch interface that a pod's annotation gives for an address: an array written as a string. What cannot be read
    /// counts as absent, as for the AWS Load Balancer Controller.
    private func branch(of pod: Pod, _ address: IPAddress) -> Symbol? {
        guard pod.record.meta.podENI != .empty else { return nil }
        let text = names[pod.record.meta.podENI]
        guard case .array(let entries)? = (try? JSONTree(Array(text.utf8)))?.value else { return nil }
        for entry in entries {
            guard case .object(let members) = entry.value else { return nil }
            var id: String?
            var isAddress = false
            for member in members {
                guard case .string(let text) = member.value.value else { continue }
                switch member.key {
                case "eniId": id = text
                case "privateIp", "ipv6Addr": if IPAddress(text) == address { isAddress = true }
                default: continue
                }
            }
            // An id that no other file has is no symbol: the annotation's own text stands for it.
            if isAddress, let id, !id.isEmpty { return names.find(id) ?? pod.record.meta.podENI }
        }
        return nil
    }

    /// Whether a pod has an interface of its own, by security groups for pods.
    func isOnBranch(_ pod: Handle<Pod>, _ interface: Handle<NetworkInterface>) -> Bool {
        names.equals(interfaces[interface].type, "branch")
            || interfaces[interface].instance == .empty
                && pods[pod].record.addresses.contains { branch(of: pods[pod], $0) == interfaces[interface].id }
    }
}
