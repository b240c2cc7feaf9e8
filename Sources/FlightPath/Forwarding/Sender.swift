/// Leaving the sender: the interface's state, the pod's egress policies, the egress rules of its security groups.
extension Course {
    func leaveSender(_ start: Flight) -> [Step] {
        var flight = start
        switch from.place {
        case .unresolved(let gap):
            flight.stop(from.ref, .sent, .undetermined(gap))
            return [.ended(flight)]
        case .cluster:
            return leavePod(flight)
        case .internet:
            flight.pass(from.ref, .sent)
            return comeBack(flight) ?? [.next(moved(flight, to: .internet))]
        case .outside:
            return comeBack(flight) ?? leaveOutside(flight)
        case .subnet(let subnet):
            return leave(flight, subnet)
        }
    }

    /// In the cluster's own view nothing lies between two pods but their policies.
    private func leavePod(_ start: Flight) -> [Step] {
        var flight = start
        flight.pass(from.ref, .sent)
        if !isReply { judgePolicies(&flight, isEgress: true) }
        flight.station = .arrival(.otherSubnet)
        return [.next(flight)]
    }

    private func moved(_ flight: Flight, to station: Station) -> Flight {
        var flight = flight
        flight.station = station
        return flight
    }

    private func leave(_ start: Flight, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        if case .unknown(let gap) = from.owner {
            flight.stop(from.ref, .sent, .undetermined(gap))
        } else {
            flight.pass(from.ref, .sent)
        }
        guard let vpc = inventory.subnets[subnet].vpc else {
            let gap = Gap.dangling(
                .vpcs, id: inventory.subnets[subnet].record.vpc, referredToBy: .subnet(subnet))
            flight.stop(.subnet(subnet), .sent, .undetermined(gap))
            return [.ended(flight)]
        }
        if from.owner == .nobody, let pod = from.pod, let interface = from.unresolvedBy {
            // What no interface of the pod's node has, the VPC does not let out.
            flight.stop(from.ref, .sent, .denied(.podInterfaceUnresolved(pod, interface)))
            return [.ended(flight)]
        }
        if let interface = from.interface {
            judgeState(&flight, interface)
            if !isReply { judgeOpener(&flight, interface) }
            judgeReplyInterface(&flight, interface, vpc)
        }
        if isReply, to.preservingGroup != nil { return returnToLoadBalancer(flight, subnet) }
        if !isReply, from.pod != nil { judgePolicies(&flight, isEgress: true) }
        let departure = departure(flight, vpc)
        let direct = departure.direct.map { leaveDirectly($0, subnet) } ?? []
        return direct + (departure.byNode.map { leaveByNode($0) } ?? [])
    }

    private func leaveDirectly(_ start: Flight, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        if !isReply { judgeSecurityGroupsOfSender(&flight, subnet) }
        if addressee(flight).subnet == subnet, isAddressedDirectly(flight) {
            if isFilteredWithinSubnet {
                judgeNetworkACL(
                    &flight, subnet, isEgress: true,
                    assuming: [.open(.classicLoadBalancerWithinSubnet, .subnet(subnet))])
                flight.station = .arrival(.otherSubnet)
            } else {
                flight.station = .arrival(.sameSubnet)
            }
        } else {
            flight.station = .router(subnet, .workload)
        }
        return [.next(flight)]
    }

    /// Endpoints take connections and open none.
    private func judgeOpener(_ flight: inout Flight, _ interface: Handle<NetworkInterface>) {
        guard
            ["vpc_endpoint", "gateway_load_balancer_endpoint"].contains(
                inventory.names[inventory.interfaces[interface].type])
        else { return }
        let component = ResourceRef.interface(interface)
        flight.stop(component, .state, .denied(.endpointOrigin(component)))
    }

    private func judgeSecurityGroupsOfSender(_ flight: inout Flight, _ subnet: Handle<Subnet>) {
        guard let interface = from.interface,
            SecurityGroupFilter.applies(to: inventory.interfaces[interface], inventory.names)
        else { return }
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: interface, isEgress: true,
            peer: to.party,
            identity: egressIdentity(flight, subnet))
        flight.record(.interface(interface), .securityGroups(isEgress: true), filter.judge(flight.packets))
    }

    /// Egress rules may reference groups of the same VPC, or of a VPC peered in the same region.
    func egressIdentity(_ flight: Flight, _ subnet: Handle<Subnet>) -> Traffic.Identity {
        if !isAddressedDirectly(flight) { return .lost(.hop(.internet)) }
        guard let own = inventory.subnets[subnet].vpc, let other = destinationVPC(flight) else { return .preserved }
        if own == other { return .preserved }
        let peering = inventory.peerings.handles.first {
            let record = inventory.peerings[$0].record
            let sides = [record.requester.vpc, record.accepter.vpc]
            return sides.contains(inventory.vpcs[own].id) && sides.contains(inventory.vpcs[other].id)
                && inventory.names.equals(record.status, "active")
        }
        guard let peering else { return .lost(.egressOverTransitGateway) }
        let record = inventory.peerings[peering].record
        return record.requester.region == record.accepter.region ? .preserved : .lost(.peering(.peering(peering)))
    }

    /// Whether an interface, its instance and its load balancer work at all.
    func judgeState(_ flight: inout Flight, _ handle: Handle<NetworkInterface>) {
        let interface = inventory.interfaces[handle]
        if inventory.names.equals(interface.status, "available")
            || inventory.names.equals(interface.attachmentStatus, "detached")
        {
            return flight.stop(
                .interface(handle), .state,
                .denied(.notOperational(.interface(handle), state: interface.status)))
        }
        if let balancer = inventory.loadBalancerByNode[handle] {
            let state = inventory.loadBalancers[balancer].record.state
            if state != .empty, !["active", "active_impaired"].contains(inventory.names[state]) {
                flight.stop(
                    .loadBalancer(balancer), .state,
                    .denied(.notOperational(.loadBalancer(balancer), state: state)))
            }
            return
        }
        // A branch interface is on its trunk's instance.
        let trunk = inventory.trunkByBranch[interface.id].flatMap { inventory.interface($0) }
        let id = interface.instance == .empty ? trunk.map { inventory.interfaces[$0].instance } : interface.instance
        guard let id, id != .empty else { return }
        guard let instance = inventory.instances[id] else {
            let region = inventory.file(of: interface.place).region
            return flight.pass(
                .interface(handle), .state,
                assuming: [.instanceRunning(account: interface.owner, region: region)])
        }
        guard instance.state == .empty || inventory.names.equals(instance.state, "running") else {
            let ref = ResourceRef.named(.instance, instance.id)
            return flight.stop(ref, .state, .denied(.notOperational(ref, state: instance.state)))
        }
    }
}
