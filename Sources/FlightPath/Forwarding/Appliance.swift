/// An interface that forwards what is not addressed to it: a firewall, a NAT instance, a gateway of an overlay network.
///
/// AWS shows the interface, its check, its groups and the tables of its subnets. What the instance does with the packets
/// no API tells: it is what a hints file states, else it is taken as permitting them and listed.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
extension Course {
    /// The device that has the interface: its instance, by which both directions are told to be one.
    func applianceRef(_ interface: Handle<NetworkInterface>) -> ResourceRef {
        let id = inventory.interfaces[interface].instance
        return id == .empty ? .interface(interface) : .named(.instance, id)
    }

    func crossAppliance(
        _ start: Flight, _ interface: Handle<NetworkInterface>, _ subnet: Handle<Subnet>?
    ) -> [Step] {
        var flight = start
        let component = ResourceRef.interface(interface)
        let device = applianceRef(interface)
        judgePreservation(&flight, at: component)
        judgeState(&flight, interface)
        judgeSourceDestinationCheck(&flight, interface)
        guard let own = inventory.subnetByID[inventory.interfaces[interface].subnet] else {
            let id = inventory.interfaces[interface].subnet
            flight.stop(component, .forwarded, .undetermined(.dangling(.subnets, id: id, referredToBy: component)))
            return [.ended(flight)]
        }
        if subnet != own { judgeNetworkACL(&flight, own, isEgress: false) }
        let hint = inventory.hints.appliance(of: interface)
        if !isReply {
            judgeSecurityGroups(&flight, interface, isEgress: false, peer: from.party, identity: flight.identity)
        } else if let request, !request.crossed.contains(device), hint?.isSymmetric != false {
            // It never saw the flow begin.
            let parting = steering(flight) ?? component
            flight.stop(parting, .inspected, .denied(.asymmetric(parting, seen: request.crossed.last)))
        }
        judgePolicy(&flight, interface, hint)
        flight.enter(device)
        flight.crossed.append(device)
        flight.applianceEntries.append(.init(device: device, interface: interface))
        flight.identity = .lost(.hop(component))
        return throughTunnels(flight, interface).flatMap { part -> [Step] in
            switch part {
            case .tunnelled(let flight, let end): return arriveByTunnel(flight, end)
            case .rest(let flight): return leaveAppliance(flight, device, interface, hint)
            }
        }
    }

    private func judgeSourceDestinationCheck(_ flight: inout Flight, _ interface: Handle<NetworkInterface>) {
        guard inventory.interfaces[interface].sourceDestCheck else { return }
        flight.stop(.interface(interface), .state, .denied(.sourceDestinationCheck(interface)))
    }

    private func judgePolicy(_ flight: inout Flight, _ interface: Handle<NetworkInterface>, _ hint: ApplianceHint?) {
        let component = ResourceRef.interface(interface)
        guard !isReply else { return flight.pass(component, .inspected) }
        guard let hint, hint.statesPolicy else {
            return flight.pass(component, .inspected, assuming: [.appliancePermits(component)])
        }
        let parts = ApplianceFilter(inventory: inventory, hint: hint, interface: interface).judge(flight.packets)
        flight.record(
            component, .inspected, parts, assuming: ApplianceFilter.facts(parts).map { .stated($0) })
    }

