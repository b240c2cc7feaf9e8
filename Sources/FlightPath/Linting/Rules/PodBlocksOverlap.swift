extension LintRule {
    /// Row 12: the pods' addresses are addresses of the target group's VPC too.
    static let overlappingBlocks = LintRule(
        rows: [12], title: "pods' addresses are outside the VPC of a foreign target group",
        needs: [.targetGroupBindings, .services, .targetGroups, .pods, .vpcs],
        check: .cluster(PodBlocksOverlap.findings))
}

private enum PodBlocksOverlap {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        guard let cluster = view.vpcID else { return [] }
        return view.bindings.compactMap { binding in
            guard let expected = ExpectedTargets(binding, view), !view.isInstance(binding) else { return nil }
            let record = view.inventory.targetGroups[expected.group].record
            guard record.vpc != cluster, let vpc = view.inventory.vpcByID[record.vpc] else { return nil }
            let blocks = view.inventory.vpcs[vpc].addresses
            let inside = Set(expected.own.map(\.id)).sorted().filter { id in
                IPAddress(id).map { blocks.contains($0) } ?? false
            }
            guard let first = inside.first else { return nil }
            let ref = view.ref(binding)
            return LintFinding(
                code: .overlappingBlocks, severity: .error, row: 12, component: ref, place: binding.place,
                headline:
                    "\(inside.count) pods behind \(ref), such as \(first), have addresses that \(ResourceRef.vpc(vpc)) of the target group has too",
                meaning:
                    "the load balancer takes them for addresses of its own VPC: they time out, are unusable, or another host answers",
                cure:
                    "give the pods addresses outside that VPC's blocks, put the load balancer in the cluster's VPC, or a private NAT gateway between"
            )
        }
    }
}
