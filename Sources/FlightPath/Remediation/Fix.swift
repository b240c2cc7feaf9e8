/// Edits that belong together: none of them does anything without the others.
struct Fix: Hashable, Sendable {
    var edits: [InventoryEdit]
    /// Targets whose recorded bad health the edits take the cause from.
    var renewsHealth: Set<RegisteredTarget> = []

    init(_ edits: InventoryEdit...) { self.edits = edits }

    init(edits: [InventoryEdit], renewsHealth: Set<RegisteredTarget> = []) {
        self.edits = edits
        self.renewsHealth = renewsHealth
    }
}

extension Inventory {
    func applying(_ edits: [InventoryEdit]) -> Inventory { edits.reduce(self) { $0.applying($1) } }

    func applying(_ fix: Fix) -> Inventory {
        var edited = applying(fix.edits)
        edited.outdatedHealth.formUnion(fix.renewsHealth)
        return edited
    }
}
