extension CausePage {
    /// A sender reaches a transit gateway only in zones where the VPC is attached.
    static let transitGatewayZoneRestriction = CausePage(
        code: .transitGatewayZoneRestriction,
        title: "the transit gateway attachment has no subnet in the sender's zone",
        meaning: """
            A VPC attachment is enabled zone by zone, through one subnet in each. Resources in a zone
            without such a subnet cannot send to the transit gateway, although their route table shows the
            route as active. They can still be reached from it, so requests arrive and replies are lost. It
            shows as one zone of several failing.
            """,
        check: """
            Compare zone ids, not names, as names differ between accounts:

                aws ec2 describe-transit-gateway-vpc-attachments \\
                    --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayVpcAttachments[].SubnetIds[]'
                aws ec2 describe-subnets --subnet-ids SUBNET_ID OTHER_SUBNET_ID \\
                    --query 'Subnets[].[SubnetId,AvailabilityZoneId]'

            The sender's subnet must be in the zone of one of the attachment's subnets.
            """,
        fix: """
            Add a subnet of the missing zone to the attachment; AWS advises a small subnet kept for this:

                aws ec2 modify-transit-gateway-vpc-attachment \\
                    --transit-gateway-attachment-id ATTACHMENT_ID --add-subnet-ids SUBNET_ID

            One subnet per zone. Its network ACL and route table then take part in traffic from the transit
            gateway, so give it the same ones as the attachment's other subnets.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html"
    )
}
