/// Edits as people write them: a line, a command, and the command that undoes it.
struct EditDescriber {
    let describer: Describer

    var inventory: Inventory { describer.inventory }

    func words(_ edit: InventoryEdit) -> EditWords {
        switch edit {
        case .addSecurityGroupRules(let group, let isEgress, let transport, let blocks):
            return securityGroup(group, isEgress, transport, blocks)
        case .addNetworkACLEntries(let acl, let isEgress, let number, let transport, let blocks):
            return networkACL(acl, isEgress, number, transport, blocks)
        case .addRoutes(let table, let blocks, let target): return routes(table, blocks, target)
        case .deleteRoute(let table, let block): return deletion(of: block, table)
        case .replaceRoute(let table, let block, let target): return replacement(of: block, table, target)
        case .connection(let edit): return words(edit)
        case .transitGateway(let edit): return words(edit)
        case .loadBalancing(let edit): return words(edit)
        case .listener(let edit): return words(edit)
        case .targets(let edit): return words(edit)
        case .service(let edit): return words(edit)
        case .kubernetes(let edit): return words(edit)
        case .firewall(let edit): return words(edit)
        case .addSecurityGroupReference(let group, let isEgress, let transport, let peer):
            return reference(group, isEgress, transport, peer)
        case .replaceReference(let group, let rule, let peer): return replacement(of: rule, in: group, peer)
        }
    }

    // MARK: Words

    func text(_ symbol: Symbol) -> String { describer.text(symbol) }

    func word(_ symbol: Symbol) -> ShellWord { ShellWord(text(symbol)) }

    func id(_ ref: ResourceRef) -> String { describer.component(ref).id }

    /// The option that names the region; empty where the snapshot does not say.
    func region(of ref: ResourceRef) -> String {
        describer.component(ref).region.map { $0.isEmpty ? "" : " --region \(ShellWord($0))" } ?? ""
    }

    func columns(_ transport: InventoryEdit.Transport) -> String {
        let name = transport.ipProtocol?.name ?? "all"
        if let type = transport.icmpType { return "\(name)  type \(type)" }
        guard let ports = transport.ports else { return "\(name)  all" }
        return ports.lowerBound == ports.upperBound
            ? "\(name)  \(ports.lowerBound)" : "\(name)  \(ports.lowerBound)-\(ports.upperBound)"
    }

    func service(_ transport: InventoryEdit.Transport) -> String {
        let name = transport.ipProtocol?.name ?? "all traffic"
        if let type = transport.icmpType { return "\(name) type \(type)" }
        guard let ports = transport.ports else { return name }
        return ports.lowerBound == ports.upperBound
            ? "\(name)/\(ports.lowerBound)" : "\(name)/\(ports.lowerBound)-\(ports.upperBound)"
    }

    /// A change to what somebody may have written already: there it has to be changed too.
    func written(_ argument: String, _ resource: String) -> String {
        "where Terraform manages it, change `\(argument)` of its `\(resource)` too: the next apply takes this back otherwise"
    }

    func list(_ blocks: [CIDRBlock]) -> String { blocks.map(\.description).joined(separator: ", ") }
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
        // What a terminal or a page would not show as it is.
        if SafeText.line(text) != text { return escaped }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// On one line, whatever the text holds: a command is one line.
    private var escaped: String {
        var result = "$'"
        for byte in text.utf8 {
            if (0x20...0x7E).contains(byte), byte != 0x27, byte != 0x5C {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16)
                result += "\\x" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return result + "'"
    }
}
