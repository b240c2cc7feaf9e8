extension LintRule {
    /// Rows 8 to 11: a target group in another VPC than the cluster's, against what the controller's release can do.
    static let bindingVPC = LintRule(
        rows: [8, 9, 10, 11],
        title: "TargetGroupBindings to target groups of other VPCs are such as the controller can serve",
        needs: [.targetGroupBindings, .services, .targetGroups, .pods, .nodes, .targetHealth],
        check: .cluster(BindingVPC.findings))
}

private enum BindingVPC {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        guard let cluster = view.vpcID else { return [] }
        return view.bindings.compactMap { binding in
            guard let group = view.targetGroup(of: binding) else { return nil }
            let record = view.inventory.targetGroups[group].record
            guard record.vpc != .empty else { return nil }
            if record.vpc != cluster, view.names.equals(record.targetType, "instance") {
                return instances(binding, group, view)
            }
            if binding.vpc != .empty, binding.vpc != record.vpc { return mismatch(binding, group, view) }
            guard record.vpc != cluster else { return nil }
            return unsupported(binding, group, view) ?? missing(binding, group, view)
        }
    }

    /// What is registered shows that somebody manages; what changes next would not be.
    private static func severity(_ binding: TargetGroupBindingRecord, _ view: ClusterView) -> LintSeverity {
        ExpectedTargets(binding, view)?.isComplete(view.inventory) == true ? .warning : .error
    }

    private static func instances(
        _ binding: TargetGroupBindingRecord, _ group: Handle<TargetGroup>, _ view: ClusterView
    ) -> LintFinding {
        let ref = ResourceRef.targetGroup(group)
        let record = view.inventory.targetGroups[group].record
        return LintFinding(
            code: .instanceTargetsInOtherVPC, severity: .error, row: 11, component: ref, place: record.place,
            headline:
                "\(ref) takes instances of `\(record.vpc)`, and the nodes behind \(view.ref(binding)) are in another VPC",
            meaning: "the controller cannot register them: instances are registered in their own VPC alone",
            cure: "make a target group of type `ip` and bind that one; the type of a target group cannot be changed")
    }

    private static func mismatch(
        _ binding: TargetGroupBindingRecord, _ group: Handle<TargetGroup>, _ view: ClusterView
    ) -> LintFinding {
        let ref = view.ref(binding)
        let record = view.inventory.targetGroups[group].record
        return LintFinding(
            code: .bindingVPCMismatch, severity: severity(binding, view), row: 10, component: ref, place: binding.place,
            headline: "\(ref) has `vpcID: \(binding.vpc)`, and \(ResourceRef.targetGroup(group)) is in `\(record.vpc)`",
            meaning:
                "the controller decides by the wrong VPC's blocks which targets lie outside, and its registrations are refused",
            cure:
                "delete the binding and create it with `vpcID: \(record.vpc)`: the field cannot be changed, and until the new one is there the targets are deregistered"
        )
    }

    /// Registering addresses outside the target group's VPC needs a release that knows of that VPC.
    private static func unsupported(
        _ binding: TargetGroupBindingRecord, _ group: Handle<TargetGroup>, _ view: ClusterView
    ) -> LintFinding? {
        guard let controller = ControllerView(view), let version = controller.version, version < .init(2, 8) else {
            return nil
        }
        let record = view.inventory.targetGroups[group].record
        if version >= .init(2, 3, 1), controller.flag("aws-vpc-id") == view.names[record.vpc] { return nil }
        return LintFinding(
            code: .controllerTooOld, severity: severity(binding, view), row: 8, component: controller.ref,
            place: controller.record.place,
            headline:
                "\(controller.ref) is release \(version.text), which cannot register targets in `\(record.vpc)` for \(view.ref(binding))",
            meaning:
                "RegisterTargets fails with \"must be 'all'\": target groups in another VPC than the cluster's need release 2.8.0",
            cure:
                "upgrade the controller to 2.8.0 or later, then delete the binding and create it with `vpcID: \(record.vpc)`"
        )
    }

    private static func missing(
        _ binding: TargetGroupBindingRecord, _ group: Handle<TargetGroup>, _ view: ClusterView
    ) -> LintFinding? {
        guard binding.vpc == .empty, binding.role == .empty else { return nil }
        let ref = view.ref(binding)
        let record = view.inventory.targetGroups[group].record
        if ControllerView(view)?.flag("aws-vpc-id") == view.names[record.vpc] { return nil }
        return LintFinding(
            code: .bindingVPCMismatch, severity: severity(binding, view), row: 9, component: ref, place: binding.place,
            headline:
                "\(ref) has no `vpcID`, and \(ResourceRef.targetGroup(group)) is in `\(record.vpc)`, not in the cluster's VPC",
            meaning:
                "the controller takes the target group for one of the cluster's VPC, and RegisterTargets fails with \"must be 'all'\"",
            cure:
                "delete the binding and create it with `vpcID: \(record.vpc)`: the field cannot be added to one that exists"
        )
    }
}
