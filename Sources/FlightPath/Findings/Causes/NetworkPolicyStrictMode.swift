extension CausePage {
    /// Strict mode refuses pods that no policy selects.
    static let networkPolicyStrictMode = CausePage(
        code: .networkPolicyStrictMode,
        title: "strict mode: no network policy selects the pod",
        meaning: """
            The VPC CNI's network policy agent is set to strict mode, in which every pod starts out refused
            in both directions until a policy selects it. No policy selects this one. Pods that ran before
            the mode was set may work until they are started again. With EKS Auto Mode the same comes of a
            node class with `networkPolicy: DefaultDeny`.

            A policy that selects the pod in one direction ends strict mode for it in both.
            """,
        check: """
                kubectl -n kube-system get daemonset aws-node -o yaml | grep -A1 NETWORK_POLICY_ENFORCING_MODE
                kubectl get nodeclasses -o yaml | grep networkPolicy
                kubectl -n NAMESPACE get networkpolicies
            """,
        fix: """
            Add a policy that selects the pod and admits what it is for. Load balancers are admitted by
            `ipBlock`, with all of their subnets. Setting the mode to `standard` lets every pod that no
            policy selects be reached by everyone.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html"
    )
}
