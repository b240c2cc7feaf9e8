extension CausePage {
    /// Not exactly one security group of a target has the tag of the cluster.
    static let securityGroupTagAmbiguous = CausePage(
        code: .securityGroupTagAmbiguous,
        title: "not exactly one security group of a target has the tag of the cluster",
        meaning: """
            The controller writes the rules of a binding to one security group of the target's interface. Where
            it has several, it is the one with the tag `kubernetes.io/cluster/NAME`. With none or several it
            gives up: "expected exactly one securityGroup tagged". With `ip` targets and release 2.6.2 or later
            the targets are registered all the same, and time out; otherwise nothing is registered.
            """,
        check: """
                aws ec2 describe-network-interfaces --network-interface-ids INTERFACE_ID --query 'NetworkInterfaces[].Groups'
                aws ec2 describe-security-groups --group-ids GROUP_IDS --query 'SecurityGroups[].[GroupId,Tags]'
            """,
        fix: """
            Leave the tag on exactly one of the groups. EKS puts it back on the cluster security group, so take
            it off the other:

                aws ec2 delete-tags --resources SECURITY_GROUP_ID --tags Key=kubernetes.io/cluster/CLUSTER
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
