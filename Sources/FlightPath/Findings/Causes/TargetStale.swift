extension CausePage {
    /// The target group names an address that the workload no longer has.
    static let targetStale = CausePage(
        code: .targetStale,
        title: "a registered target is stale",
        meaning: """
            The target group holds an address that is no longer the workload's: the pod or load balancer
            node that had it is gone, and the address is free or belongs to something else. Connections to
            it time out, or another application answers. It happens where addresses were registered by hand
            or by Terraform (an inner load balancer's nodes, pods), and where the controller that keeps the
            group up to date is down or cannot reach the API.
            """,
        check: """
            Compare what is registered with what the Service has now:

                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN \\
                    --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.Reason]'
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE -o wide

            If the targets are nodes of another load balancer:

                aws ec2 describe-network-interfaces \\
                    --filters 'Name=description,Values=ELB net/LOAD_BALANCER_NAME/*' \\
                    --query 'NetworkInterfaces[].[AvailabilityZone,PrivateIpAddress]'
            """,
        fix: """
            Register the present address first, then remove the old one:

                aws elbv2 register-targets --target-group-arn TARGET_GROUP_ARN --targets Id=ADDRESS,Port=PORT
                aws elbv2 deregister-targets --target-group-arn TARGET_GROUP_ARN --targets Id=OLD_ADDRESS,Port=PORT

            So that it does not happen again: bind the pods with a TargetGroupBinding in place of fixed
            registrations, or give the inner Network Load Balancer fixed private addresses when it is
            created. If a controller owns the group, restore the controller rather than its targets.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html"
    )
}
