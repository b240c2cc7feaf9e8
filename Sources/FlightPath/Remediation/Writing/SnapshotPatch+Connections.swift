/// Prefix lists, peering connections and interfaces.
extension SnapshotPatch {
    mutating func write(_ edit: ConnectionEdit) throws(JSONError) -> Int {
        switch edit {
        case .addPrefixListEntries(let list, let blocks): return try addEntries(blocks, to: list)
        case .acceptPeering(let peering):
            let id = inventory.peerings[peering].record.id
            try activateRoutes(to: id)
            return try change(records.peeringConnections.filter { $0.id == id }.map(\.place)) {
                (peering) throws(JSONError) in
                try peering.set("Status", ["Code": "active", "Message": "Active"])
            }
        case .disableSourceDestinationCheck(let interface):
            let id = inventory.interfaces[interface].id
            return try change(records.networkInterfaces.filter { $0.id == id }.map(\.place)) {
                (interface) throws(JSONError) in
                try interface.set("SourceDestCheck", false)
            }
        case .associate(let subnet, let table): return try associate(subnet, with: table)
        }
    }

    /// Where several accounts list the entries, all of them see the new ones.
    private mutating func addEntries(_ blocks: [CIDRBlock], to list: Symbol) throws(JSONError) -> Int {
        var subjects = [list]
        if let name = inventory.prefixLists[list]?.name, name != .empty { subjects.append(name) }
        let count = try changeResponses(.prefixListEntries, about: subjects, "Entries") {
            (entries) throws(JSONError) in
            for block in blocks { try entries.append(["Cidr": .text(block.description)]) }
        }
        let places = records.prefixLists.filter { $0.id == list && $0.blocks != nil }.map(\.place)
        let old = try change(places) { (list) throws(JSONError) in
            try list.change("Cidrs", absent: "[]") { (entries) throws(JSONError) in
                for block in blocks { try entries.append(.text(block.description)) }
            }
        }
        return count + old
    }
}
