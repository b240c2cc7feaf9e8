/// Registered addresses that nobody has any more, and checks that go where nothing answers.
extension FaultSite {
    func targetFixes() -> [Fix] {
        switch finding.denial {
        case .targetStale(let group, _): return replacements(in: group)
        case .healthCheckBlocked(let group, _, let port, _):
            let record = inventory.targetGroups[group].record
            guard inventory.targetGroups[group].classic == nil, !isBound(group), record.port != Int(port),
                !inventory.names.equals(record.healthCheck.port, "traffic-port")
            else { return [] }
            return [Fix(.targets(.checkTrafficPort(group)))]
        default: return []
        }
    }

    /// Addresses of a load balancer's nodes change when it is made anew. Those of the one that has a node in every subnet
    /// of the old addresses, listens on the port, and is registered in no other group, are meant.
    private func replacements(in group: Handle<TargetGroup>) -> [Fix] {
        let value = inventory.targetGroups[group]
        guard value.classic == nil, !isBound(group), inventory.names.equals(value.record.targetType, "ip"),
            let targets = value.targets
        else { return [] }
        let registered = Set(inventory.targetGroups.flatMap { $0.targets ?? [] }.map(\.target))
        var stale: [Int: Handle<Subnet>] = [:]
        for (index, target) in targets.enumerated() {
            guard let address = IPAddress(inventory.text(target.target)),
                inventory.addresses.owners(of: address).isEmpty
            else { continue }
            let subnets = inventory.subnets.handles.filter { inventory.subnets[$0].addresses.contains(address) }
            // Where blocks overlap it cannot be told where the address was.
            guard subnets.count == 1, let subnet = subnets.first else { return [] }
            stale[index] = subnet
        }
        guard !stale.isEmpty, Set(stale.values).count == stale.count else { return [] }
        let port = targets[stale.keys.min() ?? 0].port ?? value.record.port
        var found: [[TargetEdit.Replacement]] = []
        for balancer in inventory.loadBalancers.handles {
            let listens = inventory.loadBalancers[balancer].listeners.contains {
                inventory.listeners[$0].record.port == port
            }
            guard listens, let nodes = nodes(of: balancer, in: stale),
                !nodes.contains(where: { registered.contains(inventory.names.find($0.address.description) ?? .empty) })
            else { continue }
            found.append(nodes)
        }
        return found.count == 1 ? found.map { Fix(.targets(.replace(group, $0))) } : []
    }

    /// A node of the load balancer for each of the subnets; nil where it has none in one of them.
    private func nodes(of balancer: Handle<LoadBalancer>, in stale: [Int: Handle<Subnet>]) -> [TargetEdit.Replacement]?
    {
        var found: [TargetEdit.Replacement] = []
        for (index, subnet) in stale.sorted(by: { $0.key < $1.key }) {
            let id = inventory.subnets[subnet].id
            let addresses = inventory.loadBalancers[balancer].nodes
                .filter { inventory.interfaces[$0].subnet == id }
                .flatMap { inventory.interfaces[$0].addresses.map(\.address) }.filter { $0.family == .ipv4 }
            guard addresses.count == 1, let address = addresses.first else { return nil }
            found.append(.init(index: index, address: address))
        }
        return found
    }

    /// Whether a controller keeps what is registered.
    func isBound(_ group: Handle<TargetGroup>) -> Bool {
        let arn = inventory.targetGroups[group].record.arn
        return inventory.bindings.contains { $0.record.targetGroup == arn }
            || inventory.autoScalingGroups.contains { $0.targetGroups.contains(arn) }
    }
}
