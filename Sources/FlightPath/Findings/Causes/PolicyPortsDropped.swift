extension CausePage {
    /// A block stands for more ports than the VPC CNI's agent keeps.
    static let policyPortsDropped = CausePage(
        code: .policyPortsDropped,
        title: "a block has more ports than the network policy agent keeps",
        meaning: """
            The VPC CNI's agent keeps 24 combinations of port and protocol for one block of addresses, over all the policies that select
            a pod. It drops the rest without an error, and which ones is chance: after a restart others may be missing. A range
            (`endPort`) is one combination.
            """,
        check: """
            Count the ports that one block has in the policies of the pod, and read what the agent says:

                kubectl -n NAMESPACE get policyendpoints -o yaml
                kubectl -n kube-system logs daemonset/aws-node -c aws-eks-nodeagent
            """,
        fix: """
            Merge ports into ranges with `endPort`, or leave `ports` out where every port may be open. Splitting the ports over several
            policies does not help: the agent counts what they come to together.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"
    )
}
