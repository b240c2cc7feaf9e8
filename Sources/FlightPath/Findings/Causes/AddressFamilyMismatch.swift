extension CausePage {
    /// A target group is of another address family than the service.
    static let addressFamilyMismatch = CausePage(
        code: .addressFamilyMismatch,
        title: "the target group is of another address family than the Service",
        meaning: """
            A target group takes IPv4 or IPv6 targets, for good. The controller registers the endpoints of that
            family, and a Service that has only the other gives it none.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Create a target group of the right family and bind it; an IPv6 one needs a dualstack load balancer.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html"
    )
}
