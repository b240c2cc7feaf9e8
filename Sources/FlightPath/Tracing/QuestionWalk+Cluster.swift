/// `--scope kubernetes`: only what the cluster decides.
extension QuestionWalk {
    func clusterJourney() throws(SelectionError) -> Journey {
        let sources = try clusterEndpoints(question.from, .source)
        var journey = Journey()
        if case .resource(.service, let namespace?, let name) = question.to.form {
            for service in try selection.services(namespace, name, question.to) {
                for from in sources { journey.branches += clusterIPBranches(from, service, &journey.notes) }
            }
            guard !journey.branches.isEmpty else { throw noServicePort }
            return journey
        }
        let destinations = try clusterEndpoints(question.to, .destination)
        for from in sources {
            for to in destinations where isOtherThan(from, to) {
                let packets = packets(from, to, isPublic: false, &journey.notes)
                guard !packets.isEmpty else { continue }
                journey.branches += tracer.passages(from: from, to: to, packets: packets, isPublic: false).map {
                    Branch(passages: [$0], weight: max(1, to.members))
                }
            }
        }
        guard !journey.branches.isEmpty else { throw noPackets }
        return journey
    }

    func clusterEndpoints(
        _ selector: Selector, _ role: MemberSelection.Role
    ) throws(SelectionError) -> [Endpoint] {
        switch selector.form {
        case .resource(let kind, let namespace, let name)
        where [.pod, .namespace, .deployment, .statefulset, .daemonset, .replicaset, .job].contains(kind):
            return clusterEndpoints(try selection.podHandles(kind, namespace, name, selector))
        case .address(let address):
            if let pod = inventory.podByAddress[address].first { return clusterEndpoints([pod]) }
            return clusterOutside(AddressSet(address))
        case .block(let block): return clusterOutside(AddressSet(block))
        case .internet: return clusterOutside(.internet)
        default:
            throw .unsupported(selector.text, reason: "--scope kubernetes knows pods, services and addresses alone")
        }
    }

    func clusterOutside(_ addresses: AddressSet) -> [Endpoint] {
        [addresses.ipv4, addresses.ipv6].filter { !$0.isEmpty }.map {
            Endpoint(
                place: .cluster(Handle(0)), addresses: $0, owner: .anyone,
                ref: $0.singleAddress.map { .address($0) } ?? .internet)
        }
    }

    func clusterEndpoints(_ pods: [Handle<Pod>]) -> [Endpoint] {
        pods.flatMap { handle in
            let pod = inventory.pods[handle]
            return pod.record.addresses.map { address in
                Endpoint(
                    place: .cluster(pod.cluster), addresses: AddressSet(address), pod: handle,
                    ephemeralPorts: .ephemeralLinux, ref: .pod(handle))
            }
        }
    }
}
