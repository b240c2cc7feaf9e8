extension CausePage {
    /// The backend of a route does not exist.
    static let gatewayBackendNotFound = CausePage(
        code: .gatewayBackendNotFound,
        title: "the backend of the route does not exist",
        meaning: """
            A route names a Service and one of its ports by number. Where either is missing an application load
            balancer answers 500, and a network load balancer gets no target group.
            """,
        check: """
                kubectl -n NAMESPACE get ROUTE_KIND NAME -o jsonpath='{.status.parents}'
                kubectl -n NAMESPACE get gateway NAME -o yaml
                kubectl -n NAMESPACE get services
            """,
        fix: """
            Create the Service, or name one that exists with its own port.
            """,
        aws: "https://gateway-api.sigs.k8s.io/reference/spec/"
    )
}
