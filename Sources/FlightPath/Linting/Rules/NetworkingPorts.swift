extension LintRule {
    /// Row 31: `networking` lists another port than the targets have.
    static let networkingPorts = LintRule(
        rows: [31], title: "TargetGroupBindings open the ports that targets have",
        needs: [.targetGroupBindings, .services, .pods, .nodes], check: .cluster(NetworkingPorts.findings))

    /// Row 29: a binding asks for no rules, and no rule of the targets' security groups lets the load balancer in.
    static let targetsAdmitBalancer = LintRule(
        rows: [29], title: "targets of bindings without `networking` admit their load balancer",
        needs: [
            .targetGroupBindings, .services, .pods, .nodes, .targetGroups, .networkInterfaces, .securityGroups,
            .loadBalancers,
        ], check: .cluster(NetworkingPorts.unadmitted))
}

private enum NetworkingPorts {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let expected = ExpectedTargets(binding, view), let networking = binding.networking,
                let first = networking.first, !expected.own.isEmpty, networking.allSatisfy({ !$0.ports.isEmpty })
            else { return nil }
            let ports = Set(expected.own.map(\.port)).sorted()
            let listed = networking.flatMap(\.ports)
            let closed = ports.filter { port in !listed.contains { opens($0, port, binding, view) } }
            guard let port = closed.first else { return nil }
            let ref = view.ref(binding)
            let refused = TargetAdmission(view: view, binding: binding).refusing(port: port) != nil
            let named = Phrase.list(listed.map { listed in listed.port.map { "\($0)" } ?? "all" })
            return LintFinding(
                code: .bindingPortMismatch, severity: refused ? .error : .note, row: 31, component: ref,
                place: first.place,
                headline: "\(ref) opens \(named) under `networking`, and its targets have port \(port)",
                meaning: refused
                    ? "no security group rule lets the load balancer in on \(port): health checks and traffic time out"
                    : "the rule that the controller writes is of no use; another one admits the load balancer",
                cure: view.isInstance(binding)
                    ? "list the node port \(port): not the Service's port, nor the container's"
                    : "list the container port \(port), or its name: not the Service's port, nor the node's")
        }
    }

    private static func opens(
        _ listed: NetworkPolicyRecord.Port, _ port: Int, _ binding: TargetGroupBindingRecord, _ view: ClusterView
    ) -> Bool {
        switch listed.port {
        case nil: return true
        case .number(let number): return number == port
        case .name(let name):
            guard let service = view.service(of: binding) else { return true }
            return view.pods(of: service).contains { pod in
                view.inventory.pods[pod].record.ports.contains { $0.name == name && $0.number == port }
            }
        }
    }

    static func unadmitted(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            let lists = binding.networking?.contains { !$0.ports.isEmpty } ?? false
            guard !lists, let expected = ExpectedTargets(binding, view) else { return nil }
            let admission = TargetAdmission(view: view, binding: binding)
            for port in Set(expected.own.map(\.port)).sorted() {
                guard let interface = admission.refusing(port: port) else { continue }
                let ref = view.ref(binding)
                let group = view.inventory.interfaces[interface].groups.first
                    .flatMap { view.inventory.groupByID[$0] }.map { ResourceRef.securityGroup($0) }
                let owner = group ?? .interface(interface)
                return LintFinding(
                    code: .bindingNetworkingMissing, severity: .error, row: 29, component: ref, place: binding.place,
                    headline:
                        "\(ref) asks for no security group rules, and \(owner) of its targets has none for the load balancer on tcp/\(port)",
                    meaning: "targets are registered, and health checks and traffic time out",
                    cure:
                        "list the load balancer's subnets and port \(port) under `networking.ingress`, or write such a rule"
                )
            }
            return nil
        }
    }
}
