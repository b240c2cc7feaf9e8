/// Transit gateways, their attachments and route tables.
extension SnapshotPatch {
    mutating func write(_ edit: TransitGatewayEdit) throws(JSONError) -> Int {
        switch edit {
        case .propagate(let attachment, let table): return try propagate(attachment, into: table)
        case .addRoute(let block, let attachment, let table):
            return try add([route(block, attachment, type: "static")], to: table)
                + addStatic(route(block, attachment, type: "static"), to: table)
        case .deleteRoute(let block, let table): return try deleteRoute(block, in: table)
        case .replaceRoute(let block, let attachment, let table):
            _ = try deleteRoute(block, in: table)
            return try write(.addRoute(block, to: attachment, in: table))
        case .associate(let attachment, let table): return try associate(attachment, with: table)
        case .addSubnet(let subnet, let attachment):
            let id = text(inventory.subnets[subnet].id)
            return try changeVPCAttachment(attachment) { (attachment) throws(JSONError) in
                try attachment.change("SubnetIds", absent: "[]") { (list) throws(JSONError) in
                    try list.append(.text(id))
                }
            }
        case .enableApplianceMode(let attachment): return try enable("ApplianceModeSupport", of: attachment)
        case .enableReferencingOn(let attachment):
            return try enable("SecurityGroupReferencingSupport", of: attachment)
        case .enableReferencing(let gateway):
            return try change(records.transitGateways.filter { $0.id == gateway }.map(\.place)) {
                (gateway) throws(JSONError) in
                try gateway.change("Options") { (options) throws(JSONError) in
                    try options.set("SecurityGroupReferencingSupport", "enable")
                }
            }
        }
    }

    // MARK: Attachments

    private mutating func changeVPCAttachment(
        _ attachment: Handle<TransitGatewayAttachment>, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        let id = inventory.attachments[attachment].id
        return try change(
            records.transitGatewayAttachments.filter { $0.id == id && $0.isVPCShape }.map(\.place), body)
    }

    private mutating func enable(
        _ option: String, of attachment: Handle<TransitGatewayAttachment>
    ) throws(JSONError) -> Int {
        try changeVPCAttachment(attachment) { (attachment) throws(JSONError) in
            try attachment.change("Options") { (options) throws(JSONError) in try options.set(option, "enable") }
        }
    }

    // MARK: Tables

    private mutating func propagate(
        _ attachment: Handle<TransitGatewayAttachment>, into table: Symbol
    ) throws(JSONError) -> Int {
        let value = inventory.attachments[attachment]
        let blocks = inventory.vpcByID[value.resource].map { inventory.vpcs[$0].record.blocks } ?? []
        let link = link(attachment, state: "enabled")
        let count = try changeResponses(
            .transitGatewayPropagations, about: [table], "TransitGatewayRouteTablePropagations"
        ) { (list) throws(JSONError) in try list.append(link) }
        return try count + add(blocks.map { route($0, attachment, type: "propagated") }, to: table)
    }

    /// Of the routes for one block the search shows the one that counts: a static one.
    private mutating func add(_ routes: [JSONPart], to table: Symbol) throws(JSONError) -> Int {
        try changeResponses(.transitGatewayRoutes, about: [table], "Routes") { (list) throws(JSONError) in
            for route in routes { try list.append(route) }
        }
    }

    private mutating func addStatic(_ route: JSONPart, to table: Symbol) throws(JSONError) -> Int {
        try changeResponses(.transitGatewayStaticRoutes, about: [table], "Routes") { (list) throws(JSONError) in
            try list.append(route)
        }
    }

    private mutating func deleteRoute(_ block: CIDRBlock, in table: Symbol) throws(JSONError) -> Int {
        var count = 0
        for kind in [RecordKind.transitGatewayRoutes, .transitGatewayStaticRoutes] {
            count += try changeResponses(kind, about: [table], "Routes") { (list) throws(JSONError) in
                list.removeElements {
                    $0["Type"]?.text == "static"
                        && $0["DestinationCidrBlock"]?.text.flatMap { CIDRBlock($0) } == block
                }
            }
        }
        return count
    }

    /// An attachment is associated with one table; the one it had no longer lists it.
    private mutating func associate(
        _ attachment: Handle<TransitGatewayAttachment>, with table: Symbol
    ) throws(JSONError) -> Int {
        let value = inventory.attachments[attachment]
        let id = text(value.id)
        if let old = value.associatedTable, old != table {
            _ = try changeResponses(.transitGatewayAssociations, about: [old], "Associations") {
                (list) throws(JSONError) in
                list.removeElements { $0["TransitGatewayAttachmentId"]?.text == id }
            }
        }
        let link = link(attachment, state: "associated")
        let count = try changeResponses(.transitGatewayAssociations, about: [table], "Associations") {
            (list) throws(JSONError) in
            list.removeElements { $0["TransitGatewayAttachmentId"]?.text == id }
            try list.append(link)
        }
        let places = records.transitGatewayAttachments.filter {
            $0.id == value.id && !$0.isVPCShape
                && [value.transitGateway, .empty].contains($0.transitGateway)
        }
        let association: JSONPart = ["TransitGatewayRouteTableId": .text(text(table)), "State": "associated"]
        return try count
            + change(places.map(\.place)) { (attachment) throws(JSONError) in
                try attachment.set("Association", association)
            }
    }

    private func link(_ attachment: Handle<TransitGatewayAttachment>, state: String) -> JSONPart {
        let value = inventory.attachments[attachment]
        return [
            "TransitGatewayAttachmentId": .text(text(value.id)), "ResourceId": .text(text(value.resource)),
            "ResourceType": .text(text(value.resourceType)), "State": .text(state),
        ]
    }

    private func route(
        _ block: CIDRBlock, _ attachment: Handle<TransitGatewayAttachment>, type: String
    ) -> JSONPart {
        let value = inventory.attachments[attachment]
        return [
            "DestinationCidrBlock": .text(block.description),
            "TransitGatewayAttachments": [
                [
                    "ResourceId": .text(text(value.resource)), "TransitGatewayAttachmentId": .text(text(value.id)),
                    "ResourceType": .text(text(value.resourceType)),
                ]
            ],
            "Type": .text(type), "State": "active",
        ]
    }
}
