extension CausePage {
    /// The load balancer controllers of two clusters keep rules in one security group.
    static let securityGroupShared = CausePage(
        code: .securityGroupShared,
        title: "controllers of two clusters keep rules in one security group",
        meaning: """
            The AWS Load Balancer Controller owns every rule described as
            `elbv2.k8s.aws/targetGroupBinding=shared`: it revokes those that it does not want. Two controllers
            on one security group revoke each other's rules.
            """,
        check: """
                aws ec2 describe-security-groups --group-ids SECURITY_GROUP_ID
            """,
        fix: """
            Give the nodes of each cluster a security group of their own. Do not give rules of your own that
            description.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
