/// Prefix lists, peering connections and interfaces.
extension SnapshotPatch {
    mutating func write(_ edit: ConnectionEdit) throws(JSONError) -> Int {
        switch edit {
        case .addPrefixListEntries(let list, let blocks): return try addEntries(blocks, to: list)
        case .acceptPeering(let peering):
            let id = inventory.peerings[peering].record.id
            try activateRoutes(to: id)
            try activateReferences(over: peering)
            return try change(records.peeringConnections.filter { $0.id == id }.map(\.place)) {
                (peering) throws(JSONError) in
                try peering.set("Status", ["Code": "active", "Message": "Active"])
            }
        case .disableSourceDestinationCheck(let interface):
            let id = inventory.interfaces[interface].id
            return try change(records.networkInterfaces.filter { $0.id == id }.map(\.place)) {
                (interface) throws(JSONError) in
                try interface.set("SourceDestCheck", false)
            }
        case .setGroups(let interface, let groups):
            let id = inventory.interfaces[interface].id
            let list = groups.map { group -> JSONPart in
                let record = inventory.securityGroups[group].record
                return ["GroupName": .text(inventory.text(record.name)), "GroupId": .text(inventory.text(record.id))]
            }
            return try change(records.networkInterfaces.filter { $0.id == id }.map(\.place)) {
                (interface) throws(JSONError) in
                try interface.set("Groups", .list(list))
            }
        case .associate(let subnet, let table): return try associate(subnet, with: table)
        case .attachGateway(let gateway, let vpc):
            let id = inventory.internetGateways[gateway].record.id
            let attachment: JSONPart = ["State": "available", "VpcId": .text(text(inventory.vpcs[vpc].id))]
            try activateRoutes(to: id)
            return try change(records.internetGateways.filter { $0.id == id }.map(\.place)) {
                (gateway) throws(JSONError) in
                try gateway.set("Attachments", .list([attachment]))
            }
        case .attach(let balancer, let subnet):
            let (id, zone) = (text(inventory.subnets[subnet].id), text(inventory.subnets[subnet].record.zoneName))
            let name = inventory.loadBalancers[balancer].record.name
            return try change(records.classicLoadBalancers.filter { $0.name == name }.map(\.place)) {
                (balancer) throws(JSONError) in
                for (list, value) in [("Subnets", id), ("AvailabilityZones", zone)] {
                    try balancer.change(list, absent: "[]") { (list) throws(JSONError) in try list.append(.text(value))
                    }
                }
            }
        case .removeBlock(let block, let vpc): return try remove(block, of: vpc)
        }
    }

    /// Rules that name a group beyond the connection take effect, as the edit of the inventory has it.
    private mutating func activateReferences(over peering: Handle<PeeringConnection>) throws(JSONError) {
        let after = inventory.applying(.connection(.acceptPeering(peering)))
        var places: [Place] = []
        for group in inventory.securityGroups.handles {
            let (old, new) = (inventory.securityGroups[group].record.rules, after.securityGroups[group].record.rules)
            for (had, has) in zip(old, new) where had.peeringStatus != has.peeringStatus { places.append(had.place) }
        }
        _ = try change(places) { (rule) throws(JSONError) in try rule.set("PeeringStatus", "active") }
    }

    /// The block of the VPC, its local routes, and the rows that its attachments propagate.
    private mutating func remove(_ block: CIDRBlock, of vpc: Handle<VPC>) throws(JSONError) -> Int {
        let id = inventory.vpcs[vpc].id
        let text = block.description
        let count = try change(records.vpcs.filter { $0.id == id }.map(\.place)) { (vpc) throws(JSONError) in
            try vpc.change("CidrBlockAssociationSet", absent: "[]") { (list) throws(JSONError) in
                list.removeElements { $0["CidrBlock"]?.text == text }
            }
        }
        _ = try change(records.routeTables.filter { $0.vpc == id }.map(\.place)) { (table) throws(JSONError) in
            try table.change("Routes", absent: "[]") { (list) throws(JSONError) in
                list.removeElements {
                    $0["DestinationCidrBlock"]?.text == text && $0["GatewayId"]?.text == "local"
                }
            }
        }
        let own = Set(inventory.attachments.filter { $0.resource == id }.map { inventory.text($0.id) })
        let tables = Array(inventory.transitGatewayTables.keys)
        _ = try changeResponses(.transitGatewayRoutes, about: tables, "Routes") { (list) throws(JSONError) in
            list.removeElements { route in
                let attachments = route["TransitGatewayAttachments"]?.elements ?? []
                return route["DestinationCidrBlock"]?.text == text && route["Type"]?.text == "propagated"
                    && attachments.allSatisfy { own.contains($0["TransitGatewayAttachmentId"]?.text ?? "") }
            }
        }
        return count
    }

    /// Where several accounts list the entries, all of them see the new ones.
    private mutating func addEntries(_ blocks: [CIDRBlock], to list: Symbol) throws(JSONError) -> Int {
        var subjects = [list]
        if let name = inventory.prefixLists[list]?.name, name != .empty { subjects.append(name) }
        let count = try changeResponses(.prefixListEntries, about: subjects, "Entries") {
            (entries) throws(JSONError) in
            for block in blocks { try entries.append(["Cidr": .text(block.description)]) }
        }
        let places = records.prefixLists.filter { $0.id == list && $0.blocks != nil }.map(\.place)
        let old = try change(places) { (list) throws(JSONError) in
            try list.change("Cidrs", absent: "[]") { (entries) throws(JSONError) in
                for block in blocks { try entries.append(.text(block.description)) }
            }
        }
        return count + old
    }
}
