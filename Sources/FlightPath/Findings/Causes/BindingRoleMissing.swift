extension CausePage {
    /// A binding names a target group of another account, and no role.
    static let bindingRoleMissing = CausePage(
        code: .bindingRoleMissing,
        title: "the binding names a target group of another account, and no role",
        meaning: """
            The controller registers targets with its own role, in its own account. For a target group of
            another account it needs a role of that account to assume (`iamRoleArnToAssume`, release 2.12.0), or
            a policy that no snapshot shows.
            """,
        check: """
                kubectl -n NAMESPACE get targetgroupbinding NAME -o yaml
                kubectl -n NAMESPACE get events --field-selector involvedObject.name=NAME
            """,
        fix: """
            Create a role in the account of the target group that may register targets there and trusts the
            controller's role, and name it in the binding. Delete and create the binding if the controller
            refuses the change.
            """,
        aws:
            "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
    )
}
