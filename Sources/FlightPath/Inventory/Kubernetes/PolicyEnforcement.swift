/// What puts network policies into force in a cluster.
///
/// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
struct PolicyEnforcement: Sendable {
    enum State: Sendable, Hashable {
        case on, assumedOn, off
    }

    /// Why policies are not in force for a pod.
    enum Idle: Sendable, Hashable {
        /// Nothing in the cluster enforces them.
        case nothingEnforces
        /// No daemon set runs on Fargate.
        case fargate
        /// The VPC CNI's agent does not run on Windows.
        case windows
    }

    var state = State.assumedOn
    /// Whether the VPC CNI's agent enforces policies; nil where the snapshot does not say.
    var isVPCCNI: Bool?
    /// Whether another plugin is known to enforce them.
    var hasOther = false
    /// Whether pods that no policy selects are refused everything (`NETWORK_POLICY_ENFORCING_MODE: strict`).
    var isStrict = false
    /// Whether the mode is set by something that is not read here (`valueFrom`).
    var isModeUnknown = false
    /// The agent's version, from the tag of its image.
    var agentVersion = Symbol.empty
    /// Whether Calico or Cilium runs, which have policies of their own.
    var hasOwnKinds = false
    /// Whether Calico is known not to run.
    var lacksCalico = false

    /// Whether the VPC CNI's agent alone is known to enforce them.
    var isVPCCNIAlone: Bool { isVPCCNI == true && !hasOther }

    /// Whether this version of the agent is known to refuse pods that no policy selects.
    ///
    /// Source: https://github.com/aws/aws-network-policy-agent/issues/553
    func agentRefusesUnselected(_ names: Names) -> Bool {
        let tag = names[agentVersion].split(separator: ":").last ?? ""
        return tag == "v1.3.2" || tag.hasPrefix("v1.3.2-")
    }
}

/// How policies are in force on a node, where it is not as on the rest of its cluster.
enum NodeRegime: Sendable, Hashable {
    case fargate, windows
    /// `networkPolicy: DefaultDeny` of its node class (EKS Auto Mode).
    case strict
}

extension KubernetesBuilder {
    /// Daemon sets of plugins that enforce network policies by themselves.
    private static let enforcers: Set<String> = [
        "calico-node", "cilium", "antrea-agent", "weave-net", "kube-router", "canal", "romana-agent",
        "ovnkube-node", "kube-ovn-cni", "kube-network-policies",
    ]

    func enforcement(of cluster: Handle<Cluster>) -> PolicyEnforcement {
        var enforcement = PolicyEnforcement()
        let directory = inventory.clusters[cluster].directory
        let isAuto = isAuto(cluster)
        if let switchedOn = policyController(cluster), isAuto, switchedOn {
            enforcement.state = .on
            enforcement.isVPCCNI = true
        }
        guard inventory.coverage.state(.daemonSets, cluster: directory) == .complete else {
            if addonSetting("enableNetworkPolicy", cluster) == "true" {
                enforcement.state = .on
                enforcement.isVPCCNI = true
            }
            enforcement.isStrict = addonSetting("NETWORK_POLICY_ENFORCING_MODE", cluster) == "strict"
            return enforcement
        }
        var runsVPCCNI = false
        var runsCalico = false
        for set in inventory.daemonSets where set.cluster == cluster && set.record.desired != 0 {
            let name = names[set.record.meta.name]
            if Self.enforcers.contains(name) { enforcement.hasOther = true }
            if name == "calico-node" || name == "canal" { runsCalico = true }
            if runsCalico || name == "cilium" { enforcement.hasOwnKinds = true }
            guard name == "aws-node" else { continue }
            runsVPCCNI = true
            if isSwitchedOn(set.record) { enforcement.isVPCCNI = true }
            read(set.record, &enforcement)
        }
        enforcement.lacksCalico = !runsCalico
        if enforcement.isVPCCNI == true || enforcement.hasOther {
            enforcement.state = .on
        } else if runsVPCCNI, !isAuto {
            enforcement.state = .off
        }
        if enforcement.isVPCCNI == nil, runsVPCCNI || enforcement.hasOther || isAuto {
            // With Auto Mode the agent is a process of the node, and no daemon set tells of it.
            enforcement.isVPCCNI = isAuto && !enforcement.hasOther
        }
        return enforcement
    }

    private func isSwitchedOn(_ set: DaemonSetRecord) -> Bool {
        let arguments = set.arguments.map { names[$0] }
        guard let index = arguments.firstIndex(where: { $0.hasPrefix("--enable-network-policy") }) else { return false }
        if arguments[index] == "--enable-network-policy" { return arguments.dropFirst(index + 1).first != "false" }
        return arguments[index] == "--enable-network-policy=true"
    }

