extension CausePage {
    /// No controller takes a gateway, for its class.
    static let gatewayClassUnclaimed = CausePage(
        code: .gatewayClassUnclaimed,
        title: "no controller takes the gateway, for its class",
        meaning: """
            A gateway names a GatewayClass, which names its controller: `gateway.k8s.aws/alb` or
            `gateway.k8s.aws/nlb`. A class that does not exist leaves the gateway without a load balancer.
            """,
        check: """
                kubectl get gatewayclasses
                kubectl -n NAMESPACE get gateway NAME -o yaml
            """,
        fix: """
            Name a class that exists, or create it.
            """,
        aws: "https://gateway-api.sigs.k8s.io/reference/spec/"
    )
}
