extension CausePage {
    /// Internet gateways reject inbound packets from RFC 6598 addresses.
    static let internetGatewaySharedSource = CausePage(
        code: .internetGatewaySharedSource,
        title: "a shared (100.64.0.0/10) source cannot enter by an internet gateway",
        meaning: """
            The question lets a packet with a source in 100.64.0.0/10 enter by an internet gateway, which
            rejects it. That range is shared address space, used behind carrier NAT and, on EKS, for pods.
            Such senders appear on the internet with the address of their NAT gateway, node or carrier.
            """,
        check: """
            For pods, find by which address they leave their VPC: the node's address if the VPC CNI
            translates, then the NAT gateway's public one.

                kubectl -n kube-system get daemonset aws-node -o yaml | grep -A1 SNAT
                aws ec2 describe-nat-gateways --filter Name=vpc-id,Values=CLIENT_VPC_ID \\
                    --query 'NatGateways[].NatGatewayAddresses[].PublicIp'
            """,
        fix: """
            Ask with that public address, or with `internet`. If the traffic should stay private, connect
            the VPCs by peering or a transit gateway, route the pods' block both ways, and use the
            destination's private name or address.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
