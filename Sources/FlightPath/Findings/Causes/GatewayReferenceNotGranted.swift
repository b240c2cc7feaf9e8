extension CausePage {
    /// A route names a service of another namespace that did not grant it.
    static let gatewayReferenceNotGranted = CausePage(
        code: .gatewayReferenceNotGranted,
        title: "the route names a Service of a namespace that did not grant it",
        meaning: """
            A route may name Services of its own namespace. For those of another a ReferenceGrant in that
            namespace must name the kind and namespace of the route. Without it the reference is refused
            (RefNotPermitted), and requests end in 500.
            """,
        check: """
                kubectl get referencegrants -A -o yaml
                kubectl -n NAMESPACE get ROUTE_KIND NAME -o jsonpath='{.status.parents}'
                kubectl -n NAMESPACE get gateway NAME -o yaml
            """,
        fix: """
            Create the ReferenceGrant in the namespace of the Service.
            """,
        aws: "https://gateway-api.sigs.k8s.io/api-types/referencegrant/"
    )
}
