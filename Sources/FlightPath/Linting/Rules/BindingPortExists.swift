extension LintRule {
    /// Row 3: `serviceRef.port` is the service's own port or its name, not a container's and not a node's.
    static let bindingPortExists = LintRule(
        rows: [3], title: "ports that TargetGroupBindings name exist", needs: [.targetGroupBindings, .services],
        check: .cluster(BindingPortExists.findings))
}

private enum BindingPortExists {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let service = view.service(of: binding), let wanted = binding.port,
                view.port(wanted, of: service) == nil
            else { return nil }
            let ref = view.ref(binding)
            return LintFinding(
                code: .bindingPortNotFound, severity: .error, row: 3, component: ref, place: binding.place,
                headline: "\(ref) names port \(wanted), which \(ResourceRef.service(service)) does not have",
                meaning: "the controller reports BackendNotFound and removes every target from the target group",
                cure: view.portCure(wanted, service))
        }
    }
}

extension ClusterView {
    /// What to write in place of a port that a service does not have.
    func portCure(_ wanted: PortReference, _ service: Handle<Service>) -> Phrase {
        let ports = inventory.services[service].record.ports
        if case .number(let number) = wanted,
            let meant = ports.first(where: { $0.target == .number(number) || $0.nodePort == number })
        {
            let word = meant.nodePort == number ? "node port" : "targetPort"
            return "\(number) is the \(word) of its port \(meant.port): write \(meant.port)"
        }
        if case .name = wanted, let meant = ports.first(where: { $0.target == wanted }) {
            return "that is the targetPort of its port \(meant.port): write \(meant.port)"
        }
        let own = Phrase.list(ports.map { $0.name == .empty ? "\($0.port)" : "\($0.port) (`\($0.name)`)" })
        return "write one of the Service's own ports: \(own)"
    }
}
