extension LintRule {
    /// Row 19 of the Gateway API: no controller takes the gateway.
    static let gatewayClasses = LintRule(
        rows: [19], title: "gateways have a class that exists", needs: [.gateways, .gatewayClasses],
        check: .cluster(GatewayRoutes.classes))

    /// Row 83 of the Gateway API: a route attaches to no listener.
    static let gatewayRoutes = LintRule(
        rows: [83], title: "routes attach to listeners of their gateways",
        needs: [.gateways, .gatewayRoutes, .namespaces],
        check: .cluster(GatewayRoutes.attachments))

    /// Row 84 of the Gateway API: a route's backend does not exist, or may not be named.
    static let gatewayBackends = LintRule(
        rows: [84], title: "backends of gateway routes exist and may be named",
        needs: [.gatewayRoutes, .services, .referenceGrants], check: .cluster(GatewayRoutes.backends))
}

private enum GatewayRoutes {
    static func classes(_ view: ClusterView) -> [LintFinding] {
        let classes = view.objects(view.inventory.gatewayClasses, \.meta)
        return view.objects(view.inventory.gateways, \.meta).compactMap { gateway in
            guard !classes.contains(where: { $0.meta.name == gateway.className }) else { return nil }
            let ref = ref(gateway)
            return LintFinding(
                code: .gatewayClassUnclaimed, severity: .error, row: 19, component: ref, place: gateway.place,
                headline: "\(ref) names the class `\(gateway.className)`, which does not exist",
                meaning: "no controller acts on it: it gets no load balancer",
                cure:
                    "name a GatewayClass that exists, or create one with the controller `gateway.k8s.aws/alb` or `gateway.k8s.aws/nlb`"
            )
        }
    }

    private static func ref(_ gateway: GatewayRecord) -> ResourceRef {
        .object(.gateway, namespace: gateway.meta.namespace, name: gateway.meta.name)
    }

    private static func ref(_ route: GatewayRouteRecord, _ names: Names) -> ResourceRef {
        let kind = ComponentKind(rawValue: names[route.kind].lowercased()) ?? .httproute
        return .object(kind, namespace: route.meta.namespace, name: route.meta.name)
    }

    // MARK: Attaching

    static func attachments(_ view: ClusterView) -> [LintFinding] {
        let gateways = view.objects(view.inventory.gateways, \.meta)
        return view.objects(view.inventory.gatewayRoutes, \.meta).flatMap { route in
            route.parents.compactMap { parent -> LintFinding? in
                // A mesh names services as parents.
                guard parent.kind == .empty || view.names.equals(parent.kind, "Gateway") else { return nil }
                let namespace = parent.namespace == .empty ? route.meta.namespace : parent.namespace
                let ref = ref(route, view.names)
                guard
                    let gateway = gateways.first(where: {
                        $0.meta.namespace == namespace && $0.meta.name == parent.name
                    })
                else {
                    return LintFinding(
                        code: .gatewayRouteDetached, severity: .error, row: 83, component: ref, place: route.place,
                        headline: "\(ref) names the gateway `\(namespace)/\(parent.name)`, which does not exist",
                        meaning: "the route attaches to nothing: its backends get no traffic",
                        cure: "name a gateway that exists; its namespace is the route's own where none is written")
                }
                return detached(route, parent, gateway, view)
            }
        }
    }

    private static func detached(
        _ route: GatewayRouteRecord, _ parent: GatewayReference, _ gateway: GatewayRecord, _ view: ClusterView
    ) -> LintFinding? {
        let listeners = gateway.listeners.filter {
            (parent.section == .empty || $0.name == parent.section) && (parent.port == nil || $0.port == parent.port)
        }
        let admitted = listeners.filter { admits($0, route, gateway, view) }
        let matching = admitted.filter { isNamed($0, route, view.names) }
        guard matching.isEmpty else { return nil }
        let ref = ref(route, view.names)
        let owner = self.ref(gateway)
        if listeners.isEmpty {
            return LintFinding(
                code: .gatewayRouteDetached, severity: .error, row: 83, component: ref, place: route.place,
                headline: "\(ref) names a listener that \(owner) does not have",
                meaning: "the route attaches to nothing: its backends get no traffic",
                cure: "name one of its listeners: \(Phrase.list(gateway.listeners.map { "`\($0.name)`" }))")
        }
        if admitted.isEmpty {
            return LintFinding(
                code: .gatewayRouteNotAllowed, severity: .error, row: 83, component: owner, place: gateway.place,
                headline: "\(owner) does not allow \(ref) at its listeners",
                meaning: "the route is not accepted (NotAllowedByListeners): its backends get no traffic",
                cure:
                    "allow its namespace and kind in `allowedRoutes`: left out, routes of the gateway's own namespace alone are allowed"
            )
        }
        return LintFinding(
            code: .gatewayRouteHostname, severity: .error, row: 83, component: ref, place: route.place,
            headline: "no hostname of \(ref) is one of a listener of \(owner)",
            meaning: "the route is not accepted (NoMatchingListenerHostname): its backends get no traffic",
            cure: "use a hostname under \(Phrase.list(admitted.map { "`\($0.hostname)`" }))")
    }

