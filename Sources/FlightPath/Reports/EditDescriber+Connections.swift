extension EditDescriber {
    func words(_ edit: ConnectionEdit) -> EditWords {
        let region = region(of: edit.component)
        switch edit {
        case .addPrefixListEntries(let list, let blocks):
            let blocksText = blocks.map(\.description).joined(separator: ", ")
            let entries = blocks.map { "Cidr=\($0)" }.joined(separator: " ")
            let version =
                " --current-version \"$(aws ec2 describe-managed-prefix-lists\(region) --prefix-list-ids \(word(list))"
                + " --query 'PrefixLists[0].Version' --output text)\""
            let base = "aws ec2 modify-managed-prefix-list\(region) --prefix-list-id \(word(list))\(version)"
            return EditWords(
                title: "add \(blocksText) to prefix list `\(name(of: list))`", line: "+ entry  \(blocksText)",
                aws: ["\(base) --add-entries \(entries)"], rollback: ["\(base) --remove-entries \(entries)"],
                terraform: blocks.map {
                    HCL.resource(
                        "aws_ec2_managed_prefix_list_entry", "fix_\(text(list))_\($0)",
                        [("cidr", .text($0.description)), ("prefix_list_id", .text(text(list)))],
                        instead: "`aws_ec2_managed_prefix_list`", importID: "\(text(list)),\($0)")
                }.joined(separator: "\n"))
        case .acceptPeering(let peering):
            let id = id(.peering(peering))
            let base = "-vpc-peering-connection\(accepterRegion(peering)) --vpc-peering-connection-id \(ShellWord(id))"
            let owner = text(inventory.peerings[peering].record.accepter.owner)
            return EditWords(
                title: "accept \(describer.label(.peering(peering)))" + (owner.isEmpty ? "" : " in account \(owner)"),
                line: "status  pending-acceptance -> active", aws: ["aws ec2 accept\(base)"],
                rollback: ["aws ec2 delete\(base)"],
                terraform: HCL.resource(
                    "aws_vpc_peering_connection_accepter", "fix_\(id)",
                    [("vpc_peering_connection_id", .text(id)), ("auto_accept", .flag(true))], importID: id))
        case .disableSourceDestinationCheck(let interface):
            let base =
                "aws ec2 modify-network-interface-attribute\(region) --network-interface-id"
                + " \(ShellWord(id(.interface(interface))))"
            return EditWords(
                title: "turn the source/destination check of \(describer.label(.interface(interface))) off",
                line: "SourceDestCheck  true -> false", aws: ["\(base) --no-source-dest-check"],
                rollback: ["\(base) --source-dest-check"],
                notes: [written("source_dest_check", "aws_network_interface` or `aws_instance")])
        case .setGroups(let interface, let groups): return membership(of: interface, groups, region)
        case .associate(let subnet, let table): return association(subnet, table, region)
        case .attachGateway(let gateway, let vpc):
            let (own, network) = (id(.internetGateway(gateway)), id(.vpc(vpc)))
            let base =
                "-internet-gateway\(region) --internet-gateway-id \(ShellWord(own)) --vpc-id \(ShellWord(network))"
            return EditWords(
                title: "attach \(describer.label(.internetGateway(gateway))) to \(describer.label(.vpc(vpc)))",
                line: "+ attachment  \(own)  to \(network)", aws: ["aws ec2 attach\(base)"],
                rollback: ["aws ec2 detach\(base)"],
                terraform: HCL.resource(
                    "aws_internet_gateway_attachment", "fix_\(own)",
                    [("internet_gateway_id", .text(own)), ("vpc_id", .text(network))],
                    instead: "`vpc_id` of an `aws_internet_gateway`", importID: "\(own):\(network)"),
                cloudFormation: [
                    .init(
                        "AWS::EC2::VPCGatewayAttachment", "fix \(own)",
                        ["InternetGatewayId": .text(own), "VpcId": .text(network)])
                ])
        case .attach(let balancer, let subnet):
            let name = ShellWord(id(.loadBalancer(balancer)))
            let own = id(.subnet(subnet))
            return EditWords(
                title: "attach \(describer.label(.loadBalancer(balancer))) to \(describer.label(.subnet(subnet)))",
                line: "+ subnet  \(own)",
                aws: [
                    "aws elb attach-load-balancer-to-subnets\(region) --load-balancer-name \(name) --subnets"
                        + " \(ShellWord(own))"
                ],
                rollback: [
                    "aws elb detach-load-balancer-from-subnets\(region) --load-balancer-name \(name) --subnets"
                        + " \(ShellWord(own))"
                ],
                notes: [written("subnets", "aws_elb")])
        case .removeBlock(let block, let vpc): return removal(of: block, from: vpc, region)
        }
    }

    /// New nodes' interfaces get their groups from an ENIConfig, where one is for the subnet: it has to say the same.
    private func membership(
        of handle: Handle<NetworkInterface>, _ groups: [Handle<SecurityGroup>], _ region: String
    ) -> EditWords {
        let interface = inventory.interfaces[handle]
        let (old, new) = (interface.groups.map { text($0) }, groups.map { id(.securityGroup($0)) })
        let base =
            "aws ec2 modify-network-interface-attribute\(region) --network-interface-id \(word(interface.id)) --groups"
        func command(_ ids: [String]) -> String {
            ([base] + ids.map { ShellWord($0).description }).joined(separator: " ")
        }
        let configs = inventory.eniConfigs.filter { $0.record.subnet == interface.subnet }
            .map { "`\(text($0.record.meta.name))`" }
        return EditWords(
            title: "give \(describer.label(.interface(handle))) the security groups of its node's primary interface",
            line: "Groups  \(old.joined(separator: ", ")) -> \(new.joined(separator: ", "))",
            aws: [command(new)], rollback: [command(old)],
            notes: configs.isEmpty
                ? [written("security_groups", "aws_network_interface")]
                : [
                    "ENIConfig \(configs.joined(separator: ", ")) gives the interfaces of new nodes their groups: set its"
                        + " `securityGroups` to the same, else the next node has the fault again"
                ])
    }

    /// A subnet that has a table of its own already is given another; one that has none is associated.
    private func association(_ subnet: Handle<Subnet>, _ table: Handle<RouteTable>, _ region: String) -> EditWords {
        let subnetID = ShellWord(id(.subnet(subnet)))
        let literal = id(.subnet(subnet)).replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        let path = "RouteTables[0].Associations[?SubnetId=='\(literal)'].RouteTableAssociationId"
        let query =
            "\"$(aws ec2 describe-route-tables\(region) --filters Name=association.subnet-id,Values=\(subnetID) --query"
            + " \(ShellWord(path)) --output text)\""
        let title = "associate \(describer.label(.subnet(subnet))) with \(describer.label(.routeTable(table)))"
        let line = "+ association  \(id(.subnet(subnet)))  with \(id(.routeTable(table)))"
        let new = ShellWord(id(.routeTable(table)))
        guard let old = inventory.subnets[subnet].routeTable else {
            return EditWords(
                title: title, line: line,
                aws: ["aws ec2 associate-route-table\(region) --subnet-id \(subnetID) --route-table-id \(new)"],
                rollback: ["aws ec2 disassociate-route-table\(region) --association-id \(query)"],
                terraform: HCL.resource(
                    "aws_route_table_association", "fix_\(id(.subnet(subnet)))",
                    [
                        ("subnet_id", .text(id(.subnet(subnet)))), ("route_table_id", .text(id(.routeTable(table)))),
                    ], importID: "\(id(.subnet(subnet)))/\(id(.routeTable(table)))"),
                cloudFormation: [
                    .init(
                        "AWS::EC2::SubnetRouteTableAssociation", "fix \(id(.subnet(subnet)))",
                        [
                            "SubnetId": .text(id(.subnet(subnet))),
                            "RouteTableId": .text(id(.routeTable(table))),
                        ])
                ])
        }
        let base = "aws ec2 replace-route-table-association\(region) --association-id \(query) --route-table-id"
        return EditWords(
            title: title, line: line, aws: ["\(base) \(new)"],
            rollback: ["\(base) \(ShellWord(id(.routeTable(old))))"],
            notes: [written("route_table_id", "aws_route_table_association")])
    }

    private func removal(of block: CIDRBlock, from vpc: Handle<VPC>, _ region: String) -> EditWords {
        let id = ShellWord(id(.vpc(vpc)))
        let query =
            "\"$(aws ec2 describe-vpcs\(region) --vpc-ids \(id) --query"
            + " \"Vpcs[0].CidrBlockAssociationSet[?CidrBlock=='\(block)'].AssociationId\" --output text)\""
        return EditWords(
            title: "take the block \(block), in which it has no subnet, from \(describer.label(.vpc(vpc)))",
            line: "- block  \(block)",
            aws: ["aws ec2 disassociate-vpc-cidr-block\(region) --association-id \(query)"],
            rollback: ["aws ec2 associate-vpc-cidr-block\(region) --vpc-id \(id) --cidr-block \(block)"])
    }

    private func name(of list: Symbol) -> String {
        let name = inventory.prefixLists[list].map { text($0.name) } ?? ""
        return name.isEmpty ? text(list) : "\(text(list)) (\(name))"
    }

    private func accepterRegion(_ peering: Handle<PeeringConnection>) -> String {
        let region = text(inventory.peerings[peering].record.accepter.region)
        return region.isEmpty ? self.region(of: .peering(peering)) : " --region \(ShellWord(region))"
    }
}
