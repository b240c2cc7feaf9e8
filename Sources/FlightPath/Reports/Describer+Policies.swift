/// Policies of whole clusters, and remarks on policies, in words.
extension Describer {
    func clusterPolicyLine(_ policy: Handle<ClusterPolicy>, _ isEgress: Bool, _ index: Int) -> Line {
        let record = inventory.clusterPolicies[policy].record
        let rule = record.rules(isEgress: isEgress)[index]
        let name = rule.name == .empty ? text(record.meta.name) : "\(shown(record.meta.name)) (\(shown(rule.name)))"
        let ports = rule.ports.map { $0.map { port($0) }.joined(separator: ", ") } ?? "all ports"
        let peers = rule.peers.map { peer($0) }.joined(separator: " or ")
        return Line(parts: [
            (nil, name), (nil, isEgress ? "egress" : "ingress"), (nil, word(rule.action)), (.port, ports),
            (.selector, (isEgress ? "to " : "from ") + (peers.isEmpty ? "peers that are not known" : peers)),
        ])
    }

    private func word(_ action: ClusterPolicyRecord.Action) -> String {
        switch action {
        case .accept: "allow"
        case .deny: "deny"
        case .pass: "pass"
        case .unknown: "?"
        }
    }

    private func port(_ port: ClusterPolicyRecord.Port) -> String {
        switch port {
        case .numbers(let symbol, let range):
            let name = symbol == .empty ? "tcp" : text(symbol).lowercased()
            guard let range else { return "\(name)/all" }
            return range.count == 1 ? "\(name)/\(range.lowerBound)" : "\(name)/\(range.lowerBound)-\(range.upperBound)"
        case .name(let name): return text(name)
        case .unknown: return "ports that are not known"
        }
    }

    private func peer(_ peer: ClusterPolicyRecord.Peer) -> String {
        switch peer {
        case .pods(let pods):
            return "namespace \(selector(pods.namespaces))" + (pods.pods.map { " and pod \(selector($0))" } ?? "")
        case .nodes(let nodes): return "node \(selector(nodes))"
        case .networks(let blocks): return blocks.map(\.description).joined(separator: ", ")
        case .domainNames: return "domain names"
        case .unknown: return "a peer that is not known"
        }
    }

    /// Where a policy of the whole cluster stands among all.
    func order(_ record: ClusterPolicyRecord) -> String {
        switch record.tier(names) {
        case .admin:
            "it is in the Admin tier, priority \(record.priority), which decides before every NetworkPolicy"
        case .baseline: "it is in the Baseline tier, which decides where no NetworkPolicy selects the pod"
        }
    }

    func words(_ remark: Remark) -> String {
        switch remark {
        case .notEnforced(let policy, let idle):
            return "\(label(policy)) would not let this through, and has no effect: \(words(idle))"
        case .inert(let policy):
            return
                "\(label(policy)) concerns the pod and has no effect: the cluster's network plugin does not read its kind"
        case .severalEnforcers(let cluster):
            return "the VPC CNI's agent and another plugin both enforce policies in `\(shown(cluster))`, which is not"
                + " supported: the stricter reading is taken"
        case .foreignPoliciesElsewhere(let pod, let count):
            return "\(count) polic\(count == 1 ? "y" : "ies") of Calico, Cilium or Istio"
                + " do\(count == 1 ? "es" : "") not select \(label(pod)) in this direction"
        case .calicoLeftOver(let cluster):
            return
                "`\(shown(cluster))` has Calico's objects and no Calico: nodes that ran it may still have its rules until"
                + " they are replaced"
        case .tooManyPorts(let policy, let peer, let count):
            return "\(label(policy)) and others give \(peer) \(count) ports and protocols; the VPC CNI's agent keeps"
                + " \(PolicyRemarks.mostPortsOfABlock) and drops the rest by chance: merge them into ranges"
        case .notResolved(let policy, let pod):
            return
                "no PolicyEndpoint of \(label(policy)) lists \(label(pod)): the VPC CNI's agent may not enforce it yet"
        case .sharedIdentifier(let pod, let other):
            return
                "\(label(pod)) and \(label(other)) share a node and all of their names but the last part: the VPC CNI's"
                + " agent keeps one set of rules for both, though different policies select them"
        case .agentRefusesUnselected(let version):
            return "the network policy agent `\(shown(version))` is known to refuse pods that no policy selects"
                + " (aws-network-policy-agent issue 553)"
        }
    }

    private func words(_ idle: PolicyEnforcement.Idle) -> String {
        switch idle {
        case .nothingEnforces: "nothing in the cluster enforces policies"
        case .fargate: "policies are not enforced on Fargate"
        case .windows: "the VPC CNI's agent does not run on Windows nodes"
        }
    }
}
