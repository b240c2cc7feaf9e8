extension CausePage {
    /// Something on the way stops the health checks of a target.
    static let healthCheckBlocked = CausePage(
        code: .healthCheckBlocked,
        title: "health checks of the target are stopped on the way",
        meaning: """
            The load balancer leaves this target out because its health checks fail, and the snapshot shows
            what stops them. Checks are connections of their own: they come from the load balancer's nodes
            even where clients' addresses are preserved, and they go to the health check port, which may be
            another than the port of traffic. A rule that admits clients on the traffic port does not admit
            them.

            The report names the rule list that refuses, with the nearest rule; the leg with the purpose
            `health-check` shows the whole way. Where every target is left out the load balancer fails open
            and sends to all of them: traffic may then work although the console says unhealthy.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN \\
                    --query 'TargetGroups[].[HealthCheckProtocol,HealthCheckPort,HealthCheckPath]'
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN --query \\
                    'TargetHealthDescriptions[].[Target.Id,HealthCheckPort,TargetHealth.Reason]'

            `Target.Timeout` fits a dropped packet. Network Load Balancers say `Target.FailedHealthChecks`
            for that too.
            """,
        fix: """
            Admit the load balancer's security group, or its subnets, on the health check port:

                aws ec2 authorize-security-group-ingress --group-id TARGET_GROUP_ID --protocol tcp \\
                    --port HEALTH_CHECK_PORT --source-group LOAD_BALANCER_GROUP_ID

            or let the checks use the port of traffic:

                aws elbv2 modify-target-group --target-group-arn TARGET_GROUP_ARN \\
                    --health-check-port traffic-port

            For a TargetGroupBinding list the port under `spec.networking.ingress[].ports`; for a
            NetworkPolicy admit the load balancer's subnets on it.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html"
    )
}
