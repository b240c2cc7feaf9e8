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
                var arguments: [(String, HCL.Value)] = [
                    ("security_group_id", .text(id)), (cidrArgument(block), .text(block.description)),
                    ("ip_protocol", .text(transport.securityGroupProtocol)),
                ]
                if let from = transport.from, let to = transport.to {
                    arguments += [("from_port", .number(from)), ("to_port", .number(to))]
                }
                return HCL.resource(
                    "aws_vpc_security_group_\(direction)_rule", "fix_\(id)_\(transport.from ?? 0)_\(block)", arguments)
            }.joined(separator: "\n"))
    }

    func reference(
        _ group: Handle<SecurityGroup>, _ isEgress: Bool, _ transport: InventoryEdit.Transport,
        _ peer: Handle<SecurityGroup>
    ) -> EditWords {
        let direction = isEgress ? "egress" : "ingress"
        let id = id(.securityGroup(group))
        let other = self.id(.securityGroup(peer))
        let permission = permission(transport, []) + ",UserIdGroupPairs=[{GroupId=\(other)}]"
        let base =
            "-security-group-\(direction)\(region(of: .securityGroup(group))) --group-id \(ShellWord(id))"
            + " --ip-permissions \(ShellWord(permission))"
        var arguments: [(String, HCL.Value)] = [
            ("security_group_id", .text(id)), ("referenced_security_group_id", .text(other)),
            ("ip_protocol", .text(transport.securityGroupProtocol)),
        ]
        if let from = transport.from, let to = transport.to {
            arguments += [("from_port", .number(from)), ("to_port", .number(to))]
        }
        let label = describer.label(.securityGroup(peer))
        return EditWords(
            title: isEgress ? "let \(service(transport)) out to \(label)" : "admit \(label) on \(service(transport))",
            line: "+ \(direction)  allow  \(columns(transport))  \(isEgress ? "to" : "from") \(other)",
            aws: ["aws ec2 authorize\(base)"], rollback: ["aws ec2 revoke\(base)"],
            terraform: HCL.resource(
                "aws_vpc_security_group_\(direction)_rule", "fix_\(id)_\(transport.from ?? 0)_\(other)", arguments))
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
                    "aws_network_acl_rule", "fix_\(id)_\(isEgress ? "out" : "in")_\(number + index)", arguments)
            }.joined(separator: "\n"))
    }

    private func range(_ transport: InventoryEdit.Transport) -> String {
        if let ports = transport.ports { return " --port-range From=\(ports.lowerBound),To=\(ports.upperBound)" }
        if let type = transport.icmpType { return " --icmp-type-code Type=\(type),Code=-1" }
        return ""
    }
}
