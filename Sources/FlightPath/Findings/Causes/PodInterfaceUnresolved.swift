extension CausePage {
    /// The pod's address is in no interface that the snapshot shows.
    static let podInterfaceUnresolved = CausePage(
        code: .podInterfaceUnresolved,
        title: "no network interface owns the pod's address",
        meaning: """
            A pod's packets are filtered by the security groups, network ACL and route table of the
            interface that owns its address: a branch interface named in the annotation
            `vpc.amazonaws.com/pod-eni`, or an interface of its node that has the address or a prefix around
            it. None does. Either the address is stale, the snapshot misses the interface, or the cluster
            does not give pods VPC addresses (an overlay network, or a hybrid node), and then a load
            balancer cannot reach the pod as an `ip` target. The AWS Load Balancer Controller reports the
            same as `cannot resolve pod ENI for pods`.
            """,
        check: """
                kubectl -n NAMESPACE get pod POD -o wide
                kubectl -n NAMESPACE get pod POD -o yaml | grep -A1 pod-eni
                kubectl get node NODE -o jsonpath='{.spec.providerID}'
                aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=INSTANCE_ID \\
                    --query 'NetworkInterfaces[].[PrivateIpAddresses[].PrivateIpAddress,Ipv4Prefixes[].Ipv4Prefix]'
                kubectl -n kube-system get daemonsets

            Daemon sets such as calico-node, cilium or kube-flannel without aws-node point to an overlay.
            """,
        fix: """
            Collect AWS and Kubernetes at the same time, in the account that owns the subnets; interfaces
            that EKS Auto Mode manages may be hidden by the account's visibility settings. If the address is
            stale, recreate the pod:

                kubectl -n NAMESPACE delete pod POD

            On an overlay use `instance` targets with a NodePort, or a CNI that gives pods VPC addresses. On
            hybrid nodes the pod blocks must be routed to and from the load balancer's VPC.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html"
    )
}
