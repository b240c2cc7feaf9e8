extension CausePage {
    /// A load balancer's groups admit other clients than its Service lists.
    static let sourceRangesNotApplied = CausePage(
        code: .sourceRangesNotApplied,
        title: "the load balancer's security groups do not follow the Service's source ranges",
        meaning: """
            `spec.loadBalancerSourceRanges` of a Service says which clients its load balancer is for. The load balancer controller
            writes these blocks into the security group that it makes for the load balancer. Where the Service names security groups
            of its own (`service.beta.kubernetes.io/aws-load-balancer-security-groups`), the ranges are ignored and those groups decide.
            They admit less than the Service lists, or more.
            """,
        check: """
                kubectl -n NAMESPACE get service NAME -o jsonpath='{.spec.loadBalancerSourceRanges}'
                aws ec2 describe-security-groups --group-ids GROUP_ID --query 'SecurityGroups[].IpPermissions'
            """,
        fix: """
            Remove the annotation, so that the controller makes a group by the ranges, or give the groups the rules that are meant:

                aws ec2 authorize-security-group-ingress --group-id GROUP_ID --protocol tcp --port PORT --cidr CLIENT_BLOCK
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html"
    )
}
