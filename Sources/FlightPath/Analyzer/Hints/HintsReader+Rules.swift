/// Rules of an appliance.
extension HintsReader {
    mutating func rule(_ tree: JSONTree, _ index: Int) -> ApplianceHint.Rule? {
        guard let fields = fields(of: tree, Self.ruleKeys) else { return nil }
        let before = problems.count
        let permits = fields["action"].flatMap { permission($0, "action") }
        if fields["action"] == nil { note(tree, "the rule has no `action`, which may be permit or deny") }
        var rule = ApplianceHint.Rule(permits: permits ?? false, index: index, place: place(tree))
        rule.note = label(fields)
        if let tree = fields["protocol"] { rule.protocols = protocols(tree) }
        readPorts(fields, &rule)
        readMessage(fields, &rule)
        if let set = addresses(fields["from"]) { rule.sources = set }
        if let set = addresses(fields["to"]) { rule.destinations = set }
        return problems.count == before ? rule : nil
    }

    private mutating func protocols(_ tree: JSONTree) -> ProtocolSet {
        var set = ProtocolSet()
        for item in items(tree) {
            guard let text = textOrNumber(item) else { continue }
            if ["all", "any", "-1"].contains(text.lowercased()) {
                set = .all
            } else if let known = IPProtocol(text) {
                set.formUnion(ProtocolSet(known))
            } else {
                note(item, QuestionError.badProtocol(text).description)
            }
        }
        return set
    }

    /// Ports mean nothing to protocols that have none: a rule for `all` with ports is one for those that have them.
    private mutating func readPorts(_ fields: HintsReader.Fields, _ rule: inout ApplianceHint.Rule) {
        guard let tree = fields["ports"] ?? fields["port"] else { return }
        if fields["ports"] != nil, let other = fields["port"] {
            return note(other, "`port` and `ports` are the same: give one of them")
        }
        var set = PortSet()
        for item in items(tree) {
            guard let text = textOrNumber(item) else { continue }
            if ["all", "any", "*"].contains(text.lowercased()) {
                set = .all
            } else if let ports = Self.ports(text) {
                set.formUnion(ports)
            } else {
                note(item, "`\(text)` is no port: give numbers from 0 to 65535, ranges such as 8000-8090, or all")
            }
        }
        rule.ports = set
        let withPorts = ProtocolSet(IPProtocol.withPorts)
        if rule.protocols.isAll {
            if !set.isAll { rule.protocols = withPorts }
        } else if !rule.protocols.isSubset(of: withPorts) {
            let without = rule.protocols.subtracting(withPorts).summary
            if !without.isEmpty, !set.isAll { note(tree, "ports are given, and \(without) has none") }
        }
    }

    /// `443`, `8000-8090`, or several with commas between them.
    static func ports(_ text: String) -> PortSet? {
        var set = PortSet()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
                .map { UInt16(String($0).filter { $0 != " " }) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else {
                return nil
            }
            set.formUnion(PortSet(low...high))
        }
        return set
    }

    /// ICMP as questions have it: a type, `TYPE/CODE`, or an object of both.
    private mutating func readMessage(_ fields: HintsReader.Fields, _ rule: inout ApplianceHint.Rule) {
        guard let tree = fields["icmp"] else { return }
        var parts: [String]
        if case .object = tree.value {
            guard let message = self.fields(of: tree, ["type", "code"]) else { return }
            guard let type = message["type"] else { return note(tree, "it has no `type`") }
            parts = [type, message["code"]].compactMap { $0 }.compactMap { textOrNumber($0) }
        } else {
            guard let text = textOrNumber(tree) else { return }
            parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        }
        let numbers = parts.compactMap { UInt8($0) }
        guard numbers.count == parts.count, let type = numbers.first, parts.count <= 2 else {
            return note(tree, QuestionError.badICMP(parts.joined(separator: "/")).description)
        }
        let icmp = ProtocolSet([IPProtocol.icmp, .icmpv6])
        if fields["protocol"] == nil {
            rule.protocols = ProtocolSet(.icmp)
        } else if !rule.protocols.isSubset(of: icmp) {
            return note(tree, "an ICMP type is given, and the protocol is \(rule.protocols.summary)")
        }
        if let ports = fields["ports"] ?? fields["port"] {
            return note(ports, "ICMP has types and codes, no ports: leave out the ports or the ICMP type")
        }
        rule.icmpTypes = PortSet(UInt16(type))
        if numbers.count == 2 { rule.icmpCodes = PortSet(UInt16(numbers[1])) }
    }
}
