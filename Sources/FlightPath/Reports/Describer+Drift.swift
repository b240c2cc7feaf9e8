/// Interfaces that are not what the cluster's objects say, in words.
extension Describer {
    func words(_ drift: PodInterfaceDrift) -> String {
        switch drift {
        case .policyGroups(let pod, let interface, let wanted):
            let now = list(inventory.interfaces[interface].groups)
            let policies =
                wanted.isEmpty ? "no SecurityGroupPolicy selects the pod any more" : "new pods get \(list(wanted))"
            return
                "\(label(.pod(pod))) has the groups \(now), and \(policies): SecurityGroupPolicies act on new pods alone"
        case .noBranch(let pod, let wanted):
            return
                "a SecurityGroupPolicy gives \(label(.pod(pod))) the groups \(list(wanted)), but the pod has no interface"
                + " of its own: its node's groups filter. It is older than the policy, or its node has no branch interfaces"
        case .configGroups(let interface, let config, let wanted):
            let now = list(inventory.interfaces[interface].groups)
            return "\(label(.interface(interface))) has the groups \(now), and ENIConfig `\(name(config))` says"
                + " \(list(wanted)): it acts on new interfaces alone"
        case .configSubnet(let interface, let config):
            return
                "\(label(.interface(interface))) is in another subnet than ENIConfig `\(name(config))` says: it acts on new"
                + " interfaces alone"
        }
    }

    private func name(_ config: Handle<ENIConfig>) -> String { text(inventory.eniConfigs[config].record.meta.name) }

    private func list(_ groups: [Symbol]) -> String {
        groups.isEmpty ? "none" : groups.map { text($0) }.joined(separator: ", ")
    }
}
