extension CausePage {
    /// A target group binding names a service that its namespace does not have.
    static let bindingServiceNotFound = CausePage(
        code: .bindingServiceNotFound,
        title: "the binding names a Service that its namespace does not have",
        meaning: """
            `spec.serviceRef` of a TargetGroupBinding names a Service of the binding's own namespace. There is
            none of that name, so the AWS Load Balancer Controller reports `BackendNotFound` and removes every
            target from the target group.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                kubectl get services -A | grep SERVICE
            """,
        fix: """
            Create the binding in the namespace of the Service, and delete the other one; or name a Service that
            the namespace has. Deleting a binding deregisters its targets: where it still serves traffic, create
            the new one first.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
