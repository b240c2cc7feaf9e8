extension CausePage {
    /// Targets are registered, and none of them can be used.
    static let noHealthyTarget = CausePage(
        code: .noHealthyTarget,
        title: "no target is healthy",
        meaning: """
            Targets are registered, none is in service, and the load balancer does not send to them all the
            same. A Classic Load Balancer without an instance in service answers 503 or closes the
            connection. Application and Network Load Balancers fail open when every target is unhealthy,
            but not when their targets are draining or unused: `Target.NotInUse` (no listener forwards to
            the group, or the target's zone is not enabled), `Target.InvalidState` (the instance is stopped),
            `Target.IpUnusable` (the address is a load balancer's), `Target.DeregistrationInProgress`.

            Health is a symptom: when the snapshot shows what stops the way to the targets, that is reported
            instead. Here the way is open, and the cause lies elsewhere.
            """,
        check: """
                aws elb describe-instance-health --load-balancer-name NAME
                aws elb describe-load-balancers --load-balancer-names NAME \\
                    --query 'LoadBalancerDescriptions[].HealthCheck'
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN --query \\
                    'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth]'

            Then repeat the health check from a host in the load balancer's subnets.
            """,
        fix: """
            Make the check ask what the instances answer, on the port they answer on:

                aws elb configure-health-check --load-balancer-name NAME --health-check \\
                    Target=TCP:PORT,Interval=10,Timeout=5,UnhealthyThreshold=6,HealthyThreshold=2

            For targets that are unused, enable their zone (`aws elbv2 set-subnets`), forward to the group,
            or start the instances. Where they drain, register those that replace them.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html"
    )
}
