extension CausePage {
    /// The load balancer keeps the client's address where that cannot work.
    static let sourceAddressPreservation = CausePage(
        code: .sourceAddressPreservation,
        title: "client IP preservation breaks the path to the target",
        meaning: """
            The target group keeps the client's address in the packet. That works only if packets go
            directly from the Network Load Balancer to the target, in the same VPC or in one peered with it
            in the Region. It is not supported through a transit gateway, through a Gateway Load Balancer
            endpoint, or to targets that are interfaces of PrivateLink or of another Network Load Balancer:
            there the traffic is lost. It is on by default for `instance` targets and for UDP, off for `ip`
            targets of TCP and TLS. Health checks come from the load balancer's own address and may pass all
            the while.
            """,
        check: """
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN \\
                    --query 'TargetGroups[].[Protocol,TargetType,VpcId]'

            Look at `preserve_client_ip.enabled`, and at the hops between load balancer and target in the
            trace.
            """,
        fix: """
            Turn it off; only new connections are affected:

                aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --attributes Key=preserve_client_ip.enabled,Value=false

            Targets then see the load balancer's private addresses: admit those in security groups and
            network policies, and use proxy protocol v2 if the application needs the client's address and
            can parse it. For a Service, set
            `service.beta.kubernetes.io/aws-load-balancer-target-group-attributes` to
            `preserve_client_ip.enabled=false`, or the controller sets it back. It cannot be turned off for
            UDP, TCP_UDP and QUIC: put the load balancer into the targets' VPC or peer the VPCs.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html"
    )
}
