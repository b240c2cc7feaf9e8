extension CausePage {
    /// An endpoint's interface was asked to open a connection.
    static let endpointOrigin = CausePage(
        code: .endpointOrigin,
        title: "a VPC endpoint opens no connections",
        meaning: """
            The source is the network interface of a VPC endpoint. PrivateLink is one-way: clients connect to
            the endpoint, and the provider's service answers them. Nothing behind the endpoint can begin a
            connection into the VPC that the endpoint stands in.
            """,
        check: """
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].[InterfaceType,Description]'
                aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPC_ENDPOINT_ID \\
                    --query 'VpcEndpoints[].[VpcEndpointType,ServiceName,State]'
            """,
        fix: """
            Ask the other way round: from the client to the endpoint. Where the provider has to reach into the
            VPC, offer what it needs as an endpoint service of the VPC's own, or join the networks by peering
            or a transit gateway.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
