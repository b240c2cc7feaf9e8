/// Addresses and ports as firewall rules write them: blocks, lists in brackets, `!`, and names of sets.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/rule-groups-ip-set-references.html
struct FirewallExpressions {
    let inventory: Inventory
    /// The group's own sets.
    let own: [RuleVariable]
    /// The policy's sets, which `HOME_NET` of a group goes by where the group has none.
    let policy: [RuleVariable]
    /// What `HOME_NET` is by default: the blocks of the firewall's VPC; nil where they are not known.
    let vpcAddresses: AddressSet?

    /// The addresses of an expression; nil where they cannot be told.
    func addresses(_ text: String) -> AddressSet? {
        let text = text.filter { !$0.isWhitespace }
        if text.isEmpty || text.lowercased() == "any" { return .all }
        if text.hasPrefix("!") { return addresses(String(text.dropFirst()))?.complement }
        if text.hasPrefix("["), text.hasSuffix("]") {
            return union(Self.items(text), all: .all) { addresses($0) }
        }
        if text.hasPrefix("$") { return named(String(text.dropFirst())) }
        if text.hasPrefix("@") { return referenced(String(text.dropFirst())) }
        if let address = IPAddress(text) { return AddressSet(address) }
        return CIDRBlock(text).map { AddressSet($0) }
    }

    private func named(_ name: String) -> AddressSet? {
        if let variable = variable(name) {
            return union(variable.values.map { inventory.names[$0] }, all: .all) { addresses($0) }
        }
        switch name {
        case "HOME_NET": return vpcAddresses
        case "EXTERNAL_NET": return named("HOME_NET")?.complement
        default: return nil
        }
    }

    private func variable(_ name: String) -> RuleVariable? {
        (own + policy).first { !$0.isReference && inventory.names[$0.name] == name }
    }

    /// A reference to a prefix list; other resources are not in a snapshot.
    private func referenced(_ name: String) -> AddressSet? {
        guard let variable = own.first(where: { $0.isReference && inventory.names[$0.name] == name }),
            let arn = variable.values.first.map({ inventory.names[$0] }),
            let id = arn.split(separator: "/").last.flatMap({ inventory.names.find(String($0)) }),
            let list = inventory.prefixLists[id], list.isComplete, let entries = list.entries
        else { return nil }
        return AddressSet(entries.map(\.block))
    }

    /// The ports of an expression; nil where they cannot be told.
    func ports(_ text: String) -> PortSet? {
        let text = text.filter { !$0.isWhitespace }
        if text.isEmpty || text.lowercased() == "any" { return .all }
        if text.hasPrefix("!") { return ports(String(text.dropFirst()))?.complement }
        if text.hasPrefix("["), text.hasSuffix("]") { return union(Self.items(text), all: .all) { ports($0) } }
        if text.hasPrefix("$") {
            guard let variable = variable(String(text.dropFirst())) else { return nil }
            return union(variable.values.map { inventory.names[$0] }, all: .all) { ports($0) }
        }
        let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if ends.count == 1 { return UInt16(ends[0]).map { PortSet($0) } }
        guard ends.count == 2, let low = ends[0].isEmpty ? 0 : UInt16(ends[0]),
            let high = ends[1].isEmpty ? UInt16.max : UInt16(ends[1]), low <= high
        else { return nil }
        return PortSet(low...high)
    }

    /// What stands in a list, without what stands in it behind `!`; a list of exceptions alone is about all others.
    private func union<Bound>(
        _ items: [String], all: IntervalSet<Bound>, _ read: (String) -> IntervalSet<Bound>?
    ) -> IntervalSet<Bound>? {
        var included = IntervalSet<Bound>()
        var excluded = IntervalSet<Bound>()
        var hasIncluded = false
        for item in items {
            if item.hasPrefix("!") {
                guard let set = read(String(item.dropFirst())) else { return nil }
                excluded.formUnion(set)
            } else {
                guard let set = read(item) else { return nil }
                included.formUnion(set)
                hasIncluded = true
            }
        }
        return (hasIncluded ? included : all).subtracting(excluded)
    }

    /// The items of a list in brackets; lists inside it stay whole.
    private static func items(_ text: String) -> [String] {
        var items: [String] = []
        var item = ""
        var depth = 0
        for character in text.dropFirst().dropLast() {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if character == ",", depth == 0 {
                items.append(item)
                item = ""
            } else {
                item.append(character)
            }
        }
        items.append(item)
        return items.filter { !$0.isEmpty }
    }
}
