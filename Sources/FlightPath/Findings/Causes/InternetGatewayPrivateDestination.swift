extension CausePage {
    /// Internet gateways drop packets for RFC 1918 addresses.
    static let internetGatewayPrivateDestination = CausePage(
        code: .internetGatewayPrivateDestination,
        title: "a private destination is routed to an internet gateway",
        meaning: """
            The destination is in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 and no more specific route
            takes it, so it follows the default route to the internet gateway. Private addresses do not
            exist on the internet: the gateway drops the packet. What is missing is the route to the network
            that holds the address. On a reply it means the client's network has no route back.
            """,
        check: """
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID

            See that only 0.0.0.0/0 contains the destination. An empty answer means the subnet uses the
            VPC's main route table.
            """,
        fix: """
            Add the route to the network that owns the address:

                aws ec2 create-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --transit-gateway-id TGW_ID

            Other targets: `--vpc-peering-connection-id`, `--gateway-id` for a virtual private gateway, or
            `--network-interface-id`. The other side needs a route back.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
