extension CausePage {
    /// Endpoints name a node that does not exist.
    static let nodeNameMismatch = CausePage(
        code: .nodeNameMismatch,
        title: "endpoints name a node that does not exist",
        meaning: """
            With `externalTrafficPolicy: Local` kube-proxy sends to endpoints whose `nodeName` is its own name.
            Where the names differ, as with a DNS domain of one's own, no node has an endpoint, and all answer
            503 on the health check's node port.
            """,
        check: """
                kubectl get nodes -o name
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o yaml
            """,
        fix: """
            Give kube-proxy the name of the node (`--hostname-override`).
            """,
        aws: "https://github.com/kubernetes/kubernetes/issues/80579"
    )
}
