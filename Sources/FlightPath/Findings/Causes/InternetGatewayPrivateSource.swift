extension CausePage {
    /// Internet gateways reject inbound packets from RFC 1918 addresses.
    static let internetGatewayPrivateSource = CausePage(
        code: .internetGatewayPrivateSource,
        title: "a private source cannot enter by an internet gateway",
        meaning: """
            The question lets a packet with a source in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 enter by
            an internet gateway, which rejects it: such sources do not arrive from the internet. Clients
            behind NAT appear with their public address; clients in private networks come by peering, a
            transit gateway, VPN or Direct Connect.
            """,
        check: """
            Find the address the client shows to the internet (its NAT gateway's or proxy's public address),
            or the way by which its private network is connected:

                aws ec2 describe-nat-gateways --filter Name=vpc-id,Values=CLIENT_VPC_ID \\
                    --query 'NatGateways[].NatGatewayAddresses[].PublicIp'
                aws ec2 describe-transit-gateway-attachments --filters Name=resource-id,Values=CLIENT_VPC_ID
            """,
        fix: """
            Ask with the public address, or with `internet`, if the traffic does come over the internet. If
            it should stay private, connect the networks and use the private name or address of the
            destination; an internet-facing load balancer's name resolves to public addresses even inside a
            VPC, so private clients need an internal one.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
