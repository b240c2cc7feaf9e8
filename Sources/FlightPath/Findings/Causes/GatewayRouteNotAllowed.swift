extension CausePage {
    /// A gateway does not allow a route.
    static let gatewayRouteNotAllowed = CausePage(
        code: .gatewayRouteNotAllowed,
        title: "the gateway does not allow the route",
        meaning: """
            A listener says which routes may attach (`allowedRoutes`): of which namespaces, its own where
            nothing is written, and of which kinds. Others are not accepted: NotAllowedByListeners.
            """,
        check: """
                kubectl -n NAMESPACE get ROUTE_KIND NAME -o jsonpath='{.status.parents}'
                kubectl -n NAMESPACE get gateway NAME -o yaml
            """,
        fix: """
            Allow the namespace, as by a selector on its labels, and the kind; or move the route.
            """,
        aws: "https://gateway-api.sigs.k8s.io/reference/spec/"
    )
}
