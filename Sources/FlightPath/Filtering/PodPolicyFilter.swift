/// All policies of Kubernetes' and AWS's kinds for one pod and direction: Admin tier, NetworkPolicies, Baseline tier, and
/// what holds where none decides.
struct PodPolicyFilter {
    let inventory: Inventory
    let pod: Handle<Pod>
    let isEgress: Bool
    /// The other end.
    let peer: Traffic.Party
    /// Whether the objects given are the whole cluster: then what is absent is empty, and every policy is in force.
    let isWholeCluster: Bool

    private var enforcement: PolicyEnforcement { inventory.clusters[inventory.pods[pod].cluster].enforcement }

    private var clusterPolicies: ClusterPolicyFilter {
        ClusterPolicyFilter(
            inventory: inventory, pod: pod, isEgress: isEgress,
            peers: PolicyPeers(
                inventory: inventory, cluster: inventory.pods[pod].cluster, peer: peer,
                isWholeCluster: isWholeCluster))
    }

    /// The policies that may decide, whether or not they are in force.
    struct Candidates {
        var isolating: [Handle<NetworkPolicy>]
        /// Those of the other direction: the VPC CNI's agent asks whether a pod has any.
        var isolatingOtherwise: [Handle<NetworkPolicy>]
        /// Cluster policies that the network plugin puts into force.
        var inForce: [ClusterPolicyFilter.Applicable] = []
        /// Cluster policies of which the snapshot does not say whether the network plugin does.
        var perhaps: [ClusterPolicyFilter.Applicable] = []
        /// Objects of APIs that the network plugin does not read.
        var inert: [ResourceRef] = []

        var isEmpty: Bool { isolating.isEmpty && inForce.isEmpty && perhaps.isEmpty }

        /// As a plugin sees them that does not read AWS's `ApplicationNetworkPolicy`.
        func withoutApplication(_ inventory: Inventory) -> Candidates {
            var copy = self
            copy.isolating.removeAll { inventory.networkPolicies[$0].record.isApplication }
            copy.isolatingOtherwise.removeAll { inventory.networkPolicies[$0].record.isApplication }
            return copy
        }
    }

    /// Whether `ApplicationNetworkPolicy` counts: the VPC CNI's agent alone reads it.
    private var includesApplication: Bool { isWholeCluster || readsAWSKinds != false }

    /// Whether the plugin would put AWS's kinds of policies into force; nil where the snapshot does not say.
    private var readsAWSKinds: Bool? { enforcement.state == .off ? true : enforcement.isVPCCNI }

    func candidates() -> Candidates {
        func isolating(_ direction: Bool) -> [Handle<NetworkPolicy>] {
            NetworkPolicyFilter.isolating(
                pod, isEgress: direction, in: inventory, includesApplication: includesApplication)
        }
        var candidates = Candidates(isolating: isolating(isEgress), isolatingOtherwise: isolating(!isEgress))
        if !includesApplication {
            candidates.inert = NetworkPolicyFilter.isolating(pod, isEgress: isEgress, in: inventory).filter {
                inventory.networkPolicies[$0].record.isApplication
            }.map { .networkPolicy($0) }
        }
        guard !inventory.clusterPolicies.isEmpty else { return candidates }
        for applicable in clusterPolicies.applicable() {
            let isAWS = inventory.clusterPolicies[applicable.policy].record.api == .aws
            switch (isWholeCluster, isAWS, readsAWSKinds) {
            case (true, _, _), (false, true, true?): candidates.inForce.append(applicable)
            case (false, true, nil): candidates.perhaps.append(applicable)
            case (false, true, false?): candidates.inert.append(.clusterPolicy(applicable.policy))
            case (false, false, _):
                if readsAWSKinds == true, !enforcement.hasOther {
                    candidates.inert.append(.clusterPolicy(applicable.policy))
                } else {
                    candidates.perhaps.append(applicable)
                }
            }
        }
        return candidates
    }

    /// Whether pods that no policy selects are refused everything here.
    var isStrict: Bool {
        guard !isWholeCluster else { return false }
        return enforcement.isStrict || enforcement.isModeUnknown || inventory.regime(of: inventory.pods[pod]) == .strict
    }

