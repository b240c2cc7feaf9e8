/// A source address that a device on the way replaced, so that replies come back to the device and are put right there.
struct Translation {
    /// What replaced it.
    enum Device: Hashable {
        /// One public address for one private address.
        case internetGateway(Handle<InternetGateway>)
        case natGateway(Handle<NATGateway>)
        /// An appliance whose user states that it translates.
        case appliance(Handle<NetworkInterface>)
        /// A node, for its pods; its primary interface.
        case node(Handle<NetworkInterface>)
    }

    let device: Device
    /// The sources before, and what stands for them after.
    let before: AddressSet
    let after: AddressSet
    /// The source ports before and after; nil where they stay.
    var ports: (before: PortSet, after: PortSet)?
    /// Who has the address after: replies have to arrive there. Nil for a public address, which a gateway has.
    var holder: Endpoint?
}

extension PacketSet {
    /// The packets whose source ports were all of `old`, with all of `new` instead; parts of `old` stay as they are.
    ///
    /// A translator picks any port, so which of the old ports a packet had no longer tells it from another.
    func renamingSourcePorts(_ old: PortSet, _ new: PortSet) -> PacketSet { renaming(old, new, isSource: true) }

    /// The same for replies, whose destination port is the client's.
    func renamingDestinationPorts(_ old: PortSet, _ new: PortSet) -> PacketSet { renaming(old, new, isSource: false) }

    private func renaming(_ old: PortSet, _ new: PortSet, isSource: Bool) -> PacketSet {
        let ported = ProtocolSet([.tcp, .udp])
        var result = restricted(protocols: ported.complement)
        for box in restricted(protocols: ported).boxes {
            var renamed = box
            if isSource, old.subtracting(box.sourcePorts).isEmpty { renamed.sourcePorts = new }
            if !isSource, old.subtracting(box.destinationPorts).isEmpty { renamed.destinationPorts = new }
            result = result.union(
                space.set(
                    source: renamed.sources, destination: renamed.destinations, protocols: renamed.protocols,
                    sourcePorts: renamed.sourcePorts, destinationPorts: renamed.destinationPorts))
        }
        return result
    }
}
