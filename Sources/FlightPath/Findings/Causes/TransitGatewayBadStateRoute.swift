extension CausePage {
    /// The longest matching transit gateway route drops the packet.
    static let transitGatewayBadStateRoute = CausePage(
        code: .transitGatewayBadStateRoute,
        title: "the transit gateway route that applies is a blackhole",
        meaning: """
            The most specific route in the transit gateway route table is in state `blackhole`, so matching
            packets are dropped even if a wider route is active. Either somebody created it as a blackhole
            on purpose, to keep networks apart, or its attachment was deleted and the static route was left
            behind.
            """,
        check: """
                aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB_ID \\
                    --filters Name=route-search.longest-prefix-match,Values=ADDRESS

            No attachment in the answer points to a deliberate blackhole; an attachment that is deleted or
            not `available` to a leftover:

                aws ec2 describe-transit-gateway-attachments --transit-gateway-attachment-ids ATTACHMENT_ID
            """,
        fix: """
            Ask the owner of the transit gateway before opening a deliberate blackhole. A leftover is
            removed so that a wider or propagated route takes over:

                aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id TGW_RTB_ID \\
                    --destination-cidr-block CIDR

            or pointed at the attachment that replaced the old one:

                aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id TGW_RTB_ID \\
                    --destination-cidr-block CIDR --transit-gateway-attachment-id ATTACHMENT_ID
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"
    )
}
