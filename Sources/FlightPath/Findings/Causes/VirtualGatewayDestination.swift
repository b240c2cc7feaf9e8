extension CausePage {
    /// A virtual private gateway delivers only to interfaces of its VPC.
    static let virtualGatewayDestination = CausePage(
        code: .virtualGatewayDestination,
        title: "the virtual private gateway does not deliver to this address",
        meaning: """
            What comes from a VPN or Direct Connect link through a virtual private gateway is delivered only
            to private addresses of attached interfaces in its own VPC. Nobody there has this address: it is
            out of use, or it belongs to another VPC that is peered or attached to a transit gateway. The
            gateway does not carry traffic on to other networks. A NAT gateway, an internet gateway or a
            gateway endpoint of the VPC cannot be used from there either.
            """,
        check: """
            See who owns the address, and which VPC the gateway serves:

                aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,VpcId,Status]'
                aws ec2 describe-vpn-gateways --vpn-gateway-ids VGW_ID --query 'VpnGateways[].VpcAttachments'

            No answer to the first means that nobody has the address in this account and Region.
            """,
        fix: """
            If the address is out of use, correct it where it is written down: in DNS, in the client, in a
            target group.

            If it belongs to another VPC, offer it at an address of this one: a load balancer here with the
            other VPC's addresses as targets, or an interface endpoint for a service that is offered over
            PrivateLink:

                aws elbv2 register-targets --target-group-arn TARGET_GROUP_ARN \\
                    --targets Id=ADDRESS,Port=PORT,AvailabilityZone=all
                aws ec2 create-vpc-endpoint --vpc-id VPC_ID --vpc-endpoint-type Interface \\
                    --service-name SERVICE_NAME --subnet-ids SUBNET_ID --security-group-ids SG_ID

            Otherwise move the connection to a transit gateway, which does carry traffic between networks.
            Delete its static routes before, and make them anew in the transit gateway route table; the
            connection is down meanwhile:

                aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id TGW_ID --vpc-id VPC_ID \\
                    --subnet-ids SUBNET_ID
                aws ec2 modify-vpn-connection --vpn-connection-id VPN_ID --transit-gateway-id TGW_ID

            A Direct Connect private virtual interface is replaced by a transit virtual interface on a Direct
            Connect gateway that is associated with the transit gateway. Afterwards replace the routes that
            name the virtual private gateway, in all tables.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
