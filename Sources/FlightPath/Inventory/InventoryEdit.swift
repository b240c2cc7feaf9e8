/// A change to a resource. Applying it gives a new inventory; the old one stays as it is.
indirect enum InventoryEdit: Hashable, Sendable {
    /// Rules of one direction, protocol and port range, one for each block.
    case addSecurityGroupRules(Handle<SecurityGroup>, isEgress: Bool, Transport, [CIDRBlock])
    /// Entries that allow, from a number on, one for each block.
    case addNetworkACLEntries(Handle<NetworkACL>, isEgress: Bool, number: Int, Transport, [CIDRBlock])
    case addRoutes(Handle<RouteTable>, [CIDRBlock], RouteTarget)
    /// The route for this very block, of which a table has one.
    case deleteRoute(Handle<RouteTable>, CIDRBlock)
    /// The route for this very block leads elsewhere.
    case replaceRoute(Handle<RouteTable>, CIDRBlock, RouteTarget)
    case connection(ConnectionEdit)
    case transitGateway(TransitGatewayEdit)
    case loadBalancing(LoadBalancingEdit)
    case listener(ListenerEdit)
    case targets(TargetEdit)
    case service(ServiceEdit)
    case kubernetes(KubernetesEdit)
    case firewall(FirewallEdit)
    /// A rule that names the peers' group: what is in it now and later.
    case addSecurityGroupReference(Handle<SecurityGroup>, isEgress: Bool, Transport, Handle<SecurityGroup>)
    /// The rule at a position, which names a group, names this one instead.
    case replaceReference(Handle<SecurityGroup>, rule: Int, with: Handle<SecurityGroup>)

    /// Protocol with ports, or with ICMP type.
    struct Transport: Hashable, Sendable {
        /// Nil is every protocol.
        var ipProtocol: IPProtocol?
        var ports: ClosedRange<UInt16>?
        var icmpType: UInt16?
    }

    /// What a route leads to.
    struct RouteTarget: Hashable, Sendable {
        let kind: RouteTableRecord.Route.Target
        let id: Symbol
    }

    /// The resource that changes.
    var component: ResourceRef {
        switch self {
        case .addSecurityGroupRules(let group, _, _, _): .securityGroup(group)
        case .addNetworkACLEntries(let acl, _, _, _, _): .networkACL(acl)
        case .addRoutes(let table, _, _), .deleteRoute(let table, _), .replaceRoute(let table, _, _):
            .routeTable(table)
        case .connection(let edit): edit.component
        case .transitGateway(let edit): edit.component
        case .loadBalancing(let edit): edit.component
        case .listener(let edit): edit.component
        case .targets(let edit): edit.component
        case .service(let edit): .service(edit.service)
        case .kubernetes(let edit): edit.component
        case .firewall(let edit): edit.component
        case .addSecurityGroupReference(let group, _, _, _), .replaceReference(let group, _, _): .securityGroup(group)
        }
    }
}

extension Inventory {
    /// The inventory with the change made.
    func applying(_ edit: InventoryEdit) -> Inventory {
        var edited = self
        switch edit {
        case .addSecurityGroupRules(let group, let isEgress, let transport, let blocks):
            let place = securityGroups[group].record.place
            let text = edited.symbol(transport.ipProtocol)
            for block in blocks {
                var rule = SecurityGroupRuleRecord(isEgress: isEgress, place: place)
                rule.ipProtocol = text
                rule.fromPort = transport.from
                rule.toPort = transport.to
                rule.peer = .block(block)
                edited.securityGroups[group].record.rules.append(rule)
            }
        case .addNetworkACLEntries(let acl, let isEgress, let number, let transport, let blocks):
            let place = networkACLs[acl].record.place
            let text = edited.symbol(transport.ipProtocol)
            for (index, block) in blocks.enumerated() {
                var entry = NetworkACLRecord.Entry(place: place)
                entry.number = number + index
                entry.isEgress = isEgress
                entry.isAllow = true
                entry.ipProtocol = text
                entry.block = block
                entry.portFrom = transport.ports.map { Int($0.lowerBound) }
                entry.portTo = transport.ports.map { Int($0.upperBound) }
                entry.icmpType = transport.icmpType.map(Int.init)
                entry.icmpCode = transport.icmpType == nil ? nil : -1
                edited.networkACLs[acl].record.entries.append(entry)
            }
        case .addRoutes(let table, let blocks, let target):
            let place = routeTables[table].record.place
            for block in blocks {
                var route = RouteTableRecord.Route(place: place)
                route.block = block
                route.target = target.kind
                route.targetID = target.id
                edited.routeTables[table].record.routes.append(route)
            }
        case .deleteRoute(let table, let block):
            edited.routeTables[table].record.routes.removeAll { $0.block == block }
        case .replaceRoute(let table, let block, let target):
            for index in routeTables[table].record.routes.indices
            where routeTables[table].record.routes[index].block == block {
                edited.routeTables[table].record.routes[index].target = target.kind
                edited.routeTables[table].record.routes[index].targetID = target.id
                edited.routeTables[table].record.routes[index].state = .empty
            }
        case .connection(let edit): edit.apply(to: &edited)
        case .transitGateway(let edit): edit.apply(to: &edited)
        case .loadBalancing(let edit): edit.apply(to: &edited)
        case .listener(let edit): edit.apply(to: &edited)
        case .targets(let edit): edit.apply(to: &edited)
        case .service(let edit): edit.apply(to: &edited)
        case .kubernetes(let edit): edit.apply(to: &edited)
        case .firewall(let edit): edit.apply(to: &edited)
        case .addSecurityGroupReference(let group, let isEgress, let transport, let peer):
            var rule = SecurityGroupRuleRecord(isEgress: isEgress, place: securityGroups[group].record.place)
            rule.ipProtocol = edited.symbol(transport.ipProtocol)
            rule.fromPort = transport.from
            rule.toPort = transport.to
            rule.peer = .group(securityGroups[peer].record.id)
            edited.securityGroups[group].record.rules.append(rule)
        case .replaceReference(let group, let index, let peer):
            edited.securityGroups[group].record.rules[index].peer = .group(securityGroups[peer].record.id)
            edited.securityGroups[group].record.rules[index].peeringStatus = .empty
        }
        return edited
    }

    private mutating func symbol(_ ipProtocol: IPProtocol?) -> Symbol {
        symbol(ipProtocol.map { String($0.rawValue) } ?? "-1")
    }

    mutating func symbol(_ text: String) -> Symbol { names.find(text) ?? names.intern(text) }
}

extension InventoryEdit.Transport {
    /// First port, or ICMP type.
    var from: Int? { ports.map { Int($0.lowerBound) } ?? icmpType.map(Int.init) }
    /// Last port, or every ICMP code.
    var to: Int? { ports.map { Int($0.upperBound) } ?? icmpType.map { _ in -1 } }

    /// The protocol as security groups have it: four have names there, the others numbers, and `-1` is all.
    ///
    /// Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    var securityGroupProtocol: String {
        guard let ipProtocol else { return "-1" }
        return [.tcp, .udp, .icmp, .icmpv6].contains(ipProtocol) ? ipProtocol.name : String(ipProtocol.rawValue)
    }
}
