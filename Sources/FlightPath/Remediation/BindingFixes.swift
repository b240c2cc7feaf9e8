/// Whom TargetGroupBindings admit to their targets: the load balancer controller writes rules of security groups for it.
///
/// Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/
extension FaultSite {
    /// The same rule, written by the controller of the target group that the receiver is a target of: where a
    /// TargetGroupBinding says who is admitted, it is to say this too.
    func admission(instead fix: Fix) -> Fix? {
        guard fix.edits.count == 1, let edit = fix.edits.first else { return nil }
        let peers: [TargetGroupBindingRecord.Peer]
        let allowed: InventoryEdit.Transport
        switch edit {
        case .addSecurityGroupRules(_, false, let transport, let blocks):
            (peers, allowed) = (blocks.map { .block($0) }, transport)
        case .addSecurityGroupReference(_, false, let transport, let peer):
            (peers, allowed) = ([.group(inventory.securityGroups[peer].record.id)], transport)
        default: return nil
        }
        guard let ports = allowed.ports, ports.count == 1, let ipProtocol = allowed.ipProtocol,
            [.tcp, .udp].contains(ipProtocol)
        else { return nil }
        let bindings = inventory.bindings.indices.filter { binds($0) && !admits($0) }
        guard bindings.count == 1, let index = bindings.first else { return nil }
        let meta = inventory.bindings[index].record.meta
        return Fix(
            .kubernetes(
                .admit(
                    .init(
                        binding: index, namespace: meta.namespace, name: meta.name, peers: peers,
                        ipProtocol: ipProtocol.name.uppercased(), port: ports.lowerBound, effects: [edit]))))
    }

    /// Whether a binding has its rules written, and its target group holds every receiver.
    private func binds(_ index: Int) -> Bool {
        let record = inventory.bindings[index].record
        guard let networking = record.networking, !networking.isEmpty,
            let handle = inventory.targetGroupByARN[record.targetGroup]
        else { return false }
        let targets = inventory.targetGroups[handle].targets ?? []
        let ends = ends(isSource: false)
        return !ends.isEmpty
            && ends.allSatisfy { end in
                let instance = end.interface.map { inventory.interfaces[$0].instance } ?? .empty
                return targets.contains { target in
                    if instance != .empty, target.target == instance { return true }
                    return IPAddress(inventory.text(target.target)).map { AddressSet($0) == end.addresses } ?? false
                }
            }
    }

    /// Whether a binding names the clients already, on any port: then its controller has yet to write the rule.
    private func admits(_ index: Int) -> Bool {
        let named = (inventory.bindings[index].record.networking ?? []).flatMap(\.peers)
        var blocks = AddressSet()
        for case .block(let block) in named { blocks.formUnion(AddressSet(block)) }
        if finding.packets.sources.isSubset(of: blocks) { return true }
        return ends(isSource: true).allSatisfy { end in end.groups.contains { named.contains(.group($0)) } }
    }
}
