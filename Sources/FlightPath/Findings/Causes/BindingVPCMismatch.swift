extension CausePage {
    /// A target group binding does not name the VPC of its target group.
    static let bindingVPCMismatch = CausePage(
        code: .bindingVPCMismatch,
        title: "the binding does not name the VPC of its target group",
        meaning: """
            `spec.vpcID` tells the controller in which VPC the target group is, and so which targets lie outside
            it and must be registered for all zones. Left out it stands for the cluster's VPC. A binding made
            before release 2.8.0 has none, and the field cannot be changed.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN --query 'TargetGroups[].VpcId'
            """,
        fix: """
            Delete the binding and create it anew with the VPC of the target group. Deleting it deregisters its
            targets: do it when that is bearable, or bind a second target group first.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
