/// An entry of `spec.networking.ingress` of a TargetGroupBinding, and the rules that the load balancer controller writes for
/// it to the security group of the targets.
///
/// Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
struct BindingAdmission: Hashable, Sendable {
    /// Its position in the inventory.
    let binding: Int
    let namespace: Symbol
    let name: Symbol
    let peers: [TargetGroupBindingRecord.Peer]
    /// `TCP` or `UDP`.
    let ipProtocol: String
    let port: UInt16
    /// What the controller does for it.
    let effects: [InventoryEdit]

    var component: ResourceRef { .object(.targetgroupbinding, namespace: namespace, name: name) }

    func apply(to inventory: inout Inventory) {
        for effect in effects { inventory = inventory.applying(effect) }
        var entry = TargetGroupBindingRecord.Ingress(place: inventory.bindings[binding].record.place)
        entry.peers = peers
        var admitted = NetworkPolicyRecord.Port()
        admitted.ipProtocol = inventory.symbol(ipProtocol)
        admitted.port = .number(Int(port))
        entry.ports = [admitted]
        inventory.bindings[binding].record.networking?.append(entry)
    }

    /// The entry as the object has it.
    func entry(_ inventory: Inventory) -> JSONPart {
        let from = peers.map { peer -> JSONPart in
            switch peer {
            case .group(let id): ["securityGroup": ["groupID": .text(inventory.text(id))]]
            case .block(let block): ["ipBlock": ["cidr": .text(block.description)]]
            }
        }
        return ["from": .list(from), "ports": [["protocol": .text(ipProtocol), "port": .number(Int(port))]]]
    }
}
