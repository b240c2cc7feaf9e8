extension CausePage {
    /// The node runs no kube-proxy.
    static let kubeProxyNotRunning = CausePage(
        code: .kubeProxyNotRunning,
        title: "the node runs no kube-proxy",
        meaning: """
            Packets to a node port become packets to a pod by the rules that kube-proxy keeps on every node. The daemon set
            `kube-proxy` has no running pod on this node, so nothing listens on its node ports, and a load balancer with
            this node as a target gets no answer from it.
            """,
        check: """
            List the pods of kube-proxy by node:

                kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide
                kubectl -n kube-system get daemonset kube-proxy
            """,
        fix: """
            Find out why the pod is missing: a taint that the daemon set does not tolerate, a node selector, a failing image.

                kubectl -n kube-system describe daemonset kube-proxy
                kubectl describe node NODE

            Where another component takes kube-proxy's place (Cilium's replacement), remove the daemon set.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html"
    )
}
