/// Routes of route tables.
extension EditDescriber {
    func routes(
        _ table: Handle<RouteTable>, _ blocks: [CIDRBlock], _ target: InventoryEdit.RouteTarget
    ) -> EditWords {
        let bases = blocks.map { base(table, $0) }
        return EditWords(
            title: "route \(list(blocks)) to \(text(target.id)) in \(describer.label(.routeTable(table)))",
            line: "+ \(list(blocks))  -> \(text(target.id))",
            aws: bases.map { "aws ec2 create\($0) \(option(target.kind, text(target.id))) \(word(target.id))" },
            rollback: bases.map { "aws ec2 delete\($0)" },
            terraform: blocks.map { block in
                HCL.resource(
                    "aws_route", "fix_\(id(.routeTable(table)))_\(block)",
                    [
                        ("route_table_id", .text(id(.routeTable(table)))),
                        (
                            block.family == .ipv4 ? "destination_cidr_block" : "destination_ipv6_cidr_block",
                            .text(block.description)
                        ),
                        (argument(target.kind, text(target.id)), .text(text(target.id))),
                    ], instead: "`aws_route_table` or `aws_default_route_table`",
                    importID: "\(id(.routeTable(table)))_\(block)")
            }.joined(separator: "\n"),
            cloudFormation: blocks.map { route(id(.routeTable(table)), $0, target) })
    }

    func deletion(of block: CIDRBlock, _ table: Handle<RouteTable>) -> EditWords {
        let base = base(table, block)
        var words = EditWords(
            title:
                "delete the route \(block) of \(describer.label(.routeTable(table))), so that a shorter one carries it",
            line: "- \(block)", aws: ["aws ec2 delete\(base)"], notes: [Self.writtenRoute])
        guard let index = index(of: block, in: table) else { return words }
        let route = inventory.routeTables[table].record.routes[index]
        words.line = "- " + describer.line(.route(table, index)).parts.map(\.text).joined(separator: "  ")
        words.rollback = ["aws ec2 create\(base) \(option(route.target, text(route.targetID))) \(word(route.targetID))"]
        return words
    }

    func replacement(
        of block: CIDRBlock, _ table: Handle<RouteTable>, _ target: InventoryEdit.RouteTarget
    ) -> EditWords {
        let base = base(table, block)
        let before = index(of: block, in: table).map { inventory.routeTables[table].record.routes[$0] }
        let old = before.map { text($0.targetID) } ?? ""
        return EditWords(
            title: "lead the route \(block) of \(describer.label(.routeTable(table))) to \(text(target.id))",
            line: "\(block)  \(old) -> \(text(target.id))",
            aws: ["aws ec2 replace\(base) \(option(target.kind, text(target.id))) \(word(target.id))"],
            rollback: before.map { ["aws ec2 replace\(base) \(restoring($0.target, old))"] } ?? [],
            notes: [Self.writtenRoute])
    }

    private static let writtenRoute =
        "where Terraform or CloudFormation has this route written, change it there too: its next run takes this back"

    /// What is local has an option without a value.
    private func restoring(_ kind: RouteTableRecord.Route.Target, _ id: String) -> String {
        id == "local" ? "--local-target" : "\(option(kind, id)) \(ShellWord(id))"
    }

    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
    private func route(
        _ table: String, _ block: CIDRBlock, _ target: InventoryEdit.RouteTarget
    ) -> CloudFormation.Resource {
        // The properties are the arguments of Terraform, spelled as AWS spells them.
        let words = argument(target.kind, text(target.id)).split(separator: "_")
        let property = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
            .replacing("EgressOnlyGatewayId", with: "EgressOnlyInternetGatewayId")
        return .init(
            "AWS::EC2::Route", "fix \(table) \(block)",
            [
                "RouteTableId": .text(table),
                block.family == .ipv4 ? "DestinationCidrBlock" : "DestinationIpv6CidrBlock": .text(block.description),
                property: .text(text(target.id)),
            ])
    }

    private func base(_ table: Handle<RouteTable>, _ block: CIDRBlock) -> String {
        let option = block.family == .ipv4 ? "--destination-cidr-block" : "--destination-ipv6-cidr-block"
        return "-route\(region(of: .routeTable(table))) --route-table-id \(ShellWord(id(.routeTable(table))))"
            + " \(option) \(block)"
    }

    private func index(of block: CIDRBlock, in table: Handle<RouteTable>) -> Int? {
        inventory.routeTables[table].record.routes.firstIndex { $0.block == block }
    }

    /// An endpoint stands where gateways do in what the API prints, and has an option of its own.
    private func option(_ kind: RouteTableRecord.Route.Target, _ id: String) -> String {
        switch kind {
        case .transitGateway: "--transit-gateway-id"
        case .peeringConnection: "--vpc-peering-connection-id"
        case .natGateway: "--nat-gateway-id"
        case .networkInterface: "--network-interface-id"
        case .egressOnlyInternetGateway: "--egress-only-internet-gateway-id"
        case .localGateway: "--local-gateway-id"
        case .carrierGateway: "--carrier-gateway-id"
        case .coreNetwork: "--core-network-arn"
        case .gateway, .none: id.hasPrefix("vpce-") ? "--vpc-endpoint-id" : "--gateway-id"
        }
    }

    /// What the argument of `aws_route` is called.
    private func argument(_ kind: RouteTableRecord.Route.Target, _ id: String) -> String {
        switch kind {
        case .transitGateway: "transit_gateway_id"
        case .peeringConnection: "vpc_peering_connection_id"
        case .natGateway: "nat_gateway_id"
        case .networkInterface: "network_interface_id"
        case .egressOnlyInternetGateway: "egress_only_gateway_id"
        case .localGateway: "local_gateway_id"
        case .carrierGateway: "carrier_gateway_id"
        case .coreNetwork: "core_network_arn"
        case .gateway, .none: id.hasPrefix("vpce-") ? "vpc_endpoint_id" : "gateway_id"
        }
    }
}
