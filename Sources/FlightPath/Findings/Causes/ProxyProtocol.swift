extension CausePage {
    /// A target group sends PROXY protocol headers.
    static let proxyProtocol = CausePage(
        code: .proxyProtocol,
        title: "the target group sends PROXY protocol headers",
        meaning: """
            With `proxy_protocol_v2.enabled` a network load balancer sends a binary header before each
            connection, health checks too. A target that does not expect it takes it for the request. What the
            container reads is not in a snapshot.
            """,
        check: """
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN
            """,
        fix: """
            Turn reading it on in the container (`use-proxy-protocol` of ingress-nginx), or the attribute off.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html"
    )
}
