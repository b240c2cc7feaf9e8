extension CausePage {
    /// No load balancer, Ingress or binding leads to the Service.
    static let serviceNotExposed = CausePage(
        code: .serviceNotExposed,
        title: "nothing exposes the Service to this source",
        meaning: """
            From inside the cluster a Service is reached by its ClusterIP; from elsewhere something must
            expose it: a Service of type `LoadBalancer`, an Ingress or Gateway route that names it, or a
            TargetGroupBinding. The snapshot shows none that leads to this Service from the source of the
            question. An object may be there and have no load balancer yet, because no controller claims its
            class.
            """,
        check: """
                kubectl -n NAMESPACE get service SERVICE -o wide
                kubectl -n NAMESPACE get ingress,targetgroupbindings
                kubectl get ingressclass
                kubectl -n NAMESPACE describe service SERVICE

            Look at `type`, `loadBalancerClass`, `status.loadBalancer` and the events. If the cluster has a
            proxy of its own (nginx, Istio), ask for the Service of that proxy.
            """,
        fix: """
            Decide first who is to reach it. For clients inside the VPC or connected networks, an internal
            Network Load Balancer by the AWS Load Balancer Controller (a Service of another type gets the
            class in the same change; it cannot be altered later):

                kubectl -n NAMESPACE annotate service SERVICE \\
                    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type=ip \\
                    service.beta.kubernetes.io/aws-load-balancer-scheme=internal
                kubectl -n NAMESPACE patch service SERVICE -p \\
                    '{"spec":{"type":"LoadBalancer","loadBalancerClass":"service.k8s.aws/nlb"}}'

            For HTTP use an Ingress of class `alb`; for a load balancer that exists already, a
            TargetGroupBinding. Scheme `internet-facing` opens the Service to the internet.
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/service/"
    )
}
