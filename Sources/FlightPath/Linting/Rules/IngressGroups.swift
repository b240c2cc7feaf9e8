extension LintRule {
    /// Row 20: members of a group contradict each other about their one load balancer.
    static let ingressGroups = LintRule(
        rows: [20], title: "ingresses of a group agree about their load balancer",
        needs: [.ingresses, .ingressClasses, .ingressClassParameters],
        check: .cluster(IngressGroups.findings))

    /// Row 83: a rule that takes everything stands before others.
    static let ingressOrder = LintRule(
        rows: [83], title: "rules of ingresses are not hidden by earlier ones, and redirects lead somewhere",
        needs: [.ingresses, .ingressClasses, .ingressClassParameters], check: .cluster(IngressGroups.order))
}

private enum IngressGroups {
    /// Annotations that the members of a group may set to one value only.
    private static let exclusive = [
        "scheme", "subnets", "security-groups", "ip-address-type", "load-balancer-name", "customer-owned-ipv4-pool",
        "wafv2-acl-arn", "ssl-redirect",
    ]

    static func findings(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        return ingresses.groups().filter { $0.count > 1 }.flatMap { members in
            exclusive.compactMap { name -> LintFinding? in
                let set = members.filter { value(name, $0, ingresses) != nil }
                guard let first = set.first,
                    let other = set.first(where: { value(name, $0, ingresses) != value(name, first, ingresses) })
                else { return nil }
                let ref = view.ref(other)
                let rest = members.map { Phrase("\(view.ref($0))") }
                return LintFinding(
                    code: .ingressGroupConflict, severity: .error, row: 20, component: ref, place: other.place,
                    headline:
                        "\(ref) and \(view.ref(first)) are of one group and differ in `\(IngressView.prefix)\(name)`",
                    meaning: "the controller acts on no member of the group until they agree: \(Phrase.list(rest))",
                    cure: "write the same value in all, or in one alone")
            }
        }
    }

    /// Lists are compared whatever their order.
    private static func value(_ name: String, _ ingress: IngressRecord, _ ingresses: IngressView) -> [String]? {
        ingresses.annotation(ingress, name).map { text in
            text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.sorted()
        }
    }

    static func order(_ view: ClusterView) -> [LintFinding] {
        let ingresses = IngressView(view)
        return ingresses.groups().flatMap { members in
            hidden(members, ingresses) + members.compactMap { redirect($0, members, ingresses) }
        }
    }

    /// Rules of one ingress are sorted by the controller; those of a later ingress come after all of an earlier one.
    private static func hidden(_ members: [IngressRecord], _ ingresses: IngressView) -> [LintFinding] {
        let view = ingresses.view
        var found: [LintFinding] = []
        for (number, later) in members.enumerated() {
            for earlier in members.prefix(number) where isComparable(earlier, later, ingresses) {
                guard
                    let path = later.paths.first(where: { path in
                        earlier.paths.contains {
                            takesAll($0, view.names) && ($0.host == .empty || $0.host == path.host)
                        }
                    })
                else { continue }
                let ref = view.ref(later)
                let shown = view.names[path.host] + view.names[path.path]
                found.append(
                    LintFinding(
                        code: .ingressRuleShadowed, severity: .warning, row: 83, component: ref, place: path.place,
                        headline:
                            "\(ref) has a rule for `\(shown)`, and \(view.ref(earlier)) of its group takes everything there before",
                        meaning: "requests go to the earlier ingress's backend: the rule is never tried",
                        cure: "give the ingress with the catch-all a greater `\(IngressView.prefix)group.order`"))
                break
            }
        }
        return found
    }

    /// Whether both are rules of the same listeners, and the earlier one's have no conditions beyond host and path.
    private static func isComparable(
        _ earlier: IngressRecord, _ later: IngressRecord, _ ingresses: IngressView
    ) -> Bool {
        ingresses.annotation(earlier, "listen-ports") == ingresses.annotation(later, "listen-ports")
            && !earlier.meta.annotations.contains {
                ingresses.view.names[$0.key].hasPrefix(IngressView.prefix + "conditions.")
            }
    }

    private static func takesAll(_ path: IngressRecord.Path, _ names: Names) -> Bool {
        let text = names[path.path]
        return names.equals(path.type, "Prefix") ? text == "/" : text == "/*" || text.isEmpty
    }

    private static func redirect(
        _ ingress: IngressRecord, _ members: [IngressRecord], _ ingresses: IngressView
    ) -> LintFinding? {
        guard let target = ingresses.annotation(ingress, "ssl-redirect") else { return nil }
        let secure = members.contains { member in
            guard let ports = ingresses.annotation(member, "listen-ports") else {
                return member.hasTLS || ingresses.annotation(member, "certificate-arn") != nil
            }
            return ports.filter { !$0.isWhitespace }.contains("\"HTTPS\":\(target)}")
        }
        guard !secure else { return nil }
        let ref = ingresses.view.ref(ingress)
        return LintFinding(
            code: .ingressRedirectNowhere, severity: .error, row: 83, component: ref, place: ingress.place,
            headline: "\(ref) redirects to HTTPS on port \(target), on which its group does not listen",
            meaning: "every request is answered with a redirect to a port that takes no connection",
            cure: "add `{\"HTTPS\": \(target)}` to `\(IngressView.prefix)listen-ports`, with a certificate")
    }
}
