extension CausePage {
    /// The table that decides has no route whose block contains the destination.
    static let noRouteToDestination = CausePage(
        code: .noRouteToDestination,
        title: "no route to the destination",
        meaning: """
            The route table in force where the packet stands has no route that contains its destination, so
            the packet is dropped. The table is the one of the subnet the packet leaves, or the VPC's main
            table when the subnet has none of its own; the destination's own table plays no part until the
            reply. On a reply this means the answer cannot find its way back to the client, although the
            request arrived.
            """,
        check: """
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID

            An empty answer means the main table is in force:

                aws ec2 describe-route-tables \\
                    --filters Name=vpc-id,Values=VPC_ID Name=association.main,Values=true

            Look for a route whose destination contains the address; 0.0.0.0/0 holds no IPv6 address and
            ::/0 no IPv4 address. Secondary blocks of a VPC, such as 100.64.0.0/10 for pods, need a route of
            their own from other VPCs.
            """,
        fix: """
            Add the route to the table named, with the one target that leads there:

                aws ec2 create-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --transit-gateway-id TGW_ID

            Other targets: `--vpc-peering-connection-id`, `--nat-gateway-id`, `--gateway-id`,
            `--vpc-endpoint-id` or `--network-interface-id`. If the subnet only lost its association,
            restore that instead:

                aws ec2 associate-route-table --route-table-id RTB_ID --subnet-id SUBNET_ID

            A route holds for every subnet of the table. The far side needs a route back to the sender's
            block, and a transit gateway a route in its own table.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"
    )
}
