extension CausePage {
    /// The groups of the interface are empty in the direction of the packet.
    static let securityGroupHasNoRules = CausePage(
        code: .securityGroupHasNoRules,
        title: "the security groups have no rules in this direction",
        meaning: """
            The security groups of the interface hold no inbound rule (or no outbound rule, as reported), so
            nothing can start a connection in that direction. A new security group has no inbound rules and
            one outbound rule that allows all traffic; an empty outbound list means somebody, or Terraform,
            removed that rule.
            """,
        check: """
                aws ec2 describe-security-group-rules --filters Name=group-id,Values=SG_ID

            `IsEgress` tells the direction. Check that this is the group the interface was meant to have:

                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].Groups[]'
            """,
        fix: """
            If the wrong group is attached, change the interface's groups; the list replaces the present
            one, so name them all:

                aws ec2 modify-network-interface-attribute --network-interface-id ENI_ID --groups SG_ID OTHER_SG_ID

            Otherwise add the rule that is missing, outbound with `authorize-security-group-egress`:

                aws ec2 authorize-security-group-ingress --group-id SG_ID --ip-permissions \\
                    'IpProtocol=tcp,FromPort=PORT,ToPort=PORT,IpRanges=[{CidrIp=CIDR}]'

            Terraform removes the default outbound rule of every group it creates: declare an egress rule
            there.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
    )
}
