extension CausePage {
    /// A missing fact is reported, never guessed.
    static let missingInput = CausePage(
        code: .missingInput,
        title: "the snapshot lacks a fact the answer depends on",
        meaning: """
            The path depends on something the snapshot does not hold: a file that was not collected, a call
            that was denied, a list that was cut off, an object of another account, or one that could not be
            read. Nothing known settles the answer, so it is neither allowed nor denied. The finding names
            the fact and what each answer would mean.
            """,
        check: """
            Run the command that the finding gives and read its errors. Usual reasons: the role may not make
            the call (`AccessDenied`, `UnauthorizedOperation`), the object belongs to another account or
            Region (the routes of a shared transit gateway are visible to its owner only), a `NextToken` is
            left in a page, or the cluster's role may not list that kind.

                aws sts get-caller-identity
                kubectl auth can-i list networkpolicies --all-namespaces
            """,
        fix: """
            Run the command that the finding gives, save what it prints as JSON in the snapshot's directory for
            that account and Region, and ask again. A script that collects everything is in the documentation
            of snapshots (docs/snapshot.md). For other accounts collect with a role there and put the files into the same
            snapshot, or give `--snapshot` more than once. Collect AWS and Kubernetes close together in
            time; addresses of pods change.
            """,
        aws: nil
    )
}
