/// Addresses that filters admit after an edit and that no subnet of the snapshot has: nobody is there to be counted today,
/// and whoever comes there tomorrow gets through.
extension InventoryEdit {
    func unassigned(in inventory: Inventory) -> AddressSet {
        // Who asks for everybody means the internet, which is counted.
        var set = AddressSet(admitted.filter { $0.length > 0 }).subtracting(.internet)
        for subnet in inventory.subnets where !set.isEmpty { set.subtract(subnet.addresses) }
        return set
    }

    /// Whom a filter names that did not before.
    private var admitted: [CIDRBlock] {
        switch self {
        case .addSecurityGroupRules(_, _, _, let blocks), .addNetworkACLEntries(_, _, _, _, let blocks): blocks
        case .firewall(let edit): edit.sources + edit.destinations
        case .kubernetes(.addPolicy(let policy)): policy.peers.compactMap(\.block)
        case .kubernetes(.tellController(let setting)): setting.effects.flatMap(\.admitted)
        case .kubernetes(.admit(let admission)): admission.effects.flatMap(\.admitted)
        case .addRoutes, .deleteRoute, .replaceRoute, .connection, .transitGateway, .loadBalancing, .listener, .targets,
            .service, .kubernetes, .addSecurityGroupReference, .replaceReference:
            []
        }
    }
}
