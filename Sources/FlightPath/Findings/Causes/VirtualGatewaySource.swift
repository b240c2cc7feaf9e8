extension CausePage {
    /// A virtual private gateway takes packets only from interfaces of its VPC.
    static let virtualGatewaySource = CausePage(
        code: .virtualGatewaySource,
        title: "the virtual private gateway refuses a source that is no interface of its VPC",
        meaning: """
            A virtual private gateway carries what the interfaces of its own VPC send, from their private
            addresses. The source of this packet is not the address of an attached interface there. It came
            in over peering or a transit gateway, or from a pod whose address is known to its node only, or
            through an appliance that does not translate. Other networks cannot pass through the VPC to the
            VPN or Direct Connect link.
            """,
        check: """
            See who owns the source address of the packet at this hop, and which VPC the gateway serves:

                aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,VpcId,Status]'
                aws ec2 describe-vpn-gateways --vpn-gateway-ids VGW_ID --query 'VpnGateways[].VpcAttachments'

            Wanted: an interface that is `in-use`, in the VPC of the gateway.
            """,
        fix: """
            Where a node, proxy or appliance in this VPC forwards the packet, let it translate the source to
            its own address. What came over a transit gateway can pass a private NAT gateway in this VPC; the
            far network then sees the NAT gateway's address:

                aws ec2 create-nat-gateway --connectivity-type private --subnet-id SUBNET_ID
                aws ec2 replace-route --route-table-id RTB_ID --destination-cidr-block CIDR --nat-gateway-id NAT_ID

            The table is that of the subnets of the transit gateway attachment. Over peering a NAT gateway
            cannot be used.

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
