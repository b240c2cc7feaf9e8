extension CausePage {
    /// The packet returns to a place it has been, unchanged.
    static let routeLoop = CausePage(
        code: .routeLoop,
        title: "the routes send the packet in a circle",
        meaning: """
            The packet comes back to a component it has already passed, in the same direction and with the
            same addresses, and the same routes would carry it around again until its time to live ends. It
            happens where an inspection subnet routes back to its own endpoint, where two transit gateways
            or VPCs point a summary route at each other, or where a static transit gateway route returns
            traffic to the attachment it came from.
            """,
        check: """
            Read the hops in the finding: the first component that appears twice closes the circle. Then
            look up the destination in every table on it:

                aws ec2 describe-route-tables --route-table-ids RTB_ID --query 'RouteTables[].Routes[]'
                aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB_ID \\
                    --filters Name=route-search.longest-prefix-match,Values=ADDRESS
            """,
        fix: """
            Give the last component on the way out a more specific route to the destination, so that only
            unknown addresses follow the summary route:

                aws ec2 create-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --transit-gateway-id TGW_ID

            In an inspection VPC the attachment subnets lead to the firewall endpoint, and the endpoint
            subnets lead back to the transit gateway; the table associated with the inspection attachment
            leads to the workload VPCs, not to inspection.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"
    )
}
