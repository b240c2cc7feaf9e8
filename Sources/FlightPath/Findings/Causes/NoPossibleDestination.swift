extension CausePage {
    /// The packet is delivered where no interface has its address.
    static let noPossibleDestination = CausePage(
        code: .noPossibleDestination,
        title: "no interface owns the destination address",
        meaning: """
            Routing brings the packet to where its destination should be, and nothing there has the address:
            no network interface of the VPC owns it, neither as its own address nor inside a prefix
            delegated to it. The address is free, was released together with a pod or instance, or belongs
            to a Service, whose ClusterIP exists only inside its cluster.
            """,
        check: """
                aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=VPC_ID \\
                    Name=addresses.private-ip-address,Values=ADDRESS
                kubectl get pods -A -o wide --field-selector status.podIP=ADDRESS

            With prefix delegation the pod address appears in no interface's address list; look for the /28
            that contains it:

                aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=VPC_ID \\
                    --query 'NetworkInterfaces[].[NetworkInterfaceId,Ipv4Prefixes[].Ipv4Prefix]'
            """,
        fix: """
            Correct what still names the address: a DNS record, a registered target, a route or the question
            itself. For a stale target:

                aws elbv2 deregister-targets --target-group-arn TARGET_GROUP_ARN --targets Id=ADDRESS,Port=PORT

            If the interface exists but the snapshot does not show it, collect again, with the account that
            owns it; interfaces managed by other services may be hidden from the listing by the account's
            visibility settings.
            """,
        aws: "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
    )
}