    func judge(_ packets: PacketSet, _ candidates: Candidates) -> PolicyOutcome {
        var outcome = judge(packets, candidates, candidates.inForce)
        if !isWholeCluster, enforcement.isVPCCNI == true, enforcement.hasOther {
            // The other plugin reads no policies of AWS's kinds: what it refuses stays refused.
            let other = judge(packets, candidates.withoutApplication(inventory), [])
            outcome = outcome.with(other, parts: outcome.parts.strictest(with: other.parts))
        }
        guard let gap = unknownSupport(candidates) else { return outcome }
        let least = judge(packets, candidates.withoutApplication(inventory), candidates.inForce)
        let most = judge(packets, candidates, candidates.inForce + candidates.perhaps)
        return most.with(least, parts: most.parts.agreeing(with: least.parts, else: gap))
    }

    /// Why it is not known whether some of the policies are in force.
    private func unknownSupport(_ candidates: Candidates) -> Gap? {
        var policy = candidates.perhaps.first.map { ResourceRef.clusterPolicy($0.policy) }
        if policy == nil, !isWholeCluster, enforcement.isVPCCNI == nil {
            policy = candidates.isolating.first { inventory.networkPolicies[$0].record.isApplication }
                .map { .networkPolicy($0) }
        }
        guard let policy else { return nil }
        let cluster = inventory.clusters[inventory.pods[pod].cluster]
        return inventory.coverage.state(.daemonSets, cluster: cluster.directory) == .complete
            ? .notEvaluated(policy, .policySupport)
            : .notCollected(.daemonSets, of: cluster.name, account: .empty, region: .empty)
    }

    private func judge(
        _ packets: PacketSet, _ candidates: Candidates, _ policies: [ClusterPolicyFilter.Applicable]
    ) -> PolicyOutcome {
        let filter = clusterPolicies
        let admin = filter.judge(packets, policies, .admin)
        var outcome = PolicyOutcome(parts: admin.decided, assumptions: admin.assumptions)
        var doubts = admin.doubts
        if !admin.remaining.isEmpty {
            if candidates.isolating.isEmpty {
                let baseline = filter.judge(admin.remaining, policies, .baseline)
                outcome.parts += baselineParts(baseline, candidates)
                outcome.assumptions += baseline.assumptions
                doubts += baseline.doubts
                if !baseline.remaining.isEmpty {
                    outcome.parts.append(
                        Part(packets: baseline.remaining, judgement: byDefault(candidates)))
                }
            } else {
                let networkPolicies = networkPolicyFilter(candidates).judge(admin.remaining)
                outcome.parts += networkPolicies.parts
                outcome.assumptions += networkPolicies.assumptions
            }
        }
        outcome.parts = outcome.parts.doubting(doubts)
        return outcome
    }

    private func networkPolicyFilter(_ candidates: Candidates) -> NetworkPolicyFilter {
        NetworkPolicyFilter(
            inventory: inventory, pod: pod, isEgress: isEgress, peer: peer, isWholeCluster: isWholeCluster,
            policies: candidates.isolating, agent: agent)
    }

    private var agent: NetworkPolicyFilter.Agent {
        guard !isWholeCluster else { return .upstream }
        switch enforcement.isVPCCNI {
        case true?: return .vpcCNI(isAlone: !enforcement.hasOther)
        case false?: return .upstream
        case nil:
            let name = inventory.clusters[inventory.pods[pod].cluster].name
            return .unknown(.notCollected(.daemonSets, of: name, account: .empty, region: .empty))
        }
    }

    /// The agent takes a pod that a NetworkPolicy selects in the other direction alone as settled, and Kubernetes does not.
    private func baselineParts(_ baseline: ClusterPolicyFilter.Outcome, _ candidates: Candidates) -> [Part] {
        guard agent != .upstream, let other = candidates.isolatingOtherwise.first else { return baseline.decided }
        return baseline.decided.map { part in
            guard case .denied = part.judgement else { return part }
            return Part(
                packets: part.packets,
                judgement: .undetermined(.assumption(.open(.baselineWithOtherDirection, .networkPolicy(other)))))
        }
    }

    /// What holds where no policy decides. A pod that any policy selects, in whatever direction, has left strict mode.
    private func byDefault(_ candidates: Candidates) -> Judgement {
        guard isStrict, candidates.isolatingOtherwise.isEmpty else { return .allowed(nil) }
        if enforcement.isModeUnknown, inventory.regime(of: inventory.pods[pod]) != .strict {
            return .undetermined(.notEvaluated(.cluster(inventory.pods[pod].cluster), .policyMode))
        }
        return .denied(.policyStrictMode(pod))
    }
}
