extension CausePage {
    /// The load balancer controller is too old for what a binding asks.
    static let controllerTooOld = CausePage(
        code: .controllerTooOld,
        title: "the load balancer controller is too old for what the binding asks",
        meaning: """
            Targets outside the VPC of their target group need release 2.8.0 of the AWS Load Balancer
            Controller. Where cross-zone load balancing is off for the target group of an application load
            balancer, they need release 2.17.0. Earlier releases call RegisterTargets in a way that AWS refuses,
            and nothing is registered.
            """,
        check: """
                kubectl -n kube-system get deployment aws-load-balancer-controller -o yaml
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Upgrade the controller. A binding that an earlier release made must be deleted and created anew with
            `vpcID`.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
