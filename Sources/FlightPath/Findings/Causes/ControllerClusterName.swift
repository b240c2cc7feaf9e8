extension CausePage {
    /// The load balancer controller has another cluster's name.
    static let controllerClusterName = CausePage(
        code: .controllerClusterName,
        title: "the load balancer controller has another cluster's name",
        meaning: """
            The AWS Load Balancer Controller finds security groups and subnets by tags with the name of its
            cluster, `--cluster-name`. With another name it finds none, or another cluster's.
            """,
        check: """
                kubectl -n kube-system get deployment aws-load-balancer-controller -o yaml
            """,
        fix: """
            Set `--cluster-name` (`clusterName` of the Helm chart) to the name of the EKS cluster.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/"
    )
}
