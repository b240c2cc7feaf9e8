extension CausePage {
    /// The interface drops packets that are neither from nor to one of its own addresses.
    static let sourceDestinationCheck = CausePage(
        code: .sourceDestinationCheck,
        title: "source/destination checking stops the packet",
        meaning: """
            With source/destination checking on, the default, an interface only sends packets from its own
            addresses and only accepts packets to them. This interface is asked to forward somebody else's:
            a firewall or NAT instance as a route target, or a node that routes pod addresses which are not
            addresses of its interface. With the VPC CNI the check stays on, as pod addresses belong to the
            interface.
            """,
        check: """
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID \\
                    --query 'NetworkInterfaces[].[SourceDestCheck,PrivateIpAddresses[].PrivateIpAddress]'

            The setting on the instance page is that of the primary interface only.
            """,
        fix: """
            If the interface is meant to forward (appliance, NAT instance, or a CNI that routes pod
            addresses natively):

                aws ec2 modify-network-interface-attribute --network-interface-id ENI_ID --no-source-dest-check

            Do it for every forwarding interface of the appliance. The host can then send with any source
            address, so switch it off nowhere else. If the interface is not meant to forward, the route that
            leads here is wrong: correct that.
            """,
        aws: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html"
    )
}
