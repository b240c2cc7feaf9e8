extension LintRule {
    /// Rows 5 and 68: the target port of an exposed service against what its pods' containers declare.
    static let namedPortOnPods = LintRule(
        rows: [5, 68], title: "pods of exposed Services have the target port",
        needs: [.targetGroupBindings, .services, .pods], check: .cluster(NamedPortOnPods.findings))
}

private enum NamedPortOnPods {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.exposedServices.flatMap { service in
            let record = view.inventory.services[service].record
            let pods = view.pods(of: service)
            return record.ports.compactMap { port in
                switch port.target ?? .number(port.port) {
                case .name(let name): missing(name, port, service, pods, view)
                case .number(let number): undeclared(number, port, service, pods, view)
                }
            }
        }
    }

    /// A name is looked up in each pod by itself: a pod without it is no endpoint of that port.
    private static func missing(
        _ name: Symbol, _ port: ServiceRecord.Port, _ service: Handle<Service>, _ pods: [Handle<Pod>],
        _ view: ClusterView
    ) -> LintFinding? {
        let without = pods.filter { pod in !view.inventory.pods[pod].record.ports.contains { $0.name == name } }
        guard let first = without.first else { return nil }
        let ref = ResourceRef.service(service)
        let isAll = without.count == pods.count
        let declared = Phrase.list(
            view.inventory.pods[first].record.ports.filter { $0.name != .empty }.map { "`\($0.name)` \($0.number)" })
        return LintFinding(
            code: .targetPortMismatch, severity: isAll ? .error : .warning, row: 5, component: ref,
            place: view.inventory.services[service].record.place,
            headline:
                "\(ref) sends port \(port.port) to container port `\(name)`, which \(without.count) of \(pods.count) pods do not name",
            meaning: isAll
                ? "no pod is an endpoint of the port: nothing is registered for it"
                : "pods without that name are no endpoints of the port, such as those of one revision",
            cure:
                "name the container port `\(name)` in the pod template; \(ResourceRef.pod(first)) declares \(declared)")
    }

    /// Declared ports are documentation: what listens cannot be seen.
    private static func undeclared(
        _ number: Int, _ port: ServiceRecord.Port, _ service: Handle<Service>, _ pods: [Handle<Pod>],
        _ view: ClusterView
    ) -> LintFinding? {
        let without = pods.filter { pod in
            let ports = view.inventory.pods[pod].record.ports
            return !ports.isEmpty && !ports.contains { $0.number == number }
        }
        guard let first = without.first else { return nil }
        let ref = ResourceRef.service(service)
        return LintFinding(
            code: .targetPortMismatch, severity: .note, row: 68, component: ref,
            place: view.inventory.services[service].record.place,
            headline:
                "\(ref) sends port \(port.port) to container port \(number), which \(without.count) of \(pods.count) pods do not declare",
            meaning: "where nothing listens on it, connections are refused and health checks fail at once",
            cure:
                "compare with what the container listens on; \(ResourceRef.pod(first)) declares \(Phrase.list(view.inventory.pods[first].record.ports.map { "\($0.number)" }))"
        )
    }
}
