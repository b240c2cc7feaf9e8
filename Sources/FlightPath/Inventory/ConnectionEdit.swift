/// A change to what routes and addresses rest on: prefix lists, peering connections, interfaces, associations of tables.
enum ConnectionEdit: Hashable, Sendable {
    case addPrefixListEntries(Symbol, [CIDRBlock])
    case acceptPeering(Handle<PeeringConnection>)
    case disableSourceDestinationCheck(Handle<NetworkInterface>)
    /// The subnet is routed by this table from then on.
    case associate(Handle<Subnet>, with: Handle<RouteTable>)

    var component: ResourceRef {
        switch self {
        case .addPrefixListEntries(let list, _): .named(.prefixList, list)
        case .acceptPeering(let peering): .peering(peering)
        case .disableSourceDestinationCheck(let interface): .interface(interface)
        case .associate(let subnet, _): .subnet(subnet)
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
            // Routes to it are blackholes until then, and active from then on.
            let id = inventory.peerings[peering].record.id
            for table in inventory.routeTables.indices {
                for index in inventory.routeTables[table].record.routes.indices
                where inventory.routeTables[table].record.routes[index].targetID == id {
                    inventory.routeTables[table].record.routes[index].state = .empty
                }
            }
        case .disableSourceDestinationCheck(let interface): inventory.interfaces[interface].sourceDestCheck = false
        case .associate(let subnet, let table): inventory.subnets[subnet].routeTable = table
        }
    }
}
