/// Walks packets from station to station until they arrive or nothing leads on.
struct Tracer {
    let inventory: Inventory
    /// Whether the verdict alone is wanted: packets that are all refused for certain are walked no further, and what else
    /// would stop them is not looked for.
    var endsAtBlocks = false

    /// All passages of one leg.
    ///
    /// - Parameters:
    ///   - packets: in the addresses the question asks about.
    ///   - isPublic: whether the two ends know each other by public addresses.
    func passages(from: Endpoint, to: Endpoint, packets: PacketSet, isPublic: Bool) -> [Passage] {
        if !isPublic, packets.destinations.subtracting(to.addresses).isEmpty {
            let local = SameNode(inventory: inventory)
            switch local.way(from: from, to: to) {
            case .inside(let node, let assumptions):
                return [local.passage(packets, node, from: from, to: to, assuming: assumptions)]
            case .unknown(let gap):
                var flight = start(packets, from)
                flight.stop(from.ref, .sent, .undetermined(gap))
                return [Passage(from: from, to: to, forward: flight.trail(delivered: false), reply: nil)]
            case .network: break
            }
        }
        let there = Course(
            inventory: inventory, from: from, to: to, isReply: false, request: nil)
        return walk(there, start(packets, from)).flatMap { trail -> [Passage] in
            let answers = trail.arriving.reversed()
            guard !answers.isEmpty, hasReply(trail, to) else {
                return [Passage(from: from, to: to, forward: trail, reply: nil)]
            }
            let back = Course(
                inventory: inventory, from: to, to: from, isReply: true, request: trail)
            return walk(back, replyStart(answers, trail, from: to, to: from, isPublic)).map {
                Passage(from: from, to: to, forward: trail, reply: $0)
            }
        }
    }

    /// A reply is walked wherever the request may get to; where its way is not known, the reply's is not either.
    private func hasReply(_ trail: Trail, _ to: Endpoint) -> Bool {
        if endsAtBlocks, trail.isRefusedWhole { return false }
        if trail.isDelivered { return true }
        if to.owner == .nobody { return false }
        if case .unresolved = to.place { return false }
        // The request stops for certain before its end: the reply may still have a fault of its own to name.
        guard trail.denied == trail.packets else { return false }
        return !trail.hops.contains { hop in
            hop.parts.contains { part in
                if case .denied(let denial) = part.judgement { return denial.isFinal }
                return false
            }
        }
    }

    private func start(_ packets: PacketSet, _ from: Endpoint) -> Flight {
        Flight(packets: packets, station: .sender, zone: zone(from))
    }

    /// The reply as the answering interface sends it: from its own address, to the one it saw.
    private func replyStart(
        _ answers: PacketSet, _ request: Trail, from: Endpoint, to: Endpoint, _ isPublic: Bool
    ) -> Flight {
        var flight = Flight(packets: answers, station: .sender, zone: zone(from))
        flight.translations = request.translations
        let named = request.packets.reversed()
        if answers.sources != named.sources { flight.naming.sources = named.sources }
        if answers.destinations != named.destinations { flight.naming.destinations = named.destinations }
        guard isPublic, !request.isDelivered else { return flight }
        // A request that did not get there has not been translated all the way: its reply starts as if it had.
        if from.subnet != nil, answers.sources != from.addresses, !from.addresses.isEmpty {
            flight.naming.sources = named.sources
            flight.packets = flight.packets.replacingSources(with: from.addresses)
        }
        if request.translations.isEmpty, to.subnet != nil, !to.publicAddresses.isEmpty,
            answers.destinations != to.publicAddresses
        {
            flight.naming.destinations = named.destinations
            flight.packets = flight.packets.replacingDestinations(with: to.publicAddresses)
        }
        return flight
    }

    private func zone(_ endpoint: Endpoint) -> Symbol {
        endpoint.subnet.map { inventory.subnets[$0].zone } ?? .empty
    }

    private func walk(_ course: Course, _ start: Flight) -> [Trail] {
        var pending = [start]
        var trails: [Trail] = []
        while let flight = pending.popLast() {
            // Later forks are pushed last: reversed, so that trails come out in the order of the choices.
            for step in course.steps(flight).reversed() {
                switch step {
                case .next(let next) where endsAtBlocks && next.isRefusedWhole:
                    trails.append(next.trail(delivered: false))
                case .next(let next): pending.append(next)
                case .delivered(var done):
                    course.judgeSymmetry(&done)
                    trails.append(done.trail(delivered: true))
                case .ended(let done): trails.append(done.trail(delivered: false))
                }
            }
        }
        return trails
    }
}

extension [Hop] {
    /// Whether one hop refuses every packet that comes to it.
    fileprivate var haveRefusal: Bool {
        contains { hop in
            guard hop.parts.count == 1, hop.parts[0].packets == hop.packets else { return false }
            if case .denied = hop.parts[0].judgement { return true }
            return false
        }
    }
}

extension Flight {
    fileprivate var isRefusedWhole: Bool { hops.haveRefusal }
}

extension Trail {
    fileprivate var isRefusedWhole: Bool { hops.haveRefusal }
}

extension Denial {
    /// Whether nothing lies behind it that a reply could meet.
    var isFinal: Bool {
        switch self {
        case .noPublicAddressIngress, .noPublicAddressEgress, .nobodyOwnsAddress, .peeringAddress, .loop,
            .spoofedSource, .acceptsNothing, .virtualGatewaySource, .virtualGatewayDestination,
            .regionalNATGatewayZone, .podInterfaceUnresolved, .targetNotRoutable, .kubeProxyMissing,
            .localNodePortToBranch:
            true
        default: false
        }
    }
}
