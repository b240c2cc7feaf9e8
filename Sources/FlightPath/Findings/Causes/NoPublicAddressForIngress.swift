extension CausePage {
    /// From the internet only an interface with a public address can be reached.
    static let noPublicAddressForIngress = CausePage(
        code: .noPublicAddressForIngress,
        title: "the destination has no public address for inbound traffic",
        meaning: """
            An internet gateway passes an inbound IPv4 packet only to a public or Elastic IP address that is
            associated with an attached network interface of its VPC, and rewrites it to the private
            address. The destination has no such association. A load balancer of scheme `internal` has none
            either: its name resolves to private addresses.
            """,
        check: """
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].PrivateIpAddresses[].[PrivateIpAddress,Association.PublicIp]'
                aws elbv2 describe-load-balancers --names LOAD_BALANCER_NAME \\
                    --query 'LoadBalancers[].[Scheme,DNSName]'

            The association is per private address: a public address on the primary one does not serve the
            others.
            """,
        fix: """
            Consider first whether it should be reached from the internet at all; the usual design is an
            internet-facing load balancer in public subnets with private targets. A load balancer's scheme
            cannot be changed: create another one.

            To give one interface a public address:

                aws ec2 allocate-address --domain vpc
                aws ec2 associate-address --allocation-id ALLOCATION_ID --network-interface-id ENI_ID \\
                    --private-ip-address ADDRESS

            Its subnet also needs a route to the internet gateway, or replies are lost.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"
    )
}
