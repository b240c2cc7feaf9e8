/// A peering connection: straight into the other VPC, whose route tables are not asked.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
extension Course {
    func crossPeering(_ start: Flight, _ peering: Handle<PeeringConnection>, _ vpc: Handle<VPC>) -> [Step] {
        var flight = start
        let record = inventory.peerings[peering].record
        let component = ResourceRef.peering(peering)
        let isRequester = record.requester.vpc == inventory.vpcs[vpc].id
        let far = isRequester ? record.accepter : record.requester
        let isActive = inventory.names.equals(record.status, "active")
        if !isActive {
            flight.stop(component, .peered, .denied(.notOperational(component, state: record.status)))
        }
        guard let target = inventory.vpcByID[far.vpc] else {
            flight.stop(component, .peered, .undetermined(.dangling(.vpcs, id: far.vpc, referredToBy: component)))
            return [.ended(flight)]
        }
        let foreign = flight.packets.sources.subtracting(inventory.vpcs[vpc].addresses)
        if record.requester.region != record.accepter.region { judgePreservation(&flight, at: component) }
        // A load balancer's client may be anywhere.
        if !foreign.isEmpty, from.preservingGroup == nil {
            flight.stop(
                component, .peered, .undetermined(.assumption(.open(.peeringCarriesForeignSources, component))))
            return [.ended(flight)]
        }
        if case .unresolved(let gap) = to.place {
            flight.stop(component, .peered, .undetermined(gap))
            return [.ended(flight)]
        }
        let reachable = flight.packets.restricted(destination: inventory.vpcs[target].addresses)
        guard target == destinationVPC(flight), isAddressedDirectly(flight), !reachable.isEmpty else {
            flight.stop(component, .peered, .denied(.peeringAddress(peering)))
            return [.ended(flight)]
        }
        if record.requester.region != record.accepter.region, flight.identity == .preserved {
            flight.identity = .lost(.peering(component))
        }
        if isActive { flight.pass(component, .peered) }
        flight.enter(component)
        flight.enter(.vpc(target))
        flight.station = .arrival(.otherSubnet)
        return [.next(flight)]
    }
}
