/// What only classic load balancers do.
extension Course {
    /// What no listener of a classic load balancer takes: some of it may be meant for a port of its instances.
    func refusedByClassic(_ packets: PacketSet, _ balancer: Handle<LoadBalancer>) -> [Part] {
        var remaining = packets
        var parts: [Part] = []
        for listener in inventory.loadBalancers[balancer].listeners {
            guard
                let port = inventory.listeners[listener].instances.flatMap({ inventory.targetGroups[$0].record.port })
                    .flatMap({ UInt16(exactly: $0) })
            else { continue }
            let meant = TransportMatch(protocols: ProtocolSet(.tcp), destinationPorts: PortSet(port)).restrict(
                remaining)
            guard !meant.isEmpty else { continue }
            parts.append(Part(packets: meant, judgement: .denied(.listenerPort(balancer, listener))))
            remaining = remaining.subtracting(meant)
        }
        guard !remaining.isEmpty else { return parts }
        return parts + [Part(packets: remaining, judgement: .denied(.classicListenersMismatch(balancer)))]
    }

    /// Whether network ACLs filter between a classic load balancer and an instance in its own subnet, unlike between
    /// other interfaces of one subnet.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-network-acls.html
    var isFilteredWithinSubnet: Bool {
        guard let balancer = (isReply ? to : from).loadBalancer else { return false }
        return inventory.loadBalancers[balancer].type == .classic
    }
}
