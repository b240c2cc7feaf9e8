extension CausePage {
    /// The pods behind a Service exist, and none is ready.
    static let podNotReady = CausePage(
        code: .podNotReady,
        title: "no pod behind the Service is ready",
        meaning: """
            The Service selects pods, and the `Ready` condition of every one of them is false, so a node has
            nobody to hand the traffic to. A readiness probe fails, a container does not start, or a
            readiness gate waits for a target group.
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
