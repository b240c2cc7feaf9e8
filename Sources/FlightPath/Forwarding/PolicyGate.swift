/// The policies of a pod: whether any are in force, and what they say.
extension Course {
    func judgePolicies(_ flight: inout Flight, isEgress: Bool) {
        guard let pod = isEgress ? from.pod : to.pod else { return }
        let value = inventory.pods[pod]
        // Policies do not reach pods in the node's network on EKS. What another plugin does is left to it: the cluster's
        // own view takes such a pod for an ordinary one, which refuses more.
        if value.record.isHostNetwork, !isKubernetesScope { return }
        let peer = peer(flight, isEgress: isEgress)
        let filter = PodPolicyFilter(
            inventory: inventory, pod: pod, isEgress: isEgress, peer: peer, isWholeCluster: isKubernetesScope)
        let candidates = filter.candidates()
        if !isEgress, isFromOwnNode(pod, flight) { return judgeOwnNode(&flight, pod, filter, candidates) }
        if let gap = missingPolicies(value.cluster) ?? lostNamespace(value) {
            return flight.stop(.pod(pod), .networkPolicies(isEgress: isEgress), .undetermined(gap))
        }
        let idle = idle(pod, filter)
        if idle == .nothingEnforces, filter.isStrict {
            return flight.stop(
                .pod(pod), .networkPolicies(isEgress: isEgress),
                .undetermined(.assumption(.open(.strictModeWithoutAgent, .pod(pod)))))
        }
        let foreign = ForeignPolicyMatch(
            inventory: inventory, pod: pod, isEgress: isEgress, isWholeCluster: isKubernetesScope
        ).selecting()
        var assumptions: [Assumption] = []
        var remarks: [Remark] = []
        if !isKubernetesScope, idle == nil || idle == .nothingEnforces {
            remarks = self.remarks(flight, filter, candidates)
        }
        var outcome = PolicyOutcome(parts: [Part(packets: flight.packets, judgement: .allowed(nil))])
        var isJudged = !candidates.isEmpty || filter.isStrict
        if let idle {
            isJudged = false
            let inForce = filter.judge(flight.packets, candidates).parts
            if let policy = candidates.first, inForce.denied != nil || inForce.undetermined != nil {
                remarks.append(.notEnforced(policy, idle))
            }
        } else if isJudged {
            outcome = filter.judge(flight.packets, candidates)
            if value.record.isHostNetwork { assumptions.append(.hostNetworkPodFiltered(.pod(pod))) }
            let cluster = inventory.clusters[value.cluster]
            if !isKubernetesScope, cluster.enforcement.state == .assumedOn {
                assumptions.append(.networkPolicyEnforced(cluster: cluster.name))
            }
        }
        if let first = foreign.first {
            outcome.parts = outcome.parts.openingAllowed(.notEvaluated(.foreignPolicy(first), .foreignPolicy))
        } else if let gap = missingForeignPolicies(value.cluster), idle == nil {
            outcome.parts = outcome.parts.openingAllowed(gap)
            isJudged = true
        } else if let other = inventory.foreignPolicies.count(of: value.cluster) {
            remarks.append(.foreignPoliciesElsewhere(.pod(pod), other))
        }
        guard isJudged || !foreign.isEmpty || !remarks.isEmpty else { return }
        flight.record(
            .pod(pod), .networkPolicies(isEgress: isEgress), outcome.parts,
            assuming: assumptions + outcome.assumptions, remarking: remarks)
    }

    /// Why no policy is in force for the pod; nil where policies are, or where the snapshot does not say otherwise.
    private func idle(_ pod: Handle<Pod>, _ filter: PodPolicyFilter) -> PolicyEnforcement.Idle? {
        guard !isKubernetesScope else { return nil }
        let value = inventory.pods[pod]
        let enforcement = inventory.clusters[value.cluster].enforcement
        switch inventory.regime(of: value) {
        case .fargate: return .fargate
        case .windows where enforcement.isVPCCNIAlone: return .windows
        case .windows, .strict, nil: break
        }
        return enforcement.state == .off ? .nothingEnforces : nil
    }

