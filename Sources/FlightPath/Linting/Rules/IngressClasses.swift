extension LintRule {
    /// Row 19: no controller takes the ingress.
    static let ingressClasses = LintRule(
        rows: [19], title: "ingresses have a class that exists", needs: [.ingresses, .ingressClasses],
        check: .cluster(IngressClasses.findings))

    /// Row 19: no controller takes the service's load balancer.
    static let serviceClasses = LintRule(
        rows: [19], title: "Services name a load balancer class that somebody serves", needs: [.services],
        check: .cluster(IngressClasses.services))
}

private enum IngressClasses {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        return ingresses.ingresses.compactMap { ingress in
            let ref = view.ref(ingress)
            switch ingresses.claim(ingress) {
            case .ours, .other: return nil
            case .unknownClass(let name):
                return LintFinding(
                    code: .ingressClassUnclaimed, severity: .error, row: 19, component: ref, place: ingress.place,
                    headline: "\(ref) names the class `\(name)`, which does not exist",
                    meaning: "no controller acts on it: it gets no load balancer",
                    cure:
                        "name an IngressClass that exists, or create it; that of the AWS Load Balancer Controller has the controller `ingress.k8s.aws/alb`"
                )
            case .unclaimed:
                let isMeant = ingress.meta.annotations.contains { view.names[$0.key].hasPrefix(IngressView.prefix) }
                return LintFinding(
                    code: .ingressClassUnclaimed, severity: isMeant ? .error : .warning, row: 19, component: ref,
                    place: ingress.place, headline: "\(ref) names no class, and no IngressClass is the default",
                    meaning:
                        "the load balancer controller does not act on it, unless it watches ingresses without a class",
                    cure: "write the class as `spec.ingressClassName`")
            case .severalDefaults:
                return LintFinding(
                    code: .ingressClassUnclaimed, severity: .error, row: 19, component: ref, place: ingress.place,
                    headline: "\(ref) names no class, and several IngressClasses are the default",
                    meaning: "which controller is to act is ambiguous, and none does",
                    cure: "write the class as `spec.ingressClassName`, and leave one default")
            }
        }
    }

    static func services(_ view: ClusterView) -> [LintFinding] {
        let known = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"]
        let own = ControllerView(view)?.flag("load-balancer-class")
        return view.services.compactMap { service in
            let record = view.inventory.services[service].record
            let name = view.names[record.loadBalancerClass]
            guard view.names.equals(record.type, "LoadBalancer"), !name.isEmpty, !known.contains(name), name != own,
                record.loadBalancerHosts.isEmpty
            else { return nil }
            let ref = ResourceRef.service(service)
            return LintFinding(
                code: .serviceClassUnclaimed, severity: .warning, row: 19, component: ref, place: record.place,
                headline: "\(ref) names the load balancer class `\(name)`, and has no load balancer",
                meaning: "the AWS Load Balancer Controller does not act on it, and nobody else has",
                cure:
                    "create the Service anew with `loadBalancerClass: service.k8s.aws/nlb`: the field cannot be changed"
            )
        }
    }
}
