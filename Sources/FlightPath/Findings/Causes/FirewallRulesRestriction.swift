extension CausePage {
    /// AWS Network Firewall drops the packet.
    static let firewallRulesRestriction = CausePage(
        code: .firewallRulesRestriction,
        title: "a rule or the default action of AWS Network Firewall drops the packet",
        meaning: """
            The path leads through an endpoint of AWS Network Firewall, and its policy drops the packet: a
            stateless rule, a stateful drop or reject rule, or the default action for what no rule passes.
            With `aws:drop_established` a client connects and then gets no answer: the handshake passes and
            the data does not, which counts as blocked here. A stateless rule that passes one direction alone
            makes the other reach the stateful engine without its beginning, and be dropped.
            """,
        check: """
            The finding names the rule, or the default action. Read the policy and its groups:

                aws network-firewall describe-firewall-policy --firewall-policy-arn POLICY_ARN
                aws network-firewall describe-rule-group --rule-group-arn RULE_GROUP_ARN

            Under `STRICT_ORDER` groups are tried by priority and rules in their own order, and the first
            that passes or drops decides. Under `DEFAULT_ACTION_ORDER` every pass rule goes before every
            drop rule, and what nothing takes passes.
            """,
        fix: """
            Add a pass rule for the flow to a stateful group, with strict order before the rule that drops:

                pass tcp SOURCE_CIDR any -> DESTINATION_CIDR PORT (msg:"NAME"; sid:NUMBER; rev:1;)

                aws network-firewall update-rule-group --rule-group-arn RULE_GROUP_ARN \\
                    --rule-group file://group.json --update-token TOKEN

            A stateless pass rule needs its mirror image for the replies.
            """,
        aws: "https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html"
    )
}
