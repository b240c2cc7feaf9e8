extension CausePage {
    /// No listener forwards to a target group that a binding fills.
    static let targetGroupNotInUse = CausePage(
        code: .targetGroupNotInUse,
        title: "no listener forwards to the target group",
        meaning: """
            A target group that no listener or rule forwards to has no load balancer. Its targets are `unused`
            with the reason `Target.NotInUse`, no health check is made, and readiness gates wait.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Add a listener or a rule that forwards to it.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html"
    )
}
