/// Pods, workloads, nodes and services.
extension MemberSelection {
    func isIn(_ cluster: Handle<Cluster>, _ qualifier: String?) -> Bool {
        guard let qualifier else { return true }
        let value = inventory.clusters[cluster]
        // A name that stands in no file is that of the directory alone.
        let directory = names[value.directory]
        return names[value.name] == qualifier || directory == qualifier || directory.hasSuffix("/" + qualifier)
    }

    func pods(
        _ kind: ComponentKind, _ namespace: String?, _ name: String, _ selector: Selector
    ) throws(SelectionError) -> Selected {
        let found = try podHandles(kind, namespace, name, selector)
        guard kind != .pod || !Wildcard(name).isLiteral else { return Selected(endpoints: endpoints(of: found)) }
        return members(found)
    }

    /// Pods that are all of something, as far as the pods of their clusters could be read.
    func members(_ pods: [Handle<Pod>]) -> Selected {
        var selected = Selected(endpoints: endpoints(of: pods))
        let clusters = Set(pods.map { inventory.pods[$0].cluster }).sorted { $0.index < $1.index }
        for cluster in clusters {
            guard let gap = inventory.podsGap(in: cluster) else { continue }
            selected.endpoints.append(unread(gap, .cluster(cluster)))
        }
        return selected
    }

    /// Stands for those members of what is named that could not be read.
    func unread(_ gap: Gap, _ ref: ResourceRef) -> Endpoint {
        Endpoint(place: .unresolved(gap), addresses: .allIPv4, owner: .unknown(gap), ref: ref)
    }

    func podHandles(
        _ kind: ComponentKind, _ namespace: String?, _ name: String, _ selector: Selector
    ) throws(SelectionError) -> [Handle<Pod>] {
        let nameWildcard = Wildcard(name)
        let namespaceWildcard = Wildcard(namespace ?? name)
        let found = inventory.pods.handles.filter { handle in
            let pod = inventory.pods[handle]
            guard isIn(pod.cluster, selector.qualifier), namespaceWildcard.matches(names[pod.namespace]) else {
                return false
            }
            switch kind {
            case .namespace: return true
            case .pod: return nameWildcard.matches(names[pod.name])
            default: return owns(kind, nameWildcard, pod)
            }
        }
        if found.isEmpty {
            if inventory.coverage.state(.pods, account: .empty, region: .empty) == .absent {
                throw .notCollected(selector.text, command: RecordKind.pods.command)
            }
            if isListed(kind, namespaceWildcard, nameWildcard, selector.qualifier) {
                throw .empty(selector.text, reason: "the snapshot has no pod of this \(kind.rawValue)")
            }
            throw .unknown(selector.text, nearest: nearestPods(kind, namespace, name))
        }
        let isExact = nameWildcard.isLiteral && namespaceWildcard.isLiteral
        let clusters = Set(found.map { inventory.pods[$0].cluster })
        if isExact, clusters.count > 1 {
            throw .ambiguous(
                selector.text,
                matches: clusters.map { "\(selector.text)@\(names[inventory.clusters[$0].name])" }.sorted())
        }
        return found
    }

    /// Whether a namespace or workload exists, though no pod of it does.
    private func isListed(
        _ kind: ComponentKind, _ namespace: Wildcard, _ name: Wildcard, _ qualifier: String?
    ) -> Bool {
        if kind == .namespace {
            return inventory.namespaces.contains {
                isIn($0.cluster, qualifier) && namespace.matches(names[$0.record.meta.name])
            }
        }
        return inventory.workloads.contains { workload in
            let meta = workload.record.meta
            return names[workload.record.kind].lowercased() == kind.rawValue && isIn(workload.cluster, qualifier)
                && namespace.matches(names[meta.namespace]) && name.matches(names[meta.name])
        }
    }

    func nearestPods(_ kind: ComponentKind, _ namespace: String?, _ name: String) -> [String] {
        if kind == .namespace {
            let all = Set(inventory.pods.map { names[$0.namespace] })
            return all.nearest(to: name, limit: 3).map { "namespace/\($0)" }
        }
        guard kind == .pod else { return nearestWorkloads(kind, "\(namespace ?? "")/\(name)") }
        let all = Set(inventory.pods.map { "\(names[$0.namespace])/\(names[$0.name])" })
        // A workload's pods are named after it, with more behind a dash.
        let stem = "\(namespace ?? "")/\(name)"
        if all.contains(where: { $0.hasPrefix(stem + "-") }) { return ["pod/\(stem)-*"] }
        return all.nearest(to: "\(namespace ?? "")/\(name)", limit: 3).map { "pod/\($0)" }
    }

