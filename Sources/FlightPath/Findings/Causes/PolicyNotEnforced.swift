extension CausePage {
    /// There are network policies, and nothing enforces them.
    static let policyNotEnforced = CausePage(
        code: .policyNotEnforced,
        title: "nothing enforces the network policies",
        meaning: """
            A NetworkPolicy is an object alone until something on the nodes enforces it. The VPC CNI does so where its agent is switched
            on (`enableNetworkPolicy`); here it is off, and no other plugin that enforces policies runs. Everything that the policies
            should keep out gets in. When the agent is switched on, traffic that no policy admits stops.
            """,
        check: """
            See how the agent is set, and which policies wait for it:

                kubectl -n kube-system get daemonset aws-node -o yaml | grep enable-network-policy
                kubectl get networkpolicies -A
            """,
        fix: """
            Try what has to pass against the policies alone: `flightpath trace --scope kubernetes` takes them as enforced. Then
            switch the agent on:

                aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni \\
                    --configuration-values '{"enableNetworkPolicy": "true"}'
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html"
    )
}
