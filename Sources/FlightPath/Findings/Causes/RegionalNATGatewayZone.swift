extension CausePage {
    /// A regional NAT gateway has no address in the sender's zone.
    static let regionalNATGatewayZone = CausePage(
        code: .regionalNATGatewayZone,
        title: "the regional NAT gateway does not serve the sender's zone",
        meaning: """
            A regional NAT gateway stands in several Availability Zones, with its own addresses in each. When
            it does not provision zones by itself, it serves only those where somebody gave it an address.
            The sender's zone is not among them, so its packets are dropped, although the route to the
            gateway is active.
            """,
        check: """
            Compare zone ids, not names, as names differ between accounts:

                aws ec2 describe-nat-gateways --nat-gateway-ids NAT_ID \\
                    --query 'NatGateways[].[AvailabilityMode,AutoProvisionZones]'
                aws ec2 describe-nat-gateways --nat-gateway-ids NAT_ID \\
                    --query 'NatGateways[].NatGatewayAddresses[].[AvailabilityZoneId,PublicIp,Status]'
                aws ec2 describe-subnets --subnet-ids SUBNET_ID --query 'Subnets[].AvailabilityZoneId'

            With `AutoProvisionZones` enabled, it takes up to an hour until the gateway is in a new zone;
            until then it serves that zone from another.
            """,
        fix: """
            Give the gateway an address in the sender's zone:

                aws ec2 allocate-address --domain vpc
                aws ec2 associate-nat-gateway-address --nat-gateway-id NAT_ID --allocation-ids ALLOCATION_ID \\
                    --availability-zone-id ZONE_ID

            Senders of that zone then appear with the new public address: lists of permitted addresses
            outside must hold it.

            Or send this zone through a NAT gateway of its own. The route table must then serve subnets of
            this zone alone:

                aws ec2 create-nat-gateway --subnet-id PUBLIC_SUBNET_ID --allocation-id ALLOCATION_ID
                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block 0.0.0.0/0 \\
                    --nat-gateway-id NEW_NAT_ID
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html"
    )
}
