extension CausePage {
    /// Groups of a network load balancer hold for endpoint clients that they do not admit.
    static let endpointClientsNotAdmitted = CausePage(
        code: .endpointClientsNotAdmitted,
        title: "endpoint clients are not admitted by the load balancer's groups",
        meaning: """
            Clients of a VPC endpoint reach the network load balancer behind the endpoint service with addresses of their own VPCs. While
            `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic` is `on`, which is the default, the load balancer's security groups judge
            them by these addresses, and references to security groups do not match. Clients that no block admits time out.
            """,
        check: """
            See the setting, the rules, and who has an endpoint:

                aws elbv2 describe-load-balancers --load-balancer-arns LOAD_BALANCER_ARN
                aws ec2 describe-security-groups --group-ids GROUP_ID --query 'SecurityGroups[].IpPermissions'
                aws ec2 describe-vpc-endpoint-connections --filters Name=service-id,Values=SERVICE_ID
            """,
        fix: """
            Let the endpoint's own policy and security groups decide who may come:

                aws elbv2 set-security-groups --load-balancer-arn LOAD_BALANCER_ARN --security-groups GROUP_ID \\
                    --enforce-security-group-inbound-rules-on-private-link-traffic off

            Or admit the consumers' blocks on the listeners' ports. Blocks of several consumers may be the same.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html"
    )
}
