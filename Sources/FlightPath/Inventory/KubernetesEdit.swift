/// A change to objects of a cluster.
enum KubernetesEdit: Hashable, Sendable {
    case addPolicy(AddedPolicy)
    case setSelector(Handle<Service>, [ObjectMeta.Label])
    /// `externalTrafficPolicy: Cluster`.
    case sendToEveryNode(Handle<Service>)
    /// What the load balancer controller reads.
    case tellController(ControllerSetting)
    /// A TargetGroupBinding admits more clients of its targets, and its controller writes the rules for them.
    case admit(BindingAdmission)

    /// A policy that admits what no other does; policies add up.
    struct AddedPolicy: Hashable, Sendable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
        let name: String
        /// The labels of the pods it selects.
        let labels: [ObjectMeta.Label]
        let isEgress: Bool
        let peers: [NetworkPolicyRecord.Peer]
        let transport: InventoryEdit.Transport
        /// The object whose configuration lacks it.
        let near: ResourceRef
    }

    var component: ResourceRef {
        switch self {
        case .addPolicy(let policy): policy.near
        case .setSelector(let service, _), .sendToEveryNode(let service): .service(service)
        case .tellController(let setting): setting.component
        case .admit(let admission): admission.component
        }
    }

    func apply(to inventory: inout Inventory) {
        switch self {
        case .addPolicy(let policy): add(policy, to: &inventory)
        case .setSelector(let service, let labels):
            inventory.services[service].record.selector = labels
            inventory.registerPods(of: service)
        case .sendToEveryNode(let service): sendToEveryNode(service, &inventory)
        case .tellController(let setting): setting.apply(to: &inventory)
        case .admit(let admission): admission.apply(to: &inventory)
        }
    }

    /// The port at which nodes told of their pods goes: the controller of the load balancer then checks the node port.
    ///
    /// Source: https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/
    private func sendToEveryNode(_ service: Handle<Service>, _ inventory: inout Inventory) {
        let cluster = inventory.symbol("Cluster")
        inventory.services[service].record.externalTrafficPolicy = cluster
        guard let port = inventory.services[service].record.healthCheckNodePort else { return }
        inventory.services[service].record.healthCheckNodePort = nil
        let trafficPort = inventory.symbol("traffic-port")
        let nodePorts = inventory.services[service].record.ports.compactMap(\.nodePort)
        for group in inventory.targetGroups.handles
        where inventory.text(inventory.targetGroups[group].record.healthCheck.port) == String(port) {
            let own = inventory.targetGroups[group].record.port
            let targets = inventory.targetGroups[group].targets ?? []
            guard targets.contains(where: { ($0.port ?? own).map { nodePorts.contains($0) } ?? false }) else {
                continue
            }
            inventory.targetGroups[group].record.healthCheck.port = trafficPort
            for index in targets.indices { inventory.targetGroups[group].targets?[index].healthCheckPort = .empty }
        }
    }

    private func add(_ policy: AddedPolicy, to inventory: inout Inventory) {
        let place = Place(file: 0, offset: 0)
        var rule = NetworkPolicyRecord.Rule(place: place)
        rule.peers = policy.peers
        if let ipProtocol = policy.transport.ipProtocol {
            var port = NetworkPolicyRecord.Port()
            port.ipProtocol = inventory.symbol(ipProtocol.name.uppercased())
            if let ports = policy.transport.ports {
                port.port = .number(Int(ports.lowerBound))
                if ports.upperBound > ports.lowerBound { port.endPort = Int(ports.upperBound) }
            }
            rule.ports = [port]
        }
        var record = NetworkPolicyRecord(place: place)
        record.meta.name = inventory.symbol(policy.name)
        record.meta.namespace = policy.namespace
        record.podSelector.labels = policy.labels
        record.policyTypes = [inventory.symbol(policy.isEgress ? "Egress" : "Ingress")]
        if policy.isEgress { record.egress = [rule] } else { record.ingress = [rule] }
        let handle = Handle<NetworkPolicy>(inventory.networkPolicies.count)
        inventory.networkPolicies.append(NetworkPolicy(record: record, cluster: policy.cluster))
        inventory.policiesByNamespace[
            .init(cluster: policy.cluster, namespace: policy.namespace), default: []
        ].append(handle)
    }
}
