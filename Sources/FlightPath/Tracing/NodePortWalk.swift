/// From a node's port to the pods behind it: which service has the port, which pods it sends to, and the hop there.
///
/// Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
struct NodePortWalk {
    let inventory: Inventory
    let tracer: Tracer
    let population: Population

    /// What a node does with packets to a port.
    enum Outcome {
        case service(Handle<Service>, ServiceRecord.Port)
        /// No service of the cluster has the port.
        case notAllocated
        case unknown(Gap)
    }

    func service(at port: UInt16, of node: Handle<Node>, _ protocols: ProtocolSet) -> Outcome {
        let cluster = inventory.nodes[node].cluster
        for handle in inventory.services.handles where inventory.services[handle].cluster == cluster {
            for own in inventory.services[handle].record.ports
            where own.nodePort == Int(port) && protocols.contains(Self.ipProtocol(own, inventory.names)) {
                return .service(handle, own)
            }
        }
        let directory = inventory.clusters[cluster].directory
        let name = inventory.clusters[cluster].name
        switch inventory.coverage.state(.services, cluster: directory) {
        case .complete: return .notAllocated
        case .absent: return .unknown(.notCollected(.services, of: name, account: .empty, region: .empty))
        case .incomplete: return .unknown(.incomplete(.services, of: name, account: .empty, region: .empty))
        }
    }

    static func ipProtocol(_ port: ServiceRecord.Port, _ names: Names) -> IPProtocol {
        let text = names[port.ipProtocol]
        return IPProtocol(text.isEmpty ? "tcp" : text) ?? .tcp
    }

    /// The pods that a node sends the service's traffic to: ready ones, with `externalTrafficPolicy: Local` its own alone.
    func endpoints(of service: Handle<Service>, at node: Handle<Node>) -> [Handle<Pod>] {
        let record = inventory.services[service].record
        return inventory.pods(of: service).filter { handle in
            let pod = inventory.pods[handle].record
            guard inventory.isEndpoint(handle, of: record) else { return false }
            return !isLocal(service) || pod.node == inventory.nodes[node].record.meta.name
        }
    }

    func isLocal(_ service: Handle<Service>) -> Bool {
        inventory.names.equals(inventory.services[service].record.externalTrafficPolicy, "Local")
    }

    /// Continues a branch that has arrived at a node's port.
    ///
    /// - Parameter sender: who sent the packets, with the addresses they bear.
    func continuing(
        _ branch: Branch, at node: Handle<Node>, from sender: Endpoint, to receiver: Endpoint, port: UInt16,
        protocols: ProtocolSet, wanted: Set<Handle<Pod>>?, allocatedBy: ResourceRef
    ) -> [Branch] {
        guard let packets = branch.passages.last?.packets else { return [branch] }
        func dead(_ component: ResourceRef, _ judgement: Judgement) -> [Branch] {
            var flight = Flight(packets: packets, station: .sender, zone: .empty)
            flight.stop(component, .targets, judgement)
            var branch = branch
            branch.passages.append(
                Passage(from: receiver, to: receiver, forward: flight.trail(delivered: false), reply: nil))
            return [branch]
        }
        let outcome = service(at: port, of: node, protocols)
        if isElsewhere(outcome, wanted) { return [] }
        switch outcome {
        case .unknown(let gap): return dead(.node(node), .undetermined(gap))
        case .notAllocated: return dead(allocatedBy, .denied(.nodePortNotAllocated(allocatedBy, port: port)))
        case .service(_, _) where !runsProxy(node): return dead(.node(node), .denied(.kubeProxyMissing(node)))
        case .service(let service, let servicePort):
            if let gap = inventory.podsGap(of: service) { return dead(.service(service), .undetermined(gap)) }
            let all = inventory.pods(of: service)
            guard !all.isEmpty else { return dead(.service(service), .denied(.selectorMatchesNoPod(service))) }
            let pods = endpoints(of: service, at: node)
            guard pods.isEmpty || pods.contains(where: { !inventory.targetPorts(servicePort, $0).ranges.isEmpty })
            else {
                return dead(.service(service), .denied(.targetPortMissing(service)))
            }
            guard !pods.isEmpty else {
                return dead(
                    .service(service),
                    .denied(isLocal(service) ? .localPolicyWithoutEndpoint(service, node) : .noReadyPod(service)))
            }
            let next = pods.filter { wanted?.contains($0) ?? true }
                .flatMap { passages(to: $0, servicePort, service, node, sender, receiver, packets) }
            let reached = next.map { passage in
                var branch = branch
                branch.passages.append(passage)
                branch.weight = max(1, passage.to.members)
                return branch
            }
            // Those that are not ready are branches too, which carry nothing.
            let idle = inventory.unreadyPods(of: service).filter {
                (wanted?.contains($0) ?? true)
                    && (!isLocal(service) || inventory.pods[$0].record.node == inventory.nodes[node].record.meta.name)
            }
            guard let first = idle.first else { return reached }
            return reached
                + dead(.service(service), .denied(.podNotReady(first))).map { branch in
                    var branch = branch
                    branch.weight = idle.count
                    return branch
                }
        }
    }

