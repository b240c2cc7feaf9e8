/// Where a pod's interface is not what the cluster's objects say now: both take effect on new pods and interfaces alone, so
/// what filters is the interface as it is, and what the objects say is what comes with the next pod.
enum PodInterfaceDrift: Hashable, Sendable {
    /// A branch interface has other groups than the security group policies that select its pod.
    case policyGroups(Handle<Pod>, Handle<NetworkInterface>, wanted: [Symbol])
    /// Security group policies select a pod that has no interface of its own.
    case noBranch(Handle<Pod>, wanted: [Symbol])
    /// With custom networking, an interface has other groups than its node's ENIConfig says.
    case configGroups(Handle<NetworkInterface>, Handle<ENIConfig>, wanted: [Symbol])
    /// With custom networking, an interface is in another subnet than its node's ENIConfig says.
    case configSubnet(Handle<NetworkInterface>, Handle<ENIConfig>)
}

extension Inventory {
    /// What of a pod's interface differs from the cluster's objects.
    func drift(of pod: Handle<Pod>, on interface: Handle<NetworkInterface>) -> [PodInterfaceDrift] {
        guard !pods[pod].record.isHostNetwork else { return [] }
        var found: [PodInterfaceDrift] = []
        let isBranch = isOnBranch(pod, interface)
        if let wanted = groupsByPolicy(of: pod) {
            if isBranch, Set(wanted) != Set(interfaces[interface].groups) {
                found.append(.policyGroups(pod, interface, wanted: wanted))
            } else if !isBranch, !wanted.isEmpty, !isOnFargate(pod) {
                found.append(.noBranch(pod, wanted: wanted))
            }
        }
        if !isBranch { found += configDrift(of: pod, on: interface) }
        return found
    }

    private func isOnFargate(_ pod: Handle<Pod>) -> Bool { node(of: pod).map { nodes[$0].kind == .fargate } ?? false }

    /// The groups that a new pod like this one would get: those of every policy of its namespace that selects it. Nil where
    /// the snapshot does not tell.
    ///
    /// Source: https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/utils/helper.go
    func groupsByPolicy(of pod: Handle<Pod>) -> [Symbol]? {
        let value = pods[pod]
        let directory = clusters[value.cluster].directory
        guard coverage.state(.securityGroupPolicies, cluster: directory) == .complete else { return nil }
        var groups: [Symbol] = []
        for policy in securityGroupPolicies
        where policy.cluster == value.cluster && policy.record.meta.namespace == value.namespace {
            let record = policy.record
            // Without a selector, or without groups, a policy is ignored.
            guard record.podSelector != nil || record.serviceAccountSelector != nil, !record.groups.isEmpty else {
                continue
            }
            if let selector = record.podSelector, !selector.matches(value.record.meta.labels, names) { continue }
            if let selector = record.serviceAccountSelector {
                guard let labels = accountLabels(of: value) else { return nil }
                if !selector.matches(labels, names) { continue }
            }
            groups += record.groups.filter { !groups.contains($0) }
        }
        return groups
    }

    /// The labels of a pod's service account; nil where it is not in the snapshot.
    private func accountLabels(of pod: Pod) -> [ObjectMeta.Label]? {
        serviceAccounts.first {
            $0.cluster == pod.cluster && $0.record.meta.namespace == pod.namespace
                && $0.record.meta.name == pod.record.serviceAccount
        }?.record.meta.labels
    }

    // MARK: Custom networking

    private func configDrift(of pod: Handle<Pod>, on interface: Handle<NetworkInterface>) -> [PodInterfaceDrift] {
        let record = interfaces[interface]
        guard clusters[pods[pod].cluster].cni.customNetworking == true, record.deviceIndex ?? 0 > 0,
            let node = node(of: pod), let config = eniConfig(of: node)
        else { return [] }
        let own = eniConfigs[config].record
        var found: [PodInterfaceDrift] = []
        // Without groups of its own the interface gets those of the node's primary one.
        let wanted =
            own.groups.isEmpty
            ? primaryInterfaces[nodes[node].instance].map { interfaces[$0].groups } ?? [] : own.groups
        if !wanted.isEmpty, Set(wanted) != Set(record.groups) {
            found.append(.configGroups(interface, config, wanted: wanted))
        }
        if own.subnet != .empty, own.subnet != record.subnet { found.append(.configSubnet(interface, config)) }
        return found
    }

    /// The ENIConfig that a node's annotation names, else its label.
    func eniConfig(of node: Handle<Node>) -> Handle<ENIConfig>? {
        let value = nodes[node]
        let settings = clusters[value.cluster].cni
        guard let annotation = settings.configAnnotation, let label = settings.configLabel else { return nil }
        let name =
            value.record.meta.annotations.first { $0.key == names.find(annotation) }?.value
            ?? value.record.meta.labels.first { $0.key == names.find(label) }?.value
        guard let name, name != .empty else { return nil }
        return eniConfigs.handles.first {
            eniConfigs[$0].cluster == value.cluster && eniConfigs[$0].record.meta.name == name
        }
    }
}
