extension CausePage {
    /// The backend of an ingress does not exist.
    static let ingressBackendNotFound = CausePage(
        code: .ingressBackendNotFound,
        title: "the backend of the ingress does not exist",
        meaning: """
            An ingress names a Service of its own namespace and one of its ports, by number or name. Where
            either is missing the AWS Load Balancer Controller makes a rule that answers 503 itself, and other
            rules go on working.
            """,
        check: """
                kubectl -n NAMESPACE describe ingress NAME
                kubectl get ingressclasses
                kubectl -n NAMESPACE get services
            """,
        fix: """
            Create the Service, or name one that exists with its own port.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
