extension CausePage {
    /// Calico's policies are there, and Calico is not.
    static let calicoLeftOver = CausePage(
        code: .calicoLeftOver,
        title: "Calico's policies are there, and Calico is not",
        meaning: """
            Objects of Calico are in the cluster, and no daemon set of Calico runs. The objects have no effect. Nodes that ran Calico may
            still have the rules it wrote, which refuse traffic though no policy does, until they are rebooted or replaced.
            """,
        check: """
            See whether Calico runs, which nodes are older than its removal, and what is left on them:

                kubectl get daemonsets -A | grep -i calico
                kubectl get nodes --sort-by=.metadata.creationTimestamp
                sudo iptables-save | grep -c cali-
            """,
        fix: """
            Replace or reboot nodes that are older than the removal. Then delete Calico's objects and their definitions, so that nobody
            takes them for being in force.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"
    )
}
