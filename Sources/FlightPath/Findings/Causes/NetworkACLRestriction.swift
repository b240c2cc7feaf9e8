extension CausePage {
    /// The first matching entry of a network ACL denies, or no entry matches.
    static let networkACLRestriction = CausePage(
        code: .networkACLRestriction,
        title: "a network ACL denies the packet",
        meaning: """
            A network ACL is read at the edge of its subnet, inbound against the source address and outbound
            against the destination. The lowest rule number that matches decides; what no rule matches is
            denied by the last one (`*`). Network ACLs keep no state: the reply is judged on its own, and
            its destination port is the ephemeral port the client chose. Traffic inside one subnet is not
            filtered, with exceptions for transit gateway interfaces and Classic Load Balancers.
            """,
        check: """
                aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET_ID \\
                    --query 'NetworkAcls[].Entries[]'

            Take the entries of the direction reported (`Egress` true or false) in order of `RuleNumber` and
            find the first whose protocol, block and port range hold the packet. For a reply the port range
            must hold all ports the client may use: 32768-60999 for Linux, 49152-65535 for Windows,
            1024-65535 for load balancers, NAT gateways, Lambda and unknown clients. A range that is only
            partly open shows as failures that come and go.
            """,
        fix: """
            Add an allow entry with a number below the entry that denies (drop `--egress` and say
            `--ingress` for the other way):

                aws ec2 create-network-acl-entry --network-acl-id ACL_ID --rule-number NUMBER --egress \\
                    --protocol 6 --port-range From=1024,To=65535 --cidr-block CIDR --rule-action allow

            Protocol 6 is TCP, 17 is UDP. The entry holds for every subnet that shares this network ACL.
            Network ACLs cannot name security groups or prefix lists; there is a quota of 20 entries per
            direction by default.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"
    )
}
