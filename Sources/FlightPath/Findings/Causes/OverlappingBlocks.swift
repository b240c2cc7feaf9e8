extension CausePage {
    /// The addresses of the pods are addresses of the VPC of the target group too.
    static let overlappingBlocks = CausePage(
        code: .overlappingBlocks,
        title: "pods have addresses that the VPC of the target group has too",
        meaning: """
            The controller registers an address for all zones when it lies outside the VPC of the target group.
            Where both VPCs have the same block it takes the pod for a target of the load balancer's own VPC.
            The load balancer then sends to whatever has the address there, or to nothing.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlockAssociationSet[].CidrBlock]'
            """,
        fix: """
            Give the pods a block that the load balancer's VPC does not have, put the load balancer in the
            cluster's VPC, or join the two by private NAT gateways.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
