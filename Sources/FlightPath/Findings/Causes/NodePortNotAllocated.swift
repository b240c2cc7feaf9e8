extension CausePage {
    /// A target group or load balancer sends to a node port that no Service has.
    static let nodePortNotAllocated = CausePage(
        code: .nodePortNotAllocated,
        title: "no Service has the node port",
        meaning: """
            Traffic is sent to a port of a node, and no Service of the cluster has that node port, so nothing
            on the node takes it. The Service was deleted and made again, which gives it another port, while
            the target group, or the listener of a classic load balancer, still names the old one.
            """,
        check: """
                kubectl get services -A -o json \\
                    | jq -r '.items[] | .metadata.name as $n | .spec.ports[] | "\\($n) \\(.nodePort)"'
                aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN \\
                    --query 'TargetHealthDescriptions[].Target'
            """,
        fix: """
            Let the controller that owns the target group or load balancer reconcile it. Where people own it,
            register the nodes with the port the Service has now, or pin the port in the Service:

                kubectl -n NAMESPACE patch service NAME --type json \\
                    -p '[{"op":"replace","path":"/spec/ports/0/nodePort","value":PORT}]'
            """,
        aws: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport"
    )
}
