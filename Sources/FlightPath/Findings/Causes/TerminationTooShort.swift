extension CausePage {
    /// Pods end before their targets are drained.
    static let terminationTooShort = CausePage(
        code: .terminationTooShort,
        title: "pods end before their targets are drained",
        meaning: """
            When a pod is deleted it is told to end at once, while the load balancer learns of it later and
            drains the target for the deregistration delay. A pod that ends before gets requests it cannot
            answer.
            """,
        check: """
                aws elbv2 describe-target-group-attributes --target-group-arn TARGET_GROUP_ARN
                kubectl -n NAMESPACE get pod NAME -o jsonpath='{.spec.terminationGracePeriodSeconds}'
            """,
        fix: """
            Let a `preStop` hook sleep for some seconds, with a grace period beyond it; use readiness gates;
            shorten the deregistration delay.
            """,
        aws: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination"
    )
}
