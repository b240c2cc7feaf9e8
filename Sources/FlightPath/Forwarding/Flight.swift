/// Packets under way: where they are, and what they carry beside their headers.
struct Flight {
    /// The packets as their headers read now.
    var packets: PacketSet
    var station: Station
    /// The zone of the last interface they passed, by zone id.
    var zone: Symbol
    /// Whether the sender's group identity still goes with them.
    var identity = Traffic.Identity.preserved
    var isOverTransitGateway = false
    var crossed: [ResourceRef] = []
    var applianceSubnets: [Handle<TransitGatewayAttachment>: Handle<Subnet>] = [:]
    var visited: Set<Station> = []
    var hops: [Hop] = []
    /// The attachment or route table that steered them last.
    var steering: ResourceRef?
    /// The addresses the question asks about, where a gateway has translated them since.
    var originalSources: AddressSet?
    var originalDestinations: AddressSet?

    /// The same packets as the question names them.
    func original(_ set: PacketSet) -> PacketSet {
        var set = set
        if let originalSources, !set.isEmpty { set = set.replacingSources(with: originalSources) }
        if let originalDestinations, !set.isEmpty { set = set.replacingDestinations(with: originalDestinations) }
        return set
    }

    /// Records a decision; the flight goes on with all its packets, as if what was refused were mended.
    mutating func record(
        _ component: ResourceRef, _ action: Hop.Action, _ parts: [Part], assuming assumptions: [Assumption] = []
    ) {
        let judged = parts.filter { !$0.packets.isEmpty }
            .map { Part(packets: original($0.packets), judgement: $0.judgement) }
        hops.append(
            Hop(
                component: component, action: action, parts: judged, packets: original(packets),
                assumptions: assumptions))
    }

    /// Records a hop that lets everything through.
    mutating func pass(
        _ component: ResourceRef, _ action: Hop.Action, by rule: RuleRef? = nil,
        assuming assumptions: [Assumption] = []
    ) {
        record(
            component, action, [Part(packets: packets, judgement: .allowed(rule))], assuming: assumptions)
    }

    /// Records a hop that stops everything.
    mutating func stop(_ component: ResourceRef, _ action: Hop.Action, _ judgement: Judgement) {
        record(component, action, [Part(packets: packets, judgement: judgement)])
    }

    func trail(delivered: Bool) -> Trail {
        Trail(
            packets: original(packets), hops: hops, isDelivered: delivered, crossed: crossed,
            applianceSubnets: applianceSubnets)
    }
}

/// What a station makes of a flight.
enum Step {
    case next(Flight)
    case delivered(Flight)
    case ended(Flight)
}
