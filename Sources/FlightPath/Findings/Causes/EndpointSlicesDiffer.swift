extension CausePage {
    /// Endpoint slices list other pods than their service selects.
    static let endpointSlicesDiffer = CausePage(
        code: .endpointSlicesDiffer,
        title: "endpoint slices do not list the pods that the Service selects",
        meaning: """
            The control plane keeps the endpoint slices of a Service by its selector: every pod that has the labels and an address is
            listed, ready or not. Nodes and the load balancer controller send by these slices, not by the labels. Here a pod that the
            selector takes is in none of them, or they list an address that no such pod has. Most often the two lists were collected
            at different times.
            """,
        check: """
                kubectl -n NAMESPACE get endpointslices -l kubernetes.io/service-name=NAME -o wide
                kubectl -n NAMESPACE get pods -l KEY=VALUE -o wide
            """,
        fix: """
            Collect the pods and slices again. Where they still differ, see whether somebody writes slices by hand for a Service that
            has a selector, and what the API server's audit log and `kubectl -n NAMESPACE describe service NAME` say.
            """,
        aws: nil
    )
}
