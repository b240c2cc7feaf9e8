extension CausePage {
    /// The appliance that inbound packets are routed to has no public address.
    static let ingressApplianceWithoutPublicAddress = CausePage(
        code: .ingressApplianceWithoutPublicAddress,
        title: "the appliance on the way in has no public address",
        meaning: """
            A route table that is associated with the internet gateway sends what comes in to the interface
            of an appliance. The gateway delivers there only if that interface itself has a public or Elastic
            IP address, beside the one of the destination. This one has none.
            """,
        check: """
                aws ec2 describe-route-tables --filters Name=association.gateway-id,Values=IGW_ID \\
                    --query 'RouteTables[].Routes[].[DestinationCidrBlock,NetworkInterfaceId,State]'
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].[Status,Attachment.InstanceId,Association.PublicIp]'

            Wanted: `in-use`, an instance, and an address in the last place. The instance must be running.
            """,
        fix: """
            Give the interface an Elastic IP address:

                aws ec2 allocate-address --domain vpc
                aws ec2 associate-address --allocation-id ALLOCATION_ID --network-interface-id ENI_ID

            The appliance itself can then be reached from the internet, as far as its security groups permit:
            they should admit only what it is meant to pass on. Source/destination checking must be off on
            the interface.

            A Gateway Load Balancer endpoint as the target of the route needs no public address.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html"
    )
}
