/// A setting of an object that the load balancer controller reads, and what it then does to AWS resources that it keeps:
/// to edit those by hand is in vain, for it takes back what it does not find in its objects.
struct ControllerSetting: Hashable, Sendable {
    enum Field: Hashable, Sendable {
        /// An annotation's new value, and the one it has.
        case annotation(key: String, value: String, before: String?)
        /// `spec.loadBalancerSourceRanges` of a service.
        case sourceRanges([CIDRBlock], before: [CIDRBlock])
    }

    enum Object: Hashable, Sendable {
        /// Its position in the inventory, and its name.
        case ingress(Int, namespace: Symbol, name: Symbol)
        case service(Handle<Service>)
    }

    var object: Object
    var field: Field
    /// What the controller does for it.
    var effects: [InventoryEdit]

    var component: ResourceRef {
        switch object {
        case .service(let service): .service(service)
        case .ingress(_, let namespace, let name): .object(.ingress, namespace: namespace, name: name)
        }
    }

    func apply(to inventory: inout Inventory) {
        for effect in effects { inventory = inventory.applying(effect) }
        switch (object, field) {
        case (.ingress(let index, _, _), .annotation(let key, let value, _)):
            let label = ObjectMeta.Label(key: inventory.symbol(key), value: inventory.symbol(value))
            inventory.ingresses[index].record.meta.set(label)
        case (.service(let service), .annotation(let key, let value, _)):
            let label = ObjectMeta.Label(key: inventory.symbol(key), value: inventory.symbol(value))
            inventory.services[service].record.meta.set(label)
        case (.service(let service), .sourceRanges(let blocks, _)):
            inventory.services[service].record.sourceRanges = blocks
        case (.ingress, .sourceRanges): break
        }
    }
}

extension ObjectMeta {
    fileprivate mutating func set(_ annotation: Label) {
        annotations.removeAll { $0.key == annotation.key }
        annotations.append(annotation)
    }
}
