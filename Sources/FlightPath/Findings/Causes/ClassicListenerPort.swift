extension CausePage {
    /// The port asked is that of the instances, not that of the load balancer.
    static let classicListenerPort = CausePage(
        code: .classicListenerPort,
        title: "the classic load balancer listens on another port",
        meaning: """
            A listener of a Classic Load Balancer maps exactly one port of its own to one port of every
            instance. The packet asks the load balancer for the instances' port, which is open on them, not
            on the load balancer. No listener takes it.
            """,
        check: """
                aws elb describe-load-balancers --load-balancer-names NAME \\
                    --query 'LoadBalancerDescriptions[].ListenerDescriptions[].Listener'

            `LoadBalancerPort` is what clients use; `InstancePort` is what the load balancer uses, a node
            port where Kubernetes made it.
            """,
        fix: """
            Ask for the listener's `LoadBalancerPort`. Where clients have to use the other port, add a
            listener on it (the Service's `port`, in Kubernetes):

                aws elb create-load-balancer-listeners --load-balancer-name NAME --listeners \\
                    Protocol=TCP,LoadBalancerPort=PORT,InstanceProtocol=TCP,InstancePort=PORT
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html"
    )
}
