extension CausePage {
    /// A health check gives its targets little time to answer.
    static let healthCheckTimeout = CausePage(
        code: .healthCheckTimeout,
        title: "the health check gives its targets little time to answer",
        meaning: """
            A target that does not answer within the timeout fails the check with `Target.Timeout`, as if
            nothing answered at all.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Wait longer than the slowest answer of the path, and less than the interval.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"
    )
}
