/// A change to a service's ports, or to what its controller made of them.
enum ServiceEdit: Hashable, Sendable {
    /// One more port, for which the cloud provider makes a listener of the service's classic load balancer.
    case addPort(NewPort)
    /// The node port by which a load balancer sends to the service already.
    case setNodePort(Handle<Service>, index: Int, UInt16)
    /// The controller sends to the node port that the service has.
    case reconcile(Handle<Service>, Reconciled)
    /// The container port that a service's port sends to.
    case setTargetPort(Handle<Service>, index: Int, PortReference)

    struct NewPort: Hashable, Sendable {
        let service: Handle<Service>
        let balancer: Handle<LoadBalancer>
        let name: String
        let port: UInt16
        let target: PortReference
        let nodePort: UInt16
    }

    /// What is sent to the wrong node port: the instances behind a classic load balancer's listener, or a target group.
    struct Reconciled: Hashable, Sendable {
        let group: Handle<TargetGroup>
        let from: UInt16
        let to: UInt16
        /// The binding of the target group; nil for a classic load balancer.
        let binding: Int?
    }

    var service: Handle<Service> {
        switch self {
        case .addPort(let port): port.service
        case .setNodePort(let service, _, _), .reconcile(let service, _), .setTargetPort(let service, _, _): service
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .addPort(let port): add(port, to: &inventory)
        case .setNodePort(let service, let index, let port):
            inventory.services[service].record.ports[index].nodePort = Int(port)
        case .setTargetPort(let service, let index, let target):
            inventory.services[service].record.ports[index].target = target
            inventory.registerPods(of: service)
        case .reconcile(_, let change):
            let to = Int(change.to)
            let group = inventory.targetGroups[change.group]
            if group.record.port == Int(change.from) { inventory.targetGroups[change.group].record.port = to }
            if inventory.text(group.record.healthCheck.port) == "\(change.from)" {
                inventory.targetGroups[change.group].record.healthCheck.port = inventory.symbol("\(change.to)")
            }
            for (index, target) in (group.targets ?? []).enumerated()
            where (target.port ?? group.record.port) == Int(change.from) {
                inventory.targetGroups[change.group].targets?[index].port = to
                if inventory.text(target.healthCheckPort) == "\(change.from)" {
                    inventory.targetGroups[change.group].targets?[index].healthCheckPort = .empty
                }
                inventory.outdatedHealth.insert(.init(group: change.group, index: index))
            }
        }
    }

    /// The new listener sends to the same instances, which are checked as before.
    private func add(_ new: NewPort, to inventory: inout Inventory) {
        var port = ServiceRecord.Port()
        port.name = inventory.symbol(new.name)
        port.port = Int(new.port)
        port.target = new.target
        port.nodePort = Int(new.nodePort)
        port.ipProtocol = inventory.symbol("TCP")
        inventory.services[new.service].record.ports.append(port)
        let balancer = inventory.loadBalancers[new.balancer]
        guard let first = balancer.listeners.first, let old = inventory.listeners[first].instances else { return }
        var instances = inventory.targetGroups[old]
        instances.record.port = Int(new.nodePort)
        for index in (instances.targets ?? []).indices { instances.targets?[index].port = Int(new.nodePort) }
        var record = ListenerRecord(place: balancer.record.place)
        record.port = Int(new.port)
        record.ipProtocol = inventory.symbol("TCP")
        var listener = Listener(record: record)
        listener.instances = Handle(inventory.targetGroups.count)
        inventory.targetGroups.append(instances)
        inventory.loadBalancers[new.balancer].listeners.append(Handle(inventory.listeners.count))
        inventory.listeners.append(listener)
    }
}