    /// Whether the port is another service's than the one asked about, whose faults are its own.
    private func isElsewhere(_ outcome: Outcome, _ wanted: Set<Handle<Pod>>?) -> Bool {
        guard let wanted, case .service(let service, _) = outcome, inventory.podsGap(of: service) == nil else {
            return false
        }
        let pods = inventory.pods(of: service)
        return !pods.isEmpty && !pods.contains { wanted.contains($0) }
    }

    private func passages(
        to pod: Handle<Pod>, _ port: ServiceRecord.Port, _ service: Handle<Service>, _ node: Handle<Node>,
        _ sender: Endpoint, _ receiver: Endpoint, _ packets: PacketSet
    ) -> [Passage] {
        var population = population
        population.separatesNodesOfPods = true
        let selection = MemberSelection(inventory: inventory, population: population)
        let ports = inventory.targetPorts(port, pod)
        let isOwn = inventory.pods[pod].record.node == inventory.nodes[node].record.meta.name
        let keepsSource = isLocal(service)
        let from = keepsSource ? sender : receiver
        return selection.endpoints(of: [pod]).filter { $0.addresses.ipv4.isEmpty == from.addresses.ipv4.isEmpty }
            .flatMap { to -> [Passage] in
                let leg = packets.space.set(
                    source: from.addresses, destination: to.addresses,
                    protocols: ProtocolSet(Self.ipProtocol(port, inventory.names)),
                    sourcePorts: PortSet.ephemeralAny.excluding(servicePorts: ports), destinationPorts: ports)
                guard !leg.isEmpty else { return [] }
                guard isOwn else { return tracer.passages(from: from, to: to, packets: leg, isPublic: false) }
                return withinNode(leg, pod, service, node, from, to)
            }
    }
}

extension NodePortWalk {
    /// From a node to its own pod nothing but the pod's policies lies between, unless the pod's own interface does.
    private func withinNode(
        _ packets: PacketSet, _ pod: Handle<Pod>, _ service: Handle<Service>, _ node: Handle<Node>, _ from: Endpoint,
        _ to: Endpoint
    ) -> [Passage] {
        let mode = inventory.clusters[inventory.nodes[node].cluster].cni.branchMode
        if let interface = to.interface, inventory.isOnBranch(pod, interface), mode != .standard {
            guard isLocal(service) else {
                return tracer.passages(from: from, to: to, packets: packets, isPublic: false)
            }
            // Source: https://docs.aws.amazon.com/eks/latest/best-practices/sgpp.html
            var flight = Flight(packets: packets, station: .sender, zone: .empty)
            flight.stop(
                .service(service), .forwarded,
                mode == .strict
                    ? .denied(.localNodePortToBranch(service, pod))
                    : .undetermined(.notEvaluated(.pod(pod), .branchEnforcingMode)))
            return [Passage(from: from, to: to, forward: flight.trail(delivered: false), reply: nil)]
        }
        return [SameNode(inventory: inventory).passage(packets, node, from: from, to: to, assuming: [])]
    }

    /// Whether a node turns its ports into pods: where kube-proxy's pods are listed, one of them has to run there.
    func runsProxy(_ node: Handle<Node>) -> Bool {
        let cluster = inventory.nodes[node].cluster
        let directory = inventory.clusters[cluster].directory
        let names = inventory.names
        guard inventory.nodes[node].kind == .ec2,
            inventory.coverage.state(.pods, cluster: directory) == .complete,
            inventory.coverage.state(.daemonSets, cluster: directory) == .complete,
            inventory.daemonSets.contains(where: { set in
                set.cluster == cluster && names.equals(set.record.meta.name, "kube-proxy")
                    && names.equals(set.record.meta.namespace, "kube-system")
            })
        else { return true }
        // Pods of some namespaces alone tell nothing of kube-proxy's.
        guard inventory.clustersWithProxies.contains(cluster) else { return true }
        return inventory.nodesWithProxy.contains(
            .init(cluster: cluster, name: inventory.nodes[node].record.meta.name))
    }
}
