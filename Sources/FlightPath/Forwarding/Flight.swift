/// Packets under way: where they are, and what they carry beside their headers.
struct Flight {
    /// The packets as their headers read now.
    var packets: PacketSet
    var station: Station
    /// The zone of the last interface they passed, by zone id.
    var zone: Symbol
    /// Whether the sender's group identity still goes with them.
    var identity = Traffic.Identity.preserved
    var crossed: [ResourceRef] = []
    var applianceSubnets: [Handle<TransitGatewayAttachment>: Handle<Subnet>] = [:]
    /// The subnets in which they left transit gateways.
    var landings: [Handle<TransitGatewayAttachment>: Handle<Subnet>] = [:]
    var visited: Set<Station> = []
    var hops: [Hop] = []
    /// The attachment or route table that steered them last.
    var steering: ResourceRef?
    /// How the question names the packets, where their headers have been rewritten since.
    var naming = Naming()
    /// Of a request, the source translations made so far; of a reply, those of its request that are still to be undone.
    var translations: [Translation] = []
    /// The networks and devices passed, each with what steered the packets there.
    var waypoints: [Waypoint] = []
    /// By which interface they came to each appliance.
    var applianceEntries: [ApplianceEntry] = []
    /// The stated tunnels they passed.
    var tunnels: [Int] = []
    /// By what they left AWS or came into it, where that is no internet gateway.
    var edge: Trail.Edge?

    /// The addresses and ports the question asks about; nil where the headers still have them.
    struct Naming {
        var sources: AddressSet?
        var destinations: AddressSet?
        /// Of a reply behind a translator: the client's ports, and the translator's, by which the request goes.
        var destinationPorts: (now: PortSet, named: PortSet)?
    }

    /// By which interface packets came to an appliance.
    struct ApplianceEntry {
        let device: ResourceRef
        let interface: Handle<NetworkInterface>
    }

    /// A place on the way, for the comparison of a reply's way with its request's.
    struct Waypoint {
        let ref: ResourceRef
        let steering: ResourceRef?
    }

    /// The same packets as the question names them.
    func original(_ set: PacketSet) -> PacketSet {
        var set = set
        guard !set.isEmpty else { return set }
        if let ports = naming.destinationPorts { set = set.renamingDestinationPorts(ports.now, ports.named) }
        if let sources = naming.sources { set = set.replacingSources(with: sources) }
        if let destinations = naming.destinations { set = set.replacingDestinations(with: destinations) }
        return set
    }

    /// Records a decision; the flight goes on with all its packets, as if what was refused were mended.
    mutating func record(
        _ component: ResourceRef, _ action: Hop.Action, _ parts: [Part], assuming assumptions: [Assumption] = [],
        remarking remarks: [Remark] = []
    ) {
        let judged = parts.filter { !$0.packets.isEmpty }
            .map { Part(packets: original($0.packets), judgement: $0.judgement) }
        hops.append(
            Hop(
                component: component, action: action, parts: judged, packets: original(packets),
                assumptions: assumptions, remarks: remarks))
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

    /// Notes a place on the way; staying in one is not another.
    mutating func enter(_ ref: ResourceRef) {
        guard waypoints.last?.ref != ref else { return }
        waypoints.append(Waypoint(ref: ref, steering: steering))
    }

    /// Replaces the source, as a translator does on the way out.
    mutating func translate(_ translation: Translation) {
        if naming.sources == nil { naming.sources = packets.sources }
        packets = packets.replacingSources(with: translation.after)
        if let ports = translation.ports {
            packets = packets.renamingSourcePorts(ports.before, ports.after)
            // From here on the question's packets go by the translator's ports, those of the hops before too.
            for index in hops.indices { hops[index] = hops[index].renamingSourcePorts(ports.before, ports.after) }
        }
        translations.append(translation)
        forgetStations()
    }

    /// With other headers the same place is no loop; a translator that sends to itself is one all the same.
    private mutating func forgetStations() {
        if translations.count <= 4 { visited = [] }
    }

    /// Puts the destination of a reply right where the request's source was replaced.
    mutating func undo(_ translation: Translation) {
        if naming.destinations == nil { naming.destinations = packets.destinations }
        packets = packets.replacingDestinations(with: translation.before)
        if let ports = translation.ports {
            packets = packets.renamingDestinationPorts(ports.after, ports.before)
            // Every port the question knows is the outermost translator's.
            naming.destinationPorts = (ports.before, naming.destinationPorts?.named ?? ports.after)
        }
        forgetStations()
    }

    func trail(delivered: Bool) -> Trail {
        Trail(
            packets: original(packets), hops: hops, isDelivered: delivered, crossed: crossed,
            applianceSubnets: applianceSubnets, landings: landings, arriving: packets, translations: translations,
            waypoints: waypoints, applianceEntries: applianceEntries, tunnels: tunnels, edge: edge)
    }
}

extension [Flight.ApplianceEntry] {
    /// The interface by which packets last came to a device.
    subscript(device: ResourceRef) -> Handle<NetworkInterface>? { last { $0.device == device }?.interface }
}

/// What a station makes of a flight.
enum Step {
    case next(Flight)
    case delivered(Flight)
    case ended(Flight)
}
