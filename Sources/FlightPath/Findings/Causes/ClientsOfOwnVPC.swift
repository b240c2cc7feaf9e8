extension CausePage {
    /// Targets admit the load balancer's own VPC alone, and see their clients' addresses.
    static let balancerClientsOfOwnVPC = CausePage(
        code: .balancerClientsOfOwnVPC,
        title: "targets admit clients of the load balancer's own VPC alone",
        meaning: """
            A network load balancer that keeps its clients' addresses hands packets on as if the clients had sent them, and without
            security groups of its own it refuses nobody: the targets' groups decide. These admit the blocks of the load balancer's VPC,
            which is what the load balancer controller writes for an internal load balancer by default. Clients of peered VPCs, of
            transit gateways and of networks outside are refused there.
            """,
        check: """
            See whether clients' addresses are kept, and what the targets admit:

                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\
                    --query 'Attributes[?Key==`preserve_client_ip.enabled`]'
                aws ec2 describe-security-groups --group-ids GROUP_ID --query 'SecurityGroups[].IpPermissions'
            """,
        fix: """
            Where the load balancer is for its own VPC alone, nothing. Else list the clients' blocks in the Service's
            `spec.loadBalancerSourceRanges`, or admit them in the targets' group:

                aws ec2 authorize-security-group-ingress --group-id GROUP_ID --protocol tcp --port PORT --cidr CLIENT_BLOCK
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html"
    )
}
