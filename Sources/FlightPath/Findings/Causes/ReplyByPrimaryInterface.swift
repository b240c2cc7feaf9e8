extension CausePage {
    /// Replies leave by an interface that has not the pod's address.
    static let replyByPrimaryInterface = CausePage(
        code: .replyByPrimaryInterface,
        title: "replies leave by an interface that has not the pod's address",
        meaning: """
            Before version 1.8.0 the VPC CNI sent a pod's replies to addresses outside its VPC by the node's primary network
            interface, with the pod's own address. Where the pod's address is a secondary interface's, the VPC drops them, for
            no interface may send from an address it has not. Connections from the same VPC work, and so do those from
            peered VPCs to pods whose address happens to be on the primary interface.
            """,
        check: """
            Look up the version and the settings, and on which interface the pod's address is:

                kubectl -n kube-system get daemonset aws-node \\
                    -o jsonpath='{.spec.template.spec.containers[*].image} {.spec.template.spec.containers[*].env}'
                aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,Attachment.DeviceIndex]'
            """,
        fix: """
            Upgrade the VPC CNI to 1.8.0 or later. Until then, keep the other network's block out of the translation:

                kubectl -n kube-system set env daemonset aws-node AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS=BLOCK

            or, where pods reach the internet through a NAT gateway, set `AWS_VPC_K8S_CNI_EXTERNALSNAT=true`.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html"
    )
}
