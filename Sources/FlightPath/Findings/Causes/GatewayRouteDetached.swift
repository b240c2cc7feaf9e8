extension CausePage {
    /// A route names a gateway or listener that does not exist.
    static let gatewayRouteDetached = CausePage(
        code: .gatewayRouteDetached,
        title: "the route names a gateway or listener that does not exist",
        meaning: """
            A route attaches to the listeners of the gateways in `parentRefs`: by name, in its own namespace
            where none is written, and to one listener where `sectionName` or `port` says so.
            """,
        check: """
                kubectl -n NAMESPACE get ROUTE_KIND NAME -o jsonpath='{.status.parents}'
                kubectl -n NAMESPACE get gateway NAME -o yaml
            """,
        fix: """
            Correct name, namespace, `sectionName` or `port`.
            """,
        aws: "https://gateway-api.sigs.k8s.io/reference/spec/"
    )
}
