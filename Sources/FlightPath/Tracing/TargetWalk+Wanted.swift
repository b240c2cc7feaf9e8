/// Which targets lead to what is asked about, and the dead ends of those that lead nowhere.
extension TargetWalk {
    func isWanted(_ endpoint: Endpoint, _ wanted: Wanted, _ isInstance: Bool, port: UInt16?) -> Bool {
        switch wanted {
        case .anything: return true
        case .through(let balancer, _): return endpoint.loadBalancer == balancer
        case .service(_, let pods):
            // Another load balancer, or a node's port, may lead on to the service.
            if isBalancer(endpoint) || isInstance || isAtNodePort(endpoint, port) { return true }
            if case .unknown = endpoint.owner { return true }
            if let pod = endpoint.pod { return pods.contains(pod) }
            // Pods in their node's network have its address.
            return pods.contains { inventory.pods[$0].record.isHostNetwork && isPod($0, in: endpoint.addresses) }
        case .endpoints(let addresses):
            return isBalancer(endpoint) || endpoint.addresses.overlaps(addresses)
                || (isInstance || isAtNodePort(endpoint, port)) && isPodBehind(endpoint, port: port, addresses)
        }
    }

    /// Whether a registered address is by now a pod's that the Service does not select: it takes its share of the traffic, and
    /// another workload answers. Where the group is not the Service's alone, such a target may be meant.
    func isOfAnotherWorkload(_ endpoint: Endpoint, _ group: Handle<TargetGroup>, _ wanted: Wanted) -> Bool {
        guard case .service(let service, let pods) = wanted, let pod = endpoint.pod, !pods.contains(pod) else {
            return false
        }
        let own = inventory.services[service]
        guard inventory.pods[pod].cluster == own.cluster else { return false }
        let arn = inventory.targetGroups[group].record.arn
        let bindings = inventory.bindings.filter { $0.record.targetGroup == arn }
        guard bindings.count == 1, let only = bindings.first else { return false }
        return !only.record.isMultiCluster && only.cluster == own.cluster
            && only.record.meta.namespace == own.record.meta.namespace && only.record.service == own.record.meta.name
    }

    /// Whether a target is another load balancer, perhaps one that the snapshot lacks: ELB describes its interfaces.
    private func isBalancer(_ endpoint: Endpoint) -> Bool {
        guard endpoint.loadBalancer == nil, let interface = endpoint.interface else {
            return endpoint.loadBalancer != nil
        }
        return inventory.names.hasPrefix(inventory.interfaces[interface].description, "ELB ")
    }

    func isWantedAddress(_ address: IPAddress, _ wanted: Wanted) -> Bool {
        if case .endpoints(let addresses) = wanted { return addresses.contains(address) }
        return true
    }

    func empty(
        _ group: Handle<TargetGroup>, _ wanted: Wanted, _ packets: PacketSet, _ node: Endpoint
    ) -> Passage {
        if case .service(let service, let pods) = wanted, pods.isEmpty, inventory.podsGap(of: service) == nil {
            return deadEnd(
                packets, node, .service(service), .targets, .denied(.selectorMatchesNoPod(service)))
        }
        return deadEnd(packets, node, inventory.ref(of: group), .targets, .denied(.noRegisteredTargets(group)))
    }

    func nothingWanted(
        _ packets: PacketSet, _ node: Endpoint, _ balancer: Handle<LoadBalancer>, _ listener: Handle<Listener>,
        _ wanted: Wanted
    ) -> Passage {
        if case .service(let service, let pods) = wanted {
            if let gap = inventory.podsGap(of: service) {
                return deadEnd(packets, node, .service(service), .targets, .undetermined(gap))
            }
            return deadEnd(
                packets, node, .service(service), .targets,
                .denied(pods.isEmpty ? .selectorMatchesNoPod(service) : .serviceNotExposed(service)))
        }
        return deadEnd(
            packets, node, .loadBalancer(balancer), .targets, .denied(.listenerWithoutTargetGroup(balancer)))
    }

    /// A leg that goes nowhere: one hop that says why.
    func deadEnd(
        _ packets: PacketSet, _ node: Endpoint, _ component: ResourceRef, _ action: Hop.Action,
        _ judgement: Judgement
    ) -> Passage {
        var flight = Flight(packets: packets, station: .sender, zone: .empty)
        flight.stop(component, action, judgement)
        return Passage(from: node, to: node, forward: flight.trail(delivered: false), reply: nil)
    }
}
