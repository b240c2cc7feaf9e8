extension CausePage {
    /// A version of the network policy agent that may refuse pods without policies.
    static let policyAgentFault = CausePage(
        code: .policyAgentFault,
        title: "this version of the network policy agent may refuse pods without policies",
        meaning: """
            Version 1.3.2 of the VPC CNI's network policy agent may refuse everything to pods that no policy selects, though the mode is
            `standard`: it does not prepare the state that cluster policies look up. Pods time out for everyone, DNS among them.
            """,
        check: """
            See the version, and which pods no policy selects:

                kubectl -n kube-system get daemonset aws-node -o yaml | grep aws-network-policy-agent
                kubectl get networkpolicies -A
            """,
        fix: """
            Update the add-on:

                aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni --addon-version VERSION

            Until then, select the pods with a policy that admits what they need, or switch the agent off.
            """,
        aws: "https://github.com/aws/aws-network-policy-agent/issues/553"
    )
}
