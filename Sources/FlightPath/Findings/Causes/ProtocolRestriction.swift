extension CausePage {
    /// A NAT gateway or an interface endpoint carries some protocols only.
    static let protocolRestriction = CausePage(
        code: .protocolRestriction,
        title: "the component does not carry this protocol",
        meaning: """
            A NAT gateway carries TCP, UDP and ICMP. An interface endpoint carries TCP and UDP, so it does
            not answer to ping. Packets of other protocols are dropped there, whatever the rules and routes
            around it say. Typical ones are ESP and GRE of tunnels, SCTP, and ICMP sent to an endpoint to see
            whether it is alive.
            """,
        check: """
            Look at what the component is:

                aws ec2 describe-nat-gateways --nat-gateway-ids NAT_ID \\
                    --query 'NatGateways[].[State,ConnectivityType]'
                aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE_ID \\
                    --query 'VpcEndpoints[].[VpcEndpointType,ServiceName]'

            Then ask again with the protocol and the port that the application uses. To try an endpoint by
            hand, open a TCP connection to it instead of a ping.
            """,
        fix: """
            Use a protocol that is carried: IPsec over UDP (NAT traversal, port 4500) instead of bare ESP, a
            TCP connection as health check instead of ping.

            Where the protocol cannot be changed, lead it past the component. Instead of a NAT gateway, the
            sender takes a public address of its own and a route to the internet gateway for that destination
            alone:

                aws ec2 associate-address --allocation-id ALLOCATION_ID --network-interface-id ENI_ID
                aws ec2 create-route --route-table-id RTB_ID --destination-cidr-block CIDR --gateway-id IGW_ID

            The sender can then be reached from the internet too, as far as its security groups permit. All
            of its subnet takes the new route, also what has no public address. Instead of an interface
            endpoint, connect the two VPCs by peering or a transit gateway; their blocks must then not
            overlap.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"
    )
}
