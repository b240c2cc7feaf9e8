extension CausePage {
    /// Cross-zone load balancing is off and the zone of the node holds no target.
    static let noTargetsInZone = CausePage(
        code: .noTargetsInZone,
        title: "no target in the zone of the load balancer node",
        meaning: """
            With cross-zone load balancing off, each load balancer node sends only to targets in its own
            Availability Zone. This node's zone has none, so connections that reach this node fail while
            others work. It is off by default for Network Load Balancers and always on for Application Load
            Balancers, unless a target group turns it off. Elastic Load Balancing takes a zone without
            healthy targets out of DNS, but clients with cached or fixed addresses still go there.
            """,
        check: """
                aws elbv2 describe-load-balancers --load-balancer-arns LOAD_BALANCER_ARN \\
                    --query 'LoadBalancers[].AvailabilityZones[].[ZoneName,SubnetId]'
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN \\
                    --query 'TargetHealthDescriptions[].[Target.Id,Target.AvailabilityZone,TargetHealth.State]'
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN

            `load_balancing.cross_zone.enabled` of the target group wins over that of the load balancer.
            """,
        fix: """
            Turn cross-zone load balancing on; traffic between zones is charged for Network Load Balancers:

                aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --attributes Key=load_balancing.cross_zone.enabled,Value=true

            Or put a target into each zone: spread the pods with `topologySpreadConstraints` on
            `topology.kubernetes.io/zone`. Or disable the zone on the load balancer by `aws elbv2
            set-subnets`.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html"
    )
}
