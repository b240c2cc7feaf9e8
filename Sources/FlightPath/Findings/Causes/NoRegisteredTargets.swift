extension CausePage {
    /// The target group is empty.
    static let noRegisteredTargets = CausePage(
        code: .noRegisteredTargets,
        title: "the target group has no registered target",
        meaning: """
            The listener forwards to this target group, and nothing is registered in it. An Application Load
            Balancer answers 503; a Network Load Balancer has nowhere to send the connection. On EKS targets
            are registered by a controller, so an empty group means that nothing binds it (no
            TargetGroupBinding, Service or Ingress), that the binding names a Service or port that does not
            exist in its namespace, that the Service has no ready endpoint, or that registration fails.
            """,
        check: """
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl get targetgroupbindings -A -o wide
                kubectl -n NAMESPACE describe targetgroupbinding BINDING
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=SERVICE
                kubectl -n kube-system logs deployment/aws-load-balancer-controller --tail=100

            `BackendNotFound` means that the Service or its port is missing: `serviceRef.port` is the
            Service's port or its name, not the container's. `FailedNetworkReconcile` means that its
            security group rules could not be written.
            """,
        fix: """
            If a binding is missing, create it in the Service's namespace. `vpcID` is needed when the load
            balancer stands in another VPC (controller 2.8.0 or later; it cannot be changed afterwards), and
            then the target type must be `ip`. The controller adds security group rules only where the
            binding lists them under `networking`:

                apiVersion: elbv2.k8s.aws/v1beta1
                kind: TargetGroupBinding
                metadata: {name: SERVICE, namespace: NAMESPACE}
                spec:
                  targetGroupARN: TARGET_GROUP_ARN
                  targetType: ip
                  vpcID: LOAD_BALANCER_VPC_ID
                  serviceRef: {name: SERVICE, port: SERVICE_PORT}

            Without Kubernetes, register the targets; `AvailabilityZone=all` is for addresses outside the
            load balancer's VPC:

                aws elbv2 register-targets --target-group-arn TARGET_GROUP_ARN \\
                    --targets Id=ADDRESS,Port=PORT,AvailabilityZone=all

            Do not register by hand what a controller owns: it removes targets it does not know.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html"
    )
}
