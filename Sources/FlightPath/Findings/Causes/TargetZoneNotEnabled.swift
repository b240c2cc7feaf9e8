extension CausePage {
    /// Targets are in a zone in which the load balancer is not enabled.
    static let targetZoneNotEnabled = CausePage(
        code: .targetZoneNotEnabled,
        title: "targets are in a zone in which the load balancer is not enabled",
        meaning: """
            A load balancer sends to targets in zones in which it has a subnet. Others are `unused` with the
            reason `Target.NotInUse`. A target outside the VPC is registered for all zones, and is not
            concerned.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Add a subnet of the zone to the load balancer:

                aws elbv2 set-subnets --load-balancer-arn LOAD_BALANCER_ARN --subnets ALL_SUBNET_IDS
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html"
    )
}
