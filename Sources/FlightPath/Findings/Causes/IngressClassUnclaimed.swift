extension CausePage {
    /// No controller takes an ingress, for its class.
    static let ingressClassUnclaimed = CausePage(
        code: .ingressClassUnclaimed,
        title: "no controller takes the ingress, for its class",
        meaning: """
            A controller acts on ingresses whose `ingressClassName` leads to an IngressClass with its own name:
            `ingress.k8s.aws/alb`, or `eks.amazonaws.com/alb` in EKS Auto Mode. A class that does not exist,
            none where none is the default, and several defaults leave the ingress without a load balancer,
            mostly without a word.
            """,
        check: """
                kubectl -n NAMESPACE describe ingress NAME
                kubectl get ingressclasses
            """,
        fix: """
            Write the name of an IngressClass that exists in `spec.ingressClassName`.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/"
    )
}
