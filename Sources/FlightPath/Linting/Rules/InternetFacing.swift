extension LintRule {
    /// Row 66: an internet-facing load balancer that the internet cannot reach, or that cannot answer it.
    static let internetFacing = LintRule(
        rows: [66], title: "internet-facing load balancers have a way from the internet and back",
        needs: [.loadBalancers, .listeners, .networkInterfaces, .subnets, .routeTables, .internetGateways],
        check: .network(InternetFacing.findings))
}

private enum InternetFacing {
    static func findings(_ inventory: Inventory) -> [LintFinding] {
        let population = Population(inventory: inventory)
        return inventory.loadBalancers.handles.filter { inventory.loadBalancers[$0].isInternetFacing }
            .flatMap { findings(of: $0, inventory, population) }
    }

    private static func findings(
        of balancer: Handle<LoadBalancer>, _ inventory: Inventory, _ population: Population
    ) -> [LintFinding] {
        let nodes = population.grouped(inventory.loadBalancers[balancer].nodes.flatMap { population.members(of: $0) })
        var order: [ResourceRef] = []
        var stops: [ResourceRef: (denial: Denial, nodes: Int)] = [:]
        for node in nodes {
            guard let denial = denial(from: .internet, to: node, inventory) else { continue }
            let component = denial.component(inventory)
            if stops[component] == nil { order.append(component) }
            stops[component] = (stops[component]?.denial ?? denial, (stops[component]?.nodes ?? 0) + 1)
        }
        let stopped = stops.values.reduce(0) { $0 + $1.nodes }
        return order.compactMap { component in
            guard let (denial, count) = stops[component] else { return nil }
            let code = denial.code(isEgress: true)
            return LintFinding(
                code: code, severity: stopped == nodes.count ? .error : .warning, row: 66, component: component,
                place: nil,
                headline:
                    "\(component) keeps \(count) of \(nodes.count) nodes of internet-facing \(ResourceRef.loadBalancer(balancer)) from the internet",
                meaning: "\(code.page.title); clients time out, though every target is healthy",
                cure:
                    "route 0.0.0.0/0 of the load balancer's subnets to an internet gateway, or use subnets that have it"
            )
        }
    }

    /// What stops packets of the internet at a node or its answers on their way back, whom security groups and network ACLs
    /// let in apart: that is a choice.
    private static func denial(from internet: AddressSet, to node: Endpoint, _ inventory: Inventory) -> Denial? {
        let isIPv4 = node.addresses.ipv6.isEmpty
        let clients = isIPv4 ? internet.ipv4 : internet.ipv6
        let from = Endpoint(
            place: .internet, addresses: clients, publicAddresses: clients, owner: .anyone, ref: .internet)
        let addresses = node.publicAddresses.isEmpty ? node.addresses : node.publicAddresses
        let packets = PacketSpace().set(source: clients, destination: addresses, protocols: ProtocolSet(.tcp))
        let passages = Tracer(inventory: inventory).passages(from: from, to: node, packets: packets, isPublic: true)
        for passage in passages {
            for part in (passage.forward.hops + (passage.reply?.hops ?? [])).flatMap(\.parts)
            where !part.packets.isEmpty {
                guard case .denied(let denial) = part.judgement else { continue }
                switch denial {
                case .securityGroups, .networkACL, .listenersMismatch, .classicListenersMismatch, .listenerPort,
                    .firewall, .appliancePolicy, .outsidePolicy:
                    continue
                default: return denial
                }
            }
        }
        return nil
    }
}
