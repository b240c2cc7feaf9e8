extension CausePage {
    /// Routing delivers the packet into a VPC that is not the destination's.
    static let routeToWrongVPC = CausePage(
        code: .routeToWrongVPC,
        title: "the route leads into the wrong VPC",
        meaning: """
            The destination stands in one VPC and the route that applies takes the packet into another. Most
            often two VPCs have overlapping blocks: the sender's own `local` route wins for addresses of its
            own VPC, or one peering connection or attachment is named where the other was meant. The packet
            then reaches a different host with the same address, or none at all.
            """,
        check: """
            Compare the blocks of both VPCs, secondary ones included, and the target of the route that
            applies:

                aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlockAssociationSet[].CidrBlock]'
                aws ec2 describe-route-tables --route-table-ids RTB_ID --query 'RouteTables[].Routes[]'

            Behind a transit gateway do the same for its table:

                aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB_ID \\
                    --filters Name=route-search.longest-prefix-match,Values=ADDRESS
            """,
        fix: """
            If only the target is wrong, replace it, or add a more specific route for the block of the right
            VPC:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --vpc-peering-connection-id PCX_ID

            If the blocks overlap, no route settles it for both: move the workload to a block that does not
            overlap, put the load balancer into the destination's VPC, or connect the VPCs through
            PrivateLink or a private NAT gateway. Replies suffer from the same overlap, so check both
            directions.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"
    )
}
