extension LintRule {
    /// Row 41: in strict mode the kubelet's TCP connections do not reach pods with interfaces of their own.
    static let strictPodProbes = LintRule(
        rows: [41], title: "probes reach pods with security groups of their own", needs: [.pods, .daemonSets],
        check: .cluster(StrictPodProbes.findings))
}

private enum StrictPodProbes {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        let settings = inventory.clusters[view.cluster].cni
        guard settings.plugin == .vpcCNI, settings.branchMode == .strict, settings.disablesEarlyDemux == false,
            let set = view.vpcCNI
        else { return [] }
        let pod = inventory.pods.handles.first { handle in
            inventory.pods[handle].cluster == view.cluster && inventory.pods[handle].record.meta.podENI != .empty
        }
        guard let pod else { return [] }
        let own = view.ref(set)
        return [
            LintFinding(
                code: .podProbesBlocked, severity: .warning, row: 41, component: own, place: set.place,
                headline:
                    "\(own) does not set DISABLE_TCP_EARLY_DEMUX, and \(ResourceRef.pod(pod)) has security groups of its own",
                meaning: "in strict mode TCP and HTTP probes of the kubelet fail, so the pods are never ready",
                cure: "set DISABLE_TCP_EARLY_DEMUX=true on the container `aws-vpc-cni-init`, or the mode to `standard`")
        ]
    }
}
