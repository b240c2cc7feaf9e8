/// An egress-only internet gateway: IPv6 connections go out and their replies come back; none comes in.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
extension Course {
    func leaveByEgressOnlyInternetGateway(
        _ start: Flight, _ id: Symbol, _ subnet: Handle<Subnet>, _ vpc: Handle<VPC>
    ) -> [Step] {
        var flight = start
        let component = ResourceRef.named(.igw, id)
        if isReply {
            let parting = flight.steering ?? component
            flight.stop(parting, .routed, .denied(.asymmetric(parting, seen: nil)))
            return [.ended(flight)]
        }
        guard let record = inventory.egressOnlyGateways[id] else {
            flight.stop(
                component, .state,
                .undetermined(
                    .dangling(.egressOnlyInternetGateways, id: id, referredToBy: flight.steering ?? component)))
            return [.ended(flight)]
        }
        let attachment = record.attachments.first { $0.vpc == inventory.vpcs[vpc].id }
        if !(attachment.map { ["attached", "available"].contains(inventory.names[$0.state]) } ?? false) {
            flight.stop(component, .state, .denied(.notAttached(component, state: attachment?.state ?? .empty)))
        }
        judgeBlockPublicAccess(&flight, subnet, vpc, .egressOnly)
        if !flight.packets.sources.subtracting(inventory.vpcs[vpc].addresses).isEmpty {
            flight.stop(component, .routed, .denied(.spoofedSource(component)))
            return [.ended(flight)]
        }
        guard !from.publicAddresses.isEmpty else {
            let gap = from.gap
            flight.stop(component, .routed, gap.map { .undetermined($0) } ?? .denied(.spoofedSource(component)))
            return [.ended(flight)]
        }
        flight.pass(component, .routed)
        flight.enter(component)
        flight.identity = .lost(.hop(component))
        flight.edge = .egressOnlyInternetGateway(id)
        flight.station = .internet
        return [.next(flight)]
    }
}
