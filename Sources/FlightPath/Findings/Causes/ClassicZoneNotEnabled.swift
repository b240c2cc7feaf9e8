extension CausePage {
    /// A registered instance lies in a zone that the load balancer is not enabled in.
    static let classicZoneNotEnabled = CausePage(
        code: .classicZoneNotEnabled,
        title: "the instance is in a zone that is not enabled",
        meaning: """
            A Classic Load Balancer sends only to instances in the Availability Zones it is enabled in: in a
            VPC, those of its subnets. This instance is registered and lies in another zone, so it gets
            nothing and stays out of service, whatever cross-zone load balancing says.
            """,
        check: """
                aws elb describe-load-balancers --load-balancer-names NAME \\
                    --query 'LoadBalancerDescriptions[].[AvailabilityZones,Subnets,Instances]'
                aws elb describe-instance-health --load-balancer-name NAME
            """,
        fix: """
            Attach a subnet of that zone, public for a load balancer that faces the internet:

                aws elb attach-load-balancer-to-subnets --load-balancer-name NAME --subnets SUBNET_ID

            In Kubernetes tag the subnet `kubernetes.io/role/elb=1` (internal: `internal-elb`) and let the
            Service's controller attach it. Or deregister the instance, if others serve its zone's clients.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-az.html"
    )
}
