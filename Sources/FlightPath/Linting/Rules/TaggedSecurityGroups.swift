extension LintRule {
    /// Row 32: of several security groups on a target's interface, exactly one is to carry the cluster's tag.
    static let taggedSecurityGroups = LintRule(
        rows: [32], title: "targets' interfaces have one security group with the cluster's tag",
        needs: [.targetGroupBindings, .services, .pods, .nodes, .networkInterfaces, .securityGroups],
        check: .cluster(TaggedSecurityGroups.findings))
}

private enum TaggedSecurityGroups {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let controller = ControllerView(view)
        // Further tags choose among the groups then.
        guard controller?.flag("service-target-eni-security-group-tags") == nil else { return [] }
        // A directory may be named otherwise than the cluster: then the tag is not known.
        let eks = view.inventory.clusters[view.cluster].eks
        guard let name = controller?.flag("cluster-name") ?? eks.map({ view.names[$0.name] }) else { return [] }
        let tag = "kubernetes.io/cluster/\(name)"
        return view.bindings.compactMap { binding in
            guard let networking = binding.networking, !networking.isEmpty else { return nil }
            let admission = TargetAdmission(view: view, binding: binding)
            for interface in admission.interfaces {
                let ids = view.inventory.interfaces[interface].groups
                let groups = ids.compactMap { view.inventory.groupByID[$0] }
                guard ids.count > 1, groups.count == ids.count else { continue }
                let tagged = groups.filter { group in
                    view.inventory.securityGroups[group].record.tagKeys.contains { view.names[$0] == tag }
                }
                guard tagged.count != 1 else { continue }
                return finding(binding, interface, tag, tagged, admission, controller, view)
            }
            return nil
        }
    }

    private static func finding(
        _ binding: TargetGroupBindingRecord, _ interface: Handle<NetworkInterface>, _ tag: String,
        _ tagged: [Handle<SecurityGroup>], _ admission: TargetAdmission, _ controller: ControllerView?,
        _ view: ClusterView
    ) -> LintFinding {
        let ref = view.ref(binding)
        let owner = ResourceRef.interface(interface)
        let refused = ExpectedTargets(binding, view)?.own.contains { admission.refusing(port: $0.port) != nil } ?? false
        let registersAnyway =
            !view.isInstance(binding) && (controller?.version.map { $0 >= .init(2, 6, 2) } ?? true)
        let names = tagged.isEmpty ? "none" : "\(tagged.count)"
        return LintFinding(
            code: .securityGroupTagAmbiguous, severity: refused ? .error : .warning, row: 32, component: ref,
            place: view.inventory.interfaces[interface].place,
            headline:
                "\(owner) of a target of \(ref) has \(view.inventory.interfaces[interface].groups.count) security groups, of which \(names) has the tag `\(tag)`",
            meaning: registersAnyway
                ? "the controller cannot tell which group to write rules to: targets are registered, and time out where no other rule admits the load balancer"
                : "the controller cannot tell which group to write rules to, and registers nothing",
            cure: "leave the tag on exactly one of them, as a rule the cluster security group that EKS keeps")
    }
}
