extension CausePage {
    /// A target group speaks another protocol than the port of the service.
    static let targetProtocolMismatch = CausePage(
        code: .targetProtocolMismatch,
        title: "the target group speaks another protocol than the port of the Service",
        meaning: """
            The target group connects with HTTP to a port that the Service calls https, or the other way. Only
            the container knows which is right; where it is the name, health checks fail and requests end in 400
            or 502.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Make the protocol of the target group the one that the container speaks: `backend-protocol` and
            `healthcheck-protocol` of an ingress. A target group of one's own has to be made anew.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
