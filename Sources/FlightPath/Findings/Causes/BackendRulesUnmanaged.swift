extension CausePage {
    /// An ingress brings its own security groups, and its targets do not admit them.
    static let backendRulesUnmanaged = CausePage(
        code: .backendRulesUnmanaged,
        title: "the targets do not admit the security groups that the ingress brings",
        meaning: """
            With the annotation `security-groups` the load balancer has those groups alone, and the controller
            writes no rules for the targets unless it is told to.
            """,
        check: """
                kubectl -n NAMESPACE get ingress NAME -o yaml
                aws ec2 describe-security-groups --group-ids TARGET_SECURITY_GROUP_ID
            """,
        fix: """
            Add the annotation `manage-backend-security-group-rules: "true"`, or admit the groups at the
            targets.
            """,
        aws: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"
    )
}
