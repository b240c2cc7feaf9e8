/// By which interface an appliance sends on what it let through.
extension Course {
    /// The interfaces of the instance that has this one.
    func interfacesOfAppliance(_ interface: Handle<NetworkInterface>) -> [Handle<NetworkInterface>] {
        let id = inventory.interfaces[interface].instance
        guard id != .empty else { return [interface] }
        return inventory.interfaces.handles.filter { inventory.interfaces[$0].instance == id }
    }

    /// The exit that is stated, or the one by which a request came; else those whose subnet has the most specific route
    /// onward, which is how such instances are set up, and is listed as an assumption.
    func exits(
        _ flight: Flight, _ device: ResourceRef, _ entry: Handle<NetworkInterface>?, _ hint: ApplianceHint?,
        _ all: [Handle<NetworkInterface>]
    ) -> (interfaces: [Handle<NetworkInterface>], assumptions: [Assumption]) {
        if isReply, let way = request?.applianceEntries[device], all.contains(way) { return ([way], []) }
        if let exit = hint?.exit, let hint {
            let stated = Assumption.stated(.applianceExit(appliance: hint.index))
            switch exit {
            case .interface(let interface): return ([interface], [stated])
            case .sameInterface: return (entry.map { [$0] } ?? all, [stated])
            }
        }
        let ids = Set(all.map { inventory.interfaces[$0].id })
        let candidates = all.compactMap { handle -> (handle: Handle<NetworkInterface>, length: Int)? in
            let interface = inventory.interfaces[handle]
            guard !interface.sourceDestCheck || handle == entry,
                let length = onwardLength(flight, handle, past: ids)
            else { return nil }
            return (handle, length)
        }
        guard let longest = candidates.map(\.length).max() else { return ([], []) }
        var best = candidates.filter { $0.length == longest }.map(\.handle)
        if best.count > 1, let entry { best = best.filter { $0 != entry } }
        let isOnlyWay = all.count == 1
        return (best, isOnlyWay ? [] : best.map { .applianceExit(.interface($0)) })
    }

    /// How specific the route is by which an interface's subnet leads on; nil where it leads nowhere, back to the
    /// appliance, or to the internet with a private destination.
    private func onwardLength(
        _ flight: Flight, _ handle: Handle<NetworkInterface>, past ids: Set<Symbol>
    ) -> Int? {
        guard let subnet = inventory.subnetByID[inventory.interfaces[handle].subnet],
            let vpc = inventory.subnets[subnet].vpc, case .success(let table) = routeTable(of: subnet)
        else { return nil }
        if addressee(flight).subnet == subnet, isAddressedDirectly(flight) { return 129 }
        let outcomes = RouteLookup(inventory: inventory, table: table, local: inventory.vpcs[vpc].addresses)
            .outcomes(flight.packets.destinations)
        var shortest: Int?
        for outcome in outcomes {
            guard case .route(_, let route) = outcome.choice, !ids.contains(route.targetID),
                !inventory.names.equals(route.state, "blackhole")
            else { return nil }
            let isInternet = inventory.names.hasPrefix(route.targetID, "igw-")
            if isInternet, outcome.destinations.overlaps(Self.privateAddresses) { return nil }
            shortest = min(shortest ?? outcome.length, outcome.length)
        }
        return shortest
    }
}
