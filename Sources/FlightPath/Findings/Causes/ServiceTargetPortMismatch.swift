extension CausePage {
    /// The Service sends to a port, or to a port name, that its pods do not have.
    static let serviceTargetPortMismatch = CausePage(
        code: .serviceTargetPortMismatch,
        title: "the Service's target port is not a port of the pods",
        meaning: """
            The Service's `targetPort` does not lead to the port that the pods serve. A name is looked up in
            each pod's container ports: a pod without a port of that name (and protocol) is no endpoint for
            it. A number is used as it stands, and nothing answers there. When `targetPort` is left out it
            equals `port`. It also means a binding or Ingress that names a port the Service does not have.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o jsonpath='{.spec.ports}'
                kubectl -n NAMESPACE get pods -l SELECTOR \\
                    -o jsonpath='{range .items[*]}{.metadata.name} {.spec.containers[*].ports}{"\\n"}{end}'
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o wide

            Declared container ports are information only; what counts is where the process listens. During
            a rollout old and new pods may give one name to different numbers.
            """,
        fix: """
                kubectl -n NAMESPACE patch service SERVICE --type=json \\
                    -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":PORT}]'

            For a name, write it in quotes ("http"), or add that name to the container's ports instead.
            Rules of security groups and network policies that name the container port must follow.
            """,
        aws: "https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/"
    )
}
