extension CausePage {
    /// An `except` refuses what another rule admits.
    static let policyExceptShadow = CausePage(
        code: .policyExceptShadow,
        title: "an `except` refuses what another rule admits",
        meaning: """
            Kubernetes adds policies up: what one rule admits is admitted. The VPC CNI's agent keeps one table of prefixes for a pod and
            uses the longest that matches. A block under `except` is an entry there which refuses, so it holds against every wider block
            of other rules and policies too. A rule that names exactly that block, or a part of it, is admitted.
            """,
        check: """
            See every policy that selects the pod, and look for wider blocks around the `except`:

                kubectl -n NAMESPACE get networkpolicies -o yaml
                kubectl -n NAMESPACE get policyendpoints -o yaml
            """,
        fix: """
            Name the block itself in the policy that should admit it:

                ingress:
                  - from:
                      - ipBlock: {cidr: BLOCK}

            Or write the blocks around the exception instead of `except`.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"
    )
}
