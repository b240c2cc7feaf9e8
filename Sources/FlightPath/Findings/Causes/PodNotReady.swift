extension CausePage {
    /// An endpoint that is not ready receives no traffic.
    static let podNotReady = CausePage(
        code: .podNotReady,
        title: "the pod is not ready",
        meaning: """
            The Service selects the pod, but the pod's condition `Ready` is not true, so it is no ready
            endpoint: the Service sends nothing to it and it is not registered as a target. Either a
            container or its readiness probe fails, or a readiness gate is not met. A gate
            `target-health.elbv2.k8s.aws/...` waits for the target to be healthy: if the network stops the
            health check, the pod waits for ever, and that block is the thing to fix.
            """,
        check: """
                kubectl -n NAMESPACE get pod POD -o wide
                kubectl -n NAMESPACE describe pod POD
                kubectl -n NAMESPACE get pod POD -o jsonpath='{.spec.readinessGates}{.status.conditions}'
                kubectl -n NAMESPACE logs POD --all-containers --tail=50

            `ContainersReady` true with `Ready` false points to a gate; both false to a container or its
            probe. Pending pods have events that tell why.
            """,
        fix: """
            Probe fails: correct its port, path or delays in the pod template, or the application. Gate
            fails: fix what blocks the health check of the target group; if the binding it names was renamed
            or deleted, recreate the pod so that it gets the present gates:

                kubectl -n NAMESPACE delete pod POD

            `publishNotReadyAddresses: true` would send traffic to pods that are not ready; it hides the
            fault.
            """,
        aws: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/"
    )
}
