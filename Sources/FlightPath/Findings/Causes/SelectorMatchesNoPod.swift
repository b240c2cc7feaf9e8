extension CausePage {
    /// No pod of the namespace carries all labels of the Service's selector.
    static let selectorMatchesNoPod = CausePage(
        code: .selectorMatchesNoPod,
        title: "the Service's selector matches no pod",
        meaning: """
            A Service sends to the pods in its own namespace that carry every label of its selector, with
            equal values. None does, so it has no endpoints: its address refuses connections and load
            balancers have nothing to register. Usually a label was renamed on one side, the pods are in
            another namespace, or the workload is scaled to zero.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o jsonpath='{.spec.selector}'
                kubectl -n NAMESPACE get pods --show-labels
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE

            Compare with the pod template of the Deployment (`spec.template.metadata.labels`), not with the
            Deployment's own labels.
            """,
        fix: """
            Set the selector to the labels that the pods have. A merge patch keeps other keys; set a key to
            null to drop it:

                kubectl -n NAMESPACE patch service SERVICE -p '{"spec":{"selector":{"KEY":"VALUE"}}}'

            Changing the pod template's labels restarts the pods, and a Deployment's own selector cannot be
            changed. If the workload is scaled to zero:

                kubectl -n NAMESPACE scale deployment/NAME --replicas=COUNT
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/service/"
    )
}