    private static func admits(
        _ listener: GatewayRecord.Listener, _ route: GatewayRouteRecord, _ gateway: GatewayRecord, _ view: ClusterView
    ) -> Bool {
        if !listener.allowedKinds.isEmpty, !listener.allowedKinds.contains(route.kind) { return false }
        switch view.names[listener.allowedFrom] {
        case "All": return true
        case "Selector":
            let namespace = view.inventory.namespaces.first {
                $0.cluster == view.cluster && $0.record.meta.name == route.meta.namespace
            }
            guard let labels = namespace?.record.meta.labels else { return false }
            return listener.namespaceSelector?.matches(labels, view.names) ?? false
        case "None": return false
        default: return route.meta.namespace == gateway.meta.namespace
        }
    }

    private static func isNamed(_ listener: GatewayRecord.Listener, _ route: GatewayRouteRecord, _ names: Names) -> Bool
    {
        guard listener.hostname != .empty, !route.hostnames.isEmpty else { return true }
        return route.hostnames.contains { overlaps(names[$0], names[listener.hostname]) }
    }

    /// Two hostnames of which each may begin with `*.`, standing for one label or more.
    private static func overlaps(_ one: String, _ other: String) -> Bool {
        switch (one.hasPrefix("*."), other.hasPrefix("*.")) {
        case (false, false): one == other
        case (true, false): other.hasSuffix(one.dropFirst())
        case (false, true): one.hasSuffix(other.dropFirst())
        case (true, true): one.hasSuffix(other.dropFirst()) || other.hasSuffix(one.dropFirst())
        }
    }

    // MARK: Backends

    static func backends(_ view: ClusterView) -> [LintFinding] {
        view.objects(view.inventory.gatewayRoutes, \.meta).flatMap { route in
            route.backends.compactMap { backend -> LintFinding? in
                guard backend.kind == .empty || view.names.equals(backend.kind, "Service"),
                    backend.group ?? .empty == .empty
                else { return nil }
                let namespace = backend.namespace == .empty ? route.meta.namespace : backend.namespace
                let ref = ref(route, view.names)
                if namespace != route.meta.namespace, !isGranted(route, backend, namespace, view) {
                    return LintFinding(
                        code: .gatewayReferenceNotGranted, severity: .error, row: 84, component: ref,
                        place: route.place,
                        headline:
                            "\(ref) names the Service `\(namespace)/\(backend.name)`, and no ReferenceGrant of that namespace lets it",
                        meaning: "the reference is refused (RefNotPermitted): the load balancer answers 500",
                        cure:
                            "create a ReferenceGrant in `\(namespace)` for \(route.kind)s of `\(route.meta.namespace)`")
                }
                guard let service = view.service(namespace, backend.name) else {
                    return LintFinding(
                        code: .gatewayBackendNotFound, severity: .error, row: 84, component: ref, place: route.place,
                        headline: "\(ref) names the Service `\(namespace)/\(backend.name)`, which does not exist",
                        meaning: "the load balancer answers 500 itself; a network load balancer gets no target group",
                        cure: "create the Service, or name one that exists")
                }
                guard let port = backend.port, view.port(.number(port), of: service) == nil else { return nil }
                return LintFinding(
                    code: .gatewayBackendNotFound, severity: .error, row: 84, component: ref, place: route.place,
                    headline: "\(ref) names port \(port) of \(ResourceRef.service(service)), which it does not have",
                    meaning: "the load balancer answers 500 itself; a network load balancer gets no target group",
                    cure: view.portCure(.number(port), service))
            }
        }
    }

    private static func isGranted(
        _ route: GatewayRouteRecord, _ backend: GatewayReference, _ namespace: Symbol, _ view: ClusterView
    ) -> Bool {
        view.objects(view.inventory.referenceGrants, \.meta).contains { grant in
            grant.meta.namespace == namespace
                && grant.from.contains { $0.kind == route.kind && $0.namespace == route.meta.namespace }
                && grant.to.contains {
                    view.names.equals($0.kind, "Service") && ($0.name == .empty || $0.name == backend.name)
                }
        }
    }
}
