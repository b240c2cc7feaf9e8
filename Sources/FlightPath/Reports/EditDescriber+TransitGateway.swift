extension EditDescriber {
    func words(_ edit: TransitGatewayEdit) -> EditWords {
        let region = region(of: edit.component)
        let command = "aws ec2"
        switch edit {
        case .propagate(let attachment, let table):
            let id = id(.attachment(attachment))
            let base =
                "-transit-gateway-route-table-propagation\(region) --transit-gateway-route-table-id"
                + " \(word(table)) --transit-gateway-attachment-id \(ShellWord(id))"
            return EditWords(
                title: "propagate \(describer.label(.attachment(attachment))) into"
                    + " \(describer.label(.transitGatewayTable(table)))",
                line: "+ propagation  \(id)", aws: ["\(command) enable\(base)"],
                rollback: ["\(command) disable\(base)"],
                terraform: HCL.resource(
                    "aws_ec2_transit_gateway_route_table_propagation", "fix_\(id)",
                    [
                        ("transit_gateway_attachment_id", .text(id)),
                        ("transit_gateway_route_table_id", .text(text(table))),
                    ], importID: "\(text(table))_\(id)"),
                cloudFormation: [link("Propagation", id, table)])
        case .addRoute(let block, let attachment, let table):
            let id = id(.attachment(attachment))
            let base =
                "-transit-gateway-route\(region) --transit-gateway-route-table-id \(word(table))"
                + " --destination-cidr-block \(block)"
            return EditWords(
                title: "route \(block) to \(describer.label(.attachment(attachment))) in"
                    + " \(describer.label(.transitGatewayTable(table)))",
                line: "+ \(block)  -> \(id)  static",
                aws: ["\(command) create\(base) --transit-gateway-attachment-id \(ShellWord(id))"],
                rollback: ["\(command) delete\(base)"],
                terraform: HCL.resource(
                    "aws_ec2_transit_gateway_route", "fix_\(id)_\(block)",
                    [
                        ("destination_cidr_block", .text(block.description)),
                        ("transit_gateway_attachment_id", .text(id)),
                        ("transit_gateway_route_table_id", .text(text(table))),
                    ], importID: "\(text(table))_\(block)"),
                cloudFormation: [
                    .init(
                        "AWS::EC2::TransitGatewayRoute", "fix \(id) \(block)",
                        [
                            "DestinationCidrBlock": .text(block.description), "TransitGatewayAttachmentId": .text(id),
                            "TransitGatewayRouteTableId": .text(text(table)),
                        ])
                ])
        case .deleteRoute(let block, let table): return deletion(of: block, in: table, region)
        case .replaceRoute(let block, let attachment, let table):
            let id = id(.attachment(attachment))
            let base =
                "\(command) replace-transit-gateway-route\(region) --transit-gateway-route-table-id \(word(table))"
                + " --destination-cidr-block \(block)"
            let old = oldTarget(of: block, in: table)
            return EditWords(
                title: "lead the route \(block) of \(describer.label(.transitGatewayTable(table))) to"
                    + " \(describer.label(.attachment(attachment)))",
                line: "~ \(block)  -> \(id)  static",
                aws: ["\(base) --transit-gateway-attachment-id \(ShellWord(id))"], rollback: [base + old],
                notes: [written("transit_gateway_attachment_id", "aws_ec2_transit_gateway_route")])
        case .associate(let attachment, let table):
            let id = id(.attachment(attachment))
            let base =
                "associate-transit-gateway-route-table\(region) --transit-gateway-route-table-id"
                + " \(word(table)) --transit-gateway-attachment-id \(ShellWord(id))"
            return EditWords(
                title: "associate \(describer.label(.attachment(attachment))) with"
                    + " \(describer.label(.transitGatewayTable(table)))",
                line: "+ association  \(id)  with \(text(table))", aws: ["\(command) \(base)"],
                rollback: ["\(command) dis\(base)"],
                terraform: HCL.resource(
                    "aws_ec2_transit_gateway_route_table_association", "fix_\(id)",
                    [
                        ("transit_gateway_attachment_id", .text(id)),
                        ("transit_gateway_route_table_id", .text(text(table))),
                    ], importID: "\(text(table))_\(id)"),
                cloudFormation: [link("Association", id, table)])
        case .addSubnet(let subnet, let attachment):
            let own = id(.subnet(subnet))
            let base =
                "\(command) modify-transit-gateway-vpc-attachment\(region) --transit-gateway-attachment-id"
                + " \(ShellWord(id(.attachment(attachment))))"
            return EditWords(
                title: "add \(describer.label(.subnet(subnet))) to \(describer.label(.attachment(attachment)))",
                line: "+ subnet  \(own)", aws: ["\(base) --add-subnet-ids \(ShellWord(own))"],
                rollback: ["\(base) --remove-subnet-ids \(ShellWord(own))"],
                notes: [written("subnet_ids", "aws_ec2_transit_gateway_vpc_attachment")])
        case .enableApplianceMode(let attachment): return option("ApplianceModeSupport", of: attachment, region)
        case .enableReferencingOn(let attachment):
            return option("SecurityGroupReferencingSupport", of: attachment, region)
        case .enableReferencing(let gateway):
            let base =
                "\(command) modify-transit-gateway\(region) --transit-gateway-id \(word(gateway)) --options"
                + " SecurityGroupReferencingSupport="
            return EditWords(
                title: "turn SecurityGroupReferencingSupport on at \(describer.label(.transitGateway(gateway)))",
                line: "SecurityGroupReferencingSupport  disable -> enable", aws: [base + "enable"],
                rollback: [base + "disable"],
                notes: [written("security_group_referencing_support", "aws_ec2_transit_gateway")])
        }
    }

    /// An attachment in a table: `AWS::EC2::TransitGatewayRouteTableAssociation` and `…Propagation`.
    private func link(_ kind: String, _ attachment: String, _ table: Symbol) -> CloudFormation.Resource {
        .init(
            "AWS::EC2::TransitGatewayRouteTable\(kind)", "fix \(attachment) \(kind)",
            ["TransitGatewayAttachmentId": .text(attachment), "TransitGatewayRouteTableId": .text(text(table))])
    }

    private func option(_ name: String, of attachment: Handle<TransitGatewayAttachment>, _ region: String) -> EditWords
    {
        let base =
            "aws ec2 modify-transit-gateway-vpc-attachment\(region) --transit-gateway-attachment-id"
            + " \(ShellWord(id(.attachment(attachment)))) --options \(name)="
        return EditWords(
            title: "turn \(name) on at \(describer.label(.attachment(attachment)))",
            line: "\(name)  disable -> enable", aws: [base + "enable"], rollback: [base + "disable"],
            notes: [
                written(
                    name == "ApplianceModeSupport" ? "appliance_mode_support" : "security_group_referencing_support",
                    "aws_ec2_transit_gateway_vpc_attachment")
            ])
    }

    /// Where a static route leads now, as the commands that make routes take it.
    private func oldTarget(of block: CIDRBlock, in table: Symbol) -> String {
        let row = inventory.transitGatewayTables[table]?.rows.first { $0.block == block && $0.isStatic }
        return row?.attachments.first.map { " --transit-gateway-attachment-id \(word($0))" } ?? " --blackhole"
    }

    private func deletion(of block: CIDRBlock, in table: Symbol, _ region: String) -> EditWords {
        let base =
            "-transit-gateway-route\(region) --transit-gateway-route-table-id \(word(table))"
            + " --destination-cidr-block \(block)"
        let target = oldTarget(of: block, in: table)
        return EditWords(
            title: "delete the route \(block) of \(describer.label(.transitGatewayTable(table)))",
            line: "- \(block)", aws: ["aws ec2 delete\(base)"], rollback: ["aws ec2 create\(base)\(target)"],
            notes: ["where Terraform or CloudFormation has this route written, delete it there too"])
    }
}
