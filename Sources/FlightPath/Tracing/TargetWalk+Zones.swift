/// Zones: which targets a load balancer's node may send to.
extension TargetWalk {
    func course(_ node: Endpoint) -> Course {
        Course(inventory: inventory, from: node, to: node, isReply: false, request: nil)
    }

    func zoneName(of node: Endpoint, _ balancer: Handle<LoadBalancer>) -> Symbol {
        guard let subnet = node.subnet else { return .empty }
        let id = inventory.subnets[subnet].id
        let zone = inventory.loadBalancers[balancer].record.zones.first { $0.subnet == id && $0.zoneName != .empty }
        return zone?.zoneName ?? inventory.subnets[subnet].record.zoneName
    }

    /// Why the zone that a node's targets must lie in is not known.
    func zoneGap(of node: Endpoint, _ zoneName: Symbol) -> Gap? {
        if case .unresolved(let gap) = node.place { return gap }
        return zoneName == .empty ? .dangling(.subnets, id: .empty, referredToBy: node.ref) : nil
    }

    /// Zones are named by the account whose target group it is: ids tell whether two names are one zone.
    ///
    /// Source: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
    func isInZone(
        _ target: TargetHealthRecord, of group: Handle<TargetGroup>, _ zoneName: Symbol, _ node: Endpoint
    ) -> Bool {
        if inventory.names.equals(target.zone, "all") { return true }
        if target.zone != .empty {
            let own = node.subnet.map { inventory.subnets[$0].record.zoneID } ?? .empty
            let account = inventory.targetGroups[group].account
            if own != .empty, let id = inventory.zones.id(of: target.zone, account: account) { return id == own }
            return target.zone == zoneName
        }
        guard let zone = node.subnet.map({ inventory.subnets[$0].zone }),
            let interface = interface(of: target, near: node),
            let subnet = inventory.subnetByID[inventory.interfaces[interface].subnet]
        else { return true }
        return inventory.subnets[subnet].zone == zone
    }

    func interface(of target: TargetHealthRecord, near node: Endpoint) -> Handle<NetworkInterface>? {
        guard let address = IPAddress(inventory.names[target.target]) else {
            return population.instance(target.target)?.interface
        }
        if case .found(let endpoint) = population.target(
            address, near: node.subnet.flatMap({ inventory.subnets[$0].vpc }))
        {
            return endpoint.interface
        }
        return nil
    }
}
