extension LintRule {
    /// Rows 29 and 30: the controller writes no security group rules for a binding. Whether a rule is needed the
    /// security groups decide, and a trace tells it.
    static let bindingNetworkingRules = LintRule(
        rows: [29, 30], title: "TargetGroupBindings ask for security group rules", needs: [.targetGroupBindings],
        check: .cluster(BindingNetworkingRules.findings))
}

private enum BindingNetworkingRules {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.flatMap { binding -> [LintFinding] in
            let ref = view.ref(binding)
            guard let rules = binding.networking else {
                return [
                    LintFinding(
                        code: .bindingNetworkingMissing, severity: .note, row: 29, component: ref, place: binding.place,
                        headline: "\(ref) has no `networking`: the controller writes no security group rules for it",
                        meaning:
                            "targets are registered, and are reached only where the security groups admit the load balancer by other rules",
                        cure:
                            "where they do not: list the load balancer's subnets (or its security group) and the container port under `networking.ingress`"
                    )
                ]
            }
            // Auto Mode's binding is another controller's, and its empty list was not looked at.
            let isOpenSource = !view.names.hasPrefix(binding.apiVersion, "eks.amazonaws.com/")
            return rules.filter { $0.ports.isEmpty && isOpenSource }.map { rule in
                LintFinding(
                    code: .bindingPortsEmpty, severity: .warning, row: 30, component: ref, place: rule.place,
                    headline: "\(ref) lists no ports under `networking.ingress`: the controller writes no rule for it",
                    meaning:
                        "the documentation promises all TCP ports, but the controller drops an entry without ports",
                    cure: "list the container port, or `- protocol: TCP` alone for all ports")
            }
        }
    }
}
