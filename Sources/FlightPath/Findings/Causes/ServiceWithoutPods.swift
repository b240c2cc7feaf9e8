extension CausePage {
    /// A service behind ip targets has no pods for endpoints.
    static let serviceWithoutPods = CausePage(
        code: .serviceWithoutPods,
        title: "the endpoints of the Service are no pods",
        meaning: """
            The controller registers endpoints that refer to a pod. A Service without selector, whose endpoints
            were written by hand, and one of type ExternalName have none of these.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o yaml
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o yaml
            """,
        fix: """
            Select pods; or register the addresses in a target group by hand, without a binding.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
