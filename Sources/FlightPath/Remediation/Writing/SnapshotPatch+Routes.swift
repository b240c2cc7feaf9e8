/// Routes and associations of route tables, as `describe-route-tables` prints them.
extension SnapshotPatch {
    mutating func addRoutes(
        _ blocks: [CIDRBlock], _ target: InventoryEdit.RouteTarget, to table: Handle<RouteTable>
    ) throws(JSONError) -> Int {
        let routes = blocks.map { route($0, target) }
        return try change(places(of: table)) { (table) throws(JSONError) in
            try table.change("Routes", absent: "[]") { (list) throws(JSONError) in
                for route in routes { try list.append(route) }
            }
        }
    }

    mutating func deleteRoute(_ block: CIDRBlock, in table: Handle<RouteTable>) throws(JSONError) -> Int {
        try change(places(of: table)) { (table) throws(JSONError) in
            try table.change("Routes", absent: "[]") { (list) throws(JSONError) in
                list.removeElements { Self.isRoute($0, for: block) }
            }
        }
    }

    /// The route moves to the end of the table, where the order of routes decides nothing.
    mutating func replaceRoute(
        _ block: CIDRBlock, _ target: InventoryEdit.RouteTarget, in table: Handle<RouteTable>
    ) throws(JSONError) -> Int {
        let route = route(block, target)
        return try change(places(of: table)) { (table) throws(JSONError) in
            try table.change("Routes", absent: "[]") { (list) throws(JSONError) in
                list.removeElements { Self.isRoute($0, for: block) }
                try list.append(route)
            }
        }
    }

    mutating func associate(
        _ subnet: Handle<Subnet>, with table: Handle<RouteTable>
    ) throws(JSONError) -> Int {
        let id = text(inventory.subnets[subnet].id)
        _ = try change(records.routeTables.map(\.place)) { (table) throws(JSONError) in
            guard table["Associations"]?.elements.contains(where: { $0["SubnetId"]?.text == id }) == true else {
                return
            }
            try table.change("Associations", absent: "[]") { (list) throws(JSONError) in
                list.removeElements { $0["SubnetId"]?.text == id }
            }
        }
        let association: JSONPart = [
            "Main": false, "RouteTableAssociationId": "rtbassoc-of-the-fix",
            "RouteTableId": .text(text(inventory.routeTables[table].record.id)), "SubnetId": .text(id),
            "AssociationState": ["State": "associated"],
        ]
        return try change(places(of: table)) { (table) throws(JSONError) in
            try table.change("Associations", absent: "[]") { (list) throws(JSONError) in
                try list.append(association)
            }
        }
    }

    /// Routes to it are no blackholes any more.
    mutating func activateRoutes(to target: Symbol) throws(JSONError) {
        let tables = records.routeTables.filter { $0.routes.contains { $0.targetID == target } }
        let places = tables.flatMap { $0.routes.filter { $0.targetID == target }.map(\.place) }
        _ = try change(places) { (route) throws(JSONError) in try route.set("State", "active") }
    }

    func places(of table: Handle<RouteTable>) -> [Place] {
        let id = inventory.routeTables[table].record.id
        return records.routeTables.filter { $0.id == id }.map(\.place)
    }

    private func route(_ block: CIDRBlock, _ target: InventoryEdit.RouteTarget) -> JSONPart {
        [
            block.family == .ipv4 ? "DestinationCidrBlock" : "DestinationIpv6CidrBlock": .text(block.description),
            target.kind.member: .text(text(target.id)), "Origin": "CreateRoute", "State": "active",
        ]
    }

    private static func isRoute(_ route: EditableJSON, for block: CIDRBlock) -> Bool {
        ["DestinationCidrBlock", "DestinationIpv6CidrBlock"].contains { key in
            route[key]?.text.flatMap { CIDRBlock($0) } == block
        }
    }
}

extension RouteTableRecord.Route.Target {
    /// The member that names a target of this kind.
    fileprivate var member: String {
        switch self {
        case .gateway, .none: "GatewayId"
        case .natGateway: "NatGatewayId"
        case .transitGateway: "TransitGatewayId"
        case .peeringConnection: "VpcPeeringConnectionId"
        case .networkInterface: "NetworkInterfaceId"
        case .egressOnlyInternetGateway: "EgressOnlyInternetGatewayId"
        case .localGateway: "LocalGatewayId"
        case .carrierGateway: "CarrierGatewayId"
        case .coreNetwork: "CoreNetworkArn"
        }
    }
}
