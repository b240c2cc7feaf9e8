extension CausePage {
    /// A client reaches, through a load balancer that keeps its address, the host it is on.
    static let hairpin = CausePage(
        code: .hairpin,
        title: "the client is its own target, and its address is preserved",
        meaning: """
            A Network Load Balancer with client IP preservation sends a connection to a target on the host
            that opened it. The packet arrives with the host's own address as source, so the host drops it
            as spoofed, or answers itself past the load balancer. The connection times out, while clients
            elsewhere, health checks and connections that happen to meet another target work: calls of a
            Service through its own load balancer fail one time in as many as there are targets. On a
            cluster node every pod counts as the same host.
            """,
        check: """
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --query 'Attributes[?Key==`preserve_client_ip.enabled`]'
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN \\
                    --query 'TargetHealthDescriptions[].Target'

            Where the attribute is not listed, it is on for instances and for UDP.
            """,
        fix: """
            Let callers inside the cluster use the Service's own name, `SERVICE.NAMESPACE.svc`, which does
            not leave it. Or turn preservation off; targets then see the load balancer's addresses, and
            proxy protocol v2 tells them the client's if they read it:

                aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --attributes Key=preserve_client_ip.enabled,Value=false

            For UDP it cannot be turned off. On a Service set
            `service.beta.kubernetes.io/aws-load-balancer-target-group-attributes`, or the controller sets
            it back.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html"
    )
}
