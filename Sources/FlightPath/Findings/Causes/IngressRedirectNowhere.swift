extension CausePage {
    /// An ingress redirects to a port on which it does not listen.
    static let ingressRedirectNowhere = CausePage(
        code: .ingressRedirectNowhere,
        title: "the ingress redirects to a port on which it does not listen",
        meaning: """
            The annotation `ssl-redirect` makes every HTTP listener of the load balancer answer with a redirect
            to an HTTPS port. When no listener has that port, clients are sent to where nothing answers.
            """,
        check: """
                aws elbv2 describe-listeners --load-balancer-arn LOAD_BALANCER_ARN --query 'Listeners[].[Port,Protocol]'
            """,
        fix: """
            Listen on the port with HTTPS (`listen-ports`, and a certificate), or take the redirect out.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
