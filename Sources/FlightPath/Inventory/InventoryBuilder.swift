/// Resolves records into an ``Inventory``: merges what several accounts list, and follows references.
struct InventoryBuilder {
    let snapshot: Snapshot
    var inventory: Inventory

    static func build(_ snapshot: Snapshot) -> Inventory {
        var builder = InventoryBuilder(snapshot)
        builder.addZones()
        builder.addNetworks()
        builder.addBlockPublicAccess()
        builder.addFilters()
        builder.addInterfaces()
        builder.addGateways()
        builder.addEdges()
        builder.addTransitGateways()
        builder.addFirewalls()
        builder.addLoadBalancers()
        builder.addKubernetes()
        return builder.inventory
    }

    private init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        inventory = Inventory(names: snapshot.names, coverage: Coverage(snapshot), files: snapshot.files)
    }

    var names: Names { snapshot.names }
    var records: Records { snapshot.records }

    func region(_ place: Place) -> Symbol { snapshot.files[Int(place.file)].region }
    func account(_ place: Place) -> Symbol { snapshot.files[Int(place.file)].account }

    /// One record an id, the one from its owner's account where several accounts list it, ordered by id so that the
    /// order of files does not matter.
    func merged<Record>(
        _ records: [Record], id: (Record) -> Symbol, owner: (Record) -> Symbol, place: (Record) -> Place
    ) -> [Record] {
        var best: [Symbol: Int] = [:]
        best.reserveCapacity(records.count)
        for (index, record) in records.enumerated() {
            guard let other = best[id(record)] else {
                best[id(record)] = index
                continue
            }
            let otherIsOwners = account(place(records[other])) == owner(records[other])
            if !otherIsOwners, account(place(record)) == owner(record) { best[id(record)] = index }
        }
        return best.values.sorted { names[id(records[$0])] < names[id(records[$1])] }.map { records[$0] }
    }

    /// What several guests of a shared VPC list of one object, where its owner's list is not there: a guest may be shown
    /// only what concerns the subnets that are shared with it.
    func guestViews<Record>(
        _ records: [Record], id: (Record) -> Symbol, owner: (Record) -> Symbol, place: (Record) -> Place
    ) -> [Symbol: [Record]] {
        Dictionary(grouping: records, by: id).filter { _, views in
            views.count > 1 && !views.contains { account(place($0)) == owner($0) }
        }
    }

    // MARK: VPCs, subnets, route tables, network ACLs

    mutating func addNetworks() {
        for record in merged(records.vpcs, id: \.id, owner: \.owner, place: \.place) {
            inventory.vpcByID[record.id] = Handle(inventory.vpcs.count)
            inventory.vpcs.append(
                VPC(record: record, region: region(record.place), addresses: AddressSet(record.blocks)))
        }
        for var record in merged(records.subnets, id: \.id, owner: \.owner, place: \.place) {
            record.zoneID = zoneID(record.zoneID, named: record.zoneName, record.place)
            inventory.subnetByID[record.id] = Handle(inventory.subnets.count)
            inventory.subnets.append(
                Subnet(record: record, vpc: inventory.vpcByID[record.vpc], addresses: AddressSet(record.blocks)))
        }
        let tableViews = guestViews(records.routeTables, id: \.id, owner: \.owner, place: \.place)
        for var record in merged(records.routeTables, id: \.id, owner: \.owner, place: \.place) {
            for view in tableViews[record.id] ?? [] {
                record.associations += view.associations.filter { !record.associations.contains($0) }
            }
            let handle = Handle<RouteTable>(inventory.routeTables.count)
            var edges: [Symbol] = []
            for association in record.associations
            where association.state == .empty || names.equals(association.state, "associated") {
                if association.isMain {
                    if let vpc = inventory.vpcByID[record.vpc] { inventory.vpcs[vpc].mainRouteTable = handle }
                } else if let subnet = inventory.subnetByID[association.subnet] {
                    inventory.subnets[subnet].routeTable = handle
                } else if association.gateway != .empty {
                    edges.append(association.gateway)
                }
            }
            inventory.routeTables.append(
                RouteTable(record: record, region: region(record.place), edgeGateways: edges))
        }
        let aclViews = guestViews(records.networkACLs, id: \.id, owner: \.owner, place: \.place)
        for var record in merged(records.networkACLs, id: \.id, owner: \.owner, place: \.place) {
            for view in aclViews[record.id] ?? [] {
                record.subnets += view.subnets.filter { !record.subnets.contains($0) }
            }
            let handle = Handle<NetworkACL>(inventory.networkACLs.count)
            for subnet in record.subnets {
                if let subnet = inventory.subnetByID[subnet] { inventory.subnets[subnet].networkACL = handle }
            }
            inventory.networkACLs.append(NetworkACL(record: record, region: region(record.place)))
        }
    }

    // MARK: Security groups and prefix lists

    mutating func addFilters() {
        for record in merged(records.securityGroups, id: \.id, owner: \.owner, place: \.place) {
            inventory.groupByID[record.id] = Handle(inventory.securityGroups.count)
            inventory.securityGroups.append(SecurityGroup(record: record, region: region(record.place)))
        }
        addRuleIDs()
        addPrefixLists()
    }

    /// Rule ids come from `describe-security-group-rules`. Where it disagrees with the group's own rules, the group is
    /// marked: nobody can tell which file is right.
    mutating func addRuleIDs() {
        guard !records.securityGroupRules.isEmpty else { return }
        var rows: [Symbol: [SecurityGroupRuleRecord]] = [:]
        for row in records.securityGroupRules { rows[row.group, default: []].append(row) }
        for index in inventory.securityGroups.indices {
            guard let rows = rows[inventory.securityGroups[index].record.id] else { continue }
            var ids: [SecurityGroupRuleRecord.Identity: Symbol] = [:]
            for row in rows { ids[row.identity(names)] = row.id }
            let rules = inventory.securityGroups[index].record.rules
            for rule in rules.indices {
                if let id = ids[rules[rule].identity(names)] {
                    inventory.securityGroups[index].record.rules[rule].id = id
                } else {
                    inventory.securityGroups[index].isConsistent = false
                }
            }
            if Set(rules.map { $0.identity(names) }).count != ids.count {
                inventory.securityGroups[index].isConsistent = false
            }
        }
    }

    // MARK: Interfaces, instances, gateways, endpoints

    mutating func addInterfaces() {
        // By the symbols of their ids, since there may be a hundred thousand. -1 is none.
        var positions = [Int32](repeating: -1, count: names.count)
        var interfaces: [NetworkInterface] = []
        interfaces.reserveCapacity(records.networkInterfaces.count)
        for record in records.networkInterfaces {
            let position = Int(positions[Int(record.id.raw)])
            if position < 0 {
                positions[Int(record.id.raw)] = Int32(interfaces.count)
                interfaces.append(record)
            } else if isOwners(record.owner, record.place),
                !isOwners(interfaces[position].owner, interfaces[position].place)
            {
                interfaces[position] = record
            }
        }
        addElasticAddresses(to: &interfaces, at: positions)
        inventory.interfaces = interfaces
        inventory.interfacePositions = positions
        inventory.addresses = AddressIndex(interfaces)
        for (index, interface) in interfaces.enumerated()
        where interface.deviceIndex == 0 && interface.instance != .empty {
            inventory.primaryInterfaces[interface.instance] = Handle(index)
        }
        for record in records.instances {
            if let other = inventory.instances[record.id] {
                guard isOwners(record.owner, record.place), !isOwners(other.owner, other.place) else { continue }
            }
            inventory.instances[record.id] = record
        }
        for record in records.trunkAssociations where record.branch != .empty {
            inventory.trunkByBranch[record.branch] = record.trunk
        }
    }

    /// Whether a record comes from its owner's own account.
    private func isOwners(_ owner: Symbol, _ place: Place) -> Bool { account(place) == owner }

    /// Public addresses that `describe-addresses` knows and the interfaces do not show. Where both say something, the
    /// interface is right: it is what the internet gateway translates by.
    private func addElasticAddresses(to interfaces: inout [NetworkInterface], at positions: [Int32]) {
        for record in records.addresses {
            guard record.interface != .empty, let publicAddress = record.publicAddress,
                let privateAddress = record.privateAddress,
                positions[Int(record.interface.raw)] >= 0
            else { continue }
            let position = Int(positions[Int(record.interface.raw)])
            guard
                let index = interfaces[position].addresses.firstIndex(where: { $0.address == privateAddress }),
                interfaces[position].addresses[index].publicAddress == nil
            else { continue }
            interfaces[position].addresses[index].publicAddress = publicAddress
        }
    }

    mutating func addGateways() {
        for record in merged(records.internetGateways, id: \.id, owner: \.owner, place: \.place) {
            let handle = Handle<InternetGateway>(inventory.internetGateways.count)
            inventory.internetGatewayByID[record.id] = handle
            for attachment in record.attachments {
                if let vpc = inventory.vpcByID[attachment.vpc] { inventory.vpcs[vpc].internetGateways.append(handle) }
            }
            inventory.internetGateways.append(InternetGateway(record: record, region: region(record.place)))
        }
        addPeerings()
    }

    // MARK: Kubernetes

    mutating func addKubernetes() {
        var clusters = KubernetesBuilder(snapshot: snapshot, inventory: inventory)
        clusters.build()
        inventory = clusters.inventory
    }
}

extension SecurityGroupRuleRecord {
    /// What makes two rules the same rule: everything but id and description.
    struct Identity: Hashable {
        let isEgress: Bool
        let ipProtocol: String
        let from: Int
        let to: Int
        let peer: Peer
    }

    func identity(_ names: Names) -> Identity {
        let ipProtocol = names[ipProtocol]
        let isAll = ipProtocol == "-1"
        return Identity(
            isEgress: isEgress, ipProtocol: ipProtocol, from: isAll ? -1 : fromPort ?? -1,
            to: isAll ? -1 : toPort ?? -1,
            peer: peer)
    }
}
