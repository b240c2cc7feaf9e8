extension CausePage {
    /// The allowed prefixes of a Direct Connect gateway leave the address out.
    static let directConnectPrefixes = CausePage(
        code: .directConnectPrefixes,
        title: "the Direct Connect gateway does not announce the address to the networks beyond it",
        meaning: """
            Networks beyond a Direct Connect gateway learn which addresses lie in AWS from the allowed
            prefixes of its associations. This address is not among them, so nothing there knows to send
            requests, or replies, to it over this link. For a transit gateway the allowed prefixes are
            announced as they are written. For a virtual private gateway they are a filter: a block of the
            VPC is announced only where an allowed prefix is the same or wider; a narrower one announces
            nothing.
            """,
        check: """
                aws directconnect describe-direct-connect-gateway-associations \\
                    --direct-connect-gateway-id DXGW_ID --query \\
                    'directConnectGatewayAssociations[].[associatedGateway.id,allowedPrefixesToDirectConnectGateway]'
                aws ec2 describe-vpcs --vpc-ids VPC_ID --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'

            Look for the block of the VPC. A block that was added to the VPC later is the usual one to miss.
            """,
        fix: """
            Allow the block of the VPC, or for a transit gateway any prefix that covers the addresses. Whoever
            owns the Direct Connect gateway has to do it:

                aws directconnect update-direct-connect-gateway-association --association-id ASSOCIATION_ID \\
                    --add-allowed-prefixes-to-direct-connect-gateway cidr=CIDR

            Routers beyond the link, and their filters, must take the new prefix too.
            """,
        aws: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html"
    )
}
