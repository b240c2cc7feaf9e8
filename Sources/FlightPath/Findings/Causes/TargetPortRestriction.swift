extension CausePage {
    /// A load balancer sends only to the port under which a target is registered.
    static let targetPortRestriction = CausePage(
        code: .targetPortRestriction,
        title: "the target is registered on another port",
        meaning: """
            A load balancer sends to a target only on the port under which it is registered; the target
            group's own port is just the default for registration. The port asked of the destination is not
            the registered one, so nothing arrives on it by this way. On EKS the registered port is the
            container port for `ip` targets and the node port for `instance` targets.
            """,
        check: """
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN \\
                    --query 'TargetHealthDescriptions[].[Target.Id,Target.Port]'
                kubectl -n NAMESPACE get service SERVICE -o yaml

            Compare `Target.Port` with `targetPort` (or `nodePort`) and with the port the container listens
            on.
            """,
        fix: """
            If the question names the wrong port, ask for the registered one. If the registration is wrong,
            correct the Service's `targetPort`; the controller registers anew:

                kubectl -n NAMESPACE patch service SERVICE --type=json \\
                    -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":PORT}]'

            Without a controller, register the right port, then deregister the other:

                aws elbv2 register-targets --target-group-arn TARGET_GROUP_ARN --targets Id=ADDRESS,Port=PORT

            Security groups and network policies must admit the new port, for the health check too.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