    private func read(_ set: DaemonSetRecord, _ enforcement: inout PolicyEnforcement) {
        for container in set.containers {
            if names.equals(container.name, "aws-eks-nodeagent") { enforcement.agentVersion = container.image }
            for variable in container.environment where names.equals(variable.name, "NETWORK_POLICY_ENFORCING_MODE") {
                enforcement.isStrict = variable.value.map { names[$0].lowercased() == "strict" } ?? false
                enforcement.isModeUnknown = variable.value == nil
            }
        }
    }

    private func isAuto(_ cluster: Handle<Cluster>) -> Bool {
        let name = inventory.clusters[cluster].name
        if records.eksClusters.contains(where: { $0.isAutoMode && $0.name == name }) { return true }
        return inventory.nodes.contains { node in
            node.cluster == cluster && has("eks.amazonaws.com/compute-type", "auto", node.record.meta)
        }
    }

    /// `enable-network-policy-controller` of the config map `amazon-vpc-cni`; nil where it is not set.
    private func policyController(_ handle: Handle<Cluster>) -> Bool? {
        for map in records.configMaps
        where names.equals(map.meta.name, "amazon-vpc-cni") && map.enablesPolicyController != .empty
            && cluster(map.place) == handle
        {
            return names.equals(map.enablesPolicyController, "true")
        }
        return nil
    }

    private func addonSetting(_ key: String, _ cluster: Handle<Cluster>) -> String? {
        let name = inventory.clusters[cluster].name
        for addon in records.eksAddons where names.equals(addon.name, "vpc-cni") && addon.cluster == name {
            return addon.setting(key, names)
        }
        return nil
    }

    // MARK: Indices

    mutating func indexForPolicies() {
        for handle in inventory.namespaces.handles {
            let namespace = inventory.namespaces[handle]
            let key = Inventory.NamespaceKey(cluster: namespace.cluster, namespace: namespace.record.meta.name)
            if inventory.namespaceByName[key] == nil { inventory.namespaceByName[key] = handle }
        }
        for node in inventory.nodes {
            guard let regime = regime(of: node) else { continue }
            inventory.nodeRegimes[.init(cluster: node.cluster, namespace: node.record.meta.name)] = regime
        }
        for handle in inventory.pods.handles where inventory.pods[handle].record.isHostNetwork {
            inventory.hostNetworkPods.append(handle)
        }
        for endpoint in records.policyEndpoints {
            guard let cluster = cluster(endpoint.place) else { continue }
            let key = Inventory.PolicyKey(cluster: cluster, namespace: endpoint.namespace, policy: endpoint.policy)
            inventory.resolvedPods[key, default: []].formUnion(endpoint.pods)
        }
        guard !inventory.networkPolicies.isEmpty else { return }
        for handle in inventory.pods.handles where !inventory.pods[handle].record.isHostNetwork {
            let pod = inventory.pods[handle]
            guard pod.record.node != .empty else { continue }
            let key = Inventory.NamespaceKey(cluster: pod.cluster, namespace: pod.record.node)
            inventory.podsByNode[key, default: []].append(handle)
        }
    }

    private func regime(of node: Node) -> NodeRegime? {
        if has("eks.amazonaws.com/compute-type", "fargate", node.record.meta) { return .fargate }
        if has("kubernetes.io/os", "windows", node.record.meta) { return .windows }
        guard !records.nodeClasses.isEmpty,
            let name = value(of: "eks.amazonaws.com/nodeclass", node.record.meta)
        else { return nil }
        let isStrict = records.nodeClasses.contains {
            $0.meta.name == name && names.equals($0.networkPolicy, "DefaultDeny")
                && cluster($0.place) == node.cluster
        }
        return isStrict ? .strict : nil
    }

    private func value(of key: StaticString, _ meta: ObjectMeta) -> Symbol? {
        meta.labels.first { names.equals($0.key, key) }?.value
    }

    private func has(_ key: StaticString, _ wanted: StaticString, _ meta: ObjectMeta) -> Bool {
        value(of: key, meta).map { names.equals($0, wanted) } ?? false
    }
}

extension Inventory {
    /// How policies are in force on a pod's node, where it is not as on the rest of its cluster.
    func regime(of pod: Pod) -> NodeRegime? {
        if nodeRegimes.isEmpty { return nil }
        return nodeRegimes[.init(cluster: pod.cluster, namespace: pod.record.node)]
    }
}
