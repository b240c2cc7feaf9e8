extension CausePage {
    /// A policy of the whole cluster denies.
    static let clusterNetworkPolicyDeny = CausePage(
        code: .clusterNetworkPolicyDeny,
        title: "a policy of the whole cluster denies the packet",
        meaning: """
            A rule with `action: Deny` takes the packet. The Admin tier (AdminNetworkPolicy,
            ClusterNetworkPolicy with `tier: Admin`) decides before every NetworkPolicy: no NetworkPolicy
            can admit what it denies. The Baseline tier (BaselineAdminNetworkPolicy, `tier: Baseline`)
            decides where no NetworkPolicy selects the pod.

            In a tier the policy with the lowest priority number comes first, in a policy the first rule
            that matches; the VPC CNI's agent lets all rules that deny come first. Peers of ingress rules
            are pods, never addresses: such a rule stops an ingress controller's pods, not a load
            balancer that sends to pods by itself.
            """,
        check: """
                kubectl get clusternetworkpolicies.networking.k8s.aws -o yaml
                kubectl get adminnetworkpolicies,baselineadminnetworkpolicies -o yaml
                kubectl get namespaces --show-labels

            With the VPC CNI, what is enforced stands in:

                kubectl get clusterpolicyendpoints -o yaml
            """,
        fix: """
            Put a rule that accepts or passes this traffic before the one that denies it: in the same policy
            above it, or in a policy with a lower priority number. For AWS's ClusterNetworkPolicy use a
            policy of its own, as order within one does not help. Against the Baseline tier a NetworkPolicy
            that admits the traffic is enough.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"
    )
}
