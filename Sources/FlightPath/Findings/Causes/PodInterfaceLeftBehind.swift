extension CausePage {
    /// A pod's interface is not what the cluster's objects say.
    static let podInterfaceDrift = CausePage(
        code: .podInterfaceDrift,
        title: "a pod's interface is not what the cluster's objects say",
        meaning: """
            SecurityGroupPolicies act when a pod is made, and ENIConfigs when a node makes an interface. What is there keeps
            the security groups and the subnet it was made with. After an edit, old pods and new ones are treated differently:
            some answer and some do not, until the last old one is gone. A pod that a policy selects but that has no interface
            of its own is older than the policy, or runs on a node without branch interfaces.
            """,
        check: """
            Compare the objects with the pod's interface:

                kubectl -n NAMESPACE get securitygrouppolicies -o yaml
                kubectl get eniconfigs -o yaml
                kubectl -n NAMESPACE get pod POD -o jsonpath='{.metadata.annotations.vpc\\.amazonaws\\.com/pod-eni}'
                aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,SubnetId,Groups[].GroupId]'
            """,
        fix: """
            After a SecurityGroupPolicy was edited, recreate the pods it selects:

                kubectl -n NAMESPACE rollout restart deployment DEPLOYMENT

            After an ENIConfig was edited, replace the nodes: their interfaces are made anew. If the objects are wrong and
            the interfaces right, edit the objects.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/security-groups-pods-deployment.html"
    )
}
