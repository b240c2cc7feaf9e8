extension CausePage {
    /// The health check of a service with local policy does not ask kube-proxy.
    static let localHealthCheck = CausePage(
        code: .localHealthCheck,
        title: "the health check does not tell which nodes have a pod",
        meaning: """
            With `externalTrafficPolicy: Local` only nodes with a pod take traffic. Kube-proxy tells which on
            the `healthCheckNodePort`, with HTTP `/healthz`. A check of the node port itself times out at the
            other nodes; one that the security groups do not admit fails at all of them.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Check HTTP `/healthz` on the Service's `healthCheckNodePort`, and admit that port from the load
            balancer.
            """,
        aws: "https://kubernetes.io/docs/tutorials/services/source-ip/"
    )
}
