/// NAT gateways and transit gateway attachments, as what enters the network there.
extension MemberSelection {
    /// A NAT gateway stands for the addresses it sends from.
    func natGateways(_ name: String, _ selector: Selector) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.natGateways, name, selector, kind: .natGateways, prefix: "nat/",
            isIn: { population.matches(selector.qualifier, vpc: $0.record.vpc) }
        ) { [names[$0.record.name], names[$0.record.id]] }
        let interfaces = found.flatMap { inventory.natGateways[$0].record.addresses }
            .compactMap { inventory.interface($0.interface) }
        guard !interfaces.isEmpty else {
            throw .empty(selector.text, reason: "the snapshot has none of its network interfaces")
        }
        return Selected(endpoints: population.grouped(interfaces.flatMap { population.members(of: $0) }))
    }

    /// An attachment of a VPC stands for the VPC's workloads; any other for the private addresses that no VPC of the
    /// snapshot has, coming in by it.
    func attachments(_ name: String, _ selector: Selector, _ role: Role) throws(SelectionError) -> Selected {
        let found = try match(
            inventory.attachments, name, selector, kind: .transitGatewayAttachments, prefix: "tgw-attachment/"
        ) { [names[$0.name], names[$0.id]] }
        var selected = Selected()
        for handle in found {
            if let vpc = inventory.vpcByID[inventory.attachments[handle].resource] {
                let subnets = inventory.subnets.handles.filter { inventory.subnets[$0].vpc == vpc }
                let members = try workloads(of: subnets, within: nil, selector, role)
                selected.endpoints += members.endpoints
                selected.notes += members.notes
            } else {
                var addresses = AddressSet(
                    ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { CIDRBlock($0) })
                for vpc in inventory.vpcs { addresses.subtract(vpc.addresses) }
                var endpoint = Endpoint(place: .outside, addresses: addresses, owner: .anyone, ref: .attachment(handle))
                endpoint.link = .attachment(handle)
                selected.endpoints.append(endpoint)
            }
        }
        return selected
    }
}
