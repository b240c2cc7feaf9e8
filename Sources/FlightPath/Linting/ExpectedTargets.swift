/// The targets that the load balancer controller would register for a binding, and how they compare to what is.
///
/// Source: `pkg/backend/endpoint_resolver.go` of the AWS Load Balancer Controller: endpoints that are ready, and those whose
/// containers are ready while a readiness gate waits for the target's health.
struct ExpectedTargets {
    /// An address (or an instance) with the port it is registered with.
    struct Target: Hashable {
        let id: String
        let port: Int
    }

    let group: Handle<TargetGroup>
    /// What would be registered now.
    var wanted: Set<Target> = []
    /// Those, and the same of pods that are not ready: registered a while ago, they are nobody else's.
    var own: Set<Target> = []
    /// What is registered, those that are being deregistered left out; nil where it was not collected whole.
    var registered: [TargetHealthRecord]?

    init?(_ binding: TargetGroupBindingRecord, _ view: ClusterView) {
        guard let group = view.targetGroup(of: binding), let service = view.service(of: binding),
            let port = view.port(binding.port, of: service)
        else { return nil }
        self.group = group
        let value = view.inventory.targetGroups[group]
        if value.isComplete, let targets = value.targets {
            registered = targets.filter { !view.names.equals($0.state, "draining") }
        }
        if view.names.equals(value.record.targetType, "instance") {
            addNodes(binding, port, view)
        } else {
            addPods(service, port, isIPv6: view.names.equals(value.record.ipAddressType, "ipv6"), view)
        }
    }

    private mutating func addPods(
        _ service: Handle<Service>, _ port: ServiceRecord.Port, isIPv6: Bool, _ view: ClusterView
    ) {
        let publishes = view.inventory.services[service].record.publishesNotReady
        for handle in view.pods(of: service) {
            let pod = view.inventory.pods[handle].record
            guard let address = pod.addresses.first(where: { ($0.family == .ipv6) == isIPv6 }) else { continue }
            for range in view.inventory.targetPorts(port, handle).ranges {
                for number in range.prefix(4) {
                    let target = Target(id: address.description, port: Int(number))
                    own.insert(target)
                    if !pod.meta.isTerminating, publishes || Self.isServing(pod, view.names) { wanted.insert(target) }
                }
            }
        }
    }

    private static func isServing(_ pod: PodRecord, _ names: Names) -> Bool {
        if pod.isReady ?? true { return true }
        let containers = pod.conditions.last { names.equals($0.type, "ContainersReady") }
        return containers.map { names.equals($0.status, "True") } ?? false
    }

    private mutating func addNodes(_ binding: TargetGroupBindingRecord, _ port: ServiceRecord.Port, _ view: ClusterView)
    {
        guard let number = port.nodePort else { return }
        for node in view.nodes {
            let record = view.inventory.nodes[node].record
            guard let instance = record.instanceID(view.names) else { continue }
            let target = Target(id: instance, port: number)
            own.insert(target)
            let isSelected = binding.nodeSelector?.matches(record.meta.labels, view.names) ?? true
            if isSelected, record.isReady ?? true, record.exclusion(view.names) == nil { wanted.insert(target) }
        }
    }

    func target(_ record: TargetHealthRecord, _ inventory: Inventory) -> Target {
        Target(id: inventory.names[record.target], port: record.port ?? inventory.targetGroups[group].record.port ?? 0)
    }

    /// Wanted and not registered, in order.
    func missing(_ inventory: Inventory) -> [Target] {
        guard let registered else { return [] }
        let present = Set(registered.map { target($0, inventory) })
        return wanted.subtracting(present).sorted { ($0.id, $0.port) < ($1.id, $1.port) }
    }

    /// Whether everything that the controller would register is registered: then it manages, whatever one would expect.
    func isComplete(_ inventory: Inventory) -> Bool {
        !wanted.isEmpty && registered != nil && missing(inventory).isEmpty
    }
}

extension NodeRecord {
    /// The instance at the end of `providerID`, `aws:///us-east-1a/i-0abc`; nil for Fargate and hybrid nodes.
    func instanceID(_ names: Names) -> String? {
        let last = names[providerID].split(separator: "/").last.map(String.init)
        return last.flatMap { $0.hasPrefix("i-") ? $0 : nil }
    }

    /// The label or taint for which the controller leaves a node out of instance target groups.
    func exclusion(_ names: Names) -> Symbol? {
        for label in meta.labels {
            switch names[label.key] {
            case "node.kubernetes.io/exclude-from-external-load-balancers",
                "alpha.service-controller.kubernetes.io/exclude-balancer",
                "node-role.kubernetes.io/master":
                return label.key
            case "eks.amazonaws.com/compute-type" where names.equals(label.value, "fargate"): return label.key
            default: continue
            }
        }
        for taint in taints {
            switch names[taint.key] {
            case "ToBeDeletedByClusterAutoscaler": return taint.key
            case "karpenter.sh/disrupted" where names.equals(taint.effect, "NoSchedule"): return taint.key
            default: continue
            }
        }
        return nil
    }
}
