extension LintRule {
    /// Row 34: an ingress brings security groups of its own, and the controller then writes no rules for its targets.
    static let unmanagedBackendRules = LintRule(
        rows: [34], title: "targets of ingresses with security groups of their own admit them",
        needs: [
            .ingresses, .ingressClasses, .services, .targetGroupBindings, .pods, .nodes, .networkInterfaces,
            .securityGroups,
            .loadBalancers, .targetGroups,
        ], check: .cluster(UnmanagedBackendRules.findings))
}

private enum UnmanagedBackendRules {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        let isManagedByFlag = ControllerView(view)?.flag("enable-manage-backend-security-group-rules") == "true"
        return ingresses.own.compactMap { ingress in
            guard ingresses.annotation(ingress, "security-groups") != nil, !isManagedByFlag,
                ingresses.annotation(ingress, "manage-backend-security-group-rules") != "true"
            else { return nil }
            let services = Set(ingress.backends.compactMap { view.service(ingress.meta.namespace, $0.service) })
            for binding in view.bindings {
                guard let service = view.service(of: binding), services.contains(service),
                    let expected = ExpectedTargets(binding, view)
                else { continue }
                let admission = TargetAdmission(view: view, binding: binding)
                for port in Set(expected.own.map(\.port)).sorted() {
                    guard let interface = admission.refusing(port: port) else { continue }
                    let ref = view.ref(ingress)
                    return LintFinding(
                        code: .backendRulesUnmanaged, severity: .error, row: 34, component: ref, place: ingress.place,
                        headline:
                            "\(ref) brings its own security groups, and \(ResourceRef.interface(interface)) of a target admits none of them on tcp/\(port)",
                        meaning: "the controller writes no rules for targets then: health checks and traffic time out",
                        cure:
                            "add the annotation `\(IngressView.prefix)manage-backend-security-group-rules: \"true\"`, or write the rules"
                    )
                }
            }
            return nil
        }
    }
}
