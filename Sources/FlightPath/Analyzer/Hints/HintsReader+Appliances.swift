/// Entries of `appliances`.
extension HintsReader {
    mutating func appliance(_ tree: JSONTree) -> WrittenAppliance? {
        guard let fields = fields(of: tree, Self.applianceKeys) else { return nil }
        var appliance = WrittenAppliance(place: place(tree))
        appliance.name = label(fields)
        appliance.instances = names(items(fields["instance"]) + items(fields["instances"]))
        appliance.interfaces = names(items(fields["interface"]) + items(fields["interfaces"]))
        if ["instance", "instances", "interface", "interfaces"].allSatisfy({ fields[$0] == nil }) {
            note(tree, "it names no `instance` and no `interfaces`")
        } else if appliance.instances.isEmpty, appliance.interfaces.isEmpty {
            if fields.values.contains(where: { if case .array(let list) = $0.value { list.isEmpty } else { false } }) {
                note(tree, "its list of instances or interfaces is empty")
            }
        }
        appliance.defaultPermits = fields["policy"].flatMap { permission($0, "policy") }
        for (index, item) in items(fields["rules"]).enumerated() {
            if let rule = rule(item, index) { appliance.rules.append(rule) }
        }
        if fields["rules"] != nil, fields["policy"] == nil { appliance.defaultPermits = false }
        appliance.exit = fields["exit"].flatMap { exit($0) }
        appliance.snat = fields["snat"].flatMap { translation($0) }
        appliance.isSymmetric = bool(fields["symmetric"])
        return appliance
    }

    /// Permit or deny, in the words of whichever vendor.
    mutating func permission(_ tree: JSONTree, _ key: String) -> Bool? {
        guard let text = text(tree) else { return nil }
        switch text.lowercased() {
        case "permit", "allow", "accept": return true
        case "deny", "drop", "reject", "block": return false
        default:
            note(tree, "`\(text)` is no \(key): it may be permit or deny")
            return nil
        }
    }

    private mutating func exit(_ tree: JSONTree) -> WrittenAppliance.Exit? {
        guard let name = name(tree) else { return nil }
        return name.value.lowercased() == "same-interface" ? .sameInterface : .interface(name)
    }

    private mutating func translation(_ tree: JSONTree) -> ApplianceHint.SourceTranslation? {
        if case .boolean(false) = tree.value { return ApplianceHint.SourceTranslation.none }
        guard let text = text(tree) else { return nil }
        switch text.lowercased() {
        case "none": return ApplianceHint.SourceTranslation.none
        case "exit-interface": return .exitInterface
        default:
            if let address = IPAddress(text) { return .address(address) }
            note(tree, "`\(text)` is no source translation: it may be none, exit-interface, or an address")
            return nil
        }
    }
}
