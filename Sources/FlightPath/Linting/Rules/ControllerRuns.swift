extension LintRule {
    /// Row 18: the load balancer controller has no pod that runs.
    static let controllerRuns = LintRule(
        rows: [18], title: "the load balancer controller runs", needs: [.deployments],
        check: .cluster(ControllerRuns.findings))

    /// Row 18: the API server cannot call the controller's webhook.
    static let controllerWebhook = LintRule(
        rows: [18], title: "the API server reaches the load balancer controller's webhook",
        needs: [.deployments, .pods, .eksClusters, .networkInterfaces, .securityGroups],
        check: .cluster(ControllerRuns.webhook))

    /// Row 27: the controller looks for another cluster's tags.
    static let controllerClusterName = LintRule(
        rows: [27], title: "the load balancer controller has the cluster's name", needs: [.deployments, .eksClusters],
        check: .cluster(ControllerRuns.clusterName))
}

private enum ControllerRuns {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        guard let controller = ControllerView(view), controller.record.available == 0 else { return [] }
        let ref = controller.ref
        return [
            LintFinding(
                code: .controllerNotRunning, severity: .error, row: 18, component: ref, place: controller.record.place,
                headline: "\(ref) has no available pod of \(controller.record.replicas) wanted",
                meaning:
                    "targets are neither registered nor taken out, and writes of bindings, ingresses and services fail at its webhook",
                cure:
                    "mend its pods: `kubectl -n \(controller.record.meta.namespace) describe deployment \(controller.record.meta.name)` tells what they lack"
            )
        ]
    }

    static func webhook(_ view: ClusterView) -> [LintFinding] {
        guard let controller = ControllerView(view), let eks = view.inventory.clusters[view.cluster].eks,
            eks.securityGroup != .empty, let vpc = view.vpc
        else { return [] }
        let inventory = view.inventory
        let name = controller.record.meta.name
        for handle in inventory.pods.handles {
            let pod = inventory.pods[handle]
            guard pod.cluster == view.cluster, pod.namespace == controller.record.meta.namespace,
                !pod.record.isHostNetwork,
                inventory.names[pod.name].hasPrefix(inventory.names[name] + "-"),
                let address = pod.record.addresses.first,
                let owner = inventory.addresses.owners(of: address).first
            else { continue }
            let groups = inventory.interfaces[owner].groups
            let known = groups.compactMap { inventory.groupByID[$0] }
            guard known.count == groups.count, let first = known.first else { continue }
            let admits = known.contains { group in
                inventory.securityGroups[group].record.rules.contains {
                    isWebhookRule($0, eks.securityGroup, inventory.vpcs[vpc].addresses, inventory.names)
                }
            }
            guard !admits else { continue }
            let ref = ResourceRef.securityGroup(first)
            return [
                LintFinding(
                    code: .controllerWebhookBlocked, severity: .error, row: 18, component: ref, place: nil,
                    headline: "\(ref) does not admit the API server on tcp/9443 at \(ResourceRef.pod(handle))",
                    meaning: "writes of bindings, ingresses and services fail with \"failed calling webhook\"",
                    cure: "admit tcp/9443 from the cluster's security group `\(eks.securityGroup)`")
            ]
        }
        return []
    }

    private static func isWebhookRule(
        _ rule: SecurityGroupRuleRecord, _ cluster: Symbol, _ addresses: AddressSet, _ names: Names
    ) -> Bool {
        guard !rule.isEgress, ["-1", "tcp", "6"].contains(names[rule.ipProtocol]) else { return false }
        if let from = rule.fromPort, let to = rule.toPort, from >= 0, !(from...max(from, to)).contains(9443) {
            return false
        }
        switch rule.peer {
        case .group(let id): return id == cluster
        case .block(let block): return addresses.overlaps(AddressSet(block))
        case .prefixList: return true
        case .none: return false
        }
    }

    static func clusterName(_ view: ClusterView) -> [LintFinding] {
        guard let controller = ControllerView(view), let eks = view.inventory.clusters[view.cluster].eks,
            let flag = controller.flag("cluster-name"), flag != view.names[eks.name]
        else { return [] }
        let ref = controller.ref
        return [
            LintFinding(
                code: .controllerClusterName, severity: .error, row: 27, component: ref, place: controller.record.place,
                headline: "\(ref) has `--cluster-name=\(flag)`, and the cluster is `\(eks.name)`",
                meaning:
                    "it looks for another cluster's tags: \"expected exactly one securityGroup tagged\", and subnets are not found",
                cure: "set `--cluster-name=\(eks.name)`")
        ]
    }
}
