extension LintRule {
    /// Row 22: the endpoints behind `ip` targets are no pods.
    static let serviceEndpoints = LintRule(
        rows: [22], title: "Services behind ip target groups select pods", needs: [.targetGroupBindings, .services],
        check: .cluster(ServiceEndpoints.findings))

    /// Row 23: the target group is of another address family than the service.
    static let addressFamilies = LintRule(
        rows: [23], title: "target groups have the address family of their Services",
        needs: [.targetGroupBindings, .services, .targetGroups], check: .cluster(ServiceEndpoints.families))

    /// Row 81: pods that are not ready are registered.
    static let notReadyAddresses = LintRule(
        rows: [81], title: "exposed Services leave out pods that are not ready",
        needs: [.targetGroupBindings, .services],
        check: .cluster(ServiceEndpoints.notReady))
}

private enum ServiceEndpoints {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard !view.isInstance(binding), let service = view.service(of: binding) else { return nil }
            let record = view.inventory.services[service].record
            let isExternal = view.names.equals(record.type, "ExternalName")
            guard isExternal || record.selector?.isEmpty ?? true else { return nil }
            if view.slices(of: service).contains(where: { $0.endpoints.contains { $0.isPod } }) { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .serviceWithoutPods, severity: .error, row: 22, component: ref, place: record.place,
                headline: isExternal
                    ? "\(ref) behind \(view.ref(binding)) is of type ExternalName, which has no endpoints"
                    : "\(ref) behind \(view.ref(binding)) has no selector, and endpoints that are no pods",
                meaning: "the controller registers endpoints that are pods alone: the target group stays empty",
                cure: "select pods, or register the addresses in a target group by hand, without a binding")
        }
    }

    static func families(_ view: ClusterView) -> [LintFinding] {
        view.bindings.compactMap { binding in
            guard let group = view.targetGroup(of: binding), let service = view.service(of: binding) else { return nil }
            let record = view.inventory.services[service].record
            let type = view.inventory.targetGroups[group].record.ipAddressType
            let wanted = view.names.equals(type, "ipv6") ? "IPv6" : "IPv4"
            guard type != .empty, !record.families.isEmpty,
                !record.families.contains(where: { view.names[$0] == wanted })
            else { return nil }
            let ref = ResourceRef.targetGroup(group)
            return LintFinding(
                code: .addressFamilyMismatch, severity: .error, row: 23, component: ref,
                place: view.inventory.targetGroups[group].record.place,
                headline: "\(ref) takes \(wanted) targets, and \(ResourceRef.service(service)) has none of that family",
                meaning: "the controller finds no endpoint to register: the target group stays empty",
                cure: "make a target group of the Service's family, and for IPv6 a dualstack load balancer")
        }
    }

    static func notReady(_ view: ClusterView) -> [LintFinding] {
        view.exposedServices.compactMap { service in
            let record = view.inventory.services[service].record
            guard record.publishesNotReady else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .serviceNotReadyAddresses, severity: .warning, row: 81, component: ref, place: record.place,
                headline: "\(ref) is exposed and has `publishNotReadyAddresses: true`",
                meaning: "pods that are not ready are registered, and answer 502 until the health check takes them out",
                cure:
                    "set it to false; where the cluster's members must find each other early, use a second, headless Service"
            )
        }
    }
}
