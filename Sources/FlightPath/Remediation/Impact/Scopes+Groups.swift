/// What changes where security groups are known, or are worn by others: the traffic of the rules that name them.
extension Scopes {
    /// An interface comes by groups or loses them: what their own rules admit, and what the rules of others that name them do.
    static func membership(
        of interface: Handle<NetworkInterface>, changing groups: [Handle<SecurityGroup>], _ inventory: Inventory
    ) -> Scopes {
        let value = inventory.interfaces[interface]
        guard let subnet = inventory.subnetByID[value.subnet] else { return .question }
        let addresses = value.addresses.flatMap { AddressSet($0.address).blocks } + value.prefixes
        let own = Scope.Side.subnets([subnet], within: addresses)
        let ids = Set(groups.map { inventory.securityGroups[$0].record.id })
        var scopes = Scopes()
        for group in inventory.securityGroups.handles {
            for rule in inventory.securityGroups[group].record.rules {
                if groups.contains(group) { scopes.formUnion(admitted(by: rule, to: own, inventory)) }
                guard case .group(let peer) = rule.peer, ids.contains(peer) else { continue }
                scopes.formUnion(directed(rule, own: .group(group), far: own, inventory))
            }
        }
        return scopes
    }

    /// Rules that name groups of another VPC take effect between these VPCs; where one is given, only to or from it.
    static func references(between vpcs: Set<Symbol>, oneOf vpc: Symbol? = nil, _ inventory: Inventory) -> Scopes {
        var scopes = Scopes()
        for group in inventory.securityGroups.handles {
            let record = inventory.securityGroups[group].record
            for rule in record.rules {
                guard case .group(let id) = rule.peer, let peer = inventory.groupByID[id] else { continue }
                let other = inventory.securityGroups[peer].record.vpc
                guard other != record.vpc, vpcs.contains(other), vpcs.contains(record.vpc),
                    vpc.map({ $0 == other || $0 == record.vpc }) ?? true
                else { continue }
                scopes.formUnion(directed(rule, own: .group(group), far: .group(peer), inventory))
            }
        }
        return scopes
    }

    /// A rule names another group: what it admits then. The group that it named is gone.
    static func replacing(
        _ rule: SecurityGroupRuleRecord, of group: Handle<SecurityGroup>, with peer: Handle<SecurityGroup>,
        _ inventory: Inventory
    ) -> Scopes {
        var scopes = directed(rule, own: .group(group), far: .group(peer), inventory)
        if case .group(let id) = rule.peer, let old = inventory.groupByID[id] {
            scopes.formUnion(directed(rule, own: .group(group), far: .group(old), inventory))
        }
        return scopes
    }

    /// What a rule lets in or out of those who have its group.
    private static func admitted(
        by rule: SecurityGroupRuleRecord, to own: Scope.Side, _ inventory: Inventory
    ) -> Scopes {
        switch rule.peer {
        case .block(let block): return directed(rule, own: own, far: .blocks([block]), inventory)
        case .prefixList(let id):
            guard let list = inventory.prefixLists[id], let entries = list.entries, list.isComplete else {
                return .question
            }
            return directed(rule, own: own, far: .blocks(entries.map(\.block)), inventory)
        case .group(let id):
            // Of a group beyond the snapshot nobody is known.
            guard let peer = inventory.groupByID[id] else { return Scopes() }
            return directed(rule, own: own, far: .group(peer), inventory)
        case .none: return Scopes()
        }
    }

    private static func directed(
        _ rule: SecurityGroupRuleRecord, own: Scope.Side, far: Scope.Side, _ inventory: Inventory
    ) -> Scopes {
        let transport = transport(of: rule, inventory)
        return Scopes(all: [rule.isEgress ? Scope(from: own, to: far, transport) : Scope(from: far, to: own, transport)]
        )
    }

    /// A rule's protocol and ports; for ICMP and what cannot be read, everything.
    private static func transport(
        of rule: SecurityGroupRuleRecord, _ inventory: Inventory
    ) -> InventoryEdit.Transport {
        guard let ipProtocol = IPProtocol(inventory.names[rule.ipProtocol]), !ipProtocol.isICMP else { return .init() }
        guard ipProtocol.hasPorts, let low = rule.fromPort.flatMap({ UInt16(exactly: $0) }),
            let high = rule.toPort.flatMap({ UInt16(exactly: $0) }), low <= high
        else { return .init(ipProtocol: ipProtocol) }
        return .init(ipProtocol: ipProtocol, ports: low...high)
    }
}
