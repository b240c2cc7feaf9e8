extension CausePage {
    /// The pod is isolated and no policy allows this peer and port.
    static let networkPolicyNoMatch = CausePage(
        code: .networkPolicyNoMatch,
        title: "no network policy admits the packet",
        meaning: """
            A pod that any NetworkPolicy selects for a direction is isolated in it: only what some rule of
            some such policy allows gets through. Policies add up and there is no deny rule. No rule here
            matches both peer and port. Between pods, the sender's egress policies and the receiver's
            ingress policies must both allow. Replies need no rule.

            Rules with `podSelector` or `namespaceSelector` match pods only, never a load balancer, not even
            by the controller's namespace: load balancers are admitted by `ipBlock`. The port is the
            container's, not that of the Service or node.
            """,
        check: """
                kubectl -n NAMESPACE get networkpolicies
                kubectl -n NAMESPACE describe networkpolicy POLICY
                kubectl -n NAMESPACE get pod POD --show-labels
                kubectl get namespaces --show-labels

            In one element of `from`, `namespaceSelector` and `podSelector` must both match; two elements
            are alternatives. The finding names the rule that comes nearest and the condition that fails.
            With the VPC CNI, what is enforced stands in:

                kubectl -n NAMESPACE get policyendpoints
            """,
        fix: """
            Add a policy rather than change the one that isolates. For load balancers name all of their
            subnets, as their nodes move, and the health check port if it differs:

                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: POLICY, namespace: NAMESPACE}
                spec:
                  podSelector: {matchLabels: {KEY: VALUE}}
                  policyTypes: [Ingress]
                  ingress:
                  - from:
                    - ipBlock: {cidr: LB_SUBNET_A_CIDR}
                    - ipBlock: {cidr: LB_SUBNET_B_CIDR}
                    ports:
                    - {protocol: TCP, port: CONTAINER_PORT}

            For a pod as peer use, in one element, `namespaceSelector` with `kubernetes.io/metadata.name`
            and `podSelector`. If the load balancer keeps client addresses, admit the clients' blocks as
            well.
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
    )
}
