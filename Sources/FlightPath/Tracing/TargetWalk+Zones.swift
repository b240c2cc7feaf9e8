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

    func isInZone(_ target: TargetHealthRecord, _ zoneName: Symbol, _ node: Endpoint) -> Bool {
        if inventory.names.equals(target.zone, "all") { return true }
        if target.zone != .empty { return target.zone == zoneName }
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
