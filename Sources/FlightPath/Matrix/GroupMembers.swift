/// Who is in the groups of a matrix: the endpoints that their selectors stand for, looked up in indexes made once.
struct GroupMembers {
    let inventory: Inventory
    private var interfacesBySubnet: [Symbol: [Handle<NetworkInterface>]] = [:]
    private var interfacesByGroup: [Symbol: [Handle<NetworkInterface>]] = [:]
    private var subnetsByVPC: [Handle<VPC>: [Handle<Subnet>]] = [:]

    init(_ inventory: Inventory) {
        self.inventory = inventory
        for handle in inventory.interfaces.handles {
            let interface = inventory.interfaces[handle]
            interfacesBySubnet[interface.subnet, default: []].append(handle)
            for group in Set(interface.groups) { interfacesByGroup[group, default: []].append(handle) }
        }
        for handle in inventory.subnets.handles {
            if let vpc = inventory.subnets[handle].vpc { subnetsByVPC[vpc, default: []].append(handle) }
        }
    }

    /// What the group's selector stands for.
    func select(
        _ group: MatrixGroup, _ role: MemberSelection.Role, _ population: Population
    ) throws(SelectionError) -> MemberSelection.Selected {
        let selection = MemberSelection(inventory: inventory, population: population)
        switch group.subject {
        case .vpc(let vpc):
            // What a VPC without subnets stands for, the selector says.
            guard let subnets = subnetsByVPC[vpc] else { return try selection.select(group.selector, role) }
            return try selection.workloads(
                of: subnets, among: interfacesBySubnet, within: nil, group.selector, role)
        case .subnet(let subnet):
            return try selection.workloads(
                of: [subnet], among: interfacesBySubnet, within: nil, group.selector, role)
        case .securityGroup(let handle):
            let found = interfacesByGroup[inventory.securityGroups[handle].record.id] ?? []
            return try selection.members(of: [handle], found, group.selector)
        case .pods(let pods):
            // One pod by its name is that pod, whatever else could not be read.
            if case .resource(.pod, _, _) = group.selector.form {
                return .init(endpoints: selection.endpoints(of: pods))
            }
            return selection.members(pods)
        case .asked: return try selection.select(group.selector, role)
        }
    }
}
