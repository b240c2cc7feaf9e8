/// The usual ways to put inspection into a path, recognised by the networks and devices that packets pass.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html
enum InspectionPattern: String, Hashable, Sendable {
    /// A gateway's own route table leads through an endpoint or appliance.
    case internetEdge
    /// A transit gateway leads through a VPC of endpoints or appliances, and on by the transit gateway.
    case centralInspection
    /// The same, where a gateway instance hands packets to firewall instances behind it (FireNet).
    case fireNet
    /// A transit gateway leads to a VPC whose NAT gateway goes out.
    case centralEgress
    /// Routes inside one VPC lead through an endpoint or appliance.
    case eastWest

    init?(_ trail: Trail, from: Endpoint.Place) {
        let refs = trail.waypoints.map(\.ref)
        let devices = refs.indices.filter { Self.isDevice(refs[$0]) }
        guard let first = devices.first else { return nil }
        let isBetweenGateways =
            refs[..<first].contains { Self.isTransitGateway($0) }
            && refs[first...].contains { Self.isTransitGateway($0) }
        let hasNAT = devices.contains { if case .natGateway = refs[$0] { true } else { false } }
        let inspecting = devices.filter { if case .natGateway = refs[$0] { false } else { true } }
        if isBetweenGateways, !inspecting.isEmpty {
            let instances = inspecting.filter { if case .named(.instance, _) = refs[$0] { true } else { false } }
            self = instances.count > 1 ? .fireNet : .centralInspection
        } else if hasNAT, refs.contains(where: { Self.isTransitGateway($0) }) {
            self = .centralEgress
        } else if inspecting.isEmpty {
            return nil
        } else if from == .internet {
            self = .internetEdge
        } else if !refs.contains(where: { Self.isTransitGateway($0) }) {
            self = .eastWest
        } else {
            return nil
        }
    }

    private static func isDevice(_ ref: ResourceRef) -> Bool {
        switch ref {
        case .endpoint, .natGateway, .named(.instance, _), .interface: true
        default: false
        }
    }

    private static func isTransitGateway(_ ref: ResourceRef) -> Bool {
        if case .transitGateway = ref { return true }
        return false
    }
}

extension Journey {
    /// The journey with a note for each pattern on its ways.
    func notingPatterns() -> Journey {
        var journey = self
        for passage in branches.flatMap(\.passages) where !passage.forward.crossed.isEmpty {
            guard let pattern = InspectionPattern(passage.forward, from: passage.from.place),
                let device = passage.forward.crossed.first
            else { continue }
            let isKnown = journey.notes.contains { if case .pattern(pattern, _) = $0 { true } else { false } }
            if !isKnown { journey.notes.append(.pattern(pattern, device)) }
        }
        return journey
    }
}
