extension LintRule {
    /// Row 13: an application load balancer's target group without cross-zone, with targets outside its VPC.
    static let crossZoneOffOutside = LintRule(
        rows: [13], title: "target groups without cross-zone load balancing take targets of other VPCs",
        needs: [.targetGroupBindings, .services, .targetGroups, .pods, .deployments, .targetGroupAttributes],
        check: .cluster(CrossZoneOffOutside.findings))
}

private enum CrossZoneOffOutside {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        guard let cluster = view.vpcID, let controller = ControllerView(view), let version = controller.version,
            version < .init(2, 17)
        else { return [] }
        return view.bindings.compactMap { binding in
            guard let expected = ExpectedTargets(binding, view), !view.isInstance(binding) else { return nil }
            let group = view.inventory.targetGroups[expected.group]
            guard group.record.vpc != cluster, ["HTTP", "HTTPS"].contains(view.names[group.record.ipProtocol]),
                group.value(of: "load_balancing.cross_zone.enabled", view.names) == "false"
            else { return nil }
            let ref = ResourceRef.targetGroup(expected.group)
            let isComplete = expected.isComplete(view.inventory)
            return LintFinding(
                code: .controllerTooOld, severity: isComplete ? .warning : .error, row: 13, component: controller.ref,
                place: controller.record.place,
                headline:
                    "\(ref) has cross-zone load balancing off, and \(controller.ref) of release \(version.text) cannot name its targets' zones",
                meaning:
                    "RegisterTargets fails with \"you must specify an Availability Zone\" for targets of another VPC",
                cure:
                    "upgrade the controller to 2.17.0 or later, or turn cross-zone load balancing on for the target group"
            )
        }
    }
}

extension TargetGroup {
    /// An attribute; nil where it is not listed, or attributes were not collected.
    func value(of key: String, _ names: Names) -> String? {
        attributes?.first { names[$0.key] == key }.map { names[$0.value] }
    }
}
