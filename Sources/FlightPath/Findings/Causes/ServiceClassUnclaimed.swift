extension CausePage {
    /// No controller takes the load balancer of a service, for its class.
    static let serviceClassUnclaimed = CausePage(
        code: .serviceClassUnclaimed,
        title: "no controller takes the load balancer of the Service, for its class",
        meaning: """
            With `spec.loadBalancerClass` only the controller of that class acts. The AWS Load Balancer
            Controller takes `service.k8s.aws/nlb`, EKS Auto Mode takes `eks.amazonaws.com/nlb`, and the cloud
            provider's own controller then does nothing.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Create the Service anew with a class that is served: the field cannot be changed.
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class"
    )
}
