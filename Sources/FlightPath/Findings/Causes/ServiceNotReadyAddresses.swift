extension CausePage {
    /// An exposed service publishes pods that are not ready.
    static let serviceNotReadyAddresses = CausePage(
        code: .serviceNotReadyAddresses,
        title: "the Service publishes pods that are not ready",
        meaning: """
            `publishNotReadyAddresses: true` counts every pod as ready, for members of a cluster that must find
            each other early. Behind a load balancer it registers pods that cannot answer yet.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Set it to false, and use a second, headless Service for the members.
            """,
        aws: "https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/"
    )
}
