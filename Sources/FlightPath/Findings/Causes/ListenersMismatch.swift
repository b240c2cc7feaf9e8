extension CausePage {
    /// The load balancer does not listen on the port and protocol asked.
    static let listenersMismatch = CausePage(
        code: .listenersMismatch,
        title: "no listener accepts the traffic",
        meaning: """
            The packet reaches a node of the load balancer, which has no listener for its protocol and
            destination port. HTTP, HTTPS, TCP and TLS listeners take TCP, UDP and QUIC listeners take UDP,
            TCP_UDP and TCP_QUIC listeners take both. The connection is refused or times out; no target sees
            it.
            """,
        check: """
                aws elbv2 describe-listeners --load-balancer-arn LOAD_BALANCER_ARN \\
                    --query 'Listeners[].[Port,Protocol]'

            Remember that the port asked is the listener's, not the target's. In Kubernetes the listeners
            follow the Service's ports, or the Ingress annotation `alb.ingress.kubernetes.io/listen-ports`
            (80 by default, 443 with a certificate).
            """,
        fix: """
            If the port asked is right, add a listener; HTTPS and TLS also need `--certificates` and
            `--ssl-policy`:

                aws elbv2 create-listener --load-balancer-arn LOAD_BALANCER_ARN --protocol TCP --port PORT \\
                    --default-actions Type=forward,TargetGroupArn=TARGET_GROUP_ARN

            For a load balancer that a controller manages, change the Service's or Ingress's ports instead;
            the controller removes what it did not make. The load balancer's security group must admit the
            new port as well.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html"
    )
}
