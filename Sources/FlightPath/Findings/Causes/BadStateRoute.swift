extension CausePage {
    /// The longest matching route points at something that is gone.
    static let badStateRoute = CausePage(
        code: .badStateRoute,
        title: "the route that applies is a blackhole",
        meaning: """
            The most specific route that contains the destination is in state `blackhole`: its target was
            deleted, detached or stopped. The packet is dropped there; AWS does not fall back to a wider
            route. Usual causes are a peering connection or attachment that was deleted and rebuilt under a
            new id, a NAT gateway that was replaced, or an appliance instance that was terminated.
            """,
        check: """
                aws ec2 describe-route-tables --route-table-ids RTB_ID \\
                    --query 'RouteTables[].Routes[?State==`blackhole`]'

            Then look the target up by its id (describe-vpc-peering-connections, describe-nat-gateways,
            describe-transit-gateway-attachments, describe-network-interfaces): not found or not active
            agrees with the state.
            """,
        fix: """
            Point the route at the target that replaced the old one:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --transit-gateway-id TGW_ID

            Or, if a wider route in the same table leads to the right place, remove the dead one:

                aws ec2 delete-route --route-table-id RTB_ID --destination-cidr-block CIDR

            If the target is an instance that is merely stopped, start it and the route becomes active
            again.
            """,
        aws: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"
    )
}
