extension CausePage {
    /// A pod waits for a readiness gate of a target group.
    static let readinessGateUnmet = CausePage(
        code: .readinessGateUnmet,
        title: "a pod waits for a readiness gate of a target group",
        meaning: """
            The AWS Load Balancer Controller gives pods a readiness gate, `target-health.elbv2.k8s.aws/BINDING`,
            and sets its condition when the target is healthy. A gate of a binding that was renamed or deleted
            is never set. A gate whose health check is blocked keeps the pod unready, and a rollout stalls.
            """,
        check: """
                kubectl -n NAMESPACE get pod NAME -o jsonpath='{.spec.readinessGates} {.status.conditions}'
                kubectl -n NAMESPACE get targetgroupbindings
            """,
        fix: """
            Where the binding is gone, create the pods anew: `kubectl rollout restart`. Where the health check
            fails, find what stops it: path and port of the check, security groups, network policies.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/"
    )
}
