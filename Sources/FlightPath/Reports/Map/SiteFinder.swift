/// Tells where each hop of a way stands. A hop names what decided; which subnet that was in, the hops before it tell.
struct SiteFinder {
    let inventory: Inventory

    /// A site for each hop, in order.
    ///
    /// - Parameters:
    ///   - trail: the way there, or back.
    ///   - from: where these packets start; for a reply, the end of the request.
    ///   - to: where they are bound.
    func sites(_ trail: Trail, from: Endpoint, to: Endpoint) -> [MapSite] {
        var walk = Walk(inventory: inventory, from: from, to: to, subnet: from.subnet)
        return trail.hops.map { walk.step($0) }
    }

    /// The state of a walk along one way.
    private struct Walk {
        let inventory: Inventory
        let from: Endpoint
        let to: Endpoint
        var subnet: Handle<Subnet>?
        var last: MapSite?

        mutating func step(_ hop: Hop) -> MapSite {
            switch hop.action {
            case .networkACL(_, let entered): subnet = entered
            case .leftTransitGateway(let entered): subnet = entered
            default: break
            }
            let site = site(hop.component)
            if case .subnet(let within, _) = site { subnet = within }
            last = site
            return site
        }

        private func site(_ ref: ResourceRef) -> MapSite {
            switch ref {
            case .networkACL, .vpc: return here(ref)
            case .routeTable(let handle):
                // A table of a gateway (edge association) stands where the gateway does.
                guard !inventory.routeTables[handle].edgeGateways.isEmpty, case .vpc(let vpc, _)? = last else {
                    return here(ref)
                }
                return .vpc(vpc, ref)
            case .interface(let handle): return site(of: handle)
            case .subnet(let handle): return .subnet(handle, ref)
            case .natGateway(let handle):
                let gateway = inventory.natGateways[handle]
                if let home = inventory.subnetByID[gateway.record.subnet] { return .subnet(home, ref) }
                return gateway.vpc.map { .vpc($0, ref) } ?? here(ref)
            case .endpoint(let handle): return site(of: handle)
            case .firewall: return here(ref)
            case .internetGateway(let handle):
                return vpc(of: inventory.internetGateways[handle].record.attachments, ref)
            case .named(.igw, let id):
                return vpc(of: inventory.egressOnlyGateways[id]?.attachments ?? [], ref)
            case .named(.vgw, let id):
                return vpc(of: inventory.vpnGateways.first { $0.id == id }?.attachments ?? [], ref)
            case .named(.instance, let id):
                return inventory.primaryInterfaces[id].flatMap { inSubnet($0, ref) } ?? here(ref)
            case .named(.dxgw, _): return .outside(ref)
            case .peering: return .link(ref)
            case .transitGateway(let id): return .transitGateway(id, ref)
            case .transitGatewayTable(let id):
                return .transitGateway(inventory.transitGatewayTables[id]?.transitGateway ?? .empty, ref)
            case .attachment(let handle):
                return .transitGateway(inventory.attachments[handle].transitGateway, ref)
            case .loadBalancer(let handle):
                if let end = ends.first(where: { $0.loadBalancer == handle && $0.subnet != nil }) {
                    return within(end, ref)
                }
                return inventory.loadBalancers[handle].vpc.map { .vpc($0, ref) } ?? here(ref)
            case .pod(let handle):
                return ends.first { $0.pod == handle }.map { within($0, ref) }
                    ?? .cluster(inventory.pods[handle].cluster, ref)
            case .node(let handle):
                let node = inventory.nodes[handle]
                if let end = ends.first(where: { $0.node == handle }) { return within(end, ref) }
                return inventory.primaryInterfaces[node.instance].flatMap { inSubnet($0, ref) }
                    ?? .cluster(node.cluster, ref)
            case .internet: return .outside(ref)
            case .address: return ends.first { $0.ref == ref }.map { within($0, ref) } ?? here(ref)
            case .securityGroup, .targetGroup, .listener, .service, .networkPolicy, .clusterPolicy, .foreignPolicy,
                .cluster, .object, .named:
                // These decide at what the packets are at, and stand nowhere themselves.
                return last ?? within(from, from.ref)
            }
        }

        private var ends: [Endpoint] { [from, to] }

        /// In the subnet where the packets are.
        private func here(_ ref: ResourceRef) -> MapSite {
            if let subnet { return .subnet(subnet, ref) }
            if case .vpc(let vpc, _)? = last { return .vpc(vpc, ref) }
            return .outside(ref)
        }

        private func within(_ end: Endpoint, _ ref: ResourceRef) -> MapSite {
            switch end.place {
            case .subnet(let subnet): .subnet(subnet, ref)
            case .cluster(let cluster): .cluster(cluster, ref)
            case .internet, .outside: .outside(ref)
            case .unresolved: end.interface.flatMap { inSubnet($0, ref) } ?? .outside(ref)
            }
        }

        private func inSubnet(_ interface: Handle<NetworkInterface>, _ ref: ResourceRef) -> MapSite? {
            inventory.subnetByID[inventory.interfaces[interface].subnet].map { .subnet($0, ref) }
        }

        /// An interface that is a load balancer's node or a gateway's stands for that.
        private func site(of interface: Handle<NetworkInterface>) -> MapSite {
            let id = inventory.interfaces[interface].id
            let ref: ResourceRef =
                if let balancer = inventory.loadBalancerByNode[interface] {
                    .loadBalancer(balancer)
                } else if let gateway = inventory.natGatewayByInterface[id] {
                    .natGateway(gateway)
                } else if let endpoint = inventory.endpointByInterface[id] {
                    .endpoint(endpoint)
                } else {
                    .interface(interface)
                }
            return inSubnet(interface, ref) ?? here(ref)
        }

        private func site(of endpoint: Handle<VPCEndpoint>) -> MapSite {
            let record = inventory.endpoints[endpoint].record
            let ref = ResourceRef.endpoint(endpoint)
            if let subnet, record.subnets.contains(inventory.subnets[subnet].id) { return .subnet(subnet, ref) }
            if let home = record.subnets.lazy.compactMap({ inventory.subnetByID[$0] }).first {
                return .subnet(home, ref)
            }
            return inventory.vpcByID[record.vpc].map { .vpc($0, ref) } ?? here(ref)
        }

        private func vpc(of attachments: [GatewayAttachmentRecord], _ ref: ResourceRef) -> MapSite {
            if let home = attachments.lazy.compactMap({ inventory.vpcByID[$0.vpc] }).first { return .vpc(home, ref) }
            if let home = subnet.flatMap({ inventory.subnets[$0].vpc }) { return .vpc(home, ref) }
            return .outside(ref)
        }
    }
}
