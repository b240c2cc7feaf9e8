extension PacketSet {
    /// The replies to the packets.
    ///
    /// Addresses swap, and ports swap for protocols that have them. An ICMP echo request becomes an echo reply with
    /// its code kept (type 8 becomes 0, for ICMPv6 128 becomes 129); other ICMP packets have no reply and vanish.
    public func reversed() -> PacketSet {
        PacketSet(space: space, node: space.diagram.reversed(node))
    }

    /// The packets with their sources replaced, as address translation does.
    ///
    /// Every packet of the set appears with every given source.
    public func replacingSources(with sources: AddressSet) -> PacketSet {
        forgetting(.source).restricted(source: sources)
    }

    /// The packets with their destinations replaced.
    public func replacingDestinations(with destinations: AddressSet) -> PacketSet {
        forgetting(.destination).restricted(destination: destinations)
    }

    /// The packets with their source ports replaced.
    public func replacingSourcePorts(with ports: PortSet) -> PacketSet {
        forgetting(.sourcePort).restricted(sourcePorts: ports)
    }

    /// The packets with their destination ports replaced.
    public func replacingDestinationPorts(with ports: PortSet) -> PacketSet {
        forgetting(.destinationPort).restricted(destinationPorts: ports)
    }

    private func forgetting(_ field: PacketField) -> PacketSet {
        PacketSet(space: space, node: space.diagram.forget(field.rawValue, node))
    }
}
