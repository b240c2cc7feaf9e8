extension LintRule {
    /// Row 99: network policies that nothing puts into force.
    static let policiesEnforced = LintRule(
        rows: [99], title: "something enforces the network policies there are", needs: [.networkPolicies, .daemonSets],
        check: .cluster(PoliciesInForce.enforced))

    /// Row 99: what the VPC CNI's controller made of policies (`PolicyEndpoint`) is not what they say.
    static let policiesResolved = LintRule(
        rows: [99], title: "the VPC CNI's controller has resolved network policies to the pods that they select",
        needs: [.networkPolicies, .pods, .daemonSets, .policyEndpoints], check: .cluster(PoliciesInForce.resolved))

    /// Row 100: Calico's objects without Calico.
    static let calicoLeftOver = LintRule(
        rows: [100], title: "Calico runs where its policies are", needs: [.daemonSets],
        check: .cluster(PoliciesInForce.calico))

    /// Row 101: a version of the agent that refuses pods without a policy.
    static let agentVersion = LintRule(
        rows: [101], title: "the network policy agent is of a version that admits pods without policies",
        needs: [.networkPolicies, .pods, .daemonSets], check: .cluster(PoliciesInForce.agent))
}

private enum PoliciesInForce {
    private static func policies(_ view: ClusterView) -> [Handle<NetworkPolicy>] {
        view.inventory.networkPolicies.handles.filter { view.inventory.networkPolicies[$0].cluster == view.cluster }
    }

    static func enforced(_ view: ClusterView) -> [LintFinding] {
        let all = policies(view)
        guard view.inventory.clusters[view.cluster].enforcement.state == .off, let first = all.first,
            let set = view.vpcCNI
        else { return [] }
        let ref = view.ref(set)
        let which: Phrase = all.count == 1 ? "" : " and \(all.count - 1) more policies"
        return [
            LintFinding(
                code: .policyNotEnforced, severity: .warning, row: 99, component: ref, place: set.place,
                headline: "nothing enforces \(ResourceRef.networkPolicy(first))\(which): the agent of \(ref) is off",
                meaning:
                    "what the policies should keep out gets in, and switching the agent on may stop what works now",
                cure:
                    "set `enableNetworkPolicy` of the add-on `vpc-cni` to `true`, after a trace with `--scope kubernetes` of what has to pass"
            )
        ]
    }

    static func resolved(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        guard inventory.clusters[view.cluster].enforcement.isVPCCNI == true else { return [] }
        let pods = PolicySubjects(view: view).pods
        return policies(view).flatMap { handle in
            let policy = inventory.networkPolicies[handle].record
            let key = Inventory.PolicyKey(
                cluster: view.cluster, namespace: policy.meta.namespace, policy: policy.meta.name)
            let listed = inventory.resolvedPods[key] ?? []
            let selected = pods.filter { pod in
                let record = inventory.pods[pod].record
                return inventory.pods[pod].namespace == policy.meta.namespace && !record.addresses.isEmpty
                    && !record.meta.isTerminating && policy.podSelector.matches(record.meta.labels, view.names)
            }
            return [missing(handle, listed, selected, view), stale(handle, listed, selected, view)].compactMap { $0 }
        }
    }

    private static func missing(
        _ policy: Handle<NetworkPolicy>, _ listed: Set<Symbol>, _ selected: [Handle<Pod>], _ view: ClusterView
    ) -> LintFinding? {
        let missing = selected.filter { !listed.contains(view.inventory.pods[$0].name) }
        guard let first = missing.first else { return nil }
        let ref = ResourceRef.networkPolicy(policy)
        return LintFinding(
            code: .policyNotResolved, severity: .warning, row: 99, component: ref,
            place: view.inventory.networkPolicies[policy].record.place,
            headline:
                "no PolicyEndpoint of \(ref) lists \(missing.count) of the \(selected.count) pods that it selects, such as \(ResourceRef.pod(first))",
            meaning: "the VPC CNI's agent does not enforce the policy on them",
            cure: "see the controller's events; pods that no workload owns may be left out: give them one")
    }

    /// Pods that it does not select, of those that are there: of others the snapshot may be the older.
    private static func stale(
        _ policy: Handle<NetworkPolicy>, _ listed: Set<Symbol>, _ selected: [Handle<Pod>], _ view: ClusterView
    ) -> LintFinding? {
        let inventory = view.inventory
        let record = inventory.networkPolicies[policy].record
        let own = Set(selected)
        let key = Inventory.NamespaceKey(cluster: view.cluster, namespace: record.meta.namespace)
        let others = (inventory.podsByNamespace[key] ?? []).filter { pod in
            listed.contains(inventory.pods[pod].name) && !own.contains(pod)
                && !record.podSelector.matches(inventory.pods[pod].record.meta.labels, view.names)
        }
        guard let first = others.first else { return nil }
        let ref = ResourceRef.networkPolicy(policy)
        return LintFinding(
            code: .policyNotResolved, severity: .warning, row: 99, component: ref, place: record.place,
            headline: "a PolicyEndpoint of \(ref) lists \(ResourceRef.pod(first)), which it does not select",
            meaning: "the VPC CNI's agent may still enforce the policy on it",
            cure: "see whether the controller lags behind; if it stays, edit the policy so that it is resolved anew")
    }

    static func calico(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        let policies = inventory.foreignPolicies.handles.filter {
            inventory.foreignPolicies[$0].cluster == view.cluster
                && view.names[inventory.foreignPolicies[$0].record.group].hasSuffix("projectcalico.org")
        }
        guard inventory.clusters[view.cluster].enforcement.lacksCalico, let first = policies.first else { return [] }
        let ref = ResourceRef.foreignPolicy(first)
        let others: Phrase = policies.count == 1 ? "" : " and \(policies.count - 1) more"
        return [
            LintFinding(
                code: .calicoLeftOver, severity: .warning, row: 100, component: ref,
                place: inventory.foreignPolicies[first].record.place,
                headline: "\(ref)\(others) of Calico are there, and Calico is not",
                meaning: "nothing enforces them, and nodes that ran Calico may still have its rules",
                cure: "replace or reboot nodes that are older than its removal, then delete its objects")
        ]
    }

    static func agent(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        let enforcement = inventory.clusters[view.cluster].enforcement
        guard enforcement.isVPCCNI == true, !enforcement.isStrict,
            enforcement.agentRefusesUnselected(view.names), let set = view.vpcCNI
        else { return [] }
        let unselected = PolicySubjects(view: view).pods.filter { pod in
            [false, true].allSatisfy { NetworkPolicyFilter.isolating(pod, isEgress: $0, in: inventory).isEmpty }
        }
        guard let first = unselected.first else { return [] }
        let ref = view.ref(set)
        return [
            LintFinding(
                code: .policyAgentFault, severity: .warning, row: 101, component: ref, place: set.place,
                headline:
                    "\(ref) runs the network policy agent `\(enforcement.agentVersion)`, and no policy selects \(unselected.count) pods, such as \(ResourceRef.pod(first))",
                meaning: "this version may refuse them everything (aws-network-policy-agent issue 553)",
                cure: "update the add-on `vpc-cni`; until then, select every pod with a policy")
        ]
    }
}
