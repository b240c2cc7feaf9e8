extension LintRule {
    /// Row 2: `serviceRef` names a service of the binding's own namespace, and there is none.
    static let bindingServiceExists = LintRule(
        rows: [2], title: "services that TargetGroupBindings name exist", needs: [.targetGroupBindings, .services],
        check: .cluster(BindingServiceExists.findings))
}

private enum BindingServiceExists {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard view.service(of: binding) == nil else { return nil }
            let ref = view.ref(binding)
            let elsewhere = view.services.map { view.inventory.services[$0].record.meta }
                .filter { $0.name == binding.service }.map(\.namespace)
            return LintFinding(
                code: .bindingServiceNotFound, severity: .error, row: 2, component: ref, place: binding.place,
                headline: "\(ref) names the Service `\(binding.service)`, which its namespace does not have",
                meaning: "the controller reports BackendNotFound and removes every target from the target group",
                cure: elsewhere.first.map {
                    "a Service of that name is in namespace `\($0)`: create the binding there and delete this one"
                } ?? "create the Service, or name one that the namespace has")
        }
    }
}
