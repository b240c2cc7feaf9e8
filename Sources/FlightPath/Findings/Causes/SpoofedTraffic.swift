extension CausePage {
    /// A gateway of a VPC takes packets only from addresses of that VPC.
    static let spoofedTraffic = CausePage(
        code: .spoofedTraffic,
        title: "the gateway refuses a source that is not an address of its VPC",
        meaning: """
            An internet gateway, an egress-only internet gateway and a gateway endpoint serve one VPC: they
            take only packets whose source is an address of that VPC. This packet came in from elsewhere,
            over peering, a transit gateway, a VPN connection or an appliance that forwards without
            translation, and it still carries its own source. To the gateway it is spoofed.

            A default route that spans VPCs is the usual cause: a hub VPC can lend its internet access to
            others only through a NAT gateway or an appliance that translates.
            """,
        check: """
            Compare the source of the packet at this hop with the blocks of the gateway's VPC, and find the
            route that sends it to the gateway:

                aws ec2 describe-vpcs --vpc-ids VPC_ID --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'
                aws ec2 describe-route-tables --filters Name=vpc-id,Values=VPC_ID \\
                    --query 'RouteTables[].[RouteTableId,Associations[].SubnetId,Routes[]]'

            For what comes from a transit gateway, the table that applies is that of the subnet of the
            attachment.
            """,
        fix: """
            In a hub VPC behind a transit gateway, send the traffic to a NAT gateway instead: in the table of
            the attachment's subnets,

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block 0.0.0.0/0 \\
                    --nat-gateway-id NAT_ID

            The table of the NAT gateway's subnet then needs routes back to the other VPCs. If an appliance
            forwards, let it translate the source to its own address.

            Over peering no gateway can be shared, nor a NAT gateway. Give the sender's VPC its own way out:

                aws ec2 create-vpc-endpoint --vpc-id VPC_ID --vpc-endpoint-type Gateway \\
                    --service-name com.amazonaws.REGION.s3 --route-table-ids RTB_ID
                aws ec2 create-egress-only-internet-gateway --vpc-id VPC_ID
                aws ec2 create-nat-gateway --subnet-id SUBNET_ID --allocation-id ALLOCATION_ID

            For Amazon S3 and DynamoDB, an interface endpoint can be used from other VPCs and from premises;
            a gateway endpoint cannot.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
