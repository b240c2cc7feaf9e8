/// The ClusterIP of a service, by which pods and nodes of its cluster reach its pods.
extension QuestionWalk {
    /// From inside the cluster a service is its ClusterIP, which the node rewrites to one of the ready pods.
    ///
    /// Source: https://kubernetes.io/docs/reference/networking/virtual-ips/
    func clusterIPBranches(
        _ from: Endpoint, _ service: Handle<Service>, _ notes: inout [Journey.Note]
    ) -> [Branch] {
        if let gap = inventory.handmadeGap(of: service) { return [deadEnd(from, service, .undetermined(gap))] }
        let gap = question.scope == .kubernetes ? nil : inventory.podsGap(of: service)
        let record = inventory.services[service].record
        var selected = pods(of: service)
        guard !selected.isEmpty else {
            return [
                deadEnd(from, service, gap.map { .undetermined($0) } ?? .denied(.selectorMatchesNoPod(service)))
            ]
        }
        if isNodeLocal(service) {
            let host = nodeName(of: from)
            guard host != .empty else {
                return [deadEnd(from, service, .undetermined(.dangling(.nodes, id: .empty, referredToBy: from.ref)))]
            }
            selected = selected.filter { inventory.pods[$0].record.node == host }
            guard selected.contains(where: { inventory.isEndpoint($0, of: record) }) else {
                let denial = Denial.internalPolicyWithoutEndpoint(service, node: host)
                return [deadEnd(from, service, gap.map { .undetermined($0) } ?? .denied(denial))]
            }
        }
        var branches = self.branches(from, service, selected.filter { inventory.isEndpoint($0, of: record) })
        // Those that are not ready are branches too, which carry nothing.
        let idle = selected.filter { !inventory.isEndpoint($0, of: record) }
        if let first = idle.first, !askedPorts(record).isEmpty {
            var left = deadEnd(
                from, service, .denied(branches.isEmpty ? .noReadyPod(service) : .podNotReady(first)))
            left.weight = idle.count
            branches.append(left)
        }
        // Pods that were not read are behind the service too.
        if let gap, !branches.isEmpty { branches.append(deadEnd(from, service, .undetermined(gap))) }
        return branches
    }

    /// `internalTrafficPolicy: Local`: the ClusterIP leads to pods of the sender's own node alone.
    func isNodeLocal(_ service: Handle<Service>) -> Bool {
        inventory.names.equals(inventory.services[service].record.internalTrafficPolicy, "Local")
    }

    private func nodeName(of from: Endpoint) -> Symbol {
        if let node = from.node { return inventory.nodes[node].record.meta.name }
        return from.pod.map { inventory.pods[$0].record.node } ?? .empty
    }

    private func branches(_ from: Endpoint, _ service: Handle<Service>, _ pods: [Handle<Pod>]) -> [Branch] {
        let record = inventory.services[service].record
        let asked = askedPorts(record)
        if !asked.isEmpty, !pods.isEmpty, !pods.contains(where: { !targetPorts(record, $0).isEmpty }) {
            return [deadEnd(from, service, .denied(.targetPortMissing(service)))]
        }
        let endpoints =
            question.scope == .kubernetes ? clusterEndpoints(pods) : selection(for: [from]).endpoints(of: pods)
        var branches: [Branch] = []
        for to in endpoints where isOtherThan(from, to) {
            guard let pod = to.pod else { continue }
            let packets = packets(
                sources: from.addresses, destinations: to.addresses, ephemeral: from.ephemeralPorts,
                ports: targetPorts(record, pod))
            guard !packets.isEmpty else { continue }
            branches += tracer.passages(from: from, to: to, packets: packets, isPublic: false).map {
                Branch(passages: [$0], weight: max(1, to.members))
            }
        }
        return branches
    }

    /// The service's ports that the question is about.
    private func askedPorts(_ service: ServiceRecord) -> [ServiceRecord.Port] {
        service.ports.filter { port in
            let text = inventory.names[port.ipProtocol]
            let own = IPProtocol(text.isEmpty ? "tcp" : text)
            guard question.ipProtocol == nil || own == question.ipProtocol else { return false }
            switch question.ports {
            case .declared: return true
            case .numbers(let set): return UInt16(exactly: port.port).map { set.contains($0) } ?? false
            case .named(let name): return inventory.names[port.name] == name
            }
        }
    }

    /// The container ports behind the service ports asked about; a name is looked up in each pod.
    func targetPorts(_ service: ServiceRecord, _ pod: Handle<Pod>) -> PortSet {
        // A headless service is its pods' addresses: nothing rewrites the port that a client was told.
        if service.isHeadless {
            return PortSet(askedPorts(service).compactMap { UInt16(exactly: $0.port) }.map { $0...$0 })
        }
        return PortSet(askedPorts(service).flatMap { inventory.targetPorts($0, pod).ranges })
    }
}
