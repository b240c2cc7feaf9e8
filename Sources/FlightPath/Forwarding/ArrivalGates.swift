/// Arriving: the subnet's inbound network ACL, the interface's state and security groups, the pod's policies, the
/// load balancer's listeners.
extension Course {
    func arrive(_ start: Flight, _ arrival: Station.Arrival) -> [Step] {
        var flight = start
        if isReply, let translation = flight.translations.last {
            switch translation.device {
            case .natGateway(let gateway): return returnThroughNATGateway(flight, translation, gateway, arrival)
            case .appliance(let exit): return returnThroughAppliance(flight, translation, exit, arrival)
            case .node(let interface): return returnThroughNode(flight, translation, interface, arrival)
            case .internetGateway: break
            }
        }
        switch to.place {
        case .unresolved(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        case .cluster:
            if !isReply { judgePolicies(&flight, isEgress: false) }
            flight.pass(to.ref, .delivered)
            return [.delivered(flight)]
        case .internet, .outside:
            flight.pass(to.ref, .delivered)
            return [.delivered(flight)]
        case .subnet(let subnet):
            return enter(flight, subnet, arrival)
        }
    }

    private func enter(_ start: Flight, _ subnet: Handle<Subnet>, _ arrival: Station.Arrival) -> [Step] {
        var flight = start
        if arrival == .otherSubnet { judgeNetworkACL(&flight, subnet, isEgress: false) }
        switch to.owner {
        case .known, .anyone: break
        case .nobody:
            let denial: Denial
            if let pod = to.pod, let interface = to.unresolvedBy {
                denial = .podInterfaceUnresolved(pod, interface)
            } else {
                denial = .nobodyOwnsAddress(.subnet(subnet))
            }
            flight.stop(to.ref, .delivered, .denied(denial))
            return [.ended(flight)]
        case .unknown(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        }
        if let interface = to.interface { judgeState(&flight, interface) }
        if !isReply {
            if let interface = to.interface { judgeReceiver(&flight, interface) }
            judgeSecurityGroupsOfReceiver(&flight)
            judgePolicies(&flight, isEgress: false)
            judgeListeners(&flight)
        }
        flight.pass(to.ref, .delivered)
        return [.delivered(flight)]
    }

    func judgeSecurityGroupsOfReceiver(_ flight: inout Flight) {
        guard let interface = to.interface,
            SecurityGroupFilter.applies(to: inventory.interfaces[interface], inventory.names)
        else { return }
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: interface, isEgress: false,
            peer: sender(flight).party, identity: flight.identity)
        let parts = filter.judge(flight.packets)
        flight.record(
            .interface(interface), .securityGroups(isEgress: false), parts,
            assuming: referencesBeyondPrimaryAddresses(parts)
                ? [.open(.referencesCoverEveryAddress, .interface(interface))] : [])
    }

    /// Whose address the packets bear: the sender's, or that of the appliance or node that put its own in its place.
    private func sender(_ flight: Flight) -> Endpoint {
        guard !isReply else { return from }
        switch flight.translations.last?.device {
        case .appliance?, .node?: return flight.translations.last?.holder ?? from
        case .natGateway?, .internetGateway?, nil: return from
        }
    }

    /// Whether a rule lets packets in by the sender's group whose address is IPv6, or of a delegated prefix.
    private func referencesBeyondPrimaryAddresses(_ parts: [Part]) -> Bool {
        guard let sender = from.interface else { return false }
        let byGroup = parts.contains { part in
            guard case .allowed(.securityGroupRule(let group, let index)?) = part.judgement,
                case .group = inventory.securityGroups[group].record.rules[index].peer
            else { return false }
            return true
        }
        guard byGroup else { return false }
        let listed = AddressSet(
            inventory.interfaces[sender].addresses.map { $0.address.value...$0.address.value })
        return !from.addresses.ipv6.isEmpty || from.members == 1 && !from.addresses.subtracting(listed).isEmpty
    }

    // MARK: Listeners

    func judgeListeners(_ flight: inout Flight) {
        guard let balancer = to.loadBalancer else { return }
        let value = inventory.loadBalancers[balancer]
        guard [.application, .network, .classic].contains(value.type) else {
            return flight.stop(
                .loadBalancer(balancer), .listened,
                .undetermined(.notEvaluated(.loadBalancer(balancer), .managedInterface)))
        }
        var remaining = flight.packets
        var parts: [Part] = []
        for listener in value.listeners {
            guard let match = inventory.listeners[listener].accepted(inventory.names) else { continue }
            let taken = match.restrict(remaining)
            guard !taken.isEmpty else { continue }
            parts.append(
                Part(
                    packets: taken,
                    judgement: .allowed(.listener(listener))))
            remaining = remaining.subtracting(taken)
        }
        if value.type == .classic {
            parts += refusedByClassic(remaining, balancer)
        } else if !remaining.isEmpty {
            parts.append(
                Part(
                    packets: remaining,
                    judgement: inventory.hasAllListeners(of: value)
                        ? .denied(.listenersMismatch(balancer))
                        : .undetermined(
                            .dangling(.listeners, id: value.record.arn, referredToBy: .loadBalancer(balancer)))))
        }
        flight.record(.loadBalancer(balancer), .listened, parts)
    }

    /// Interfaces that accept no connections, or answer for something else.
    private func judgeReceiver(_ flight: inout Flight, _ handle: Handle<NetworkInterface>) {
        let interface = inventory.interfaces[handle]
        let component = ResourceRef.interface(handle)
        switch inventory.names[interface.type] {
        case "nat_gateway", "natGateway":
            let gateway = inventory.natGatewayByInterface[interface.id].map { ResourceRef.natGateway($0) }
            return flight.stop(component, .state, .denied(.acceptsNothing(gateway ?? component)))
        case "transit_gateway", "gateway_load_balancer_endpoint", "lambda":
            return flight.stop(component, .state, .denied(.acceptsNothing(component)))
        case "vpc_endpoint": return judgeInterfaceEndpoint(&flight, handle)
        case "gateway_load_balancer", "global_accelerator_managed":
            return flight.stop(component, .state, .undetermined(.notEvaluated(component, .managedInterface)))
        default: break
        }
        if let gap = unknownBalancer(handle) { flight.stop(component, .state, .undetermined(gap)) }
    }

    private func unknownBalancer(_ handle: Handle<NetworkInterface>) -> Gap? {
        let interface = inventory.interfaces[handle]
        // ELB writes its interfaces' descriptions; one whose load balancer is not known has listeners that are not either.
        guard to.loadBalancer == nil, inventory.names.hasPrefix(interface.description, "ELB ") else { return nil }
        let isClassic = !inventory.names[interface.description].contains("/")
        return .dangling(
            isClassic ? .classicLoadBalancers : .loadBalancers, id: interface.description,
            referredToBy: .interface(handle))
    }
}

extension Inventory {
    /// Whether all of a load balancer's listeners are in the snapshot, perhaps none: in responses about it, or in ones
    /// that do not say what they were asked about.
    func hasAllListeners(of balancer: LoadBalancer) -> Bool {
        switch coverage.state(.listeners, subjects: [balancer.record.arn, balancer.record.name]) {
        case .complete: true
        case .incomplete: false
        case .absent:
            !balancer.listeners.isEmpty
                && coverage.state(.listeners, account: balancer.account, region: balancer.region) == .complete
        }
    }
}

extension Listener {
    /// What a listener takes: `TCP_UDP` takes both.
    func accepted(_ names: Names) -> TransportMatch? {
        let protocols: ProtocolSet
        switch names[record.ipProtocol] {
        case "HTTP", "HTTPS", "TCP", "TLS", "SSL": protocols = ProtocolSet(.tcp)
        case "UDP", "QUIC": protocols = ProtocolSet(.udp)
        case "TCP_UDP", "TCP_QUIC": protocols = ProtocolSet([.tcp, .udp])
        default: return nil
        }
        guard let port = record.port.flatMap({ UInt16(exactly: $0) }) else { return nil }
        return TransportMatch(protocols: protocols, destinationPorts: PortSet(port))
    }
}
