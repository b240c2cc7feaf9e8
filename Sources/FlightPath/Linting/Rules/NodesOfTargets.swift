extension LintRule {
    /// Rows 26 and 79: nodes that the controller leaves out of instance target groups.
    static let nodesOfTargets = LintRule(
        rows: [26, 79], title: "nodes are in instance target groups", needs: [.targetGroupBindings, .services, .nodes],
        check: .cluster(NodesOfTargets.findings))

    /// Row 70: with `externalTrafficPolicy: Local` nodes without a pod are unhealthy, which is by design.
    static let localPolicyNodes = LintRule(
        rows: [70], title: "nodes have pods of Services with externalTrafficPolicy Local",
        needs: [.targetGroupBindings, .services, .nodes, .pods], check: .cluster(NodesOfTargets.local))

    /// Row 71: kube-proxy takes no endpoint for its own.
    static let nodeNames = LintRule(
        rows: [71], title: "endpoints of Services with externalTrafficPolicy Local name nodes that exist",
        needs: [.targetGroupBindings, .services, .nodes, .endpointSlices], check: .cluster(NodesOfTargets.nodeNames))
}

private enum NodesOfTargets {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let bindings = view.bindings.filter { view.isInstance($0) && view.service(of: $0) != nil }
        guard let first = bindings.first else { return [] }
        var found: [LintFinding] = []
        for node in view.nodes {
            let record = view.inventory.nodes[node].record
            let ref = ResourceRef.node(node)
            if record.isReady == false {
                found.append(
                    LintFinding(
                        code: .nodeNotReady, severity: .warning, row: 79, component: ref, place: record.place,
                        headline: "\(ref) is not ready, and is no target of \(view.ref(first))",
                        meaning: "the controller takes it out of every instance target group",
                        cure: "mend the node, or remove it"))
            } else if let reason = record.exclusion(view.names) {
                found.append(
                    LintFinding(
                        code: .nodeExcluded, severity: .note,
                        row: record.taints.contains { $0.key == reason } ? 79 : 26,
                        component: ref, place: record.place,
                        headline: "\(ref) is left out of instance target groups: it has `\(reason)`",
                        meaning: "it is no target of \(view.ref(first)); a node that is being removed has to be none",
                        cure: "nothing, where that is meant; else take the label or taint off"))
            }
        }
        for binding in bindings {
            guard let selector = binding.nodeSelector, !selector.isEmpty, !view.nodes.isEmpty,
                !view.nodes.contains(where: {
                    selector.matches(view.inventory.nodes[$0].record.meta.labels, view.names)
                })
            else { continue }
            let ref = view.ref(binding)
            found.append(
                LintFinding(
                    code: .nodeExcluded, severity: .error, row: 26, component: ref, place: binding.place,
                    headline: "the `nodeSelector` of \(ref) matches no node",
                    meaning: "nothing is registered: the target group stays empty",
                    cure: "select labels that nodes have"))
        }
        return found
    }

    /// Services with the policy that an instance target group exposes, each once.
    private static func localServices(_ view: ClusterView) -> [Handle<Service>] {
        let bound = Set(view.bindings.filter { view.isInstance($0) }.compactMap { view.service(of: $0) })
        return view.services.filter {
            bound.contains($0) && view.names.equals(view.inventory.services[$0].record.externalTrafficPolicy, "Local")
        }
    }

    static func local(_ view: ClusterView) -> [LintFinding] {
        localServices(view).compactMap { service in
            let pods = view.pods(of: service)
            let nodes = Set(pods.map { view.inventory.pods[$0].record.node })
            let without = view.nodes.filter { !nodes.contains(view.inventory.nodes[$0].record.meta.name) }
            guard let first = without.first, without.count < view.nodes.count else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .localPolicyWithoutEndpoint, severity: .note, row: 70, component: ref,
                place: view.inventory.services[service].record.place,
                headline:
                    "\(without.count) of \(view.nodes.count) nodes have no pod of \(ref), such as \(ResourceRef.node(first))",
                meaning:
                    "their targets are unhealthy, which is by design of externalTrafficPolicy Local: only nodes with a pod take traffic",
                cure: "nothing; to use every node spread the pods, or set the policy to Cluster")
        }
    }

    static func nodeNames(_ view: ClusterView) -> [LintFinding] {
        let names = Set(view.nodes.map { view.inventory.nodes[$0].record.meta.name })
        return localServices(view).compactMap { service in
            let record = view.inventory.services[service].record
            let endpoints = view.slices(of: service).flatMap(\.endpoints)
            let foreign = endpoints.filter { $0.node != .empty && !names.contains($0.node) }
            guard let first = foreign.first else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .nodeNameMismatch, severity: foreign.count == endpoints.count ? .error : .warning, row: 71,
                component: ref, place: record.place,
                headline: "endpoints of \(ref) are on node `\(first.node)`, and no node of the cluster has that name",
                meaning:
                    "kube-proxy takes none of them for its own: with externalTrafficPolicy Local every node answers 503 to the health check",
                cure: "give kube-proxy the node's name (`--hostname-override`), or the nodes names that match")
        }
    }
}
