extension CausePage {
    /// The target port of a service is not one that its pods have.
    static let targetPortMismatch = CausePage(
        code: .targetPortMismatch,
        title: "the pods do not have the port that the Service sends to",
        meaning: """
            A Service sends each of its ports to a `targetPort`: a number, or the name of a container port. A
            name is looked up in each pod by itself, and a pod that does not have it is no endpoint of that
            port; nothing is registered for it. A number needs no declaration, but one that no container
            declares is often one on which nothing listens: connections are then refused at once.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o jsonpath='{.spec.ports}'
                kubectl -n NAMESPACE get pods -l SELECTOR -o jsonpath='{.items[*].spec.containers[*].ports}'
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o yaml
            """,
        fix: """
            Name the container port in the pod template as the Service asks for it, or change `targetPort` to
            the port on which the container listens.
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"
    )
}
