extension CausePage {
    /// Without an association a transit gateway cannot route what an attachment sends.
    static let transitGatewayMissingAssociation = CausePage(
        code: .transitGatewayMissingAssociation,
        title: "the attachment is associated with no transit gateway route table",
        meaning: """
            Traffic that enters by an attachment is routed by the one transit gateway route table associated
            with it. This attachment has none, so all it sends is dropped. Other attachments can still have
            routes to it, which makes one direction look right. It is usual where the transit gateway was
            made without default association.
            """,
        check: """
                aws ec2 describe-transit-gateway-attachments \\
                    --transit-gateway-attachment-ids ATTACHMENT_ID \\
                    --query 'TransitGatewayAttachments[].[State,Association]'

            `Association` must name a table and be `associated`.
            """,
        fix: """
            Associate the attachment with the table that fits its part in the network; the choice decides
            whom it can reach:

                aws ec2 associate-transit-gateway-route-table \\
                    --transit-gateway-route-table-id TGW_RTB_ID --transit-gateway-attachment-id ATTACHMENT_ID

            An attachment has one association. Propagation is separate: other tables learn this VPC's blocks
            by `enable-transit-gateway-route-table-propagation`.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"
    )
}
