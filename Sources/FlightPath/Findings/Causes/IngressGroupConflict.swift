extension CausePage {
    /// Ingresses of one group contradict each other.
    static let ingressGroupConflict = CausePage(
        code: .ingressGroupConflict,
        title: "ingresses of one group contradict each other",
        meaning: """
            Ingresses with the same `group.name` share one load balancer. Annotations about the load balancer
            itself, such as scheme, subnets and security groups, must then have one value. While two members
            differ the controller acts on none of the group.
            """,
        check: """
                kubectl get ingresses -A -o yaml
                kubectl -n kube-system logs deployment/aws-load-balancer-controller
            """,
        fix: """
            Write the same value in every member, or in one alone; or take a member out of the group.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
