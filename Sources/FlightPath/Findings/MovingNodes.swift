/// An application load balancer's nodes take other addresses of its subnets as it scales. What admits only the
/// addresses they have today will refuse some of tomorrow's.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
struct MovingNodes {
    let inventory: Inventory
    private let tracer: Tracer

    init(_ inventory: Inventory) {
        self.inventory = inventory
        tracer = Tracer(inventory: inventory)
    }

    /// What gets through from the nodes as they stand, but would not from elsewhere in their subnets.
    func notes(_ journey: Journey) -> [Journey.Note] {
        var notes: [Journey.Note] = []
        for passage in journey.branches.flatMap(\.passages) {
            guard let balancer = passage.from.loadBalancer,
                inventory.loadBalancers[balancer].type == .application, let subnet = passage.from.subnet,
                passage.forward.isDelivered, passage.passing == passage.packets
            else { continue }
            for component in refusing(passage, subnet) {
                let note = Journey.Note.nodesMayMove(balancer, subnet, component)
                if !notes.contains(note) { notes.append(note) }
            }
        }
        return notes
    }

    private func refusing(_ passage: Passage, _ subnet: Handle<Subnet>) -> [ResourceRef] {
        var anywhere = passage.from
        let isIPv4 = passage.from.addresses.ipv6.isEmpty
        let addresses = inventory.subnets[subnet].addresses
        anywhere.addresses = isIPv4 ? addresses.ipv4 : addresses.ipv6
        let packets = passage.packets.replacingSources(with: anywhere.addresses)
        let walked = tracer.passages(from: anywhere, to: passage.to, packets: packets, isPublic: false)
        var found: [ResourceRef] = []
        for trail in walked.flatMap({ [$0.forward] + ($0.reply.map { [$0] } ?? []) }) {
            for part in trail.hops.flatMap(\.parts) {
                guard case .denied(let denial) = part.judgement else { continue }
                let component = denial.component(inventory)
                if !found.contains(component) { found.append(component) }
            }
        }
        return found
    }
}
