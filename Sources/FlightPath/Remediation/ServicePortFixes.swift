/// Ports of services: those that a load balancer of the service does not listen on, those that it sends to on nodes, and
/// those that its pods do not have.
extension FaultSite {
    func servicePortFixes() -> [Fix] {
        switch finding.denial {
        case .classicListenersMismatch(let balancer): return newPorts(balancer)
        case .nodePortNotAllocated(let ref, let port): return nodePorts(ref, port)
        case .targetPortMissing(let service): return targetPorts(service)
        case .noRegisteredTargets(let group): return served(by: group).map { targetPorts($0.0) } ?? []
        default: return []
        }
    }

    /// One more port of the service that the load balancer was made for, to where its only one leads.
    private func newPorts(_ balancer: Handle<LoadBalancer>) -> [Fix] {
        guard let service = owningService(balancer),
            let transport = transports(finding.packets, replyPorts: false).first, transport.ipProtocol == .tcp,
            let ports = transport.ports, ports.count == 1
        else { return [] }
        let record = inventory.services[service].record
        // Of several ports each has a name, which cannot be added to an old one on the way.
        guard record.ports.count == 1, let old = record.ports.first, old.name != .empty, let nodePort = old.nodePort,
            !record.ports.contains(where: { $0.port == Int(ports.lowerBound) }),
            let free = freeNodePort(after: nodePort, in: inventory.services[service].cluster)
        else { return [] }
        return [
            Fix(
                .service(
                    .addPort(
                        .init(
                            service: service, balancer: balancer, name: "port-\(ports.lowerBound)",
                            port: ports.lowerBound, target: old.target ?? .number(old.port), nodePort: free))))
        ]
    }

    private func freeNodePort(after port: Int, in cluster: Handle<Cluster>) -> UInt16? {
        let taken = takenNodePorts(cluster)
        let choices = Array(max(30000, port)...max(32767, port)) + Array(30000...32767)
        return choices.first { $0 <= 32767 && !taken.contains($0) }.map { UInt16($0) }
    }

    private func takenNodePorts(_ cluster: Handle<Cluster>) -> Set<Int> {
        let own = inventory.services.filter { $0.cluster == cluster }.map(\.record)
        return Set(own.flatMap(\.ports).compactMap(\.nodePort) + own.compactMap(\.healthCheckNodePort))
    }

    /// What the load balancer sends to is brought in line with the service, or the service with it.
    private func nodePorts(_ ref: ResourceRef, _ port: UInt16) -> [Fix] {
        var fixes: [Fix] = []
        var others: [Fix] = []
        // A question about the node itself does not say who sends there.
        let isNode = if case .node = ref { true } else { false }
        for group in inventory.targetGroups.handles where inventory.ref(of: group) == ref || isNode {
            let targets = inventory.targetGroups[group].targets ?? []
            guard targets.contains(where: { ($0.port ?? inventory.targetGroups[group].record.port) == Int(port) }),
                let (service, index, binding) = served(by: group)
            else { continue }
            let own = inventory.services[service]
            guard let nodePort = own.record.ports[index].nodePort.flatMap({ UInt16(exactly: $0) }), nodePort != port
            else { continue }
            fixes.append(
                Fix(.service(.reconcile(service, .init(group: group, from: port, to: nodePort, binding: binding)))))
            guard (30000...32767).contains(port), !takenNodePorts(own.cluster).contains(Int(port)),
                !isSentTo(Int(nodePort))
            else { continue }
            others.append(Fix(.service(.setNodePort(service, index: index, port))))
        }
        return fixes + others
    }

    /// The service, and which of its ports, that a target group or the listener of a classic load balancer is for.
    private func served(by group: Handle<TargetGroup>) -> (Handle<Service>, Int, Int?)? {
        let value = inventory.targetGroups[group]
        if let balancer = value.classic {
            guard let service = owningService(balancer),
                let listener = inventory.loadBalancers[balancer].listeners.first(where: {
                    inventory.listeners[$0].instances == group
                }),
                let index = inventory.services[service].record.ports.firstIndex(where: {
                    $0.port == inventory.listeners[listener].record.port
                })
            else { return nil }
            return (service, index, nil)
        }
        let bound = inventory.bindings.indices.filter {
            inventory.bindings[$0].record.targetGroup == value.record.arn
        }
        guard bound.count == 1, let position = bound.first else { return nil }
        let binding = inventory.bindings[position]
        for service in inventory.services.handles {
            let own = inventory.services[service]
            guard own.cluster == binding.cluster, own.record.meta.namespace == binding.record.meta.namespace,
                own.record.meta.name == binding.record.service, let port = own.record.port(binding.record.port),
                let index = own.record.ports.firstIndex(where: { $0.port == port.port && $0.name == port.name })
            else { continue }
            return (service, index, position)
        }
        return nil
    }

    /// Whether anything registered sends to a port of nodes.
    private func isSentTo(_ port: Int) -> Bool {
        inventory.targetGroups.contains { group in
            (group.targets ?? []).contains { ($0.port ?? group.record.port) == port }
        }
    }

    /// A port that no pod gives a name to: the one port that all of the service's pods have, by its name or number.
    private func targetPorts(_ service: Handle<Service>) -> [Fix] {
        let pods = inventory.pods(of: service)
        guard let first = pods.first else { return [] }
        let shared = inventory.pods[first].record.ports.filter { port in
            pods.allSatisfy { inventory.pods[$0].record.ports.contains { $0.number == port.number } }
        }
        guard shared.count == 1, let port = shared.first else { return [] }
        let record = inventory.services[service].record
        let missing = record.ports.indices.filter { index in
            pods.allSatisfy { inventory.targetPorts(record.ports[index], $0).isEmpty }
        }
        return missing.map { Fix(.service(.setTargetPort(service, index: $0, .number(port.number)))) }
    }
}
