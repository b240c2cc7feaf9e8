extension CausePage {
    /// Probes do not reach pods with security groups of their own.
    static let podProbesBlocked = CausePage(
        code: .podProbesBlocked,
        title: "probes do not reach pods with security groups of their own",
        meaning: """
            In the enforcing mode `strict`, all traffic of a pod with security groups of its own goes by its branch interface,
            the kubelet's probes too. With TCP early demultiplexing on, the kernel hands the answers to the wrong socket, so
            TCP and HTTP probes fail and the pod is never ready: its target group stays empty. The pod's groups also have to
            admit the node's.
            """,
        check: """
            See the mode, the setting, and whether the pods' groups admit the nodes':

                kubectl -n kube-system get daemonset aws-node -o yaml \\
                    | grep -A1 -E 'POD_SECURITY_GROUP_ENFORCING_MODE|DISABLE_TCP_EARLY_DEMUX'
                aws ec2 describe-security-groups --group-ids POD_GROUP_ID --query 'SecurityGroups[].IpPermissions'
            """,
        fix: """
            Switch early demultiplexing off, and recreate the nodes' `aws-node` pods:

                kubectl -n kube-system patch daemonset aws-node -p '{"spec": {"template": {"spec": {"initContainers":
                    [{"name": "aws-vpc-cni-init", "env": [{"name": "DISABLE_TCP_EARLY_DEMUX", "value": "true"}]}]}}}}'

            Or set `POD_SECURITY_GROUP_ENFORCING_MODE` to `standard` and recreate the pods. Admit the node's security group on
            the probes' ports in the pods' groups.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html"
    )
}
