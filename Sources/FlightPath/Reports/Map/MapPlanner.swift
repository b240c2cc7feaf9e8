/// Finds what the hops of some reports pass, and what lies around it.
struct MapPlanner {
    /// How many subnets that no question passes a VPC shows.
    static let surroundings = 4

    let inventory: Inventory
    let describer: Describer

    init(_ inventory: Inventory) {
        self.inventory = inventory
        describer = Describer(inventory: inventory)
    }

    /// - Parameter sites: everything passed, in the order in which it is first.
    func plan(_ sites: [MapSite]) -> MapPlan {
        var plan = MapPlan()
        var counts = InterfaceCounts(inventory, of: subnets(sites))
        var vpcs: [Symbol] = []
        var gateways: [Symbol] = []
        for site in sites {
            switch site {
            case .subnet(let subnet, _): note(inventory.subnets[subnet].record.vpc, &vpcs)
            case .vpc(let vpc, _): note(inventory.vpcs[vpc].id, &vpcs)
            case .transitGateway(let id, _): note(id, &gateways)
            case .link(let ref):
                let component = describer.component(ref)
                place(component.account, component.region, &plan) { $0.links.append(thing(site)) }
            case .outside: plan.outside.append(thing(site))
            case .cluster(let cluster, _):
                let title = describer.text(inventory.clusters[cluster].name)
                if let index = plan.clusters.firstIndex(where: { $0.title == title }) {
                    plan.clusters[index].things.append(thing(site))
                } else {
                    plan.clusters.append(.init(title: title, things: [thing(site)]))
                }
            }
        }
        for (order, id) in vpcs.enumerated() {
            let component = inventory.vpcByID[id].map { describer.component(.vpc($0)) }
            let vpc = vpc(id, component, order, sites, &counts)
            place(component?.account, component?.region, &plan) { $0.vpcs.append(vpc) }
        }
        for id in gateways {
            let component = describer.component(.transitGateway(id))
            let gateway = transitGateway(id, component, sites)
            place(component.account, component.region, &plan) { $0.transitGateways.append(gateway) }
        }
        let hidden = inventory.vpcs.count { !vpcs.contains($0.id) }
        if hidden > 0 {
            plan.leftOut.append("\(hidden) more VPC\(hidden == 1 ? "" : "s") that no question here passes")
        }
        return plan
    }

    private func note(_ id: Symbol, _ list: inout [Symbol]) { if !list.contains(id) { list.append(id) } }

    private func subnets(_ sites: [MapSite]) -> Set<Symbol> {
        Set(sites.compactMap { if case .subnet(let subnet, _) = $0 { inventory.subnets[subnet].id } else { nil } })
    }

    private func place(
        _ account: String?, _ region: String?, _ plan: inout MapPlan, _ add: (inout MapPlan.Region) -> Void
    ) {
        let account = account ?? ""
        let region = region ?? ""
        let home = plan.accounts.firstIndex { $0.id == account } ?? plan.accounts.count
        if home == plan.accounts.count { plan.accounts.append(.init(id: account)) }
        let part = plan.accounts[home].regions.firstIndex { $0.name == region } ?? plan.accounts[home].regions.count
        if part == plan.accounts[home].regions.count { plan.accounts[home].regions.append(.init(name: region)) }
        add(&plan.accounts[home].regions[part])
    }

    // MARK: VPCs

    private func vpc(
        _ id: Symbol, _ component: Component?, _ order: Int, _ sites: [MapSite], _ counts: inout InterfaceCounts
    ) -> MapPlan.VPC {
        let record = inventory.vpcByID[id].map { inventory.vpcs[$0].record }
        var vpc = MapPlan.VPC(
            title: title(component?.name, describer.text(id)),
            detail: detail(component?.name == nil ? "" : describer.text(id), record?.blocks ?? []), order: order)
        var passed: [Handle<Subnet>] = []
        for site in sites {
            switch site {
            case .vpc(let handle, _) where inventory.vpcs[handle].id == id: vpc.edge.append(thing(site))
            case .subnet(let subnet, _) where inventory.subnets[subnet].record.vpc == id && !passed.contains(subnet):
                passed.append(subnet)
            default: break
            }
        }
        for (order, subnet) in passed.enumerated() {
            var plan = self.subnet(subnet, order)
            for case .subnet(subnet, let ref) in sites {
                let thing = thing(.subnet(subnet, ref))
                switch ref {
                case .networkACL: plan.gates.insert(thing, at: 0)
                case .routeTable: plan.gates.append(thing)
                default: plan.things.append(thing)
                }
            }
            let interfaces = counts.counts[inventory.subnets[subnet].id] ?? 0
            let shown = plan.things.count { $0.kind != .pod && $0.kind != .subnet }
            if interfaces > shown {
                let count = interfaces - shown
                plan.note = "\(count) more network interface\(count == 1 ? "" : "s")"
            }
            vpc.subnets.append(plan)
        }
        let others = inventory.subnets.handles.filter {
            inventory.subnets[$0].record.vpc == id && !passed.contains($0)
        }.sorted { describer.text(inventory.subnets[$0].id) < describer.text(inventory.subnets[$1].id) }
        let zones = Set(vpc.subnets.map(\.zone))
        let near = others.filter { zones.contains(zone($0)) } + others.filter { !zones.contains(zone($0)) }
        vpc.subnets += near.prefix(Self.surroundings).map { self.subnet($0, nil) }
        let hidden = others.count - min(others.count, Self.surroundings)
        if hidden > 0 { vpc.note = "\(hidden) more subnet\(hidden == 1 ? "" : "s")" }
        return vpc
    }

