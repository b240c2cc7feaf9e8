/// Edits as people write them: a line, a command, and the command that undoes it.
struct EditDescriber {
    let describer: Describer

    private var inventory: Inventory { describer.inventory }

    func title(_ edit: InventoryEdit) -> String {
        switch edit {
        case .addSecurityGroupRules(_, let isEgress, let transport, let blocks):
            return isEgress
                ? "let \(service(transport)) out to \(list(blocks))" : "admit \(list(blocks)) on \(service(transport))"
        case .addNetworkACLEntries(_, let isEgress, _, let transport, let blocks):
            return "allow \(service(transport)) \(isEgress ? "out to" : "in from") \(list(blocks))"
        case .addRoutes(_, let blocks, let target):
            return "route \(list(blocks)) to \(describer.text(target.id)) in \(describer.label(edit.component))"
        case .deleteRoute(_, let block):
            return "delete the route \(block) of \(describer.label(edit.component)), so that a shorter one carries it"
        }
    }

    /// The change as a rule line, with `+` or `-` before it.
    func line(_ edit: InventoryEdit) -> String {
        switch edit {
        case .addSecurityGroupRules(_, let isEgress, let transport, let blocks):
            return
                "+ \(isEgress ? "egress" : "ingress")  allow  \(columns(transport))  \(isEgress ? "to" : "from") \(list(blocks))"
        case .addNetworkACLEntries(_, let isEgress, let number, let transport, let blocks):
            return
                "+ \(isEgress ? "egress" : "ingress")  \(number)  allow  \(columns(transport))  \(isEgress ? "to" : "from") \(list(blocks))"
        case .addRoutes(_, let blocks, let target): return "+ \(list(blocks))  -> \(describer.text(target.id))"
        case .deleteRoute(let table, let block):
            guard let index = index(of: block, in: table) else { return "- \(block)" }
            return "- " + describer.line(.route(table, index)).parts.map(\.text).joined(separator: "  ")
        }
    }

    private func columns(_ transport: InventoryEdit.Transport) -> String {
        let name = transport.ipProtocol?.name ?? "all"
        if let type = transport.icmpType { return "\(name)  type \(type)" }
        guard let ports = transport.ports else { return "\(name)  all" }
        return ports.lowerBound == ports.upperBound
            ? "\(name)  \(ports.lowerBound)" : "\(name)  \(ports.lowerBound)-\(ports.upperBound)"
    }

    private func service(_ transport: InventoryEdit.Transport) -> String {
        let name = transport.ipProtocol?.name ?? "all traffic"
        if let type = transport.icmpType { return "\(name) type \(type)" }
        guard let ports = transport.ports else { return name }
        return ports.lowerBound == ports.upperBound
            ? "\(name)/\(ports.lowerBound)" : "\(name)/\(ports.lowerBound)-\(ports.upperBound)"
    }

    private func list(_ blocks: [CIDRBlock]) -> String { blocks.map(\.description).joined(separator: ", ") }

    // MARK: Commands

    /// A Kubernetes manifest, for edits of what lives in a cluster.
    func manifest(_ edit: InventoryEdit) -> String? { nil }

    /// A resource for Terraform; nil where the edit changes one that already exists.
    func terraform(_ edit: InventoryEdit) -> String? { nil }

    func commands(_ edit: InventoryEdit) -> [String] { commands(edit, isUndo: false) }

    func rollback(_ edit: InventoryEdit) -> [String] { commands(edit, isUndo: true) }

