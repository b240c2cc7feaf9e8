/// Network load balancers that pass their client's address on to the targets: how the packets get there, and how the
/// replies come back to the load balancer although they are addressed to the client.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
extension Course {
    /// What a target answers is pulled back by the load balancer's node: no route decides, but network ACLs do.
    func returnToLoadBalancer(_ start: Flight, _ subnet: Handle<Subnet>) -> [Step] {
        var flight = start
        if let own = to.subnet, own != subnet {
            judgeNetworkACL(&flight, subnet, isEgress: true)
            flight.station = .arrival(.otherSubnet)
        } else {
            flight.station = .arrival(.sameSubnet)
        }
        flight.pass(to.ref, .resumed, assuming: [.open(.loadBalancerPullsRepliesBack, to.ref)])
        return [.next(flight)]
    }

    /// Preserved addresses survive within a VPC and over peering in one region, and nowhere else.
    func judgePreservation(_ flight: inout Flight, at device: ResourceRef) {
        guard !isReply, let group = from.preservingGroup else { return }
        flight.stop(device, .forwarded, .denied(.sourceAddressPreservation(group, at: device)))
    }
}
