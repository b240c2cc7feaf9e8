extension CausePage {
    /// A target group binding names a port that its service does not have.
    static let bindingPortNotFound = CausePage(
        code: .bindingPortNotFound,
        title: "the binding names a port that its Service does not have",
        meaning: """
            `spec.serviceRef.port` is a port of the Service, by number or by name. A container port, a node port
            or a misspelled name finds nothing: the AWS Load Balancer Controller reports `BackendNotFound` and
            removes every target from the target group.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                kubectl -n NAMESPACE get service SERVICE -o jsonpath='{.spec.ports}'
            """,
        fix: """
            Write the Service's own port, its `port` or its `name`:

                kubectl -n NAMESPACE patch targetgroupbinding NAME --type merge -p '{"spec":{"serviceRef":{"port":PORT}}}'
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
