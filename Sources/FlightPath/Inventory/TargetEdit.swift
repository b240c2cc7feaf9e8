/// A change to what is registered in a target group, or to how it is checked.
enum TargetEdit: Hashable, Sendable {
    /// Registered addresses give way to others, one for one.
    case replace(Handle<TargetGroup>, [Replacement])
    /// Checks go to the port that traffic goes to.
    case checkTrafficPort(Handle<TargetGroup>)

    struct Replacement: Hashable, Sendable {
        /// The target's position in the group's list.
        let index: Int
        let address: IPAddress
    }

    var component: ResourceRef {
        switch self {
        case .replace(let group, _), .checkTrafficPort(let group): .targetGroup(group)
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .replace(let group, let replacements):
            for replacement in replacements {
                let address = inventory.symbol(replacement.address.description)
                inventory.targetGroups[group].targets?[replacement.index].target = address
                inventory.expectHealth(of: .init(group: group, index: replacement.index))
            }
        case .checkTrafficPort(let group):
            inventory.targetGroups[group].record.healthCheck.port = inventory.symbol("traffic-port")
            for index in (inventory.targetGroups[group].targets ?? []).indices {
                inventory.targetGroups[group].targets?[index].healthCheckPort = .empty
                inventory.outdatedHealth.insert(.init(group: group, index: index))
            }
        }
    }
}

extension Inventory {
    /// The target was just registered: its checks decide.
    mutating func expectHealth(of target: RegisteredTarget) {
        let initial = symbol("initial")
        targetGroups[target.group].targets?[target.index].state = initial
        targetGroups[target.group].targets?[target.index].reason = .empty
        outdatedHealth.insert(target)
    }

    /// Registers the pods that a service selects where bindings put them, as the controller of the bindings does.
    ///
    /// Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
    mutating func registerPods(of service: Handle<Service>) {
        let value = services[service]
        for binding in bindings
        where binding.cluster == value.cluster && binding.record.service == value.record.meta.name
            && binding.record.meta.namespace == value.record.meta.namespace
        {
            guard let group = targetGroupByARN[binding.record.targetGroup], targetGroups[group].targets != nil,
                names.equals(targetGroups[group].record.targetType, "ip"),
                [.empty, targetGroups[group].record.vpc].contains(binding.record.vpc),
                let port = value.record.port(binding.record.port)
            else { continue }
            let isIPv6 = names.equals(targetGroups[group].record.ipAddressType, "ipv6")
            for pod in pods(of: service) where isEndpoint(pod, of: value.record) {
                let ports = targetPorts(port, pod).ranges.filter { $0.lowerBound == $0.upperBound }
                for address in pods[pod].record.addresses where (address.family == .ipv6) == isIPv6 {
                    for range in ports { register(address, Int(range.lowerBound), in: group) }
                }
            }
        }
    }

    private mutating func register(_ address: IPAddress, _ port: Int, in group: Handle<TargetGroup>) {
        let text = symbol(address.description)
        let own = targetGroups[group]
        guard let targets = own.targets, !targets.contains(where: { $0.target == text && $0.port == port }) else {
            return
        }
        var target = TargetHealthRecord(group: .unknown, place: own.record.place)
        target.target = text
        target.port = port
        let subnet = addresses.owners(of: address).first.flatMap { subnetByID[interfaces[$0].subnet] }
        // An address outside of the group's VPC is registered for every zone.
        let isNear = subnet.map { subnets[$0].record.vpc == own.record.vpc } ?? false
        target.zone = isNear ? subnet.map { subnets[$0].record.zoneName } ?? .empty : symbol("all")
        targetGroups[group].targets?.append(target)
        expectHealth(of: .init(group: group, index: targets.count))
    }
}

extension ServiceRecord {
    /// The port that a reference means; the only one where there is no reference.
    func port(_ reference: PortReference?) -> Port? {
        switch reference {
        case .number(let number)?: ports.first { $0.port == number }
        case .name(let name)?: ports.first { $0.name == name }
        case nil: ports.count == 1 ? ports.first : nil
        }
    }
}
