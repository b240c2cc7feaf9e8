extension CausePage {
    /// The account's Block Public Access mode forbids this internet traffic.
    static let blockPublicAccess = CausePage(
        code: .blockPublicAccess,
        title: "VPC Block Public Access stops the traffic",
        meaning: """
            VPC Block Public Access overrides routes, security groups and network ACLs for internet gateways
            and egress-only internet gateways of the Region. In mode `block-bidirectional` nothing passes
            either way; in mode `block-ingress` only connections opened from inside through a NAT gateway or
            egress-only internet gateway pass. Exclusions exempt a VPC or a subnet. In shared subnets the
            setting of the owner's account counts. Peering, transit gateways and VPN are not affected.
            """,
        check: """
                aws ec2 describe-vpc-block-public-access-options
                aws ec2 describe-vpc-block-public-access-exclusions
                aws ec2 describe-subnets --subnet-ids SUBNET_ID --query 'Subnets[].BlockPublicAccessStates'

            `ManagedBy` tells whether the account or a declarative policy of the organization sets it.
            """,
        fix: """
            This is a security control: agree with its owner first. Exclude the narrowest thing that must be
            public, such as each subnet of an internet-facing load balancer:

                aws ec2 create-vpc-block-public-access-exclusion --subnet-id SUBNET_ID \\
                    --internet-gateway-exclusion-mode allow-bidirectional

            Mode `allow-egress` is enough for outbound traffic. To change the mode for the whole Region
            instead:

                aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode off

            Where a declarative policy manages it, change the policy; `ExclusionsAllowed` says whether
            exclusions are possible.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html"
    )
}
