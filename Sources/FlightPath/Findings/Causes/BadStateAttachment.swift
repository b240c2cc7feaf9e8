extension CausePage {
    /// The link between a VPC and a gateway, or a transit gateway attachment, is down.
    static let badStateAttachment = CausePage(
        code: .badStateAttachment,
        title: "the attachment between two components is not available",
        meaning: """
            A route leads to a gateway, but the link between it and the VPC is not in a functional state:
            the internet gateway or virtual private gateway is not attached to this VPC, or the transit
            gateway attachment is not `available` (for example `pendingAcceptance`, `failed`, `rejected` or
            `deleting`).
            """,
        check: """
                aws ec2 describe-internet-gateways --internet-gateway-ids IGW_ID \\
                    --query 'InternetGateways[].Attachments'
                aws ec2 describe-vpn-gateways --vpn-gateway-ids VGW_ID --query 'VpnGateways[].VpcAttachments'
                aws ec2 describe-transit-gateway-attachments \\
                    --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayAttachments[].[ResourceId,State]'

            The attachment must name the VPC the packet is in.
            """,
        fix: """
            Attach the gateway, or have the owner of the transit gateway accept the attachment:

                aws ec2 attach-internet-gateway --internet-gateway-id IGW_ID --vpc-id VPC_ID
                aws ec2 attach-vpn-gateway --vpn-gateway-id VGW_ID --vpc-id VPC_ID
                aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id ATTACHMENT_ID

            A failed or rejected attachment must be created again; then associate it with a transit gateway
            route table, propagate it, and check that routes name the new one.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
