/// What accounts call zones. `us-east-1a` of one account may be `us-east-1b` of another; ids are the same everywhere.
struct ZoneNames: Sendable {
    private struct Key: Hashable {
        let account: Symbol
        let name: Symbol
    }

    private var ids: [Key: Symbol] = [:]
    /// Every id that some account has under a name.
    private var candidates: [Symbol: Set<Symbol>] = [:]

    /// What the snapshot said first stays.
    mutating func add(_ name: Symbol, _ id: Symbol, account: Symbol) {
        guard name != .empty, id != .empty else { return }
        let key = Key(account: account, name: name)
        if ids[key] == nil { ids[key] = id }
        candidates[name, default: []].insert(id)
    }

    /// The id behind a name that an account uses; nil when nothing tells.
    ///
    /// An empty account is one that no directory names. It may be any, so all must agree.
    func id(of name: Symbol, account: Symbol) -> Symbol? {
        if let own = ids[Key(account: account, name: name)] { return own }
        guard account == .empty || ids[Key(account: .empty, name: name)] != nil else { return nil }
        return candidates[name].flatMap { $0.count == 1 ? $0.first : nil }
    }
}
