extension CausePage {
    /// The VPC CNI's controller resolved a policy to other pods than it selects.
    static let policyNotResolved = CausePage(
        code: .policyNotResolved,
        title: "the policy is resolved to other pods than it selects",
        meaning: """
            The controller of the VPC CNI turns each policy into PolicyEndpoint objects, which list the pods and addresses it found; the
            agent on the node enforces those, not the policy. A pod that the policy selects and no PolicyEndpoint lists is not protected.
            A pod that is listed and no longer selected may still be. A difference that lasts is a controller that lags, or a pod it does
            not serve, such as one that no workload owns.
            """,
        check: """
            Compare the two:

                kubectl -n NAMESPACE get policyendpoints -o yaml
                kubectl -n NAMESPACE get pods -l LABELS
            """,
        fix: """
            Wait some seconds and look again. If the difference stays, give pods without an owner a Deployment, and edit the policy (an
            annotation will do), so that the controller resolves it anew.
            """,
        aws: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"
    )
}
