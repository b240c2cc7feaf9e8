/// Looks up what a hints file names, and gathers every name that stands for nothing.
struct HintsResolver {
    let inventory: Inventory
    let path: String
    private(set) var problems: [HintsProblem] = []
    private let lookup: HintsLookup
    /// Which entry names an interface.
    private var owners: [Handle<NetworkInterface>: String] = [:]

    init(inventory: Inventory, path: String) {
        self.inventory = inventory
        self.path = path
        lookup = HintsLookup(inventory)
    }

    mutating func resolve(_ file: HintsFile) -> Hints {
        // Without interfaces no name can be told from a misspelt one, and no packet arrives at any.
        let isKnown = !inventory.interfaces.isEmpty
        return Hints(
            appliances: isKnown ? file.appliances.flatMap { appliances($0) } : [],
            links: isKnown ? file.links.compactMap { link($0) } : [],
            outside: file.outside.map { outside($0) })
    }

    private mutating func note(_ place: ResolvedPlace, _ message: String) {
        problems.append(HintsProblem(file: path, line: place.line, pointer: place.pointer, message: message))
    }

    private mutating func found<Value>(
        _ name: Written<String>, _ look: (HintsLookup, String) throws -> Value
    ) -> Value? {
        do {
            return try look(lookup, name.value)
        } catch {
            note(name.place, "\(error)")
            return nil
        }
    }

    // MARK: Appliances

    /// One hint for each instance, or one for interfaces that are named alone.
    private mutating func appliances(_ written: WrittenAppliance) -> [ApplianceHint] {
        let instances = written.instances.compactMap { name in found(name) { try $0.instance($1) } }
        let named = written.interfaces.compactMap { name in found(name) { try $0.interface($1) } }
        guard instances.count == written.instances.count, named.count == written.interfaces.count else { return [] }
        let interfaces = lookup.sorted(named)
        var groups: [(instance: Symbol?, interfaces: [Handle<NetworkInterface>])] = instances.map { instance in
            let all = lookup.interfaces(of: instance)
            return (instance, interfaces.isEmpty ? all : all.filter { interfaces.contains($0) })
        }
        if groups.isEmpty { groups = [(lookup.commonInstance(interfaces), interfaces)] }
        check(written, groups.map(\.interfaces), interfaces)
        if groups.count > 1, case .interface(let name)? = written.exit {
            note(name.place, "several instances cannot share an exit: give each an entry of its own")
            return []
        }
        return groups.filter { !$0.interfaces.isEmpty }.compactMap { group in
            var hint = ApplianceHint(interfaces: group.interfaces, instance: group.instance, place: written.place)
            hint.rules = written.rules
            hint.defaultPermits = written.defaultPermits
            hint.exit = exit(written, group.interfaces)
            hint.snat = written.snat
            hint.isSymmetric = written.isSymmetric
            hint.name = written.name
            return hint
        }
    }

    /// Interfaces that no named instance has, instances left without any, and interfaces that two entries claim.
    private mutating func check(
        _ written: WrittenAppliance, _ groups: [[Handle<NetworkInterface>]], _ named: [Handle<NetworkInterface>]
    ) {
        let all = groups.flatMap { $0 }
        for interface in named where !all.contains(interface) {
            note(written.place, "network interface `\(lookup.id(interface))` belongs to no instance that is named here")
        }
        for (group, name) in zip(groups, written.instances) where group.isEmpty && !written.instances.isEmpty {
            note(name.place, "instance `\(name.value)` has no network interface that could be meant")
        }
        for interface in all {
            if let owner = owners[interface] {
                note(written.place, "network interface `\(lookup.id(interface))` is already named by \(owner)")
            } else {
                owners[interface] = written.place.pointer
            }
        }
    }

    private mutating func exit(
        _ written: WrittenAppliance, _ interfaces: [Handle<NetworkInterface>]
    ) -> ApplianceHint.Exit? {
        switch written.exit {
        case nil: return nil
        case .sameInterface: return .sameInterface
        case .interface(let name):
            guard let exit = found(name, { try $0.interface($1) }) else {
                return nil
            }
            // The exit need not be among the interfaces that traffic is sent to, but it must be of the same instance.
            let siblings = lookup.commonInstance(interfaces).map { lookup.interfaces(of: $0) } ?? interfaces
            guard siblings.contains(exit) else {
                let list = siblings.map { "`\(lookup.id($0))`" }.joined(separator: ", ")
                note(name.place, "`\(name.value)` is no interface of this appliance, which has \(list)")
                return nil
            }
            return .interface(exit)
        }
    }

    // MARK: Links and networks outside

    private mutating func link(_ written: WrittenLink) -> OverlayLinkHint? {
        let ends = written.ends.compactMap { name in found(name) { try $0.end($1) } }
        guard ends.count == 2 else { return nil }
        if !Set(ends[0].interfaces).isDisjoint(with: ends[1].interfaces) {
            note(written.place, "both ends of the link are the same gateway")
            return nil
        }
        return OverlayLinkHint(
            name: written.name, ends: ends, destinations: written.destinations,
            returnDestinations: written.returnDestinations ?? written.destinations,
            isBidirectional: written.isBidirectional, place: written.place)
    }

    private mutating func outside(_ written: WrittenOutside) -> OutsideHint {
        let via = written.via.flatMap { name in found(name) { try $0.via($1) } ?? [] }
        return OutsideHint(
            name: written.name, addresses: written.addresses, via: via, permits: written.permits, place: written.place)
    }
}
