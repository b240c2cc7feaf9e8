/// Resolves records into an ``Inventory``: merges what several accounts list, and follows references.
struct InventoryBuilder {
    private let snapshot: Snapshot
    private var inventory: Inventory

    static func build(_ snapshot: Snapshot) -> Inventory {
        var builder = InventoryBuilder(snapshot)
        builder.addNetworks()
        builder.addFilters()
        builder.addInterfaces()
        builder.addGateways()
        builder.addTransitGateways()
        builder.addLoadBalancers()
        builder.addKubernetes()
        return builder.inventory
    }

    private init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        inventory = Inventory(names: snapshot.names, coverage: Coverage(snapshot), files: snapshot.files)
    }

    private var names: Names { snapshot.names }
    private var records: Records { snapshot.records }

    private func region(_ place: Place) -> Symbol { snapshot.files[Int(place.file)].region }
    private func account(_ place: Place) -> Symbol { snapshot.files[Int(place.file)].account }

    /// One record an id, the one from its owner's account where several accounts list it, ordered by id so that the
    /// order of files does not matter.
    private func merged<Record>(
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

    // MARK: VPCs, subnets, route tables, network ACLs

    private mutating func addNetworks() {
        for record in merged(records.vpcs, id: \.id, owner: \.owner, place: \.place) {
            inventory.vpcByID[record.id] = Handle(inventory.vpcs.count)
            inventory.vpcs.append(
                VPC(record: record, region: region(record.place), addresses: AddressSet(record.blocks)))
        }
        for record in merged(records.subnets, id: \.id, owner: \.owner, place: \.place) {
            inventory.subnetByID[record.id] = Handle(inventory.subnets.count)
            inventory.subnets.append(
                Subnet(record: record, vpc: inventory.vpcByID[record.vpc], addresses: AddressSet(record.blocks)))
        }
        for record in merged(records.routeTables, id: \.id, owner: \.owner, place: \.place) {
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
        for record in merged(records.networkACLs, id: \.id, owner: \.owner, place: \.place) {
            let handle = Handle<NetworkACL>(inventory.networkACLs.count)
            for subnet in record.subnets {
                if let subnet = inventory.subnetByID[subnet] { inventory.subnets[subnet].networkACL = handle }
            }
            inventory.networkACLs.append(NetworkACL(record: record, region: region(record.place)))
        }
    }

    // MARK: Security groups and prefix lists

    private mutating func addFilters() {
        for record in merged(records.securityGroups, id: \.id, owner: \.owner, place: \.place) {
            inventory.groupByID[record.id] = Handle(inventory.securityGroups.count)
            inventory.securityGroups.append(SecurityGroup(record: record, region: region(record.place)))
        }
        addRuleIDs()
        for record in records.prefixLists {
            var list = inventory.prefixLists[record.id] ?? PrefixList(id: record.id)
            if list.name == .empty { list.name = record.name }
            if list.owner == .empty { list.owner = record.owner }
            if list.entries == nil, let blocks = record.blocks {
                list.entries = blocks.map { .init(list: .id(record.id), block: $0, place: record.place) }
            }
            inventory.prefixLists[record.id] = list
        }
        for entry in snapshot.collected where entry.kind == .prefixListEntries {
            guard let id = prefixListID(entry.subject) else { continue }
            var list = inventory.prefixLists[id] ?? PrefixList(id: id)
            list.entries = []
            if !entry.isComplete { list.isComplete = false }
            inventory.prefixLists[id] = list
        }
        for entry in records.prefixListEntries {
            guard let id = prefixListID(entry.list) else { continue }
            inventory.prefixLists[id]?.entries?.append(entry)
        }
    }

    private func prefixListID(_ subject: Subject) -> Symbol? {
        switch subject {
        case .id(let id): id
        case .named(let name):
            names.hasPrefix(name, "pl-") ? name : inventory.prefixLists.values.first { $0.name == name }?.id
        case .unknown: nil
        }
    }

    /// Rule ids come from `describe-security-group-rules`. Where it disagrees with the group's own rules, the group is
    /// marked: nobody can tell which file is right.
    private mutating func addRuleIDs() {
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

    private mutating func addInterfaces() {
        var seen = [Bool](repeating: false, count: names.count)
        var interfaces: [NetworkInterface] = []
        interfaces.reserveCapacity(records.networkInterfaces.count)
        for record in records.networkInterfaces where !seen[Int(record.id.raw)] {
            seen[Int(record.id.raw)] = true
            interfaces.append(record)
        }
        inventory.interfaces = interfaces
        inventory.addresses = AddressIndex(interfaces)
        for record in records.instances where inventory.instances[record.id] == nil {
            inventory.instances[record.id] = record
        }
    }

    private mutating func addGateways() {
        for record in merged(records.internetGateways, id: \.id, owner: \.owner, place: \.place) {
            let handle = Handle<InternetGateway>(inventory.internetGateways.count)
            inventory.internetGatewayByID[record.id] = handle
            for attachment in record.attachments {
                if let vpc = inventory.vpcByID[attachment.vpc] { inventory.vpcs[vpc].internetGateways.append(handle) }
            }
            inventory.internetGateways.append(InternetGateway(record: record, region: region(record.place)))
        }
        inventory.natGateways = merged(records.natGateways, id: \.id, owner: { _ in .empty }, place: \.place)
            .map { NATGateway(record: $0) }
        inventory.vpnGateways = merged(records.vpnGateways, id: \.id, owner: { _ in .empty }, place: \.place)
        for record in merged(records.vpcEndpoints, id: \.id, owner: \.owner, place: \.place) {
            inventory.endpointByID[record.id] = Handle(inventory.endpoints.count)
            inventory.endpoints.append(VPCEndpoint(record: record, region: region(record.place)))
        }
        for record in records.endpointServices where inventory.endpointServices[record.name] == nil {
            inventory.endpointServices[record.name] = record
        }
        for record in merged(
            records.peeringConnections, id: \.id, owner: { $0.requester.owner }, place: \.place)
        {
            inventory.peeringByID[record.id] = Handle(inventory.peerings.count)
            inventory.peerings.append(PeeringConnection(record: record, region: region(record.place)))
        }
    }

    // MARK: Transit gateways

    private mutating func addTransitGateways() {
        for record in records.transitGateways where inventory.transitGateways[record.id] == nil {
            inventory.transitGateways[record.id] = record
        }
        var attachments: [Symbol: TransitGatewayAttachment] = [:]
        for record in records.transitGatewayAttachments {
            var attachment =
                attachments[record.id]
                ?? TransitGatewayAttachment(id: record.id, region: region(record.place), place: record.place)
            attachment.merge(record, names)
            attachments[record.id] = attachment
        }
        for table in collectedTables(.transitGatewayAssociations) {
            for link in records.transitGatewayAssociations where table.matches(link.table) {
                attachments[link.attachment]?.associatedTable = table.id
                attachments[link.attachment]?.associationState = link.state
            }
        }
        for attachment in attachments.values.sorted(by: { names[$0.id] < names[$1.id] }) {
            inventory.attachmentByID[attachment.id] = Handle(inventory.attachments.count)
            inventory.attachments.append(attachment)
        }
        addTransitGatewayTables()
    }

    /// A table a response was asked about, by its subject.
    private struct CollectedTable {
        let id: Symbol
        let isComplete: Bool
        func matches(_ subject: Subject) -> Bool { subject == .id(id) || subject == .named(id) }
    }

    private func collectedTables(_ kind: RecordKind) -> [CollectedTable] {
        snapshot.collected.compactMap { entry in
            guard entry.kind == kind else { return nil }
            switch entry.subject {
            case .id(let id), .named(let id): return CollectedTable(id: id, isComplete: entry.isComplete)
            case .unknown: return nil
            }
        }
    }

    private mutating func addTransitGatewayTables() {
        var tables: [Symbol: TransitGatewayTable] = [:]
        for record in records.transitGatewayRouteTables {
            tables[record.id] = TransitGatewayTable(
                id: record.id, name: record.name, transitGateway: record.transitGateway, place: record.place)
        }
        func edit(_ id: Symbol, _ change: (inout TransitGatewayTable) -> Void) {
            var table = tables[id] ?? TransitGatewayTable(id: id)
            change(&table)
            tables[id] = table
        }
        for table in collectedTables(.transitGatewayRoutes) {
            edit(table.id) {
                $0.isSearched = true
                $0.knowsStaticRoutes = true
                $0.knowsPropagations = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for row in records.transitGatewayRoutes {
            guard let id = row.table.symbol else { continue }
            edit(id) { if let row = TransitGatewayTable.Row(row, names) { $0.rows.append(row) } }
        }
        for table in collectedTables(.transitGatewayStaticRoutes) {
            edit(table.id) {
                $0.knowsStaticRoutes = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for row in records.transitGatewayStaticRoutes {
            guard let id = row.table.symbol, tables[id]?.isSearched != true else { continue }
            edit(id) { if let row = TransitGatewayTable.Row(row, names) { $0.rows.append(row) } }
        }
        for table in collectedTables(.transitGatewayPropagations) where tables[table.id]?.isSearched != true {
            edit(table.id) {
                $0.knowsPropagations = true
                if !table.isComplete { $0.isComplete = false }
            }
        }
        for link in records.transitGatewayPropagations {
            guard let id = link.table.symbol, tables[id]?.isSearched != true else { continue }
            guard link.state == .empty || names.equals(link.state, "enabled") else { continue }
            edit(id) { $0.rows += propagatedRows(of: link) }
        }
        inventory.transitGatewayTables = tables
    }

    /// What a VPC attachment propagates: every block of its VPC.
    private func propagatedRows(of link: TransitGatewayTableLinkRecord) -> [TransitGatewayTable.Row] {
        guard let attachment = inventory.attachmentByID[link.attachment],
            let vpc = inventory.vpcByID[inventory.attachments[attachment].resource]
        else { return [] }
        return inventory.vpcs[vpc].record.blocks.map {
            .init(
                block: $0, prefixList: .empty, attachments: [link.attachment], isStatic: false, isBlackhole: false,
                place: link.place)
        }
    }

    // MARK: Load balancers

    private mutating func addLoadBalancers() {
        let nodes = nodesByDescription()
        for record in merged(records.loadBalancers, id: \.arn, owner: { _ in .empty }, place: \.place) {
            let handle = Handle<LoadBalancer>(inventory.loadBalancers.count)
            inventory.loadBalancerByARN[record.arn] = handle
            let arn = names[record.arn]
            let description = arn.range(ofLast: ":loadbalancer/").map { "ELB " + arn[$0...] } ?? ""
            let interfaces = (nodes[description] ?? []).filter { inventory.interfaces[$0].vpc == record.vpc }
            for node in interfaces { inventory.loadBalancerByNode[node] = handle }
            inventory.loadBalancers.append(
                LoadBalancer(
                    record: record, type: .init(names[record.type]), region: region(record.place),
                    account: accountOfARN(arn), vpc: inventory.vpcByID[record.vpc], nodes: interfaces,
                    isInternetFacing: names.equals(record.scheme, "internet-facing")))
        }
        inventory.classicLoadBalancers = merged(
            records.classicLoadBalancers, id: \.name, owner: { _ in .empty }, place: \.place)
        addListeners()
        addTargetGroups()
        addLoadBalancerAttributes()
    }

    /// ELB writes which load balancer a node's interface serves into the interface's description.
    private func nodesByDescription() -> [String: [Handle<NetworkInterface>]] {
        var found: [String: [Handle<NetworkInterface>]] = [:]
        for (index, interface) in inventory.interfaces.enumerated()
        where names.hasPrefix(interface.description, "ELB ") {
            found[names[interface.description], default: []].append(Handle(index))
        }
        return found
    }

    private func accountOfARN(_ arn: String) -> Symbol {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count > 4 ? names.find(String(parts[4])) ?? .empty : .empty
    }

    private mutating func addListeners() {
        var rules: [String: [ListenerRuleRecord]] = [:]
        for rule in records.listenerRules {
            // A rule names its listener in its own ARN alone.
            let arn = names[rule.arn].replacingFirst(":listener-rule/", with: ":listener/")
            guard let slash = arn.lastIndex(of: "/") else { continue }
            rules[String(arn[..<slash]), default: []].append(rule)
        }
        for record in merged(records.listeners, id: \.arn, owner: { _ in .empty }, place: \.place) {
            let handle = Handle<Listener>(inventory.listeners.count)
            let own = rules[names[record.arn]]
            inventory.listeners.append(
                Listener(record: record, rules: (own ?? []).sorted { order($0) < order($1) }, hasRules: own != nil))
            if let balancer = inventory.loadBalancerByARN[record.loadBalancer] {
                inventory.loadBalancers[balancer].listeners.append(handle)
            }
        }
    }

    private func order(_ rule: ListenerRuleRecord) -> Int {
        rule.isDefault ? Int.max : Int(names[rule.priority]) ?? Int.max - 1
    }

    private mutating func addTargetGroups() {
        for record in merged(records.targetGroups, id: \.arn, owner: { _ in .empty }, place: \.place) {
            inventory.targetGroupByARN[record.arn] = Handle(inventory.targetGroups.count)
            inventory.targetGroups.append(
                TargetGroup(
                    record: record, region: region(record.place), account: accountOfARN(names[record.arn])))
        }
        for entry in snapshot.collected where entry.kind == .targetHealth {
            guard let group = targetGroup(entry.subject, file: entry.file) else { continue }
            inventory.targetGroups[group].targets = inventory.targetGroups[group].targets ?? []
            if !entry.isComplete { inventory.targetGroups[group].isComplete = false }
        }
        for target in records.targetHealth {
            guard let group = targetGroup(target.group, file: target.place.file) else { continue }
            inventory.targetGroups[group].targets?.append(target)
        }
        for entry in snapshot.collected where entry.kind == .targetGroupAttributes {
            guard let group = targetGroup(entry.subject, file: entry.file) else { continue }
            inventory.targetGroups[group].attributes = [:]
        }
        for attribute in records.targetGroupAttributes {
            guard let group = targetGroup(attribute.subject, file: attribute.place.file) else { continue }
            inventory.targetGroups[group].attributes?[attribute.key] = attribute.value
        }
    }

    private mutating func addLoadBalancerAttributes() {
        for entry in snapshot.collected where entry.kind == .loadBalancerAttributes {
            guard let balancer = loadBalancer(entry.subject, file: entry.file) else { continue }
            inventory.loadBalancers[balancer].attributes = [:]
        }
        for attribute in records.loadBalancerAttributes {
            guard let balancer = loadBalancer(attribute.subject, file: attribute.place.file) else { continue }
            inventory.loadBalancers[balancer].attributes?[attribute.key] = attribute.value
        }
    }

    private func targetGroup(_ subject: Subject, file: Int32) -> Handle<TargetGroup>? {
        switch subject {
        case .id(let arn): return inventory.targetGroupByARN[arn]
        case .named(let name):
            return inventory.targetGroups.handles.first {
                inventory.targetGroups[$0].record.name == name
                    && isSameScope(inventory.targetGroups[$0].record.place, file)
            }
        case .unknown: return nil
        }
    }

    private func loadBalancer(_ subject: Subject, file: Int32) -> Handle<LoadBalancer>? {
        switch subject {
        case .id(let arn): return inventory.loadBalancerByARN[arn]
        case .named(let name):
            return inventory.loadBalancers.handles.first {
                inventory.loadBalancers[$0].record.name == name
                    && isSameScope(inventory.loadBalancers[$0].record.place, file)
            }
        case .unknown: return nil
        }
    }

    private func isSameScope(_ place: Place, _ file: Int32) -> Bool {
        let one = snapshot.files[Int(place.file)]
        let other = snapshot.files[Int(file)]
        return one.account == other.account && one.region == other.region
    }

    // MARK: Kubernetes

    private mutating func addKubernetes() {
        var clusters = KubernetesBuilder(snapshot: snapshot, inventory: inventory)
        clusters.build()
        inventory = clusters.inventory
    }
}

extension Subject {
    /// The id or name it is given by.
    var symbol: Symbol? {
        switch self {
        case .id(let symbol), .named(let symbol): symbol
        case .unknown: nil
        }
    }
}

extension LoadBalancerType {
    init(_ text: String) {
        switch text {
        case "application": self = .application
        case "network": self = .network
        case "gateway": self = .gateway
        default: self = .unknown
        }
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

extension TransitGatewayTable.Row {
    /// A row that forwards or drops; rows being deleted do neither.
    init?(_ record: TransitGatewayRouteRecord, _ names: Names) {
        let isBlackhole = names.equals(record.state, "blackhole")
        guard record.state == .empty || isBlackhole || names.equals(record.state, "active") else { return nil }
        self.init(
            block: record.block, prefixList: record.prefixList, attachments: record.attachments,
            isStatic: names.equals(record.type, "static"), isBlackhole: isBlackhole, place: record.place)
    }
}

extension TransitGatewayAttachment {
    /// Adds what another response says of the same attachment.
    mutating func merge(_ record: TransitGatewayAttachmentRecord, _ names: Names) {
        if transitGateway == .empty { transitGateway = record.transitGateway }
        if name == .empty { name = record.name }
        if state == .empty { state = record.state }
        if resource == .empty { resource = record.resource }
        if owner == .empty { owner = record.resourceOwner }
        if record.isVPCShape {
            subnets = record.subnets
            isApplianceMode = names.equals(record.applianceMode, "enable")
            securityGroupReferencing = record.securityGroupReferencing
            if resourceType == .empty { resourceType = names.find("vpc") ?? .empty }
            place = record.place
        } else {
            if record.resourceType != .empty { resourceType = record.resourceType }
            if associatedTable == nil {
                associatedTable = record.associatedTable
                associationState = record.associationState
            }
        }
    }
}

extension String {
    /// The index behind the last occurrence of a separator.
    func range(ofLast separator: String) -> Index? {
        guard count >= separator.count else { return nil }
        var start = index(endIndex, offsetBy: -separator.count)
        while true {
            if self[start...].hasPrefix(separator) { return index(start, offsetBy: separator.count) }
            guard start > startIndex else { return nil }
            start = index(before: start)
        }
    }

    func replacingFirst(_ old: String, with new: String) -> String {
        guard let end = range(ofLast: old) else { return self }
        let start = index(end, offsetBy: -old.count)
        return String(self[..<start]) + new + String(self[end...])
    }
}
