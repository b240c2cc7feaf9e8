extension CausePage {
    /// A rule of an ingress stands behind one that takes everything.
    static let ingressRuleShadowed = CausePage(
        code: .ingressRuleShadowed,
        title: "a rule stands behind one that takes everything",
        meaning: """
            The rules of a group are tried in the order of `group.order`, then of namespace and name. A rule for
            every path of a host, or of all hosts, leaves nothing to the members behind it.
            """,
        check: """
                aws elbv2 describe-rules --listener-arn LISTENER_ARN --query 'Rules[].[Priority,Conditions,Actions]'
            """,
        fix: """
            Give the member with the catch-all a greater `group.order`.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
