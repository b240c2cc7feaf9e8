extension LintRule {
    /// Row 84: the backend of an ingress does not exist, and the controller answers in its place.
    static let ingressBackends = LintRule(
        rows: [84], title: "backends of ingresses exist", needs: [.ingresses, .ingressClasses, .services],
        check: .cluster(IngressBackends.findings))

    /// Row 21: instance targets need a node port.
    static let nodePorts = LintRule(
        rows: [21], title: "Services behind instance target groups have node ports",
        needs: [.services, .targetGroupBindings], check: .cluster(IngressBackends.nodePorts))

    /// Row 21: the same of ingresses, whose target type is `instance` unless they say otherwise.
    static let ingressNodePorts = LintRule(
        rows: [21], title: "Services behind ingresses with instance targets have node ports",
        needs: [.ingresses, .ingressClasses, .ingressClassParameters, .services],
        check: .cluster(IngressBackends.ingressNodePorts))
}

private enum IngressBackends {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        return ingresses.own.flatMap { ingress in
            ingress.backends.compactMap { backend -> LintFinding? in
                let ref = view.ref(ingress)
                // An action of that name stands in an annotation, and need be no service.
                if case .name(let name) = backend.port, view.names.equals(name, "use-annotation") {
                    let key = "actions." + view.names[backend.service]
                    guard ingresses.annotation(ingress, key) == nil else { return nil }
                    return LintFinding(
                        code: .ingressBackendNotFound, severity: .error, row: 84, component: ref, place: backend.place,
                        headline:
                            "\(ref) takes its action from `\(IngressView.prefix)\(key)`, an annotation that it does not have",
                        meaning: "the controller does not act on the ingress, nor on others of its group",
                        cure: "write the annotation, or name a Service and its port")
                }
                guard let service = view.service(ingress.meta.namespace, backend.service) else {
                    return LintFinding(
                        code: .ingressBackendNotFound, severity: .error, row: 84, component: ref, place: backend.place,
                        headline: "\(ref) names the Service `\(backend.service)`, which its namespace does not have",
                        meaning: "the load balancer answers 503 itself, whatever other target groups look like",
                        cure:
                            "create the Service, or name one of the namespace: an ingress cannot name another namespace's"
                    )
                }
                guard let port = backend.port, view.port(port, of: service) == nil else { return nil }
                return LintFinding(
                    code: .ingressBackendNotFound, severity: .error, row: 84, component: ref, place: backend.place,
                    headline: "\(ref) names port \(port) of \(ResourceRef.service(service)), which it does not have",
                    meaning: "the load balancer answers 503 itself, whatever other target groups look like",
                    cure: view.portCure(port, service))
            }
        }
    }

    static func nodePorts(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard view.isInstance(binding), let service = view.service(of: binding),
                let port = view.port(binding.port, of: service), port.nodePort ?? 0 == 0
            else { return nil }
            return finding(view.ref(binding), binding.place, service, port, view)
        }
    }

    static func ingressNodePorts(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        return ingresses.own.flatMap { ingress in
            ingress.backends.compactMap { backend -> LintFinding? in
                guard let service = view.service(ingress.meta.namespace, backend.service),
                    ingresses.isInstance(ingress, service), let port = view.port(backend.port, of: service),
                    port.nodePort ?? 0 == 0
                else { return nil }
                return finding(view.ref(ingress), backend.place, service, port, view)
            }
        }
    }

    private static func finding(
        _ ref: ResourceRef, _ place: Place, _ service: Handle<Service>, _ port: ServiceRecord.Port, _ view: ClusterView
    ) -> LintFinding {
        let type = view.inventory.services[service].record.type
        let shown: Phrase = type == .empty ? "ClusterIP" : "\(type)"
        return LintFinding(
            code: .nodePortMissing, severity: .error, row: 21, component: ref, place: place,
            headline:
                "\(ref) has instance targets, and port \(port.port) of \(ResourceRef.service(service)) of type \(shown) has no node port",
            meaning: "the controller reports \"TargetGroup port is empty\" and registers nothing",
            cure: "make the targets `ip`, or the Service of type NodePort")
    }
}
