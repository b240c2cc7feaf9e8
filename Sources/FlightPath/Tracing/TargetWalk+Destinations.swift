/// What a registered target is: an instance, an address, another load balancer or a function.
extension TargetWalk {
    enum Destinations {
        case found([Endpoint])
        /// Nothing that packets could be sent to, and what says so.
        case dead(Judgement, ResourceRef)
    }

    func destinations(
        of target: TargetHealthRecord, _ group: Handle<TargetGroup>, _ index: Int, _ balancer: Handle<LoadBalancer>,
        _ node: Endpoint, _ client: Client
    ) -> Destinations {
        let component = inventory.ref(of: group)
        switch inventory.names[inventory.targetGroups[group].record.targetType] {
        case "instance":
            if let endpoint = population.instance(target.target) { return .found([endpoint]) }
            let gap = Gap.dangling(.networkInterfaces, id: target.target, referredToBy: component)
            return .dead(.undetermined(gap), component)
        case "alb": return applicationNodes(target, group, balancer, node)
        default: break
        }
        guard let address = IPAddress(inventory.names[target.target]) else {
            return .dead(.undetermined(.notEvaluated(component, .targetType)), component)
        }
        switch population.target(address, near: node.subnet.flatMap { inventory.subnets[$0].vpc }) {
        case .found(let endpoint): return .found([endpoint])
        case .unknown(let gap): return .dead(.undetermined(gap), component)
        case .nobody: return .dead(.denied(.targetStale(group, index)), component)
        case .overlay: return .dead(.denied(.targetNotRoutable(group, index)), component)
        }
    }

    /// Whether a target that leads nowhere is one that the question is about.
    func isWantedTarget(_ target: TargetHealthRecord, _ wanted: Wanted) -> Bool {
        IPAddress(inventory.names[target.target]).map { isWantedAddress($0, wanted) } ?? true
    }

    /// An application load balancer as a network load balancer's target is its nodes; without cross-zone load balancing
    /// those in the node's own zone.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
    private func applicationNodes(
        _ target: TargetHealthRecord, _ group: Handle<TargetGroup>, _ balancer: Handle<LoadBalancer>, _ node: Endpoint
    ) -> Destinations {
        let component = inventory.ref(of: group)
        guard let next = inventory.loadBalancerByARN[target.target] else {
            return .dead(
                .undetermined(.dangling(.loadBalancers, id: target.target, referredToBy: component)), component)
        }
        let value = inventory.loadBalancers[next]
        let all = population.grouped(value.nodes.flatMap { population.members(of: $0) })
        guard !all.isEmpty else {
            let gap = Gap.notCollected(
                .networkInterfaces, of: value.id, account: value.account, region: value.region)
            return .dead(.undetermined(gap), .loadBalancer(next))
        }
        let isIPv4 = node.addresses.ipv6.isEmpty
        let own = node.subnet.map { inventory.subnets[$0].zone }
        let near = all.filter { endpoint in
            guard endpoint.addresses.ipv6.isEmpty == isIPv4 else { return false }
            return course(node).crossZone(balancer, group) == .on
                || endpoint.subnet.map { inventory.subnets[$0].zone } == own
        }
        guard near.isEmpty else { return .found(near) }
        return .dead(
            .denied(.noTargetsInZone(balancer, zone: zoneName(of: node, balancer))), .loadBalancer(balancer))
    }

    /// A function ends the journey: what calls it is no packet.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
    func toFunction(
        _ group: Handle<TargetGroup>, _ balancer: Handle<LoadBalancer>, _ node: Endpoint, _ packets: PacketSet,
        _ wanted: Wanted, _ notes: inout [Journey.Note]
    ) -> Found {
        guard case .anything = wanted else { return .elsewhere }
        let targets = inventory.targetGroups[group].targets ?? []
        let component = inventory.ref(of: group)
        guard targets.contains(where: { isUsable($0) }) || failsOpen(targets, of: group) else {
            return .dead(deadEnd(packets, node, component, .targets, .denied(.noHealthyTarget(group))))
        }
        let note = Journey.Note.function(group)
        if !notes.contains(note) { notes.append(note) }
        var flight = Flight(packets: packets, station: .sender, zone: .empty)
        flight.pass(component, .delivered)
        let passage = Passage(from: node, to: node, forward: flight.trail(delivered: true), reply: nil)
        return .branches([Branch(passages: [passage])])
    }
}
