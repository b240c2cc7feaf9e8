/// The files of a snapshot with edits made in them: they read as the responses would once the change is made.
///
/// Records know the place where they stood, so an edit finds every response that lists an object, and nothing else is
/// touched.
struct SnapshotPatch {
    let snapshot: Snapshot
    /// The network as the edits made so far have it.
    private(set) var inventory: Inventory
    /// The files that changed, by their index.
    private(set) var documents: [Int32: EditableJSON] = [:]
    /// Files that are put in beside the others, by their path.
    private(set) var added: [String: String] = [:]

    init(snapshot: Snapshot, inventory: Inventory) {
        self.snapshot = snapshot
        self.inventory = inventory
    }

    var records: Records { snapshot.records }

    func text(_ symbol: Symbol) -> String { inventory.text(symbol) }

    /// Makes an edit, in the inventory too; false where no response lists what it changes.
    mutating func make(_ edit: InventoryEdit) throws(FixedSnapshotError) -> Bool {
        do throws(JSONError) {
            guard try write(edit) > 0 else { return false }
        } catch {
            throw .unwritable(error.message)
        }
        inventory = inventory.applying(edit)
        return true
    }

    mutating func write(_ edit: InventoryEdit) throws(JSONError) -> Int {
        switch edit {
        case .addSecurityGroupRules(let group, let isEgress, let transport, let blocks):
            try addRules(to: group, isEgress, transport, blocks.map { .block($0) })
        case .addSecurityGroupReference(let group, let isEgress, let transport, let peer):
            try addRules(to: group, isEgress, transport, [.group(inventory.securityGroups[peer].record.id)])
        case .replaceReference(let group, let rule, let peer): try replaceReference(group, rule, with: peer)
        case .addNetworkACLEntries(let acl, let isEgress, let number, let transport, let blocks):
            try addEntries(to: acl, isEgress, number, transport, blocks)
        case .addRoutes(let table, let blocks, let target): try addRoutes(blocks, target, to: table)
        case .deleteRoute(let table, let block): try deleteRoute(block, in: table)
        case .replaceRoute(let table, let block, let target): try replaceRoute(block, target, in: table)
        case .connection(let edit): try write(edit)
        case .transitGateway(let edit): try write(edit)
        case .loadBalancing(let edit): try write(edit)
        case .listener(let edit): try write(edit)
        case .targets(let edit): try write(edit)
        case .service(let edit): try write(edit)
        case .kubernetes(let edit): try write(edit)
        case .firewall(let edit): try write(edit)
        }
    }

    mutating func add(file path: String, _ text: String) { added[path] = text }

    // MARK: Finding what to change

    /// Changes the values at places, and counts those found.
    mutating func change(
        _ places: [Place], _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        var count = 0
        for place in places {
            var document = try open(place.file)
            if try document.change(at: Int(place.offset), body) { count += 1 }
            documents[place.file] = document
        }
        return count
    }

    /// Changes the list that the value at a place is an element of.
    mutating func changeList(
        of place: Place, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        var document = try open(place.file)
        let isFound = try document.changeList(of: Int(place.offset), body)
        documents[place.file] = document
        return isFound ? 1 : 0
    }

    /// Changes a member of every response of a kind that is about one of the subjects.
    mutating func changeResponses(
        _ kind: RecordKind, about subjects: [Symbol], _ key: String,
        _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) -> Int {
        var count = 0
        var seen: Set<Snapshot.Collected> = []
        for entry in snapshot.collected where entry.kind == kind && seen.insert(entry).inserted {
            guard let subject = entry.subject.symbol, subjects.contains(subject) else { continue }
            var document = try open(entry.file)
            let isNamed = if case .named = entry.subject { true } else { false }
            try Self.changeResponses(
                &document, depth: 0, about: text(subject), isNamed: isNamed, key, &count, body)
            documents[entry.file] = document
        }
        return count
    }

    /// The members by which a response tells what it was asked about.
    private static let subjectKeys = [
        "TargetGroupArn", "LoadBalancerArn", "ListenerArn", "LoadBalancerName", "TransitGatewayRouteTableId",
        "PrefixListId",
    ]

    /// A file may hold several responses, under names of their own or in lists.
    private static func changeResponses(
        _ value: inout EditableJSON, depth: Int, about subject: String, isNamed: Bool, _ key: String,
        _ count: inout Int, _ body: (inout EditableJSON) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard depth < 4 else { return }
        if value.isObject, value[key] != nil {
            let told = subjectKeys.compactMap { value[$0]?.text }
            if told.isEmpty ? isNamed : told.contains(subject) {
                count += 1
                return try value.change(key, absent: "[]", body)
            }
        }
        // Elements of the lists of one response are no responses, but for those of lists of responses.
        var found = count
        try value.changeEach { (name, inner) throws(JSONError) in
            guard inner.isObject || inner.isArray && (name.isEmpty || listsOfResponses.contains(name)) else { return }
            try changeResponses(
                &inner, depth: depth + 1, about: subject, isNamed: isNamed, key, &found, body)
        }
        count = found
    }

    private static let listsOfResponses: Set = [
        "TransitGatewayStaticRoutes", "TransitGatewayPropagations", "LoadBalancerTargetHealth",
        "LoadBalancerAttributes", "LoadBalancerListeners",
    ]

    private mutating func open(_ file: Int32) throws(JSONError) -> EditableJSON {
        if let document = documents.removeValue(forKey: file) { return document }
        guard let mapped = try? MappedFile(path: snapshot.files[Int(file)].location) else {
            throw JSONError(offset: 0, reason: .unexpectedEnd)
        }
        return try EditableJSON(file: mapped.withBytes { b in b.withUnsafeBufferPointer { Array($0) } })
    }
}
