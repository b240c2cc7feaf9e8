extension CausePage {
    /// A registered address is a pod's of an overlay network.
    static let targetNotRoutable = CausePage(
        code: .targetNotRoutable,
        title: "a registered address is a pod's of an overlay network",
        meaning: """
            The target group registers pods by address, and the pod's address is of a network that the cluster's network
            plugin lays over the nodes: no VPC has it, so the load balancer cannot send there. Calico, Cilium, Flannel,
            Weave and others give such addresses unless they are set up to take them from the VPC.
            """,
        check: """
            Compare the pod's address with the VPC's blocks, and see which plugin the cluster runs:

                kubectl -n NAMESPACE get pod POD -o wide
                aws ec2 describe-vpcs --vpc-ids VPC_ID --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'
                kubectl get daemonsets -A
            """,
        fix: """
            Register nodes in place of pods: make the Service a NodePort, and the target group's type `instance` (for an
            Ingress of the AWS Load Balancer Controller: the annotation `alb.ingress.kubernetes.io/target-type: instance`).
            Or let the plugin take pod addresses from the VPC: the Amazon VPC CNI, or Cilium with `ipam: eni`.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/alternate-cni-plugins.html"
    )
}
