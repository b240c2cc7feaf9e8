extension LintRule {
    /// Row 14: the target group is another account's, and the binding names no role for it.
    static let bindingRole = LintRule(
        rows: [14], title: "TargetGroupBindings to other accounts name a role",
        needs: [.targetGroupBindings, .eksClusters],
        check: .cluster(BindingRole.findings))
}

private enum BindingRole {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        // The cluster's own ARN: in a shared VPC the VPC's owner is another account.
        guard let arn = view.inventory.clusters[view.cluster].eks?.arn, let own = account(view.names[arn]) else {
            return []
        }
        return view.bindings.compactMap { binding in
            guard binding.role == .empty, let other = account(view.names[binding.targetGroup]), other != own else {
                return nil
            }
            let ref = view.ref(binding)
            let isComplete = ExpectedTargets(binding, view)?.isComplete(view.inventory) == true
            return LintFinding(
                code: .bindingRoleMissing, severity: isComplete ? .warning : .error, row: 14, component: ref,
                place: binding.place,
                headline: "\(ref) names a target group of account \(other), and no role to assume there",
                meaning:
                    "the controller acts in its own account \(own), where it may not register targets: AccessDenied",
                cure:
                    "set `iamRoleArnToAssume` to a role of that account which trusts the controller's (release 2.12.0 or later)"
            )
        }
    }

    private static func account(_ arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 5 && !parts[4].isEmpty ? String(parts[4]) : nil
    }
}