    private func commands(_ edit: InventoryEdit, isUndo: Bool) -> [String] {
        let component = describer.component(edit.component)
        let region = component.region.map { " --region \(ShellWord($0))" } ?? ""
        let id = ShellWord(component.id)
        switch edit {
        case .addSecurityGroupRules(_, let isEgress, let transport, let blocks):
            let verb = "\(isUndo ? "revoke" : "authorize")-security-group-\(isEgress ? "egress" : "ingress")"
            return [
                "aws ec2 \(verb)\(region) --group-id \(id) --ip-permissions \(ShellWord(permission(transport, blocks)))"
            ]
        case .addNetworkACLEntries(_, let isEgress, let number, let transport, let blocks):
            return blocks.enumerated().map { index, block in
                let way = isEgress ? "--egress" : "--ingress"
                let base = "--network-acl-id \(id) --rule-number \(number + index) \(way)"
                if isUndo { return "aws ec2 delete-network-acl-entry\(region) \(base)" }
                return "aws ec2 create-network-acl-entry\(region) \(base) --rule-action allow"
                    + " --protocol \(transport.ipProtocol.map { String($0.rawValue) } ?? "-1")"
                    + " \(cidrOption(block)) \(block)" + aclRange(transport)
            }
        case .addRoutes(_, let blocks, let target):
            return blocks.map { block in
                let base = "--route-table-id \(id) \(destinationOption(block)) \(block)"
                if isUndo { return "aws ec2 delete-route\(region) \(base)" }
                return
                    "aws ec2 create-route\(region) \(base) \(targetOption(target.kind)) \(ShellWord(describer.text(target.id)))"
            }
        case .deleteRoute(let table, let block):
            guard let index = index(of: block, in: table) else { return [] }
            let route = inventory.routeTables[table].record.routes[index]
            let base = "--route-table-id \(id) \(destinationOption(block)) \(block)"
            if isUndo {
                return [
                    "aws ec2 create-route\(region) \(base) \(targetOption(route.target)) \(ShellWord(describer.text(route.targetID)))"
                ]
            }
            return ["aws ec2 delete-route\(region) \(base)"]
        }
    }

    private func index(of block: CIDRBlock, in table: Handle<RouteTable>) -> Int? {
        inventory.routeTables[table].record.routes.firstIndex { $0.block == block }
    }

    private func permission(_ transport: InventoryEdit.Transport, _ blocks: [CIDRBlock]) -> String {
        var text = "IpProtocol=\(transport.ipProtocol.map { $0.name } ?? "-1")"
        if let from = transport.from, let to = transport.to { text += ",FromPort=\(from),ToPort=\(to)" }
        let v4 = blocks.filter { $0.family == .ipv4 }.map { "{CidrIp=\($0)}" }
        let v6 = blocks.filter { $0.family == .ipv6 }.map { "{CidrIpv6=\($0)}" }
        if !v4.isEmpty { text += ",IpRanges=[\(v4.joined(separator: ","))]" }
        if !v6.isEmpty { text += ",Ipv6Ranges=[\(v6.joined(separator: ","))]" }
        return text
    }

    private func aclRange(_ transport: InventoryEdit.Transport) -> String {
        if let ports = transport.ports { return " --port-range From=\(ports.lowerBound),To=\(ports.upperBound)" }
        if let type = transport.icmpType { return " --icmp-type-code Type=\(type),Code=-1" }
        return ""
    }

    private func cidrOption(_ block: CIDRBlock) -> String {
        block.family == .ipv4 ? "--cidr-block" : "--ipv6-cidr-block"
    }

    private func destinationOption(_ block: CIDRBlock) -> String {
        block.family == .ipv4 ? "--destination-cidr-block" : "--destination-ipv6-cidr-block"
    }

    private func targetOption(_ kind: RouteTableRecord.Route.Target) -> String {
        switch kind {
        case .transitGateway: "--transit-gateway-id"
        case .peeringConnection: "--vpc-peering-connection-id"
        case .natGateway: "--nat-gateway-id"
        case .networkInterface: "--network-interface-id"
        case .egressOnlyInternetGateway: "--egress-only-internet-gateway-id"
        case .localGateway: "--local-gateway-id"
        case .carrierGateway: "--carrier-gateway-id"
        case .coreNetwork: "--core-network-arn"
        case .gateway, .none: "--gateway-id"
        }
    }
}

/// A word of a shell command: quoted unless every character is harmless.
struct ShellWord: CustomStringConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    var description: String {
        let isPlain = text.utf8.allSatisfy { c in
            (0x30...0x39).contains(c) || (0x41...0x5A).contains(c) || (0x61...0x7A).contains(c)
                || [0x2D, 0x5F, 0x2E, 0x2F, 0x3A, 0x40, 0x2B].contains(c)
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }
}

extension TriedRemediation.Opening {
    /// What opens, in words.
    func words(_ describer: Describer) -> String {
        guard !packets.isEmpty else { return "nothing of this question yet; other blockers remain" }
        let what =
            "\(describer.service(packets)) from \(describer.brief(packets.sources)) to"
            + " \(describer.brief(packets.destinations))"
        guard otherInterfaces > 0 else { return what }
        return what + ", and to \(otherInterfaces) other interface\(otherInterfaces == 1 ? "" : "s") with the group"
    }
}
