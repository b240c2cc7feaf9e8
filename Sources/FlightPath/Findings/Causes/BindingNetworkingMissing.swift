extension CausePage {
    /// A target group binding asks for no security group rules.
    static let bindingNetworkingMissing = CausePage(
        code: .bindingNetworkingMissing,
        title: "the binding asks for no security group rules",
        meaning: """
            Without `spec.networking` the AWS Load Balancer Controller registers the targets and writes no
            security group rule. That is right where rules for the load balancer are kept elsewhere, as in
            Terraform. Where they are not, health checks and traffic time out.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                aws ec2 describe-security-groups --group-ids SECURITY_GROUP_ID --query 'SecurityGroups[].IpPermissions'
            """,
        fix: """
            Keep the rules elsewhere, or let the controller keep them. Where the load balancer is in another VPC
            name its subnets rather than its security group:

                networking:
                  ingress:
                  - from:
                    - ipBlock: {cidr: LOAD_BALANCER_SUBNET_CIDR}
                    ports:
                    - {protocol: TCP, port: CONTAINER_PORT}

            List the port of the health check too, if it is another one.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
