extension CausePage {
    /// An interface sends from and receives on its own addresses only.
    static let interfaceAddressRestriction = CausePage(
        code: .interfaceAddressRestriction,
        title: "the address does not belong to the interface",
        meaning: """
            The packet was to leave from or arrive at this interface with an address that the interface does
            not have. The question pins an address that belongs elsewhere, a target or DNS record names an
            address that has moved, or a pod's address is no longer assigned to the node's interface.
            """,
        check: """
                aws ec2 describe-network-interfaces --network-interface-ids ENI_ID --query \\
                    'NetworkInterfaces[].[PrivateIpAddresses[].PrivateIpAddress,Ipv4Prefixes[].Ipv4Prefix]'

            IPv6 addresses stand in `Ipv6Addresses` and `Ipv6Prefixes`.
            """,
        fix: """
            Use an address that the interface has, or correct the record that names the old one: the
            registered target, the DNS entry, the route. Only if the host is really to hold the address:

                aws ec2 assign-private-ip-addresses --network-interface-id ENI_ID --private-ip-addresses ADDRESS

            Leave addresses of EKS nodes to the CNI.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