    /// Workloads of the kind with a name like it; where none has, those of other kinds with that very name.
    private func nearestWorkloads(_ kind: ComponentKind, _ path: String) -> [String] {
        let all = WorkloadNames(inventory).byKind
        let near = all[kind, default: []].nearest(to: path, limit: 3).map { "\(kind.rawValue)/\($0)" }
        guard near.isEmpty else { return near }
        return all.keys.filter { all[$0, default: []].contains(path) }.map { "\($0.rawValue)/\(path)" }.sorted()
    }

    /// Whether a workload owns a pod: directly, or a deployment through its replica set.
    func owns(_ kind: ComponentKind, _ name: Wildcard, _ pod: Pod) -> Bool {
        guard let owner = pod.record.meta.owner else { return false }
        let ownerKind = names[owner.kind].lowercased()
        if ownerKind == kind.rawValue { return name.matches(names[owner.name]) }
        guard kind == .deployment, ownerKind == "replicaset" else { return false }
        let set = inventory.workloads.first {
            $0.cluster == pod.cluster && $0.record.meta.name == owner.name
                && $0.record.meta.namespace == pod.namespace && names.equals($0.record.kind, "ReplicaSet")
        }
        if let deployment = set?.record.meta.owner { return name.matches(names[deployment.name]) }
        // A deployment names its replica sets after itself, with a hash behind the last dash.
        let text = names[owner.name]
        guard let dash = text.lastIndex(of: "-") else { return false }
        return name.matches(String(text[..<dash]))
    }

    /// Pods by the interface that has their address; as the cluster sees them where that is all that is asked.
    func endpoints(of pods: [Handle<Pod>]) -> [Endpoint] {
        var members: [Population.Member] = []
        var loose: [Endpoint] = []
        for handle in pods {
            let pod = inventory.pods[handle]
            for address in pod.record.addresses {
                if case .interface(let interface) = inventory.placement(of: handle, address) {
                    var member = population.member(interface, address)
                    member.pod = handle
                    member.ref = .pod(handle)
                    member.owner = .known
                    members.append(member)
                } else {
                    loose.append(population.unplacedPod(handle, address))
                }
            }
            if pod.record.addresses.isEmpty {
                let gap = Gap.dangling(.pods, id: pod.name, referredToBy: .pod(handle))
                loose.append(
                    Endpoint(
                        place: .unresolved(gap), addresses: .allIPv4, pod: handle, owner: .unknown(gap),
                        ref: .pod(handle)))
            }
        }
        return population.grouped(members) + loose
    }

    func clusterNodes(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.nodes, name, selector, kind: .nodes, prefix: "node/",
            isIn: { isIn($0.cluster, selector.qualifier) }
        ) { [names[$0.record.meta.name]] }
        var selected = Selected()
        for node in found {
            let value = inventory.nodes[node]
            guard let address = value.record.addresses.first else {
                throw .empty(selector.text, reason: "the node has no address")
            }
            let vpc = inventory.clusters[value.cluster].vpc
            let interface = inventory.addresses.owners(of: address).first { handle in
                vpc.map { inventory.vpcs[$0].id == inventory.interfaces[handle].vpc } ?? true
            }
            guard let interface else {
                let gap =
                    population.interfaceGap(address)
                    ?? .dangling(.networkInterfaces, id: value.record.meta.name, referredToBy: .node(node))
                selected.endpoints.append(
                    Endpoint(
                        place: .unresolved(gap), addresses: AddressSet(address), node: node, owner: .unknown(gap),
                        ref: .node(node)))
                continue
            }
            var member = population.member(interface, address)
            member.node = node
            member.ref = .node(node)
            selected.endpoints += population.grouped([member])
        }
        return selected
    }

    func services(_ namespace: String, _ name: String, _ selector: Selector) throws(SelectionError) -> [Handle<Service>]
    {
        try match(
            inventory.services, namespace + "/" + name, selector, kind: .services, prefix: "service/",
            isIn: { isIn($0.cluster, selector.qualifier) }
        ) { ["\(names[$0.record.meta.namespace])/\(names[$0.record.meta.name])"] }
    }
}
