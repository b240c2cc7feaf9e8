/// A change to what routes and addresses rest on: prefix lists, peering connections, interfaces, associations of tables.
enum ConnectionEdit: Hashable, Sendable {
    case addPrefixListEntries(Symbol, [CIDRBlock])
    case acceptPeering(Handle<PeeringConnection>)
    case disableSourceDestinationCheck(Handle<NetworkInterface>)
    /// The interface has these security groups, and no others.
    case setGroups(Handle<NetworkInterface>, [Handle<SecurityGroup>])
    /// The subnet is routed by this table from then on.
    case associate(Handle<Subnet>, with: Handle<RouteTable>)
    /// The VPC is joined with the internet by a gateway that is attached to none.
    case attachGateway(Handle<InternetGateway>, to: Handle<VPC>)
    /// A classic load balancer gets a node in the subnet, and sends to instances of its zone.
    case attach(Handle<LoadBalancer>, to: Handle<Subnet>)
    /// The VPC gives up a block in which it has no subnet, and with it the local routes for the block.
    case removeBlock(CIDRBlock, of: Handle<VPC>)

    var component: ResourceRef {
        switch self {
        case .addPrefixListEntries(let list, _): .named(.prefixList, list)
        case .acceptPeering(let peering): .peering(peering)
        case .disableSourceDestinationCheck(let interface), .setGroups(let interface, _): .interface(interface)
        case .associate(let subnet, _): .subnet(subnet)
        case .attachGateway(let gateway, _): .internetGateway(gateway)
        case .attach(let balancer, _): .loadBalancer(balancer)
        case .removeBlock(_, let vpc): .vpc(vpc)
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .addPrefixListEntries(let list, let blocks):
            guard let entries = inventory.prefixLists[list]?.entries else { return }
            let place = entries.first?.place ?? Place(file: 0, offset: 0)
            inventory.prefixLists[list]?.entries =
                entries + blocks.map { .init(list: .id(list), block: $0, place: place) }
        case .acceptPeering(let peering):
            let active = inventory.symbol("active")
            inventory.peerings[peering].record.status = active
            activateRoutes(to: inventory.peerings[peering].record.id, &inventory)
            activateReferences(over: peering, active, &inventory)
        case .disableSourceDestinationCheck(let interface): inventory.interfaces[interface].sourceDestCheck = false
        case .setGroups(let interface, let groups):
            inventory.interfaces[interface].groups = groups.map { inventory.securityGroups[$0].record.id }
        case .associate(let subnet, let table): inventory.subnets[subnet].routeTable = table
        case .attachGateway(let gateway, let vpc):
            let available = inventory.symbol("available")
            inventory.internetGateways[gateway].record.attachments = [
                .init(vpc: inventory.vpcs[vpc].id, state: available)
            ]
            inventory.vpcs[vpc].internetGateways.append(gateway)
            activateRoutes(to: inventory.internetGateways[gateway].record.id, &inventory)
        case .attach(let balancer, let subnet):
            inventory.loadBalancers[balancer].classic?.subnets.append(inventory.subnets[subnet].id)
        case .removeBlock(let block, let vpc): remove(block, vpc, &inventory)
        }
    }

    /// Routes to what is not connected are blackholes, and active once it is.
    private func activateRoutes(to id: Symbol, _ inventory: inout Inventory) {
        for table in inventory.routeTables.indices {
            for index in inventory.routeTables[table].record.routes.indices
            where inventory.routeTables[table].record.routes[index].targetID == id {
                inventory.routeTables[table].record.routes[index].state = .empty
            }
        }
    }

    /// Rules that name a group beyond the connection take effect with it. They do not say which connection it is: where the
    /// VPC waits for several, they are left as they are.
    private func activateReferences(
        over peering: Handle<PeeringConnection>, _ active: Symbol, _ inventory: inout Inventory
    ) {
        let record = inventory.peerings[peering].record
        let pending = inventory.symbol("pending-acceptance")
        let waiting = inventory.peerings.filter { $0.record.status == pending }
            .flatMap { [$0.record.requester.vpc, $0.record.accepter.vpc] }
        let vpcs = [record.requester.vpc, record.accepter.vpc].filter { !waiting.contains($0) }
        for group in inventory.securityGroups.indices
        where vpcs.contains(inventory.securityGroups[group].record.vpc) {
            for index in inventory.securityGroups[group].record.rules.indices
            where inventory.securityGroups[group].record.rules[index].peeringStatus == pending {
                inventory.securityGroups[group].record.rules[index].peeringStatus = active
            }
        }
    }

    /// Attachments and peering connections no longer tell of the block either.
    private func remove(_ block: CIDRBlock, _ vpc: Handle<VPC>, _ inventory: inout Inventory) {
        inventory.vpcs[vpc].record.blocks.removeAll { $0 == block }
        inventory.vpcs[vpc].addresses = AddressSet(inventory.vpcs[vpc].record.blocks)
        let id = inventory.vpcs[vpc].id
        let local = inventory.names.find("local") ?? .empty
        for table in inventory.routeTables.indices where inventory.routeTables[table].record.vpc == id {
            inventory.routeTables[table].record.routes.removeAll { $0.block == block && $0.targetID == local }
        }
        let own = Set(inventory.attachments.filter { $0.resource == id }.map(\.id))
        for table in inventory.transitGatewayTables.keys {
            inventory.transitGatewayTables[table]?.rows.removeAll {
                $0.block == block && !$0.isStatic && own.isSuperset(of: $0.attachments)
            }
        }
    }
}
