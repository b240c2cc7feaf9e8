extension CausePage {
    /// An internet gateway drops packets of private addresses without an association.
    static let noPublicAddressForEgress = CausePage(
        code: .noPublicAddressForEgress,
        title: "the sender has no public address for outbound traffic",
        meaning: """
            The route leads straight to an internet gateway, which translates one to one: the packet's
            private source address must have a public or Elastic IP address of its own, on an attached
            interface. This one has none, so the packet is dropped. Pods and secondary addresses rarely have
            one even where the node's primary address has.
            """,
        check: """
                aws ec2 describe-network-interfaces \\
                    --filters Name=addresses.private-ip-address,Values=ADDRESS Name=vpc-id,Values=VPC_ID \\
                    --query 'NetworkInterfaces[].PrivateIpAddresses[].[PrivateIpAddress,Association.PublicIp]'
                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID
            """,
        fix: """
            For workloads, send outbound traffic through a public NAT gateway that stands in a public
            subnet:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block 0.0.0.0/0 \\
                    --nat-gateway-id NAT_ID

            This takes the direct way out, and with it inbound access, from every subnet of the table. For a
            single host, associate an Elastic IP address instead:

                aws ec2 associate-address --allocation-id ALLOCATION_ID --network-interface-id ENI_ID \\
                    --private-ip-address ADDRESS
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"
    )
}
