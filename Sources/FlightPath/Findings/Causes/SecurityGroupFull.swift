extension CausePage {
    /// A security group has as many rules as the default quota allows.
    static let securityGroupFull = CausePage(
        code: .securityGroupFull,
        title: "a security group has as many rules as the default quota allows",
        meaning: """
            A security group holds 60 inbound rules for each address family unless its quota was raised. What
            exceeds it is refused with `RulesPerSecurityGroupLimitExceeded`, so the newest service has no rule.
            """,
        check: """
                aws service-quotas get-service-quota --service-code vpc --quota-code L-0EA8095F
            """,
        fix: """
            Join rules: one block for several, a prefix list, the restricted rules of the controller. Or ask for
            a higher quota.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"
    )
}
