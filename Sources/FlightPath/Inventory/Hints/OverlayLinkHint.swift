/// A tunnel between two gateway instances, as overlay networks build them (Aviatrix, SD-WAN): what reaches one gateway for
/// the stated destinations comes out at the other.
struct OverlayLinkHint: Sendable {
    /// One gateway.
    struct End: Hashable, Sendable {
        /// The interfaces at which traffic can arrive, by id; for an instance all of its interfaces.
        var interfaces: [Handle<NetworkInterface>]
        /// The instance; nil where the interface belongs to none.
        var instance: Symbol?
    }

    /// What people call it.
    var name: String?
    /// Two ends, in the file's order. They have no interface in common.
    var ends: [End]
    /// What the tunnel carries from the first end to the second.
    var destinations: AddressSet
    /// What it carries from the second end to the first, where it is bidirectional.
    var returnDestinations: AddressSet
    var isBidirectional: Bool
    /// Its position in ``Hints/links``.
    var index = 0
    /// Where the hints file says so.
    var place: ResolvedPlace

    /// The other end, for traffic that arrives at an interface; nil where it cannot enter the tunnel there.
    func farEnd(from interface: Handle<NetworkInterface>) -> End? {
        guard let first = ends.first, let last = ends.last else { return nil }
        if first.interfaces.contains(interface) { return last }
        return isBidirectional && last.interfaces.contains(interface) ? first : nil
    }

    /// The destinations that the tunnel carries on from an interface; none where nothing can enter there.
    func destinations(from interface: Handle<NetworkInterface>) -> AddressSet {
        guard farEnd(from: interface) != nil else { return AddressSet() }
        return ends.first?.interfaces.contains(interface) == true ? destinations : returnDestinations
    }
}
