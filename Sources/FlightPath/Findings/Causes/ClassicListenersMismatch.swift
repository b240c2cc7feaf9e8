extension CausePage {
    /// The classic load balancer does not listen on the port and protocol asked.
    static let classicListenersMismatch = CausePage(
        code: .classicListenersMismatch,
        title: "no listener of the classic load balancer accepts the traffic",
        meaning: """
            The packet reaches a node of the Classic Load Balancer, which has no listener on its destination
            port. All of its listeners (HTTP, HTTPS, TCP and SSL) take TCP alone. Connections are refused or
            time out; no instance sees them.
            """,
        check: """
                aws elb describe-load-balancers --load-balancer-names NAME \\
                    --query 'LoadBalancerDescriptions[].ListenerDescriptions[].Listener'

            The port asked is `LoadBalancerPort`, not `InstancePort`. In Kubernetes the listeners follow the
            ports of the Service of type LoadBalancer.
            """,
        fix: """
            If the port asked is right, add a listener; HTTPS and SSL need `SSLCertificateId` as well:

                aws elb create-load-balancer-listeners --load-balancer-name NAME --listeners \\
                    Protocol=TCP,LoadBalancerPort=PORT,InstanceProtocol=TCP,InstancePort=INSTANCE_PORT

            Where Kubernetes made the load balancer, change the Service's `ports` instead: its controller
            removes what it did not make. The load balancer's security group must admit the new port too.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html"
    )
}
