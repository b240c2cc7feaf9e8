extension CausePage {
    /// Cross-zone load balancing is off and the zone of the node holds no instance.
    static let notCrossZone = CausePage(
        code: .notCrossZone,
        title: "no instance in the zone of the classic load balancer's node",
        meaning: """
            With cross-zone load balancing off, each node of a Classic Load Balancer sends only to instances
            in its own Availability Zone, and this node's zone has none in service. Clients that reach this
            node fail while others work. It is off for load balancers made by the API, the command line or
            Kubernetes, and on for those made in the console. Elastic Load Balancing takes the node out of
            DNS, but clients with a cached or fixed address still go there.
            """,
        check: """
                aws elb describe-load-balancer-attributes --load-balancer-name NAME \\
                    --query LoadBalancerAttributes.CrossZoneLoadBalancing
                aws elb describe-instance-health --load-balancer-name NAME
                aws ec2 describe-instances --instance-ids INSTANCE_ID \\
                    --query 'Reservations[].Instances[].Placement.AvailabilityZone'
            """,
        fix: """
            Turn it on; it costs nothing for Classic Load Balancers:

                aws elb modify-load-balancer-attributes --load-balancer-name NAME --load-balancer-attributes \\
                    '{"CrossZoneLoadBalancing":{"Enabled":true}}'

            In Kubernetes set the annotation
            `service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled: "true"` on the
            Service. Or register an instance in each zone: nodes with the label
            `node.kubernetes.io/exclude-from-external-load-balancers` are not registered.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html"
    )
}
