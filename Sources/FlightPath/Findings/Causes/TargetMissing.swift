extension CausePage {
    /// A target that a service has is not registered.
    static let targetMissing = CausePage(
        code: .targetMissing,
        title: "a target that the Service has is not registered",
        meaning: """
            The Service has endpoints that the target group lacks. The controller leaves out what exceeds its
            `--max-targets-per-target-group` or the quota of the target group; otherwise it is behind, or its
            calls fail.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o wide
            """,
        fix: """
            Read the events of the binding and the log of the controller. Register by hand only where no
            controller owns the group.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
