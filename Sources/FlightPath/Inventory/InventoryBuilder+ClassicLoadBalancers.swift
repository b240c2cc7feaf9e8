/// Classic load balancers: their listeners, and the instances behind each, as the others have listeners and targets.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html
extension InventoryBuilder {
    mutating func addClassicLoadBalancers(_ nodes: [String: [Handle<NetworkInterface>]]) {
        var instancesByBalancer: [Symbol: [Handle<LoadBalancer>]] = [:]
        // Names are unique in an account and region only, DNS names everywhere.
        for record in merged(
            records.classicLoadBalancers, id: { $0.dnsName == .empty ? $0.name : $0.dnsName }, owner: { _ in .empty },
            place: \.place)
        {
            let handle = Handle<LoadBalancer>(inventory.loadBalancers.count)
            let interfaces = (nodes["ELB " + names[record.name]] ?? []).filter {
                inventory.interfaces[$0].vpc == record.vpc
            }
            for node in interfaces { inventory.loadBalancerByNode[node] = handle }
            var balancer = LoadBalancer(
                record: modern(record), type: .classic, region: region(record.place), account: account(record.place),
                vpc: inventory.vpcByID[record.vpc], nodes: interfaces,
                isInternetFacing: names.equals(record.scheme, "internet-facing"))
            balancer.classic = record
            inventory.loadBalancers.append(balancer)
            instancesByBalancer[record.name, default: []].append(handle)
            let states = states(of: record)
            for listener in record.listeners { addListener(listener, of: handle, record, states) }
        }
        for attributes in records.classicAttributes {
            guard let isCrossZone = attributes.isCrossZone,
                let name = subject(attributes.balancer),
                let handle = instancesByBalancer[name]?.first(where: {
                    isSameScope(inventory.loadBalancers[$0].record.place, attributes.place.file)
                })
            else { continue }
            let key = inventory.names.intern("load_balancing.cross_zone.enabled")
            let value = inventory.names.intern(isCrossZone ? "true" : "false")
            inventory.loadBalancers[handle].attributes = [key: value]
        }
    }

    /// What a classic load balancer has in common with the others.
    private func modern(_ record: ClassicLoadBalancerRecord) -> LoadBalancerRecord {
        var modern = LoadBalancerRecord(place: record.place)
        modern.name = record.name
        modern.dnsName = record.dnsName
        modern.scheme = record.scheme
        modern.vpc = record.vpc
        modern.securityGroups = record.securityGroups
        modern.zones = record.subnets.map { id in
            let zone = inventory.subnetByID[id].map { inventory.subnets[$0].record.zoneName } ?? .empty
            return .init(zoneName: zone, subnet: id)
        }
        return modern
    }

    private func subject(_ subject: Subject) -> Symbol? {
        switch subject {
        case .id(let name), .named(let name): name
        case .unknown: nil
        }
    }

    /// The health of its instances; nil where it was not collected.
    private func states(of record: ClassicLoadBalancerRecord) -> [Symbol: InstanceStateRecord]? {
        let isCollected = snapshot.collected.contains {
            $0.kind == .instanceHealth && subject($0.subject) == record.name && isSameScope(record.place, $0.file)
        }
        guard isCollected else { return nil }
        let own = records.instanceStates.filter {
            subject($0.balancer) == record.name && isSameScope(record.place, $0.place.file)
        }
        return Dictionary(own.map { ($0.instance, $0) }) { first, _ in first }
    }

    private mutating func addListener(
        _ listener: ClassicLoadBalancerRecord.Listener, of balancer: Handle<LoadBalancer>,
        _ record: ClassicLoadBalancerRecord, _ states: [Symbol: InstanceStateRecord]?
    ) {
        var group = TargetGroupRecord(place: listener.place)
        group.name = record.name
        group.port = listener.instancePort
        group.vpc = record.vpc
        group.ipProtocol = inventory.names.intern("TCP")
        group.targetType = inventory.names.intern("instance")
        // `HTTP:30254/healthz`, `TCP:31380`
        let check = names[record.healthCheck].split(separator: ":").dropFirst().first ?? ""
        group.healthCheck.port = inventory.names.intern(String(check.prefix { $0.isNumber }))
        let value = inventory.loadBalancers[balancer]
        var instances = TargetGroup(record: group, region: value.region, account: value.account)
        instances.classic = balancer
        instances.isHealthKnown = states != nil
        instances.targets = record.instances.map { instance in
            let state = states?[instance.id]
            var target = TargetHealthRecord(group: .unknown, place: state?.place ?? instance.place)
            target.target = instance.id
            target.port = listener.instancePort
            target.state = state?.state ?? .empty
            target.reason = state?.reason ?? .empty
            return target
        }
        var own = ListenerRecord(place: listener.place)
        own.port = listener.port
        own.ipProtocol = listener.ipProtocol
        var resolved = Listener(record: own)
        resolved.instances = Handle(inventory.targetGroups.count)
        inventory.targetGroups.append(instances)
        inventory.loadBalancers[balancer].listeners.append(Handle(inventory.listeners.count))
        inventory.listeners.append(resolved)
    }
}