    private func zone(_ subnet: Handle<Subnet>) -> String {
        let record = inventory.subnets[subnet].record
        return describer.text(record.zoneName == .empty ? record.zoneID : record.zoneName)
    }

    private func subnet(_ handle: Handle<Subnet>, _ order: Int?) -> MapPlan.Subnet {
        let subnet = inventory.subnets[handle]
        let id = describer.text(subnet.id)
        let name = subnet.record.name == .empty ? nil : describer.text(subnet.record.name)
        return MapPlan.Subnet(
            title: title(name, id), detail: detail(zone(handle), subnet.record.blocks), zone: zone(handle),
            tier: tier(handle), order: order, id: id)
    }

    private func tier(_ handle: Handle<Subnet>) -> MapPlan.Subnet.Tier {
        let subnet = inventory.subnets[handle]
        if inventory.attachments.contains(where: { $0.subnets?.contains(subnet.id) == true }) { return .attached }
        let table = subnet.routeTable ?? subnet.vpc.flatMap { inventory.vpcs[$0].mainRouteTable }
        let isOpen = table.map { table in
            inventory.routeTables[table].record.routes.contains { inventory.internetGatewayByID[$0.targetID] != nil }
        }
        return isOpen == true ? .open : .inner
    }

    // MARK: Transit gateways

    private func transitGateway(
        _ id: Symbol, _ component: Component, _ sites: [MapSite]
    ) -> MapPlan.TransitGateway {
        var gateway = MapPlan.TransitGateway(
            title: title(component.name, component.id),
            detail: component.name == nil ? "transit gateway" : "transit gateway \(component.id)")
        for site in sites {
            guard case .transitGateway(id, let ref) = site else { continue }
            if case .attachment = ref {
                gateway.attachments.append(thing(site))
            } else {
                gateway.tables.append(thing(site))
            }
        }
        let attached = inventory.attachments.count { $0.transitGateway == id }
        if attached > gateway.attachments.count {
            let count = attached - gateway.attachments.count
            gateway.note = "\(count) more attachment\(count == 1 ? "" : "s")"
        }
        return gateway
    }

    // MARK: Words

    func thing(_ site: MapSite) -> MapPlan.Thing {
        let ref = site.ref
        let component = describer.component(ref)
        let name = title(component.name, component.id)
        switch ref {
        case .loadBalancer(let handle):
            return .init(site: site, kind: .lb, title: name, detail: nodes(handle, site))
        case .pod(let handle):
            let pod = inventory.pods[handle]
            let address = pod.record.addresses.first.map { " \($0)" } ?? ""
            return .init(
                site: site, kind: .pod, title: name, detail: "pod in \(describer.text(pod.namespace))\(address)")
        case .interface(let handle):
            let address = inventory.interfaces[handle].addresses.first.map { " \($0.address)" } ?? ""
            return .init(site: site, kind: .eni, title: name, detail: "network interface\(address)")
        case .internet: return .init(site: site, kind: .internet, title: "the internet", detail: "")
        case .subnet:
            return .init(site: site, kind: .subnet, title: "addresses in the subnet", detail: component.id)
        default:
            let id = component.name == nil || component.id == name ? "" : " \(component.id)"
            return .init(
                site: site, kind: component.kind, title: name,
                detail: component.kind == .address ? "address" : component.kind.noun + id)
        }
    }

    private func nodes(_ balancer: Handle<LoadBalancer>, _ site: MapSite) -> String {
        let label = describer.label(.loadBalancer(balancer)).prefix { $0 != "`" }
        guard case .subnet(let subnet, _) = site else { return label + "load balancer" }
        let addresses = inventory.loadBalancers[balancer].nodes
            .filter { inventory.interfaces[$0].subnet == inventory.subnets[subnet].id }
            .compactMap { inventory.interfaces[$0].addresses.first?.address.description }
        return label + "node " + addresses.joined(separator: ", ")
    }

    private func title(_ name: String?, _ id: String) -> String {
        if let name, !name.isEmpty { return name }
        return id
    }

    private func detail(_ first: String, _ blocks: [CIDRBlock]) -> String {
        ([first] + blocks.prefix(2).map(\.description) + (blocks.count > 2 ? ["…"] : []))
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

/// How many interfaces stand in subnets.
struct InterfaceCounts {
    private(set) var counts: [Symbol: Int] = [:]

    init(_ inventory: Inventory, of subnets: Set<Symbol>) {
        for interface in inventory.interfaces where subnets.contains(interface.subnet) {
            counts[interface.subnet, default: 0] += 1
        }
    }
}
