/// A change to a load balancer or a target group.
enum LoadBalancingEdit: Hashable, Sendable {
    case enableCrossZone(Handle<LoadBalancer>)
    case enableCrossZoneOn(Handle<TargetGroup>)
    case disableClientPreservation(Handle<TargetGroup>)

    var component: ResourceRef {
        switch self {
        case .enableCrossZone(let balancer): .loadBalancer(balancer)
        case .enableCrossZoneOn(let group), .disableClientPreservation(let group): .targetGroup(group)
        }
    }

    /// The attribute's key, as the API has it.
    var attribute: (key: String, value: String) {
        switch self {
        case .enableCrossZone, .enableCrossZoneOn: ("load_balancing.cross_zone.enabled", "true")
        case .disableClientPreservation: ("preserve_client_ip.enabled", "false")
        }
    }

    func apply(to inventory: inout Inventory) {
        let key = inventory.symbol(attribute.key)
        let value = inventory.symbol(attribute.value)
        switch self {
        case .enableCrossZone(let balancer): inventory.loadBalancers[balancer].attributes?[key] = value
        case .enableCrossZoneOn(let group), .disableClientPreservation(let group):
            inventory.targetGroups[group].attributes?[key] = value
        }
    }
}
