/// Network load balancers that pass on the addresses of their clients.
extension TargetWalk {
    /// The node as the sender to a target: with its client's address where the target group preserves it.
    func preserving(
        _ node: Endpoint, _ client: Client, _ group: Handle<TargetGroup>, _ isInstance: Bool,
        _ balancer: Handle<LoadBalancer>, to destination: Endpoint
    ) -> Endpoint {
        guard inventory.loadBalancers[balancer].type == .network, inventory.preservesClient(group, isInstance),
            client.addresses.ipv4.isEmpty == destination.addresses.ipv4.isEmpty, !client.isPrivateLink
        else { return node }
        var sender = node
        sender.addresses = client.addresses
        sender.ephemeralPorts = client.ports
        sender.preservingGroup = group
        return sender
    }

    /// Another network load balancer, or an endpoint, answers to the client itself where it sees its address; and a client
    /// that is its own target gets packets from itself.
    func judgingPreservation(
        _ passage: Passage, _ group: Handle<TargetGroup>, _ destination: Endpoint
    ) -> Passage {
        guard let interface = destination.interface else { return passage }
        let component = ResourceRef.targetGroup(group)
        let type = inventory.names[inventory.interfaces[interface].type]
        if ["network_load_balancer", "vpc_endpoint"].contains(type) {
            return passage.adding(.denied(.sourceAddressPreservation(group, at: destination.ref)), component)
        }
        let own = passage.packets.restricted(source: addresses(ofInstanceWith: interface))
        guard !own.isEmpty else { return passage }
        return passage.adding(
            [
                Part(packets: own, judgement: .denied(.hairpin(group, at: destination.ref))),
                Part(packets: passage.packets.subtracting(own), judgement: .allowed(nil)),
            ].filter { !$0.packets.isEmpty }, component)
    }

    /// All addresses of the instance that has an interface.
    private func addresses(ofInstanceWith interface: Handle<NetworkInterface>) -> AddressSet {
        let id = inventory.interfaces[interface].instance
        let all =
            id == .empty ? [interface] : inventory.interfaces.handles.filter { inventory.interfaces[$0].instance == id }
        return all.flatMap { population.members(of: $0, includesPrefixes: true) }.reduce(AddressSet()) {
            $0.union($1.addresses)
        }
    }

}

extension Inventory {
    /// `preserve_client_ip.enabled`: on by default for instances and for UDP, off for addresses over TCP and TLS.
    func preservesClient(_ group: Handle<TargetGroup>, _ isInstance: Bool) -> Bool {
        let value = targetGroups[group]
        let key = names.find("preserve_client_ip.enabled") ?? .empty
        // To an application load balancer it cannot be turned off.
        if names.equals(value.record.targetType, "alb") { return true }
        if let attribute = value.attributes?[key] { return names.equals(attribute, "true") }
        let ipProtocol = names[value.record.ipProtocol]
        return isInstance || !["TCP", "TLS"].contains(ipProtocol)
    }
}
