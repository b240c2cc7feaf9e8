/// Rules of security groups and entries of network ACLs.
extension EditDescriber {
    func securityGroup(
        _ group: Handle<SecurityGroup>, _ isEgress: Bool, _ transport: InventoryEdit.Transport, _ blocks: [CIDRBlock]
    ) -> EditWords {
        let direction = isEgress ? "egress" : "ingress"
        let id = id(.securityGroup(group))
        let base =
            "-security-group-\(direction)\(region(of: .securityGroup(group))) --group-id \(ShellWord(id))"
            + " --ip-permissions \(ShellWord(permission(transport, blocks)))"
        return EditWords(
            title: isEgress
                ? "let \(service(transport)) out to \(list(blocks))" : "admit \(list(blocks)) on \(service(transport))",
            line: "+ \(direction)  allow  \(columns(transport))  \(isEgress ? "to" : "from") \(list(blocks))",
            aws: ["aws ec2 authorize\(base)"], rollback: ["aws ec2 revoke\(base)"],
            terraform: blocks.map { block in
                HCL.resource(
                    "aws_vpc_security_group_\(direction)_rule", "fix_\(id)_\(transport.from ?? 0)_\(block)",
                    [("security_group_id", .text(id)), (cidrArgument(block), .text(block.description))]
                        + portArguments(transport),
                    instead: Self.inlineRules)
            }.joined(separator: "\n"),
            cloudFormation: blocks.map { block in
                rule(id, isEgress, transport, [(block.family == .ipv4 ? "CidrIp" : "CidrIpv6", block.description)])
            })
    }

    private static let inlineRules = "`aws_security_group`"

    private func portArguments(_ transport: InventoryEdit.Transport) -> [(String, HCL.Value)] {
        let start: [(String, HCL.Value)] = [("ip_protocol", .text(transport.securityGroupProtocol))]
        guard let from = transport.from, let to = transport.to else { return start }
        return start + [("from_port", .number(from)), ("to_port", .number(to))]
    }

    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
    private func rule(
        _ group: String, _ isEgress: Bool, _ transport: InventoryEdit.Transport, _ peer: [(String, String)]
    ) -> CloudFormation.Resource {
        var properties: JSONPart = [
            "GroupId": .text(group), "IpProtocol": .text(transport.securityGroupProtocol),
        ]
        properties = properties.adding("FromPort", transport.from.map { .number($0) })
            .adding("ToPort", transport.to.map { .number($0) })
        for (key, value) in peer { properties = properties.adding(key, .text(value)) }
        return .init(
            "AWS::EC2::SecurityGroup\(isEgress ? "Egress" : "Ingress")",
            "fix \(group) \(transport.from ?? 0) \(peer.first?.1 ?? "")", properties)
    }

