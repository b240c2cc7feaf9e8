extension CausePage {
    /// An Application Load Balancer rule ends the request with a redirect or fixed response.
    static let ruleDoesNotForward = CausePage(
        code: .ruleDoesNotForward,
        title: "the listener rule answers by itself",
        meaning: """
            The request reaches the Application Load Balancer, and the rule that takes it, the first by
            priority whose conditions all match, else the default, ends in a redirect or a fixed response.
            The load balancer answers; no target sees the request. Usually no rule names the host or path,
            an earlier rule catches it, or the rule stands on the listener of another port. The AWS Load
            Balancer Controller also writes a fixed 503 for an Ingress backend whose Service does not exist.
            """,
        check: """
                aws elbv2 describe-rules --listener-arn LISTENER_ARN \\
                    --query 'Rules[].[Priority,Conditions,Actions]'

            Walk the rules in order of priority. Host names are compared without regard to case and
            `*.example.com` does not cover `example.com`; paths are case-sensitive. For an Ingress:

                kubectl -n NAMESPACE describe ingress INGRESS
                kubectl get ingress -A -o wide
            """,
        fix: """
            Add a rule that names host and path, with a lower number than the rule that catches the request
            now:

                aws elbv2 create-rule --listener-arn LISTENER_ARN --priority NUMBER \\
                    --conditions Field=host-header,Values=HOST \\
                    --actions Type=forward,TargetGroupArn=TARGET_GROUP_ARN

            If a controller manages the load balancer, change the Ingress instead: `spec.rules[].host`, the
            backend's Service name and port, or `alb.ingress.kubernetes.io/group.order` where several share
            it. A redirect from 80 to 443 is usually meant: ask for https then.
            """,
        aws: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html"
    )
}
