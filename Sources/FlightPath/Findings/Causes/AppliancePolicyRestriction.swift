extension CausePage {
    /// A hints file states that the appliance refuses the packets.
    static let appliancePolicyRestriction = CausePage(
        code: .appliancePolicyRestriction,
        title: "an appliance is stated to refuse the packet",
        meaning: """
            The packet passes an appliance: an instance that forwards other people's packets, such as a
            third-party firewall. No AWS API tells its policy, so the policy given with `--hints` is taken. Its
            rules are read in order, and the first one that matches denies the packet; or none matches, and
            the stated default denies. The answer is as good as the statement.
            """,
        check: """
            Look at the rule or default that the report cites, in the hints file. Then look at the appliance's
            own policy, and at its log, for a packet with these addresses and this port:

                aws ec2 describe-instances --instance-ids INSTANCE_ID

            names the appliance. Where the two differ, the hints file is out of date.
            """,
        fix: """
            Permit the traffic in the appliance's policy, with the vendor's own console or tool, before the
            rule that denies it. Then write the same into the hints file. If the appliance permits it already,
            correct the hints file alone.
            """,
        aws: nil
    )
}
