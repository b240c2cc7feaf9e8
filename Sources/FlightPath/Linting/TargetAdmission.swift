/// Whether the security groups of a binding's targets have any rule that lets its load balancers in on a port.
///
/// It asks for a rule, not for the whole path: a trace tells that. What is not known counts as admitted.
struct TargetAdmission {
    let view: ClusterView
    let binding: TargetGroupBindingRecord

    /// The interfaces of the registered and expected targets.
    var interfaces: [Handle<NetworkInterface>] {
        guard let expected = ExpectedTargets(binding, view) else { return [] }
        let ids = Set(expected.own.map(\.id)).sorted()
        let inventory = view.inventory
        var found: [Handle<NetworkInterface>] = []
        for id in ids {
            if let address = IPAddress(id) {
                let owners = inventory.addresses.owners(of: address)
                if owners.count == 1, let only = owners.first { found.append(only) }
            } else if let interface = view.primaryInterfaces[id] {
                found.append(interface)
            }
        }
        return found
    }

    /// The first interface whose groups have no such rule.
    func refusing(port: Int) -> Handle<NetworkInterface>? {
        guard let group = view.targetGroup(of: binding) else { return nil }
        let inventory = view.inventory
        let balancers = inventory.targetGroups[group].record.loadBalancers.compactMap {
            inventory.loadBalancerByARN[$0]
        }
        guard !balancers.isEmpty else { return nil }
        return interfaces.first {
            !admits(inventory.interfaces[$0], port, balancers.map { inventory.loadBalancers[$0] })
        }
    }

    private func admits(_ interface: NetworkInterface, _ port: Int, _ balancers: [LoadBalancer]) -> Bool {
        let inventory = view.inventory
        guard !interface.groups.isEmpty else { return true }
        for id in interface.groups {
            guard let group = inventory.groupByID[id] else { return true }
            for rule in inventory.securityGroups[group].record.rules
            where !rule.isEgress && covers(rule, port) && balancers.contains(where: { isPeer($0, rule.peer) }) {
                return true
            }
        }
        return false
    }

    private func covers(_ rule: SecurityGroupRuleRecord, _ port: Int) -> Bool {
        let text = view.names[rule.ipProtocol]
        if text == "-1" { return true }
        guard ["tcp", "6", "udp", "17"].contains(text) else { return false }
        guard let from = rule.fromPort, let to = rule.toPort, from >= 0 else { return true }
        return from <= port && port <= to
    }

    private func isPeer(_ balancer: LoadBalancer, _ peer: SecurityGroupRuleRecord.Peer) -> Bool {
        switch peer {
        case .block(let block):
            // A network load balancer may keep its clients' addresses: any block may be meant.
            if balancer.type != .application { return true }
            let subnets = balancer.record.zones.compactMap { view.inventory.subnetByID[$0.subnet] }
            guard !subnets.isEmpty else { return true }
            return subnets.contains { view.inventory.subnets[$0].addresses.overlaps(AddressSet(block)) }
        case .group(let id): return balancer.record.securityGroups.contains(id)
        case .prefixList, .none: return true
        }
    }
}
