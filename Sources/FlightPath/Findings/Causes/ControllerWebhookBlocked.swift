extension CausePage {
    /// The API server cannot reach the webhook of the load balancer controller.
    static let controllerWebhookBlocked = CausePage(
        code: .controllerWebhookBlocked,
        title: "the API server cannot reach the controller's webhook",
        meaning: """
            The API server calls the webhook of the AWS Load Balancer Controller at its pods, on tcp/9443, from
            interfaces with the cluster security group. Where the nodes' security groups do not admit that,
            writes of bindings, ingresses and services fail.
            """,
        check: """
                aws eks describe-cluster --name CLUSTER --query cluster.resourcesVpcConfig.clusterSecurityGroupId
                aws ec2 describe-security-groups --group-ids NODE_SECURITY_GROUP_ID
            """,
        fix: """
            Admit tcp/9443 from the cluster security group:

                aws ec2 authorize-security-group-ingress --group-id NODE_SECURITY_GROUP_ID \\
                    --ip-permissions IpProtocol=tcp,FromPort=9443,ToPort=9443,UserIdGroupPairs=[{GroupId=CLUSTER_SECURITY_GROUP_ID}]
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/"
    )
}
