extension LintRule {
    /// Row 17, within the cluster: endpoint slices list other pods than the Service selects.
    static let endpointSlices = LintRule(
        rows: [17], title: "endpoint slices list the pods that their Services select",
        needs: [.services, .pods, .endpointSlices], check: .cluster(EndpointSlices.findings))
}

private enum EndpointSlices {
    /// Readiness is left to the pods' own rules; what is compared is who is listed at all.
    ///
    /// Source: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
    static func findings(_ view: ClusterView) -> [LintFinding] {
        view.services.compactMap { service in
            let record = view.inventory.services[service].record
            let pods = view.pods(of: service).map { view.inventory.pods[$0].record }
                .filter { !$0.meta.isTerminating && !$0.addresses.isEmpty }
            let listed = Set(view.slices(of: service).flatMap(\.endpoints).map(\.address))
            guard !pods.isEmpty, !view.names.equals(record.type, "ExternalName") else { return nil }
            let selected = Set(pods.flatMap(\.addresses))
            let foreign = listed.subtracting(selected).sorted()
            let missing = pods.filter { listed.isDisjoint(with: $0.addresses) }
            guard !foreign.isEmpty || !missing.isEmpty else { return nil }
            let ref = ResourceRef.service(service)
            let headline: Phrase
            if let first = missing.first {
                headline =
                    "\(missing.count) of \(pods.count) pods of \(ref) are in none of its endpoint slices, such as `\(first.meta.name)`"
            } else {
                headline =
                    "the endpoint slices of \(ref) list \(foreign.count) addresses of no pod that it selects, such as \(foreign[0].description)"
            }
            return LintFinding(
                code: .endpointSlicesDiffer, severity: .warning, row: 17, component: ref, place: record.place,
                headline: headline,
                meaning:
                    "the cluster's nodes and the load balancer controller send by the slices; lists of different times look the same",
                cure: "collect both lists again; if they still differ, look at the endpoint slice controller")
        }
    }
}
