/// One decision on a path: what decided, what it said of which packets, and where they went.
struct Hop {
    /// What happened at the component.
    enum Action: Hashable {
        case sent, delivered, routed, peered, inspected, listened, resumed, forwarded, tunnelled
        case enteredTransitGateway, lookedUpInTransitGateway
        case leftTransitGateway(into: Handle<Subnet>)
        case translatedSource, translatedDestination
        case securityGroups(isEgress: Bool)
        case networkACL(isEgress: Bool, Handle<Subnet>)
        case networkPolicies(isEgress: Bool)
        case state
        case targets
    }

    let component: ResourceRef
    let action: Action
    /// Disjoint parts of `packets`, in the addresses the question asks about.
    let parts: [Part]
    /// The packets that reach the hop, as if all before had let them through.
    let packets: PacketSet
    /// What the hop relied on without seeing it.
    var assumptions: [Assumption] = []
    /// What a reader should know beside the decision.
    var remarks: [Remark] = []

    /// The rule that let the most packets through, or sent them on.
    var rule: RuleRef? {
        for part in parts { if case .allowed(let rule?) = part.judgement { return rule } }
        return nil
    }
}

extension Hop {
    /// The same hop with the source ports of its packets named anew.
    func renamingSourcePorts(_ old: PortSet, _ new: PortSet) -> Hop {
        Hop(
            component: component, action: action,
            parts: parts.map { Part(packets: $0.packets.renamingSourcePorts(old, new), judgement: $0.judgement) },
            packets: packets.renamingSourcePorts(old, new), assumptions: assumptions, remarks: remarks)
    }
}

/// A way that packets take, with every decision on it, past blocks as if they were mended.
struct Trail {
    let packets: PacketSet
    var hops: [Hop]
    /// Whether the packets came to where they were bound.
    var isDelivered: Bool
    /// Stateful devices in the order they were crossed.
    var crossed: [ResourceRef]
    /// The subnet an appliance-mode attachment chose; a flow's reply takes the same.
    var applianceSubnets: [Handle<TransitGatewayAttachment>: Handle<Subnet>]
    /// The subnets in which the packets left transit gateways.
    var landings: [Handle<TransitGatewayAttachment>: Handle<Subnet>] = [:]
    /// The packets as their headers read at the end.
    var arriving: PacketSet
    /// Sources that were replaced on the way, first to last.
    var translations: [Translation]
    var waypoints: [Flight.Waypoint]
    /// By which interface the packets came to each appliance.
    var applianceEntries: [Flight.ApplianceEntry]
    /// The stated tunnels the packets passed.
    var tunnels: [Int]
    /// By what the packets left AWS or came into it, where that is no internet gateway.
    var edge: Edge?

    /// A way between AWS's networks and others, beside internet gateways.
    enum Edge: Hashable {
        case gatewayEndpoint(Handle<VPCEndpoint>)
        case egressOnlyInternetGateway(Symbol)
        /// A VPN gateway, or an attachment to networks beyond AWS.
        case link(ResourceRef)
    }

    /// What some hop refuses for certain.
    var denied: PacketSet {
        hops.reduce(packets.space.empty) { result, hop in hop.parts.denied.map { result.union($0) } ?? result }
    }

    /// What no hop refuses, but some hop cannot decide.
    var undetermined: PacketSet {
        hops.reduce(packets.space.empty) { result, hop in
            hop.parts.undetermined.map { result.union($0) } ?? result
        }.subtracting(denied)
    }

    var passing: PacketSet { packets.subtracting(denied).subtracting(undetermined) }
}
