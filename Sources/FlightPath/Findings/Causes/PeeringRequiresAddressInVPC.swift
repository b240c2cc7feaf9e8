extension CausePage {
    /// VPC peering is not transitive.
    static let peeringRequiresAddressInVPC = CausePage(
        code: .peeringRequiresAddressInVPC,
        title: "peering carries only addresses of the two VPCs",
        meaning: """
            A VPC peering connection carries packets from an address of one VPC to an address of the other,
            and nothing else. Peering is not transitive: through it one cannot reach a third VPC, or use the
            peer's internet gateway, NAT gateway, VPN, Direct Connect or gateway endpoint. The source or the
            destination of this packet is in neither VPC, or on the wrong side.
            """,
        check: """
                aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PCX_ID \\
                    --query 'VpcPeeringConnections[].[RequesterVpcInfo,AccepterVpcInfo]'
                aws ec2 describe-vpcs --vpc-ids VPC_ID --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'

            Compare the packet's source and destination at that hop with the blocks of both VPCs.
            """,
        fix: """
            To reach a third VPC, peer with it directly, or connect all of them by a transit gateway. For
            internet access use a NAT gateway in the sender's own VPC, or a transit gateway to a central
            one. For a single service use PrivateLink. Once the new way is there:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --transit-gateway-id TGW_ID

            If a secondary block is the reason, associate it with the VPC before routing it.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"
    )
}
