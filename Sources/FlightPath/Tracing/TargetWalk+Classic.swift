/// Classic load balancers: instances alone, in the zones that are enabled.
extension TargetWalk {
    /// The dead end of an instance in a zone that its load balancer is not enabled in.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-az.html
    func zoneNotEnabled(
        _ group: Handle<TargetGroup>, _ index: Int, _ balancer: Handle<LoadBalancer>, _ node: Endpoint,
        _ packets: PacketSet, _ wanted: Wanted
    ) -> Branch? {
        guard let record = inventory.loadBalancers[balancer].classic,
            let target = inventory.targetGroups[group].targets?[index],
            let endpoint = population.instance(target.target),
            isWanted(endpoint, wanted, true, port: target.port.flatMap { UInt16(exactly: $0) }),
            let subnet = endpoint.subnet
        else { return nil }
        let enabled = record.subnets.map { inventory.subnetByID[$0] }
        let zones = enabled.compactMap { $0 }.map { inventory.subnets[$0].zone }
        // A subnet that is not in the snapshot may be in the instance's zone.
        guard !enabled.isEmpty, zones.count == enabled.count, !zones.contains(inventory.subnets[subnet].zone) else {
            return nil
        }
        let denial = Denial.zoneNotEnabled(group, index, zone: inventory.subnets[subnet].record.zoneName)
        return Branch(passages: [deadEnd(packets, node, .loadBalancer(balancer), .targets, .denied(denial))])
    }

    /// Whether a classic load balancer's health check takes out the nodes that `externalTrafficPolicy: Local` leaves
    /// without a pod: it asks the port that tells of it, or the traffic's own, which such nodes refuse.
    func takesOutNodesWithoutPods(_ group: Handle<TargetGroup>, _ service: Handle<Service>) -> Bool {
        let value = inventory.targetGroups[group]
        guard value.classic != nil, let port = Int(inventory.names[value.record.healthCheck.port]) else { return false }
        return [value.record.port, inventory.services[service].record.healthCheckNodePort].contains(port)
    }
}
