/// Prefix lists with their entries. Several accounts may list one that is shared with them.
extension InventoryBuilder {
    mutating func addPrefixLists() {
        for record in records.prefixLists {
            var list = inventory.prefixLists[record.id] ?? PrefixList(id: record.id)
            if list.name == .empty { list.name = record.name }
            if list.owner == .empty { list.owner = record.owner }
            if list.entries == nil, let blocks = record.blocks {
                list.entries = blocks.map { .init(list: .id(record.id), block: $0, place: record.place) }
            }
            inventory.prefixLists[record.id] = list
        }
        let files = entryFiles()
        for (id, responses) in files {
            var list = inventory.prefixLists[id] ?? PrefixList(id: id)
            list.entries = []
            list.isComplete = responses.allSatisfy(\.isComplete)
            inventory.prefixLists[id] = list
        }
        var seen: Set<Entry> = []
        for entry in records.prefixListEntries {
            guard let id = prefixListID(entry.list, file: entry.place.file),
                files[id]?.contains(where: { $0.file == entry.place.file }) == true,
                seen.insert(Entry(list: id, block: entry.block)).inserted
            else { continue }
            inventory.prefixLists[id]?.entries?.append(entry)
        }
    }

    private struct Entry: Hashable {
        let list: Symbol
        let block: CIDRBlock
    }

    /// The responses that hold a list's entries: its owner's, or else all there are.
    private func entryFiles() -> [Symbol: [Snapshot.Collected]] {
        var found: [Symbol: [Snapshot.Collected]] = [:]
        for entry in snapshot.collected where entry.kind == .prefixListEntries {
            if let id = prefixListID(entry.subject, file: entry.file) { found[id, default: []].append(entry) }
        }
        for (id, responses) in found where responses.count > 1 {
            guard let owner = inventory.prefixLists[id]?.owner, owner != .empty else { continue }
            let owners = responses.filter { snapshot.files[Int($0.file)].account == owner }
            if !owners.isEmpty { found[id] = owners }
        }
        return found
    }

    /// A list by its id, or by the name it has in the file's account and region.
    private func prefixListID(_ subject: Subject, file: Int32) -> Symbol? {
        switch subject {
        case .id(let id): return id
        case .named(let name):
            if names.hasPrefix(name, "pl-") { return name }
            let named = records.prefixLists.filter { $0.name == name }
            return (named.first { isSameScope($0.place, file) } ?? named.first)?.id
        case .unknown: return nil
        }
    }
}
