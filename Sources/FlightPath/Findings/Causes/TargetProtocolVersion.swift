extension CausePage {
    /// A target group speaks another version of HTTP than the port of the service.
    static let targetProtocolVersion = CausePage(
        code: .targetProtocolVersion,
        title: "the target group speaks another version of HTTP than the port of the Service",
        meaning: """
            gRPC needs HTTP/2 from end to end. A target group with protocol version HTTP1 turns calls into
            HTTP/1.1, which end in 464 or 502.
            """,
        check: """
                aws elbv2 describe-target-groups --target-group-arns TARGET_GROUP_ARN
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get service SERVICE -o yaml
            """,
        fix: """
            Make a target group with protocol version GRPC (`backend-protocol-version: GRPC` of an ingress),
            with a listener on HTTPS.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html"
    )
}
