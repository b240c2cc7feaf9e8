extension CausePage {
    /// No hostname of a route is one of a listener.
    static let gatewayRouteHostname = CausePage(
        code: .gatewayRouteHostname,
        title: "no hostname of the route is one of the listener",
        meaning: """
            A route with hostnames attaches to listeners whose hostname meets one of them; `*.` stands for one
            label or more. Otherwise it is not accepted: NoMatchingListenerHostname.
            """,
        check: """
                kubectl -n NAMESPACE get ROUTE_KIND NAME -o jsonpath='{.status.parents}'
                kubectl -n NAMESPACE get gateway NAME -o yaml
            """,
        fix: """
            Use a hostname under the listener's, or add a listener.
            """,
        aws: "https://gateway-api.sigs.k8s.io/reference/spec/"
    )
}