    private func remarks(
        _ flight: Flight, _ filter: PodPolicyFilter, _ candidates: PodPolicyFilter.Candidates
    ) -> [Remark] {
        let remarks = PolicyRemarks(inventory: inventory, pod: filter.pod, isEgress: filter.isEgress)
        let peers = PolicyPeers(
            inventory: inventory, cluster: inventory.pods[filter.pod].cluster, peer: filter.peer, isWholeCluster: false)
        let far = filter.isEgress ? flight.packets.destinations : flight.packets.sources
        return remarks.remarks(candidates) + remarks.tooManyPorts(candidates, peers, far: far)
    }

    /// What a pod's own node sends, the kubelet's probes among it, passes every policy. In strict mode the agent writes the
    /// exemption together with the first policy.
    private func judgeOwnNode(
        _ flight: inout Flight, _ pod: Handle<Pod>, _ filter: PodPolicyFilter,
        _ candidates: PodPolicyFilter.Candidates
    ) {
        guard filter.isStrict, idle(pod, filter) == nil, candidates.isolating.isEmpty,
            candidates.isolatingOtherwise.isEmpty
        else { return }
        flight.stop(
            .pod(pod), .networkPolicies(isEgress: false),
            .undetermined(.assumption(.open(.strictModeOwnNode, .pod(pod)))))
    }

    /// Lists of policies that are not there, or could be read only in part.
    private func missingPolicies(_ handle: Handle<Cluster>) -> Gap? {
        let cluster = inventory.clusters[handle]
        for kind in [RecordKind.networkPolicies, .clusterScopedPolicies, .applicationPolicies, .foreignPolicies] {
            switch inventory.coverage.state(kind, cluster: cluster.directory) {
            case .complete: continue
            case .incomplete: return .incomplete(kind, of: cluster.name, account: .empty, region: .empty)
            case .absent:
                guard kind == .networkPolicies, !isKubernetesScope else { continue }
                return .notCollected(kind, of: cluster.name, account: .empty, region: .empty)
            }
        }
        return nil
    }

    /// kubectl prints every object's namespace: one that has none among others that do has lost it.
    private func lostNamespace(_ pod: Pod) -> Gap? {
        guard !isKubernetesScope else { return nil }
        let name = inventory.clusters[pod.cluster].name
        if pod.namespace != .empty {
            let policies = inventory.policiesByNamespace[.init(cluster: pod.cluster, namespace: .empty)]
            return policies == nil ? nil : .incomplete(.networkPolicies, of: name, account: .empty, region: .empty)
        }
        let hasOthers = inventory.policiesByNamespace.keys.contains {
            $0.cluster == pod.cluster && $0.namespace != .empty
        }
        return hasOthers ? .incomplete(.pods, of: name, account: .empty, region: .empty) : nil
    }

    /// Calico and Cilium have policies of their own: where one of them runs, what it may refuse is not known without them.
    private func missingForeignPolicies(_ handle: Handle<Cluster>) -> Gap? {
        let cluster = inventory.clusters[handle]
        guard !isKubernetesScope, cluster.enforcement.hasOwnKinds,
            inventory.coverage.state(.foreignPolicies, cluster: cluster.directory) == .absent
        else { return nil }
        return .notCollected(.foreignPolicies, of: cluster.name, account: .empty, region: .empty)
    }

    /// The other end as policies know it: by its labels, where its own address arrives.
    private func peer(_ flight: Flight, isEgress: Bool) -> Traffic.Party {
        if isEgress { return isKubernetesScope || isAddressedDirectly(flight) ? to.party : Traffic.Party() }
        return flight.naming.sources == nil ? from.party : Traffic.Party()
    }

    private var isKubernetesScope: Bool {
        if case .cluster = to.place { return true }
        if case .cluster = from.place { return true }
        return false
    }

    private func isFromOwnNode(_ pod: Handle<Pod>, _ flight: Flight) -> Bool {
        guard let node = from.node else { return false }
        return inventory.nodes[node].record.meta.name == inventory.pods[pod].record.node
            && inventory.nodes[node].cluster == inventory.pods[pod].cluster
    }
}

extension PodPolicyFilter.Candidates {
    /// One of them, to be named.
    var first: ResourceRef? {
        if let policy = isolating.first { return .networkPolicy(policy) }
        return (inForce.first ?? perhaps.first).map { .clusterPolicy($0.policy) }
    }
}

extension [ForeignPolicy] {
    /// How many a cluster has; nil where it has none.
    fileprivate func count(of cluster: Handle<Cluster>) -> Int? {
        let count = count { $0.cluster == cluster }
        return count == 0 ? nil : count
    }
}
