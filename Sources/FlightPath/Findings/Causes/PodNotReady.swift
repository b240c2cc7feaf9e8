extension CausePage {
    /// Pods behind a Service exist, and some or all are not ready.
    static let podNotReady = CausePage(
        code: .podNotReady,
        title: "a pod behind the Service is not ready",
        meaning: """
            The Service selects pods whose `Ready` condition is false, or that have no address yet, and leaves
            them out. Where that is so of every one of them, nobody is there to take the traffic. A readiness
            probe fails, a container does not start, or a readiness gate waits for a target group.
            """,
        check: """
                kubectl -n NAMESPACE get pods -l SELECTOR -o wide
                kubectl -n NAMESPACE describe pod NAME
            """,
        fix: """
            Mend what the probe asks for, or the probe. Where a readiness gate of the AWS Load Balancer
            Controller holds the pod back, mend the health check of its target group.
            """,
        aws: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate"
    )
}
