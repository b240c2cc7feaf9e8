extension CausePage {
    /// Inbound packets are sent through an endpoint or appliance, replies are not.
    static let ingressRedirection = CausePage(
        code: .ingressRedirection,
        title: "the reply goes past the endpoint or appliance of the way in",
        meaning: """
            A route table that is associated with the internet gateway sends what comes in for this subnet to
            a Gateway Load Balancer endpoint, a firewall endpoint or the interface of an appliance. Replies
            of such a subnet must go through the same one. Its own route table sends them straight to the
            internet gateway, and the gateway does not carry them.

            The zone counts too: with one endpoint in each zone, a default route to the endpoint of another
            zone parts the two directions just the same.
            """,
        check: """
            Find the endpoint or interface of the way in, and the target of the way out:

                aws ec2 describe-route-tables --filters Name=association.gateway-id,Values=IGW_ID \\
                    --query 'RouteTables[].Routes[]'
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID \\
                    --query 'RouteTables[].Routes[]'

            The route of the first table that covers the subnet, and the default route of the second, must
            name the same endpoint or interface. A subnet without an association of its own uses the main
            route table of the VPC.
            """,
        fix: """
            Point the default route of the subnet at the endpoint or interface of the way in:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block 0.0.0.0/0 \\
                    --vpc-endpoint-id VPCE_ID
                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block 0.0.0.0/0 \\
                    --network-interface-id ENI_ID

            All subnets of the table follow; if only some are inspected, or if they lie in several zones,
            give each a table of its own. The default route of the endpoint's or appliance's own subnet must
            lead to the internet gateway.

            If the subnet is not to be inspected, take its route out of the table of the internet gateway.
            What comes from the internet is then no longer inspected:

                aws ec2 delete-route --route-table-id EDGE_RTB_ID --destination-cidr-block SUBNET_CIDR
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html"
    )
}
