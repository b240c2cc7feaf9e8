extension CausePage {
    /// A binding would register instances in a target group of another VPC.
    static let instanceTargetsInOtherVPC = CausePage(
        code: .instanceTargetsInOtherVPC,
        title: "instances cannot be registered in a target group of another VPC",
        meaning: """
            A target group of type `instance` takes instances of its own VPC alone. The nodes of the cluster are
            in another one, so RegisterTargets is refused and the group stays empty.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Create a target group of type `ip` in the load balancer's VPC, forward to it, and bind it. The type
            of a target group cannot be changed.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html"
    )
}
