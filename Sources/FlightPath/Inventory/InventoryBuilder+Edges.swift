/// What leads out of a VPC: NAT gateways, endpoints, egress-only, VPN and Direct Connect gateways.
extension InventoryBuilder {
    mutating func addEdges() {
        addNATGateways()
        addEndpoints()
        for record in merged(
            records.egressOnlyInternetGateways, id: \.id, owner: { vpcOwner($0.attachments.first?.vpc) }, place: \.place
        ) {
            inventory.egressOnlyGateways[record.id] = record
        }
        inventory.vpnGateways = merged(
            records.vpnGateways, id: \.id, owner: { vpcOwner($0.attachments.first?.vpc) }, place: \.place)
        inventory.vpnConnections = merged(records.vpnConnections, id: \.id, owner: { _ in .empty }, place: \.place)
        for record in merged(records.directConnectGateways, id: \.id, owner: \.owner, place: \.place) {
            inventory.directConnectGateways[record.id] = record
        }
        addDirectConnectAssociations()
    }

    func vpcOwner(_ id: Symbol?) -> Symbol {
        id.flatMap { inventory.vpcByID[$0] }.map { inventory.vpcs[$0].owner } ?? .empty
    }

    private mutating func addNATGateways() {
        let gateways = merged(records.natGateways, id: \.id, owner: { vpcOwner($0.vpc) }, place: \.place)
        let owners = interfaceOwners(Set(gateways.flatMap { $0.addresses.map(\.interface) }))
        for var record in gateways {
            for index in record.addresses.indices {
                let address = record.addresses[index]
                record.addresses[index].zoneID = zoneID(address.zoneID, named: address.zoneName, record.place)
            }
            let handle = Handle<NATGateway>(inventory.natGateways.count)
            inventory.natGatewayByID[record.id] = handle
            if !names.equals(record.state, "deleted") {
                for address in record.addresses where address.interface != .empty {
                    inventory.natGatewayByInterface[address.interface] = handle
                }
            }
            let account = record.addresses.lazy.compactMap { owners[$0.interface] }.first
            inventory.natGateways.append(
                NATGateway(
                    record: record, region: region(record.place), account: account ?? vpcOwner(record.vpc),
                    vpc: inventory.vpcByID[record.vpc]))
        }
    }

    /// The owners of a few interfaces, by their ids.
    private func interfaceOwners(_ ids: Set<Symbol>) -> [Symbol: Symbol] {
        guard !ids.isEmpty else { return [:] }
        var owners: [Symbol: Symbol] = [:]
        for interface in inventory.interfaces where ids.contains(interface.id) {
            owners[interface.id] = interface.owner
        }
        return owners
    }

    private mutating func addEndpoints() {
        for record in merged(records.vpcEndpoints, id: \.id, owner: \.owner, place: \.place) {
            let handle = Handle<VPCEndpoint>(inventory.endpoints.count)
            inventory.endpointByID[record.id] = handle
            if !names.equals(record.state, "deleted"), !names.equals(record.state, "Deleted") {
                for interface in record.interfaces { inventory.endpointByInterface[interface] = handle }
            }
            inventory.endpoints.append(VPCEndpoint(record: record, region: region(record.place)))
        }
        for var record in records.endpointServices where inventory.endpointServices[record.name] == nil {
            if record.zoneIDs.isEmpty {
                let ids = record.zoneNames.map { zoneID(.empty, named: $0, record.place) }
                // Part of the zones would be read as all of them.
                if !ids.contains(.empty) { record.zoneIDs = ids }
            }
            inventory.endpointServices[record.name] = record
        }
        inventory.endpointConnections = merged(
            records.endpointConnections, id: \.endpoint, owner: { _ in .empty }, place: \.place)
    }

    /// The owners of both gateways list an association, and may list it once for each region they ask in.
    private mutating func addDirectConnectAssociations() {
        let named = merged(
            records.directConnectAssociations.filter { $0.id != .empty }, id: \.id,
            owner: \.directConnectGatewayOwner, place: \.place)
        inventory.directConnectAssociations = named + records.directConnectAssociations.filter { $0.id == .empty }
    }
}
