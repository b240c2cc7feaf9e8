extension CausePage {
    /// Internet gateways drop packets for RFC 6598 addresses.
    static let internetGatewaySharedDestination = CausePage(
        code: .internetGatewaySharedDestination,
        title: "a shared (100.64.0.0/10) destination is routed to an internet gateway",
        meaning: """
            The destination is in 100.64.0.0/10, the shared address space that EKS clusters often use for
            pods, and no more specific route takes it, so it follows the default route to the internet
            gateway, which drops it. The sender's VPC has no route to the secondary block that holds the
            pods. On a reply it means the same of the client's block.
            """,
        check: """
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID
                aws ec2 describe-vpcs --vpc-ids VPC_ID \\
                    --query 'Vpcs[].CidrBlockAssociationSet[].[CidrBlock,CidrBlockState.State]'

            Check that the pods' block is associated with their VPC, and that the sender's table has a route
            that contains it.
            """,
        fix: """
            Add the route for the pods' block in the sender's table, and the way back in the pods' one:

                aws ec2 create-route --route-table-id RTB_ID --destination-cidr-block POD_CIDR \\
                    --transit-gateway-id TGW_ID

            Over peering use `--vpc-peering-connection-id`. A transit gateway must know the block as well:
            propagation brings every associated block of the VPC, a static route only what it names. If both
            VPCs use the same part of 100.64.0.0/10, routes cannot tell them apart.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
