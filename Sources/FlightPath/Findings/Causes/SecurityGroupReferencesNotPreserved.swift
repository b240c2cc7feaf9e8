extension CausePage {
    /// A hop on the path strips the identity that a security group reference needs.
    static let securityGroupReferencesNotPreserved = CausePage(
        code: .securityGroupReferencesNotPreserved,
        title: "the sender's security group is lost on the way",
        meaning: """
            A rule would match the sender by its security group, but a hop on the way does not carry that
            identity on: a NAT gateway, a firewall or appliance interface, a Gateway Load Balancer or
            Network Firewall endpoint, PrivateLink, an internet gateway, peering between Regions, VPN or
            Direct Connect. From there on only the addresses in the packet count. A reference to the
            client's group does not match behind a load balancer either; a reference to the load balancer's
            own group does.
            """,
        check: """
            Find the hop in the trace after which the source is no longer matched by group. Then list which
            rules depend on references, and which of them are stale:

                aws ec2 describe-security-group-rules --filters Name=group-id,Values=SG_ID \\
                    --query 'SecurityGroupRules[?ReferencedGroupInfo]'
                aws ec2 describe-stale-security-groups --vpc-id VPC_ID
            """,
        fix: """
            Admit the addresses the packet carries after that hop (the NAT gateway's private address, the
            load balancer's subnets, the appliance's address, or the sender's subnets if nothing
            translates):

                aws ec2 authorize-security-group-ingress --group-id SG_ID --ip-permissions \\
                    'IpProtocol=tcp,FromPort=PORT,ToPort=PORT,IpRanges=[{CidrIp=CIDR}]'

            A whole translated or shared range admits every sender behind it: keep the block as small as the
            hop allows.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
    )
}
