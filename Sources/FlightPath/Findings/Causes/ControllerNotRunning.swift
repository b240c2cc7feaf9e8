extension CausePage {
    /// No pod of the load balancer controller is available.
    static let controllerNotRunning = CausePage(
        code: .controllerNotRunning,
        title: "no pod of the load balancer controller is available",
        meaning: """
            Without the AWS Load Balancer Controller targets are neither registered nor taken out. Its webhook
            is gone too, so that bindings, ingresses and services of type LoadBalancer cannot be written.
            """,
        check: """
                kubectl -n kube-system get deployment aws-load-balancer-controller -o yaml
                kubectl -n kube-system get pods -l app.kubernetes.io/name=aws-load-balancer-controller
            """,
        fix: """
            Mend its pods: image, permissions, certificate of the webhook, room on nodes.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/"
    )
}