    private func judgeSecurityGroups(
        _ flight: inout Flight, _ interface: Handle<NetworkInterface>, isEgress: Bool, peer: Traffic.Party,
        identity: Traffic.Identity
    ) {
        guard SecurityGroupFilter.applies(to: inventory.interfaces[interface], inventory.names) else { return }
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: interface, isEgress: isEgress, peer: peer, identity: identity)
        flight.record(.interface(interface), .securityGroups(isEgress: isEgress), filter.judge(flight.packets))
    }

    /// The last appliance on the way of which nobody says whether it replaces source addresses.
    func untranslatingAppliance(_ flight: Flight) -> ResourceRef? {
        flight.crossed.last { device in
            guard let interface = flight.applianceEntries[device] else { return false }
            return inventory.hints.appliance(of: interface)?.snat == nil
        }.flatMap { flight.applianceEntries[$0] }.map { .interface($0) }
    }

    // MARK: Overlay tunnels

    private enum Part {
        case tunnelled(Flight, OverlayLinkHint.End)
        case rest(Flight)
    }

    private func throughTunnels(_ start: Flight, _ interface: Handle<NetworkInterface>) -> [Part] {
        var rest = start
        var parts: [Part] = []
        for link in inventory.hints.links(from: interface) {
            guard let end = link.farEnd(from: interface) else { continue }
            // A reply goes back through the tunnel its request came by.
            let carried =
                isReply && request?.tunnels.contains(link.index) == true
                ? rest.packets : rest.packets.restricted(destination: link.destinations(from: interface))
            // What came out of the tunnel does not go back into it.
            guard !carried.isEmpty, !rest.tunnels.contains(link.index) else { continue }
            var flight = rest
            flight.packets = carried
            flight.tunnels.append(link.index)
            flight.pass(.interface(interface), .tunnelled, assuming: [.stated(.link(link.index))])
            parts.append(.tunnelled(flight, end))
            rest.packets = rest.packets.subtracting(carried)
        }
        if !rest.packets.isEmpty { parts.append(.rest(rest)) }
        return parts
    }

    private func arriveByTunnel(_ start: Flight, _ end: OverlayLinkHint.End) -> [Step] {
        var flight = start
        guard let interface = end.interfaces.first else { return [.ended(flight)] }
        let device = applianceRef(interface)
        let hint = end.interfaces.lazy.compactMap { inventory.hints.appliance(of: $0) }.first
        judgeState(&flight, interface)
        if hint?.statesPolicy ?? false { judgePolicy(&flight, interface, hint) }
        flight.enter(device)
        flight.crossed.append(device)
        flight.applianceEntries.append(.init(device: device, interface: interface))
        return throughTunnels(flight, interface).flatMap { part -> [Step] in
            switch part {
            case .tunnelled(let flight, let end): return arriveByTunnel(flight, end)
            case .rest(let flight): return leaveAppliance(flight, device, nil, hint, from: end.interfaces)
            }
        }
    }

    // MARK: Leaving

    private func leaveAppliance(
        _ start: Flight, _ device: ResourceRef, _ entry: Handle<NetworkInterface>?, _ hint: ApplianceHint?,
        from interfaces: [Handle<NetworkInterface>]? = nil
    ) -> [Step] {
        var flight = start
        let all = interfaces ?? entry.map { interfacesOfAppliance($0) } ?? []
        let exits = exits(flight, device, entry, hint, all)
        guard !exits.interfaces.isEmpty else {
            let component = (entry ?? all.first).map { ResourceRef.interface($0) } ?? device
            flight.stop(component, .forwarded, .undetermined(.notEvaluated(component, .overlayGateway)))
            return [.ended(flight)]
        }
        return exits.interfaces.flatMap { leave(flight, by: $0, entry, hint, assuming: exits.assumptions) }
    }

    private func leave(
        _ start: Flight, by exit: Handle<NetworkInterface>, _ entry: Handle<NetworkInterface>?,
        _ hint: ApplianceHint?, assuming assumptions: [Assumption]
    ) -> [Step] {
        var flight = start
        guard let subnet = inventory.subnetByID[inventory.interfaces[exit].subnet] else { return [.ended(flight)] }
        if exit != entry {
            judgeState(&flight, exit)
            judgeSourceDestinationCheck(&flight, exit)
        }
        if !isReply {
            judgeSecurityGroups(
                &flight, exit, isEgress: true, peer: to.party, identity: .lost(.hop(.interface(exit))))
        }
        flight.pass(.interface(exit), .forwarded, assuming: assumptions)
        if !isReply, let hint { translate(&flight, exit, subnet, hint) }
        flight.zone = inventory.subnets[subnet].zone
        flight.station = .router(subnet, .appliance)
        return [.next(flight)]
    }

    private func translate(
        _ flight: inout Flight, _ exit: Handle<NetworkInterface>, _ subnet: Handle<Subnet>, _ hint: ApplianceHint
    ) {
        let interface = inventory.interfaces[exit]
        let own = interface.addresses.first(where: \.isPrimary) ?? interface.addresses.first
        let address: IPAddress?
        switch hint.snat {
        case .exitInterface?: address = own?.address
        case .address(let stated)?: address = stated
        case .some(.none), nil: address = nil
        }
        guard let address else { return }
        let publicAddress = interface.addresses.first { $0.address == address }?.publicAddress
        let before = flight.packets.restricted(protocols: ProtocolSet([.tcp, .udp])).sourcePorts
        flight.pass(
            .interface(exit), .translatedSource, assuming: [.stated(.applianceTranslation(appliance: hint.index))])
        flight.translate(
            Translation(
                device: .appliance(exit), before: flight.packets.sources, after: AddressSet(address),
                ports: (before, PortSet.ephemeralAny.excluding(servicePorts: flight.packets.destinationPorts)),
                holder: Endpoint(
                    place: .subnet(subnet), addresses: AddressSet(address),
                    publicAddresses: publicAddress.map { AddressSet($0) } ?? AddressSet(), interface: exit,
                    groups: interface.groups, ref: .interface(exit))))
        // From here on they are the appliance's own.
        flight.identity = .preserved
    }

    /// Replies to an address that an appliance put in place of the sender's.
    func returnThroughAppliance(
        _ start: Flight, _ translation: Translation, _ exit: Handle<NetworkInterface>, _ arrival: Station.Arrival
    ) -> [Step] {
        var flight = start
        let device = applianceRef(exit)
        let own = inventory.subnetByID[inventory.interfaces[exit].subnet]
        if arrival == .otherSubnet, let own { judgeNetworkACL(&flight, own, isEgress: false) }
        flight.enter(device)
        flight.pass(.interface(exit), .translatedDestination)
        flight.undo(translation)
        flight.translations.removeLast()
        flight.crossed.append(device)
        let hint = inventory.hints.appliance(of: exit)
        return throughTunnels(flight, exit).flatMap { part -> [Step] in
            switch part {
            case .tunnelled(let flight, let end): return arriveByTunnel(flight, end)
            case .rest(let flight): return leaveAppliance(flight, device, exit, hint)
            }
        }
    }
}
