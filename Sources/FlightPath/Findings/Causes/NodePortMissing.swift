extension CausePage {
    /// A service behind instance targets has no node port.
    static let nodePortMissing = CausePage(
        code: .nodePortMissing,
        title: "a Service behind instance targets has no node port",
        meaning: """
            Instance targets are reached at the node port of the Service. A Service of type ClusterIP has none,
            nor has one with `allocateLoadBalancerNodePorts: false`: the controller reports "TargetGroup port is
            empty".
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Use `ip` targets, or make the Service of type NodePort. The type of a target group cannot be
            changed: a binding needs a new one.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
