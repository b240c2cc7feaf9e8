extension CausePage {
    /// A binding opens another port than its targets have.
    static let bindingPortMismatch = CausePage(
        code: .bindingPortMismatch,
        title: "the binding opens another port than its targets have",
        meaning: """
            The ports of `spec.networking.ingress` are those at which the targets are reached: the container's
            port for `ip` targets, the node port for instances. The Service's own port opens nothing that is
            used.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            List the port of the targets, and the port of the health check if it is another one.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
