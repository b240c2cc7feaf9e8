extension LintRule {
    /// Row 95: a block stands for more ports than the VPC CNI's agent keeps.
    static let policyPorts = LintRule(
        rows: [95], title: "network policies give no block more ports than the VPC CNI's agent keeps",
        needs: [.networkPolicies, .pods, .daemonSets], check: .cluster(PolicyAgentLimits.ports))

    /// Row 96: an `except` refuses what another rule admits.
    static let policyExcepts = LintRule(
        rows: [96], title: "no `except` of a network policy takes what another rule admits",
        needs: [.networkPolicies, .pods, .daemonSets], check: .cluster(PolicyAgentLimits.excepts))
}

/// Where the VPC CNI's agent does other than Kubernetes asks for.
private enum PolicyAgentLimits {
    private struct Key: Hashable {
        let policy: Handle<NetworkPolicy>
        let block: CIDRBlock
    }

    private static func subjects(_ view: ClusterView) -> [PolicySubjects.Subject] {
        guard view.inventory.clusters[view.cluster].enforcement.isVPCCNI == true else { return [] }
        return PolicySubjects(view: view).subjects
    }

    static func ports(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        // Of selectors which addresses they are depends on the pods: blocks alone are counted.
        let peers = PolicyPeers(
            inventory: inventory, cluster: view.cluster, peer: Traffic.Party(), isWholeCluster: false)
        var seen: Set<Key> = []
        var found: [LintFinding] = []
        for subject in subjects(view) {
            let remarks = PolicyRemarks(inventory: inventory, pod: subject.pod, isEgress: subject.isEgress)
            for entry in remarks.overfull(subject.policies, peers) {
                guard let block = entry.block, seen.insert(Key(policy: entry.policy, block: block)).inserted else {
                    continue
                }
                let ref = ResourceRef.networkPolicy(entry.policy)
                let others: Phrase = subject.policies.count > 1 ? " and others" : ""
                found.append(
                    LintFinding(
                        code: .policyPortsDropped, severity: .warning, row: 95, component: ref,
                        place: inventory.networkPolicies[entry.policy].record.place,
                        headline:
                            "\(ref)\(others) give \(block.description) \(entry.count) ports and protocols, of which the VPC CNI's agent keeps \(PolicyRemarks.mostPortsOfABlock)",
                        meaning:
                            "it drops the rest, which ones by chance: \(ResourceRef.pod(subject.pod)) may refuse them",
                        cure: "merge ports into ranges (`endPort`), or leave `ports` out"))
            }
        }
        return found
    }

    static func excepts(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        var seen: Set<Key> = []
        var found: [LintFinding] = []
        for subject in subjects(view) {
            for entry in ExceptShadow.entries(subject.policies, isEgress: subject.isEgress, in: inventory) {
                let admitting = subject.policies.first { admits(entry.addresses, $0, subject.isEgress, inventory) }
                guard let admitting, seen.insert(Key(policy: entry.policy, block: entry.block)).inserted else {
                    continue
                }
                let ref = ResourceRef.networkPolicy(entry.policy)
                let other: Phrase =
                    admitting == entry.policy ? "another of its rules" : "\(ResourceRef.networkPolicy(admitting))"
                found.append(
                    LintFinding(
                        code: .policyExceptShadow, severity: .warning, row: 96, component: ref,
                        place: inventory.networkPolicies[entry.policy].record.place,
                        headline:
                            "the `except` \(entry.block.description) of \(ref) refuses addresses that \(other) admits",
                        meaning:
                            "the VPC CNI's agent looks up the longest prefix, so the `except` holds against every wider block: \(ResourceRef.pod(subject.pod)) refuses them",
                        cure:
                            "name the block itself in the policy that should admit it, or write blocks without `except`"
                    ))
            }
        }
        return found
    }

    private static func admits(
        _ addresses: AddressSet, _ policy: Handle<NetworkPolicy>, _ isEgress: Bool, _ inventory: Inventory
    ) -> Bool {
        inventory.networkPolicies[policy].record.rules(isEgress: isEgress).contains { rule in
            rule.peers.isEmpty
                || rule.peers.contains { peer in
                    guard let block = peer.block else { return false }
                    return AddressSet(block).subtracting(AddressSet(peer.except)).overlaps(addresses)
                }
        }
    }
}
