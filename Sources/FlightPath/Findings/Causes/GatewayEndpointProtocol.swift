extension CausePage {
    /// A gateway endpoint carries TCP and echo requests only.
    static let gatewayEndpointProtocol = CausePage(
        code: .gatewayEndpointProtocol,
        title: "the gateway endpoint carries only TCP and ICMP echo",
        meaning: """
            A route for the prefix list of Amazon S3 or DynamoDB sends the packet to a gateway endpoint. Such
            an endpoint takes TCP and ICMP echo requests and drops everything else. Clients that try UDP port
            443 first (QUIC) are the usual case; they mostly go on with TCP by themselves.
            """,
        check: """
            Confirm that the destination is an address of the service, and the endpoint one of type
            `Gateway`:

                aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE_ID \\
                    --query 'VpcEndpoints[].[VpcEndpointType,ServiceName,RouteTableIds]'
                aws ec2 describe-prefix-lists --prefix-list-ids PREFIX_LIST_ID --query 'PrefixLists[].Cidrs'

            Then ask again with TCP and port 443, as the service is used.
            """,
        fix: """
            Use TCP: both services are offered over HTTPS on port 443, and nothing else of them can be
            reached. Security groups must admit tcp/443 to the prefix list:

                aws ec2 authorize-security-group-egress --group-id SG_ID --ip-permissions \\
                    'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=PREFIX_LIST_ID}]'

            If the destination is not the service but some host whose address is in the prefix list, the
            address in the question is wrong.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"
    )
}
