/// Finds what a hints file names: by id, by `Name` tag, or with the selector word before either.
struct HintsLookup {
    /// A name that stands for nothing, or for too much.
    struct Miss: Error, CustomStringConvertible {
        let message: String

        var description: String { message }
    }

    private let inventory: Inventory
    private var interfacesByID: [Symbol: Handle<NetworkInterface>] = [:]
    private var interfacesByInstance: [Symbol: [Handle<NetworkInterface>]] = [:]
    private var interfacesByName: [Symbol: [Handle<NetworkInterface>]] = [:]
    private var instancesByName: [Symbol: [Symbol]] = [:]

    init(_ inventory: Inventory) {
        self.inventory = inventory
        for handle in inventory.interfaces.handles {
            let interface = inventory.interfaces[handle]
            interfacesByID[interface.id] = handle
            if interface.instance != .empty { interfacesByInstance[interface.instance, default: []].append(handle) }
            if interface.name != .empty { interfacesByName[interface.name, default: []].append(handle) }
        }
        for (id, instance) in inventory.instances where instance.name != .empty {
            instancesByName[instance.name, default: []].append(id)
        }
    }

    func id(_ interface: Handle<NetworkInterface>) -> String { inventory.text(inventory.interfaces[interface].id) }

    func sorted(_ interfaces: [Handle<NetworkInterface>]) -> [Handle<NetworkInterface>] {
        Set(interfaces).sorted { id($0) < id($1) }
    }

    func interfaces(of instance: Symbol) -> [Handle<NetworkInterface>] { sorted(interfacesByInstance[instance] ?? []) }

    /// The instance that has all the interfaces.
    func commonInstance(_ interfaces: [Handle<NetworkInterface>]) -> Symbol? {
        let instances = Set(interfaces.map { inventory.interfaces[$0].instance })
        return instances.count == 1 ? instances.first.flatMap { $0 == .empty ? nil : $0 } : nil
    }

    // MARK: Names

    func interface(_ text: String) throws(Miss) -> Handle<NetworkInterface> {
        let name = Self.bare(text, "eni/")
        if let symbol = inventory.names.find(name) {
            if let found = interfacesByID[symbol] { return found }
            let named = interfacesByName[symbol] ?? []
            if let found = named.first, named.count == 1 { return found }
            if !named.isEmpty { throw Self.ambiguous(text, named.map { id($0) }) }
        }
        if name.hasPrefix("i-") {
            throw Miss(message: "`\(text)` is an instance, and a network interface belongs here")
        }
        let known = inventory.interfaces.flatMap { [inventory.text($0.id), inventory.text($0.name)] }
        throw Self.unknown("network interface", text, name, known)
    }

    func instance(_ text: String) throws(Miss) -> Symbol {
        let name = Self.bare(text, "instance/")
        if let symbol = inventory.names.find(name) {
            if inventory.instances[symbol] != nil || interfacesByInstance[symbol] != nil { return symbol }
            let named = instancesByName[symbol] ?? []
            if let found = named.first, named.count == 1 { return found }
            if !named.isEmpty { throw Self.ambiguous(text, named.map { inventory.text($0) }) }
        }
        if name.hasPrefix("eni-") {
            throw Miss(message: "`\(text)` is a network interface: write it as `interface`")
        }
        if inventory.instances.isEmpty, !name.hasPrefix("i-") {
            throw Miss(
                message: "`\(text)` cannot be looked up by name: the snapshot lacks the output of"
                    + " `\(RecordKind.instances.command)`")
        }
        throw Self.unknown("instance", text, name, knownInstances)
    }

    /// A gateway: one interface, or an instance with all of its.
    func end(_ text: String) throws(Miss) -> OverlayLinkHint.End {
        let isInterface = text.hasPrefix("eni/") || text.hasPrefix("eni-")
        let isInstance = text.hasPrefix("instance/") || text.hasPrefix("i-")
        // A bare name may be either; an instance often shares its name with an interface of its own.
        let isNamed = !isInterface && !isInstance
        if isInterface || (isNamed && !knownInstances.contains(text) && knowsInterface(named: text)) {
            let found = try interface(text)
            return .init(interfaces: [found], instance: commonInstance([found]))
        }
        let found = try instance(text)
        let interfaces = interfaces(of: found)
        guard !interfaces.isEmpty else {
            throw Miss(message: "instance `\(text)` has no network interface in the snapshot")
        }
        return .init(interfaces: interfaces, instance: found)
    }

    /// A virtual private gateway or a transit gateway attachment; what is attached names its attachments too.
    func via(_ text: String) throws(Miss) -> [OutsideHint.Via] {
        let name = Self.bare(text, "tgw-attachment/")
        let attachments = inventory.attachments.handles
        if let symbol = inventory.names.find(name) {
            if inventory.vpnGateways.contains(where: { $0.id == symbol }) { return [.vpnGateway(symbol)] }
            if let found = inventory.attachmentByID[symbol] { return [.attachment(found)] }
            let attached = attachments.filter { inventory.attachments[$0].resource == symbol }
            if !attached.isEmpty { return attached.map { .attachment($0) } }
            let named = attachments.filter { inventory.attachments[$0].name == symbol }
            if let found = named.first, named.count == 1 { return [.attachment(found)] }
            if !named.isEmpty {
                throw Self.ambiguous(text, named.map { inventory.text(inventory.attachments[$0].id) })
            }
        }
        if name.hasPrefix("vpn-") {
            throw Miss(
                message: "no transit gateway attachment in the snapshot is of `\(text)`; name the virtual private"
                    + " gateway or the attachment that it ends at")
        }
        let known =
            inventory.vpnGateways.map { inventory.text($0.id) }
            + inventory.attachments.flatMap { [inventory.text($0.id), inventory.text($0.name)] }
        throw Self.unknown("virtual private gateway or transit gateway attachment", text, name, known)
    }

    private var knownInstances: Set<String> {
        var known = Set(interfacesByInstance.keys.map { inventory.text($0) })
        for (id, instance) in inventory.instances {
            known.formUnion([inventory.text(id), inventory.text(instance.name)])
        }
        return known
    }

    private func knowsInterface(named text: String) -> Bool {
        inventory.names.find(text).flatMap { interfacesByName[$0] } != nil
    }

    // MARK: Words

    private static func bare(_ text: String, _ prefix: String) -> String {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    }

    private static func unknown(_ noun: String, _ text: String, _ name: String, _ known: some Sequence<String>) -> Miss
    {
        let hint = DidYouMean.hint(name, among: Set(known.filter { !$0.isEmpty }))
        return Miss(message: "no \(noun) in the snapshot is named `\(text)`\(hint)")
    }

    private static func ambiguous(_ text: String, _ ids: [String]) -> Miss {
        let list = ids.sorted().map { "`\($0)`" }
        let more = list.count > 5 ? " and \(list.count - 5) more" : ""
        return Miss(message: "`\(text)` is ambiguous; it may be \(list.prefix(5).joined(separator: ", "))\(more)")
    }
}
