extension CausePage {
    /// The table of the incoming attachment does not know the destination.
    static let transitGatewayNoRoute = CausePage(
        code: .transitGatewayNoRoute,
        title: "the transit gateway route table has no route to the destination",
        meaning: """
            A transit gateway looks the destination up in the route table that is associated with the
            attachment the packet came in by. That table has no route to it, so the packet is dropped.
            Association says which table a sender uses; propagation says which destinations stand in it.
            Both VPCs being attached is not enough: the destination's attachment must propagate into the
            sender's table, or a static route must be there, and the same holds the other way for replies.
            """,
        check: """
            Find the table of the incoming attachment and ask it for the address:

                aws ec2 describe-transit-gateway-attachments \\
                    --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayAttachments[].Association'
                aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB_ID \\
                    --filters Name=route-search.longest-prefix-match,Values=ADDRESS
                aws ec2 get-transit-gateway-route-table-propagations \\
                    --transit-gateway-route-table-id TGW_RTB_ID
            """,
        fix: """
            Propagate the destination's attachment into that table, which brings all blocks of its VPC:

                aws ec2 enable-transit-gateway-route-table-propagation \\
                    --transit-gateway-route-table-id TGW_RTB_ID --transit-gateway-attachment-id ATTACHMENT_ID

            Or add one static route, the narrower change, and the only way over transit gateway peering
            without dynamic routing:

                aws ec2 create-transit-gateway-route --transit-gateway-route-table-id TGW_RTB_ID \\
                    --destination-cidr-block CIDR --transit-gateway-attachment-id ATTACHMENT_ID

            Either change holds for every attachment associated with the table: where tables keep
            environments apart, use the static route.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"
    )
}
