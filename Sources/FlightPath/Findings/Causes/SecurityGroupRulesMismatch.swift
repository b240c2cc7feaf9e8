extension CausePage {
    /// A security group filters the interface and none of its rules matches.
    static let securityGroupRulesMismatch = CausePage(
        code: .securityGroupRulesMismatch,
        title: "no security group rule admits the packet",
        meaning: """
            Every security group of a network interface is read together: the packet passes when one rule of
            any of them matches in that direction, and there are no deny rules. Here none matches in
            protocol, port and peer at once. Inbound rules are tested against the source address and
            outbound rules against the destination; the port is the packet's destination port both ways.
            Replies to an admitted connection need no rule.

            The address tested is the one the packet carries at this interface. Behind an Application or
            Classic Load Balancer that is an address of the load balancer, not of the client; behind a
            Network Load Balancer it depends on client IP preservation.
            """,
        check: """
            Read the groups on the interface that owns the address. For a pod it may be a secondary or
            branch interface of the node, whose groups differ from those the instance page shows.

                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].Groups[]'
                aws ec2 describe-security-group-rules --filters Name=group-id,Values=SG_ID

            Compare protocol, port range and peer of each rule in the direction reported. The finding lists
            the rules that come nearest and which of their fields fails.
            """,
        fix: """
            Add the narrowest rule that names the peer the packet really has:

                aws ec2 authorize-security-group-ingress --group-id SG_ID --ip-permissions \\
                    'IpProtocol=tcp,FromPort=PORT,ToPort=PORT,IpRanges=[{CidrIp=CIDR}]'

            For an outbound block use `authorize-security-group-egress` with the same permissions. Use
            `UserIdGroupPairs=[{GroupId=PEER_SG_ID}]` instead of `IpRanges` where references work: in the
            VPC, over active peering in the Region, and inbound over a transit gateway that has security
            group referencing enabled.

            For an Application Load Balancer admit its security group or all of its subnets: its nodes move
            inside them. Admit the health check port too if it differs. Rules described as
            `elbv2.k8s.aws/targetGroupBinding=shared` belong to the AWS Load Balancer Controller and are
            rewritten by it: add a rule of your own, or list peer and port in the TargetGroupBinding's
            `networking`.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
    )
}
