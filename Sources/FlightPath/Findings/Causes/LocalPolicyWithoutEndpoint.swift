extension CausePage {
    /// The Service keeps traffic on the node it came to, which has no pod for it.
    static let localPolicyWithoutEndpoint = CausePage(
        code: .localPolicyWithoutEndpoint,
        title: "the traffic policy is Local, and the node has no ready pod",
        meaning: """
            With `externalTrafficPolicy: Local` a node hands what comes to a node port to its own pods alone
            and drops the rest. The health check node port tells the load balancer to leave such nodes out;
            where it still sends there, or where a zone has no other node, connections fail. With
            `internalTrafficPolicy: Local` the same holds of what pods and nodes send to the ClusterIP.
            """,
        check: """
                kubectl -n NAMESPACE get service NAME \\
                    -o jsonpath='{.spec.externalTrafficPolicy} {.spec.internalTrafficPolicy} {.spec.healthCheckNodePort}'
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=NAME \\
                    -o jsonpath='{range .items[*].endpoints[*]}{.nodeName} {.conditions.ready}{"\\n"}{end}'
            """,
        fix: """
            Run a pod on every node, or at least one in every zone of the load balancer, by a daemon set or
            topology spread constraints. Where the client's address is not needed:

                kubectl -n NAMESPACE patch service NAME -p '{"spec":{"externalTrafficPolicy":"Cluster"}}'
            """,
        aws: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy"
    )
}
