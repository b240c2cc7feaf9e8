extension CausePage {
    /// A node port with the policy Local does not reach a pod with strict security groups.
    static let branchBehindLocalNodePort = CausePage(
        code: .branchBehindLocalNodePort,
        title: "a node port with the policy Local does not reach a pod with strict security groups",
        meaning: """
            The pod has security groups of its own, on a branch network interface, and the VPC CNI enforces them strictly: all
            its traffic goes by that interface. A node port with `externalTrafficPolicy: Local` hands packets to the pod
            inside the node with the client's address, and the answers would leave by another interface. AWS does not
            support it: instance targets, and `externalTrafficPolicy: Local`, need the enforcing mode `standard`.
            """,
        check: """
            See the mode, the policy, and the pod's annotation:

                kubectl -n kube-system get daemonset aws-node -o yaml | grep -A1 POD_SECURITY_GROUP_ENFORCING_MODE
                kubectl -n NAMESPACE get service SERVICE -o jsonpath='{.spec.externalTrafficPolicy}'
                kubectl -n NAMESPACE get pod POD -o jsonpath='{.metadata.annotations.vpc\\.amazonaws\\.com/pod-eni}'
            """,
        fix: """
            Register pods by address (target type `ip`), or set the mode to `standard` and recreate the pods:

                kubectl -n kube-system set env daemonset aws-node POD_SECURITY_GROUP_ENFORCING_MODE=standard
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/best-practices/sgpp.html"
    )
}
