extension CausePage {
    /// A node is left out of instance target groups.
    static let nodeExcluded = CausePage(
        code: .nodeExcluded,
        title: "a node is left out of instance target groups",
        meaning: """
            The controller leaves out nodes with the label `node.kubernetes.io/exclude-from-external-load-
            balancers`, Fargate nodes, those that an autoscaler has tainted for removal, and those that the
            binding's `nodeSelector` does not match.
            """,
        check: """
                kubectl get nodes --show-labels
                kubectl get nodes -o jsonpath='{.items[*].spec.taints}'
            """,
        fix: """
            Nothing, where it is meant. Else take off the label or the taint, or widen the selector.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