    func reference(
        _ group: Handle<SecurityGroup>, _ isEgress: Bool, _ transport: InventoryEdit.Transport,
        _ peer: Handle<SecurityGroup>
    ) -> EditWords {
        let direction = isEgress ? "egress" : "ingress"
        let id = id(.securityGroup(group))
        let other = self.id(.securityGroup(peer))
        // A group of another account goes by its owner too.
        let owner = text(inventory.securityGroups[peer].record.owner)
        let isForeign = !owner.isEmpty && owner != text(inventory.securityGroups[group].record.owner)
        let permission = permission(transport, group: other, owner: isForeign ? owner : nil)
        let base =
            "-security-group-\(direction)\(region(of: .securityGroup(group))) --group-id \(ShellWord(id))"
            + " --ip-permissions \(ShellWord(permission))"
        let label = describer.label(.securityGroup(peer))
        return EditWords(
            title: isEgress ? "let \(service(transport)) out to \(label)" : "admit \(label) on \(service(transport))",
            line: "+ \(direction)  allow  \(columns(transport))  \(isEgress ? "to" : "from") \(other)",
            aws: ["aws ec2 authorize\(base)"], rollback: ["aws ec2 revoke\(base)"],
            terraform: HCL.resource(
                "aws_vpc_security_group_\(direction)_rule", "fix_\(id)_\(transport.from ?? 0)_\(other)",
                [
                    ("security_group_id", .text(id)),
                    ("referenced_security_group_id", .text(isForeign ? "\(owner)/\(other)" : other)),
                ] + portArguments(transport), instead: Self.inlineRules),
            cloudFormation: [
                rule(
                    id, isEgress, transport,
                    [(isEgress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId", other)]
                        + (isForeign && !isEgress ? [("SourceSecurityGroupOwnerId", owner)] : []))
            ])
    }

    /// A rule whose id is known is changed in place; else the new one is made before the old one goes.
    func replacement(of index: Int, in group: Handle<SecurityGroup>, _ peer: Handle<SecurityGroup>) -> EditWords {
        let rule = inventory.securityGroups[group].record.rules[index]
        let direction = rule.isEgress ? "egress" : "ingress"
        let own = id(.securityGroup(group))
        let (old, new) = (peerID(rule), id(.securityGroup(peer)))
        let region = region(of: .securityGroup(group))
        func permission(_ id: String, owner: Symbol) -> String {
            let pair: JSONPart = ["GroupId": .text(id)]
            let isForeign = owner != .empty && owner != inventory.securityGroups[group].record.owner
            return JSONPart.list([
                traffic(rule).adding(
                    "UserIdGroupPairs", [pair.adding("UserId", isForeign ? .text(text(owner)) : nil)])
            ]).line
        }
        func modified(_ id: String) -> String {
            let change: JSONPart = [
                "SecurityGroupRuleId": .text(text(rule.id)),
                "SecurityGroupRule": traffic(rule).adding("ReferencedGroupId", .text(id)),
            ]
            return "aws ec2 modify-security-group-rules\(region) --group-id \(ShellWord(own)) --security-group-rules "
                + ShellWord(JSONPart.list([change]).line).description
        }
        func command(_ verb: String, _ permission: String) -> String {
            "aws ec2 \(verb)-security-group-\(direction)\(region) --group-id \(ShellWord(own)) --ip-permissions "
                + ShellWord(permission).description
        }
        let wanted = permission(new, owner: inventory.securityGroups[peer].record.owner)
        let stale = permission(old, owner: rule.peerOwner)
        return EditWords(
            title:
                "let the \(direction) rule for `\(old)`, which is gone, name \(describer.label(.securityGroup(peer)))",
            line: "~ \(direction)  allow  \(rule.isEgress ? "to" : "from") \(old) -> \(new)",
            aws: rule.id == .empty ? [command("authorize", wanted), command("revoke", stale)] : [modified(new)],
            rollback: rule.id == .empty ? [command("revoke", wanted), command("authorize", stale)] : [modified(old)],
            notes: [
                written("referenced_security_group_id", "aws_vpc_security_group_\(direction)_rule"),
                "a rule cannot name a group that was deleted: what undoes this works only while `\(old)` exists",
            ])
    }

    private func peerID(_ rule: SecurityGroupRuleRecord) -> String {
        if case .group(let id) = rule.peer { return text(id) }
        return ""
    }

    private func traffic(_ rule: SecurityGroupRuleRecord) -> JSONPart {
        let start: JSONPart = ["IpProtocol": .text(text(rule.ipProtocol))]
        return start.adding("FromPort", rule.fromPort.map { .number($0) })
            .adding("ToPort", rule.toPort.map { .number($0) })
    }

    private func permission(_ transport: InventoryEdit.Transport, _ blocks: [CIDRBlock]) -> String {
        var text = "IpProtocol=\(transport.securityGroupProtocol)"
        if let from = transport.from, let to = transport.to { text += ",FromPort=\(from),ToPort=\(to)" }
        let v4 = blocks.filter { $0.family == .ipv4 }.map { "{CidrIp=\($0)}" }
        let v6 = blocks.filter { $0.family == .ipv6 }.map { "{CidrIpv6=\($0)}" }
        if !v4.isEmpty { text += ",IpRanges=[\(v4.joined(separator: ","))]" }
        if !v6.isEmpty { text += ",Ipv6Ranges=[\(v6.joined(separator: ","))]" }
        return text
    }

    /// As JSON, in which no text is anything but text.
    private func permission(_ transport: InventoryEdit.Transport, group: String, owner: String?) -> String {
        let pair: JSONPart = ["GroupId": .text(group)]
        let start: JSONPart = ["IpProtocol": .text(transport.securityGroupProtocol)]
        let whole = start.adding("FromPort", transport.from.map { .number($0) })
            .adding("ToPort", transport.to.map { .number($0) })
            .adding("UserIdGroupPairs", [pair.adding("UserId", owner.map { .text($0) })])
        return JSONPart.list([whole]).line
    }

    private func cidrArgument(_ block: CIDRBlock) -> String { block.family == .ipv4 ? "cidr_ipv4" : "cidr_ipv6" }

    func networkACL(
        _ acl: Handle<NetworkACL>, _ isEgress: Bool, _ number: Int, _ transport: InventoryEdit.Transport,
        _ blocks: [CIDRBlock]
    ) -> EditWords {
        let id = id(.networkACL(acl))
        let way = isEgress ? "--egress" : "--ingress"
        let region = region(of: .networkACL(acl))
        let bases = blocks.indices.map {
            "-network-acl-entry\(region) --network-acl-id \(ShellWord(id)) --rule-number \(number + $0) \(way)"
        }
        let ipProtocol = transport.ipProtocol.map { String($0.rawValue) } ?? "-1"
        return EditWords(
            title: "allow \(service(transport)) \(isEgress ? "out to" : "in from") \(list(blocks))",
            line: "+ \(isEgress ? "egress" : "ingress")  \(number)  allow  \(columns(transport))"
                + "  \(isEgress ? "to" : "from") \(list(blocks))",
            aws: zip(bases, blocks).map { base, block in
                "aws ec2 create\(base) --rule-action allow --protocol \(ipProtocol)"
                    + " \(block.family == .ipv4 ? "--cidr-block" : "--ipv6-cidr-block") \(block)" + range(transport)
            },
            rollback: bases.map { "aws ec2 delete\($0)" },
            terraform: blocks.enumerated().map { index, block in
                var arguments: [(String, HCL.Value)] = [
                    ("network_acl_id", .text(id)), ("rule_number", .number(number + index)),
                    ("egress", .flag(isEgress)),
                    ("protocol", .text(ipProtocol)), ("rule_action", .text("allow")),
                    (block.family == .ipv4 ? "cidr_block" : "ipv6_cidr_block", .text(block.description)),
                ]
                if let ports = transport.ports {
                    arguments += [
                        ("from_port", .number(Int(ports.lowerBound))), ("to_port", .number(Int(ports.upperBound))),
                    ]
                } else if let type = transport.icmpType {
                    arguments += [("icmp_type", .number(Int(type))), ("icmp_code", .number(-1))]
                }
                return HCL.resource(
                    "aws_network_acl_rule", "fix_\(id)_\(isEgress ? "out" : "in")_\(number + index)", arguments,
                    instead: "`aws_network_acl` or `aws_default_network_acl`",
                    importID: "\(id):\(number + index):\(ipProtocol):\(isEgress)")
            }.joined(separator: "\n"),
            cloudFormation: blocks.enumerated().map { entry(id, isEgress, number + $0, transport, $1) })
    }

    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
    private func entry(
        _ acl: String, _ isEgress: Bool, _ number: Int, _ transport: InventoryEdit.Transport, _ block: CIDRBlock
    ) -> CloudFormation.Resource {
        let start: JSONPart = [
            "NetworkAclId": .text(acl), "RuleNumber": .number(number), "Egress": .flag(isEgress),
            "Protocol": .number(transport.ipProtocol.map { Int($0.rawValue) } ?? -1), "RuleAction": "allow",
            block.family == .ipv4 ? "CidrBlock" : "Ipv6CidrBlock": .text(block.description),
        ]
        return .init(
            "AWS::EC2::NetworkAclEntry", "fix \(acl) \(isEgress ? "out" : "in") \(number)",
            start.adding(
                "PortRange",
                transport.ports.map { ["From": .number(Int($0.lowerBound)), "To": .number(Int($0.upperBound))] }
            ).adding("Icmp", transport.icmpType.map { ["Code": -1, "Type": .number(Int($0))] }))
    }

    private func range(_ transport: InventoryEdit.Transport) -> String {
        if let ports = transport.ports { return " --port-range From=\(ports.lowerBound),To=\(ports.upperBound)" }
        if let type = transport.icmpType { return " --icmp-type-code Type=\(type),Code=-1" }
        return ""
    }
}
