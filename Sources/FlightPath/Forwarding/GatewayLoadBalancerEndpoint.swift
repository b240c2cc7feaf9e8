/// A gateway load balancer endpoint: a bump in the wire. Packets leave it as they came, by its own subnet's table.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpce-gateway-load-balancer.html
extension Course {
    func crossEndpoint(_ start: Flight, _ endpoint: Handle<VPCEndpoint>, _ subnet: Handle<Subnet>?) -> [Step] {
        var flight = start
        let record = inventory.endpoints[endpoint].record
        let component = ResourceRef.endpoint(endpoint)
        judgePreservation(&flight, at: component)
        let state = inventory.names[record.state].lowercased()
        if state != "available", state != "" {
            flight.stop(component, .state, .denied(.notOperational(component, state: record.state)))
        }
        guard let id = record.subnets.first, let own = inventory.subnetByID[id] else {
            flight.stop(
                component, .inspected,
                .undetermined(
                    .dangling(.subnets, id: record.subnets.first ?? record.id, referredToBy: component)))
            return [.ended(flight)]
        }
        judgeNetworkACL(&flight, own, isEgress: false)
        // An appliance that sees only the reply never saw the flow begin, and drops it.
        if let request, !request.crossed.contains(component) {
            let parting = steering(flight) ?? component
            flight.stop(parting, .inspected, .denied(.asymmetric(parting, seen: request.crossed.last)))
        }
        if isNetworkFirewall(endpoint) {
            judgeFirewall(&flight, record.id, at: component)
        } else {
            judgeAppliances(&flight, endpoint, zone: inventory.subnets[own].zone)
        }
        flight.enter(component)
        flight.crossed.append(component)
        flight.zone = inventory.subnets[own].zone
        flight.identity = .lost(.hop(component))
        flight.station = .router(own, .endpoint)
        return [.next(flight)]
    }

    /// Whether a target of the gateway load balancer takes the packets; what it does with them no API tells.
    private func judgeAppliances(_ flight: inout Flight, _ endpoint: Handle<VPCEndpoint>, zone: Symbol) {
        let component = ResourceRef.endpoint(endpoint)
        let name = inventory.endpoints[endpoint].record.service
        guard let service = inventory.endpointServices[name], let arn = service.gatewayLoadBalancers.first else {
            return flight.stop(
                component, .inspected,
                .undetermined(.dangling(.endpointServices, id: name, referredToBy: component)))
        }
        if !service.zoneIDs.isEmpty, !service.zoneIDs.contains(zone) {
            return flight.stop(component, .inspected, .denied(.endpointServiceZone(endpoint, zone: zone)))
        }
        guard let balancer = inventory.loadBalancerByARN[arn] else {
            return flight.stop(
                component, .inspected, .undetermined(.dangling(.loadBalancers, id: arn, referredToBy: component)))
        }
        let groups = inventory.loadBalancers[balancer].listeners
            .flatMap { inventory.listeners[$0].record.defaultActions }.flatMap(\.forwards)
        guard let forward = groups.first, let group = inventory.targetGroupByARN[forward.targetGroup],
            let targets = inventory.targetGroups[group].targets
        else {
            let gap: Gap =
                groups.isEmpty
                ? .dangling(.listeners, id: arn, referredToBy: .loadBalancer(balancer))
                : .dangling(.targetHealth, id: groups[0].targetGroup, referredToBy: .loadBalancer(balancer))
            return flight.stop(.loadBalancer(balancer), .inspected, .undetermined(gap))
        }
        // What is missing from the list may be the target that takes the packets.
        let unread: Judgement? =
            inventory.targetGroups[group].isComplete
            ? nil
            : .undetermined(
                .dangling(.targetHealth, id: forward.targetGroup, referredToBy: .loadBalancer(balancer)))
        guard !targets.isEmpty else {
            if let unread { return flight.stop(.targetGroup(group), .inspected, unread) }
            return flight.stop(.targetGroup(group), .inspected, .denied(.noRegisteredTargets(group)))
        }
        if let first = targets.indices.first, targets.allSatisfy(isOutOfUse) {
            return flight.stop(.targetGroup(group), .inspected, unread ?? .denied(.targetUnhealthy(group, first)))
        }
        var assumptions: [Assumption] = [.applianceBehindGatewayLoadBalancerPermits(component)]
        if targets.allSatisfy({ isOutOfUse($0) || inventory.names.hasPrefix($0.state, "unhealthy") }) {
            assumptions.append(.appliancesUnhealthy(.targetGroup(group)))
        }
        if inventory.targetGroups[group].attributes == nil {
            assumptions.append(.attributesDefault(.targetGroup(group)))
        }
        switch crossZone(balancer, group) {
        case .on:
            if hasTarget(in: zone, targets) == nil { assumptions.append(.healthUnknown(.targetGroup(group))) }
        case .off, .assumedOff:
            if crossZone(balancer, group) == .assumedOff {
                assumptions.append(.attributesDefault(.loadBalancer(balancer)))
            }
            switch hasTarget(in: zone, targets) {
            case .some(true): break
            case .some(false):
                return flight.stop(
                    .loadBalancer(balancer), .inspected, unread ?? .denied(.noTargetsInZone(balancer, zone: zone)))
            case .none: assumptions.append(.healthUnknown(.targetGroup(group)))
            }
        }
        flight.pass(component, .inspected, assuming: assumptions)
    }

    /// What deregisters or is not in use gets no new connections, not even where there is nothing else.
    private func isOutOfUse(_ target: TargetHealthRecord) -> Bool {
        ["unused", "draining"].contains(inventory.names[target.state])
    }

    private func hasTarget(in zone: Symbol, _ targets: [TargetHealthRecord]) -> Bool? {
        var isUnknown = false
        for target in targets {
            let interface =
                IPAddress(inventory.names[target.target]).flatMap { inventory.addresses.owners(of: $0).first }
                ?? inventory.interfaces.firstIndex { $0.instance == target.target }.map { Handle($0) }
            guard let interface, let subnet = inventory.subnetByID[inventory.interfaces[interface].subnet] else {
                isUnknown = true
                continue
            }
            if inventory.subnets[subnet].zone == zone { return true }
        }
        return isUnknown ? nil : false
    }

    /// Whether a load balancer's node may send to targets of other zones.
    enum CrossZone {
        case on, off, assumedOff
    }

    /// The target group's attribute beats the load balancer's; gateway and network load balancers default to off,
    /// application load balancers to on.
    func crossZone(_ balancer: Handle<LoadBalancer>, _ group: Handle<TargetGroup>) -> CrossZone {
        let key = inventory.names.find("load_balancing.cross_zone.enabled") ?? .empty
        let ofGroup = inventory.targetGroups[group].attributes?[key]
        if let ofGroup, !inventory.names.equals(ofGroup, "use_load_balancer_configuration") {
            return inventory.names.equals(ofGroup, "true") ? .on : .off
        }
        if let value = inventory.loadBalancers[balancer].attributes?[key] {
            return inventory.names.equals(value, "true") ? .on : .off
        }
        if inventory.loadBalancers[balancer].type == .application { return .on }
        return .assumedOff
    }
}
