extension CausePage {
    /// A stateful hop sees one direction only.
    static let returnPathAsymmetric = CausePage(
        code: .returnPathAsymmetric,
        title: "the reply takes another way than the request",
        meaning: """
            The request arrives, but the reply is routed another way and misses a hop that must see both
            directions: a firewall or appliance, a NAT gateway, the internet gateway that translated the
            address, the peering connection or firewall endpoint of the way in. That hop, or the one met
            instead, knows nothing of the connection and drops it.

            Typical causes are an inspection VPC without appliance mode, so that each direction is handled
            in another zone; an internet-facing load balancer in a subnet whose default route is not an
            internet gateway; and one direction routed over peering while the other goes over a transit
            gateway.
            """,
        check: """
            Compare the hops of both directions in the trace; the finding names where they part. Then look
            up the client's address in the responder's table:

                aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID
                aws ec2 describe-transit-gateway-vpc-attachments \\
                    --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayVpcAttachments[].Options.ApplianceModeSupport'
            """,
        fix: """
            With an inspection VPC, enable appliance mode on its attachment (not on those of the workload
            VPCs). Connections in flight may break.

                aws ec2 modify-transit-gateway-vpc-attachment \\
                    --transit-gateway-attachment-id ATTACHMENT_ID --options ApplianceModeSupport=enable

            Otherwise make the route for the client's block mirror the way in, through the same endpoint,
            peering connection or gateway:

                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block CIDR \\
                    --vpc-endpoint-id VPCE_ID

            For an internet-facing load balancer, give its subnet a default route to the internet gateway or
            move it to a public subnet with `aws elbv2 set-subnets`. A security group needs no symmetry; it
            keeps the state at the interface.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"
    )
}
