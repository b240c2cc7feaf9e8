extension CausePage {
    /// A target group binding lists no ports under `networking`, and the controller writes no rule.
    static let bindingPortsEmpty = CausePage(
        code: .bindingPortsEmpty,
        title: "the binding lists no ports, so no security group rule is written",
        meaning: """
            An entry of `spec.networking.ingress` with no `ports` is documented as all TCP ports. The AWS Load
            Balancer Controller reads it and writes no rule for it, in every version looked at (2.4.0 to 3.5.0):
            the entry looks right and does nothing.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
                aws ec2 describe-security-groups --group-ids SECURITY_GROUP_ID \\
                    --query "SecurityGroups[].IpPermissions[?contains(to_string(@), 'targetGroupBinding=shared')]"
            """,
        fix: """
            List the container port, or write `- protocol: TCP` alone for all TCP ports.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/"
    )
}
