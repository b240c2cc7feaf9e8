extension CausePage {
    /// The load balancer keeps the client's address on a path that cannot carry it.
    static let sourceAddressPreservation = CausePage(
        code: .sourceAddressPreservation,
        title: "the client's address is preserved on a path that does not carry it",
        meaning: """
            A Network Load Balancer with client IP preservation sends to the target with the client's address
            as source. That works only if the target is reached directly, in the load balancer's VPC or in a
            peered VPC of the same Region. Here the path to the target leads over a transit gateway or a
            Gateway Load Balancer endpoint, or the target is an interface of PrivateLink or of another
            Network Load Balancer. Connections are lost there, although the target may count as healthy:
            health checks come from the load balancer's own addresses.

            Preservation is on by default for targets registered by instance id, and always for UDP. It is
            off by default for TCP and TLS to targets registered by address.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN \\
                    --query 'TargetGroups[].[TargetType,Protocol,VpcId]'
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --query 'Attributes[?Key==`preserve_client_ip.enabled`]'
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=LOAD_BALANCER_SUBNET_ID \\
                    --query 'RouteTables[].Routes[]'

            The last shows how the load balancer's subnets reach the target: `local` and a peering connection
            carry the client's address, other targets do not.
            """,
        fix: """
            For TCP and TLS, turn preservation off. Targets then see the private addresses of the load
            balancer, so their security groups must admit those instead of the clients:

                aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --attributes Key=preserve_client_ip.enabled,Value=false

            It applies to new connections. If the application needs the client's address, turn proxy protocol
            on as well, but only if the target understands it; else every connection fails:

                aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --attributes Key=proxy_protocol_v2.enabled,Value=true

            For UDP, TCP_UDP and QUIC it cannot be turned off. Reach the targets over peering instead of the
            transit gateway, or put the load balancer into their VPC.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html"
    )
}
