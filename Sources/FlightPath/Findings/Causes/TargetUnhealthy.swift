extension CausePage {
    /// The load balancer leaves the target out because its health check fails.
    static let targetUnhealthy = CausePage(
        code: .targetUnhealthy,
        title: "the target is unhealthy",
        meaning: """
            The load balancer does not send to this target, because its health check fails or it is draining
            or unused. Health is a symptom: when the snapshot shows what stops the health check, that is
            reported instead, so here the cause lies elsewhere, most often in the application. When every
            target is unhealthy the load balancer fails open and sends to all.

            Reasons on an Application Load Balancer: `Target.Timeout` is a lost packet or a slow answer,
            `Target.FailedHealthChecks` a refused or malformed one, `Target.ResponseCodeMismatch` an
            unexpected status (the network is fine). On a Network Load Balancer the second covers lost
            packets too. `Target.NotInUse`: the zone is not enabled or nothing forwards to the group.
            `Target.IpUnusable`: the address is a load balancer's.
            """,
        check: """
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN --query \\
                    'TargetHealthDescriptions[].[Target.Id,Target.Port,HealthCheckPort,TargetHealth]'
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN \\
                    --query 'TargetGroups[].[HealthCheckProtocol,HealthCheckPort,HealthCheckPath,Matcher]'

            Repeat the check from a host in the load balancer's VPC:

                curl -v --max-time 5 http://ADDRESS:HEALTH_CHECK_PORT/PATH

            A pod that is Ready proves little: the kubelet's probes come from its own node and pass no
            security group.
            """,
        fix: """
            Make the check ask what the application answers:

                aws elbv2 modify-target-group --target-group-arn TARGET_GROUP_ARN \\
                    --health-check-path PATH --matcher HttpCode=200-399

            See that the application listens on all addresses (not 127.0.0.1) and on the port registered,
            speaks the check's protocol (HTTP or TLS, proxy protocol or not), and answers within the
            timeout. For an Ingress or Service set the `healthcheck-*` annotations, or the controller sets
            it back. With `externalTrafficPolicy: Local`, nodes without a pod of the Service are unhealthy
            by design.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html"
    )
}
