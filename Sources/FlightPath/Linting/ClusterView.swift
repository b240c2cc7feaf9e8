/// One cluster's objects, for rules that look at a cluster.
struct ClusterView {
    let inventory: Inventory
    let cluster: Handle<Cluster>
    private let serviceByName: [Key: Handle<Service>]
    /// The interface that instance targets are reached at, by instance id.
    let primaryInterfaces: [String: Handle<NetworkInterface>]

    private struct Key: Hashable {
        let namespace: Symbol
        let name: Symbol
    }

    init(_ inventory: Inventory, _ cluster: Handle<Cluster>) {
        self.inventory = inventory
        self.cluster = cluster
        var services: [Key: Handle<Service>] = [:]
        for handle in inventory.services.handles where inventory.services[handle].cluster == cluster {
            let meta = inventory.services[handle].record.meta
            services[Key(namespace: meta.namespace, name: meta.name)] = handle
        }
        let instances = Set(
            inventory.nodes.filter { $0.cluster == cluster }.compactMap { $0.record.instanceID(inventory.names) })
        var primary: [String: Handle<NetworkInterface>] = [:]
        for handle in inventory.interfaces.handles where inventory.interfaces[handle].deviceIndex == 0 {
            let instance = inventory.names[inventory.interfaces[handle].instance]
            if instances.contains(instance) { primary[instance] = handle }
        }
        primaryInterfaces = primary
        serviceByName = services
    }

    var names: Names { inventory.names }
    var vpc: Handle<VPC>? { inventory.clusters[cluster].vpc }
    var vpcID: Symbol? { vpc.map { inventory.vpcs[$0].id } }

    /// Whether a list of a kind was collected whole for the cluster.
    func has(_ kind: RecordKind) -> Bool {
        inventory.coverage.state(kind, cluster: inventory.clusters[cluster].directory) == .complete
    }

    // MARK: Objects

    func service(_ namespace: Symbol, _ name: Symbol) -> Handle<Service>? {
        serviceByName[Key(namespace: namespace, name: name)]
    }

    var services: [Handle<Service>] {
        inventory.services.handles.filter { inventory.services[$0].cluster == cluster }
    }

    var nodes: [Handle<Node>] { inventory.nodes.handles.filter { inventory.nodes[$0].cluster == cluster } }

    var bindings: [TargetGroupBindingRecord] { inventory.bindings.filter { $0.cluster == cluster }.map(\.record) }

    /// Records of one kind, in the order of their namespaces and names.
    func objects<Record>(_ all: [InCluster<Record>], _ meta: (Record) -> ObjectMeta) -> [Record] {
        all.filter { $0.cluster == cluster }.map(\.record).sorted { one, other in
            let (a, b) = (meta(one), meta(other))
            if a.namespace != b.namespace { return names[a.namespace] < names[b.namespace] }
            return names[a.name] < names[b.name]
        }
    }

    func pods(of service: Handle<Service>) -> [Handle<Pod>] { inventory.pods(of: service) }

    /// The endpoint slices of a service.
    func slices(of service: Handle<Service>) -> [EndpointSliceRecord] {
        let meta = inventory.services[service].record.meta
        return inventory.endpointSlices.filter {
            $0.cluster == cluster && $0.record.namespace == meta.namespace && $0.record.service == meta.name
        }.map(\.record)
    }

    // MARK: Bindings

    func service(of binding: TargetGroupBindingRecord) -> Handle<Service>? {
        service(binding.meta.namespace, binding.service)
    }

    /// The target group a binding names, by ARN or, in the cluster's own account, by name.
    func targetGroup(of binding: TargetGroupBindingRecord) -> Handle<TargetGroup>? {
        if binding.targetGroup != .empty { return inventory.targetGroupByARN[binding.targetGroup] }
        let account = inventory.clusters[cluster].account
        return inventory.targetGroups.handles.first {
            let group = inventory.targetGroups[$0]
            return group.record.name == binding.targetGroupName && (account == .empty || group.account == account)
        }
    }

    /// The port of a service that a binding or an ingress names: a number is the service's own port, a text its name.
    func port(_ reference: PortReference?, of service: Handle<Service>) -> ServiceRecord.Port? {
        inventory.services[service].record.ports.first { port in
            switch reference {
            case .number(let number): port.port == number
            case .name(let name): port.name == name
            case nil: false
            }
        }
    }

    /// `ip` or `instance`: what the target group has, else what the binding says.
    func isInstance(_ binding: TargetGroupBindingRecord) -> Bool {
        let type = targetGroup(of: binding).map { inventory.targetGroups[$0].record.targetType } ?? binding.targetType
        return names.equals(type, "instance")
    }

    // MARK: References

    /// The daemon set of the VPC CNI, `aws-node`.
    var vpcCNI: DaemonSetRecord? {
        inventory.daemonSets.first { $0.cluster == cluster && names.equals($0.record.meta.name, "aws-node") }?.record
    }

    func ref(_ set: DaemonSetRecord) -> ResourceRef {
        .object(.daemonset, namespace: set.meta.namespace, name: set.meta.name)
    }

    func ref(_ binding: TargetGroupBindingRecord) -> ResourceRef {
        .object(.targetgroupbinding, namespace: binding.meta.namespace, name: binding.meta.name)
    }

    func ref(_ ingress: IngressRecord) -> ResourceRef {
        .object(.ingress, namespace: ingress.meta.namespace, name: ingress.meta.name)
    }
}
