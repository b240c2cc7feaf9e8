extension CausePage {
    /// A target group has several owners.
    static let targetGroupShared = CausePage(
        code: .targetGroupShared,
        title: "a target group has several owners",
        meaning: """
            Without `multiClusterTargetGroup` the controller takes every target out that its binding does not
            have: those of another cluster, of Terraform, of an Auto Scaling group. Targets come and go, and
            each owner believes itself right.
            """,
        check: """
                kubectl get targetgroupbindings -A
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                aws autoscaling describe-auto-scaling-groups --query "AutoScalingGroups[?contains(TargetGroupARNs, 'TARGET_GROUP_ARN')]"
            """,
        fix: """
            One owner for each target group. Several clusters may share one where every binding was created with
            `multiClusterTargetGroup: true`.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
