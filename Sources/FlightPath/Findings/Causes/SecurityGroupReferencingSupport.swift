extension CausePage {
    /// A reference across a transit gateway that has referencing disabled.
    static let securityGroupReferencingSupport = CausePage(
        code: .securityGroupReferencingSupport,
        title: "security group referencing is off on the transit gateway or an attachment",
        meaning: """
            A rule would match the sender by its security group, but the packet came through a transit
            gateway where security group referencing is not in force, so the rule matches nothing. It must
            be enabled on the transit gateway (the default is disabled) and on the attachments of both VPCs
            (the default is enabled). It works for inbound rules only, between VPCs on the same transit
            gateway in one Region; it does not cross transit gateway peering, an inspection VPC or
            interfaces in the zone use1-az3.
            """,
        check: """
                aws ec2 describe-transit-gateways --transit-gateway-ids TGW_ID \\
                    --query 'TransitGateways[].Options.SecurityGroupReferencingSupport'
                aws ec2 describe-transit-gateway-vpc-attachments \\
                    --filters Name=transit-gateway-id,Values=TGW_ID \\
                    --query 'TransitGatewayVpcAttachments[].[VpcId,Options.SecurityGroupReferencingSupport]'

            All of them must say `enable`.
            """,
        fix: """
            Enable it where it is off. This widens what every existing reference between VPCs of this
            transit gateway matches.

                aws ec2 modify-transit-gateway --transit-gateway-id TGW_ID \\
                    --options SecurityGroupReferencingSupport=enable
                aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id ATTACHMENT_ID \\
                    --options SecurityGroupReferencingSupport=enable

            Or leave it off and name addresses, which works over any path:

                aws ec2 authorize-security-group-ingress --group-id SG_ID --ip-permissions \\
                    'IpProtocol=tcp,FromPort=PORT,ToPort=PORT,IpRanges=[{CidrIp=SENDER_SUBNET_CIDR}]'
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html"
    )
}
