/// Devices that keep state have to see both directions of a connection.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/asymmetric-routing.html
extension Course {
    /// Judges a reply that has arrived by the devices its request passed and it did not.
    func judgeSymmetry(_ flight: inout Flight) {
        guard isReply, let request else { return }
        for device in request.crossed where !flight.crossed.contains(device) {
            if case .endpoint(let endpoint) = device, !isNetworkFirewall(endpoint) {
                // Gateway load balancers tolerate replies that take another way.
                flight.pass(device, .resumed, assuming: [.replyBypassesAppliances(device)])
                continue
            }
            if let interface = request.applianceEntries[device],
                let hint = inventory.hints.appliance(of: interface), hint.isSymmetric == false
            {
                flight.pass(device, .resumed, assuming: [.stated(.applianceSymmetry(appliance: hint.index))])
                continue
            }
            let parting = parting(flight, request)
            flight.stop(parting, .inspected, .denied(.asymmetric(parting, seen: device)))
        }
    }

    func isNetworkFirewall(_ endpoint: Handle<VPCEndpoint>) -> Bool {
        let record = inventory.endpoints[endpoint].record
        return record.isNetworkFirewall || inventory.firewallByEndpoint[record.id] != nil
    }

    /// What sent the reply where its request had not been.
    private func parting(_ flight: Flight, _ request: Trail) -> ResourceRef {
        let way = request.waypoints.reversed().map(\.ref)
        for (index, waypoint) in flight.waypoints.enumerated() where index >= way.count || way[index] != waypoint.ref {
            return steering(flight, waypoint.steering) ?? from.ref
        }
        return steering(flight) ?? from.ref
    }

    /// What steered a reply: a route table, or the attachment that took the reply to a subnet of another zone than its
    /// request, with another table.
    func steering(_ flight: Flight, _ known: ResourceRef? = nil) -> ResourceRef? {
        let steering = known ?? flight.steering
        guard let request, case .routeTable(let table) = steering else { return steering }
        let moved = flight.landings.keys.sorted { $0.index < $1.index }.first { attachment in
            guard let subnet = flight.landings[attachment], let before = request.landings[attachment],
                case .success(table) = routeTable(of: subnet), case .success(let other) = routeTable(of: before)
            else { return false }
            return other != table
        }
        return moved.map { .attachment($0) } ?? steering
    }
}
