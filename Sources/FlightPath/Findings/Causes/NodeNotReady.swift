extension CausePage {
    /// A node is not ready.
    static let nodeNotReady = CausePage(
        code: .nodeNotReady,
        title: "a node is not ready",
        meaning: """
            The controller registers nodes whose `Ready` condition is true. Where none is, it registers those
            whose condition is unknown.
            """,
        check: """
                kubectl describe node NODE
            """,
        fix: """
            Mend the node, or remove it.
            """,
        aws: "https://kubernetes.io/docs/reference/node/node-status/#condition"
    )
}
