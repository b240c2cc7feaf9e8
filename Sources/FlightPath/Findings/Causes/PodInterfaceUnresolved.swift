extension CausePage {
    /// No network interface of the node has the pod's address.
    static let podInterfaceUnresolved = CausePage(
        code: .podInterfaceUnresolved,
        title: "no network interface of the node has the pod's address",
        meaning: """
            A pod on an EC2 node has an address of one of the node's network interfaces: its own, one of a delegated
            prefix, or that of a branch interface. This pod's address is on none of them, although the interfaces of
            its node are in the snapshot, so the VPC delivers nothing to the pod. The AWS Load Balancer Controller says
            `cannot resolve pod ENI for pods`. An address that leaked when the node's plugin failed, a node that was
            replaced under the same name, and lists that were collected minutes apart all look like this.
            """,
        check: """
            Compare the pod with the interfaces that have its address:

                kubectl -n NAMESPACE get pod POD -o wide
                aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS
                aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=INSTANCE_ID \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,PrivateIpAddresses[].PrivateIpAddress,Ipv4Prefixes]'
            """,
        fix: """
            Collect pods and interfaces again, one right after the other. If the pod still has an address that its node
            has not, delete the pod: it gets another. If new pods get such addresses too, look at the log of `aws-node` on
            the node, and replace the node.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html"
    )
}
