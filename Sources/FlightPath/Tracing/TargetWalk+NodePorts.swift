/// Targets that are nodes of a cluster: what they do with the port they are registered with.
extension TargetWalk {
    var nodePorts: NodePortWalk { NodePortWalk(inventory: inventory, tracer: tracer, population: population) }

    /// The node a target is, where the question goes on to the pods behind it.
    func nodeBehind(
        _ destination: Endpoint, _ isInstance: Bool, _ port: UInt16?, _ wanted: Wanted
    ) -> Handle<Node>? {
        guard isInstance || isAtNodePort(destination, port) else { return nil }
        if case .endpoints(let addresses) = wanted, destination.addresses.overlaps(addresses) { return nil }
        return destination.node
    }

    /// Whether a target given by its address is a node, registered with a port that a service has there, or may have.
    func isAtNodePort(_ destination: Endpoint, _ port: UInt16?) -> Bool {
        guard let node = destination.node, let port else { return false }
        switch nodePorts.service(at: port, of: node, ProtocolSet([.tcp, .udp])) {
        case .service: return true
        // What runs on the node itself may have the port.
        case .notAllocated: return false
        case .unknown: return (30000...32767).contains(port)
        }
    }

    func wantedPods(_ wanted: Wanted) -> Set<Handle<Pod>>? {
        switch wanted {
        case .service(_, let pods): pods
        case .endpoints(let addresses):
            Set(inventory.pods.handles.filter { isPod($0, in: addresses) })
        case .anything, .through: nil
        }
    }

    /// Whether a node hands packets to the port on to a pod at one of the addresses, as far as is known.
    func isPodBehind(_ destination: Endpoint, port: UInt16?, _ addresses: AddressSet) -> Bool {
        guard let node = destination.node, let port else { return false }
        switch nodePorts.service(at: port, of: node, ProtocolSet([.tcp, .udp])) {
        case .notAllocated: return false
        case .unknown: return true
        case .service(let service, _):
            return inventory.podsGap(of: service) != nil
                || inventory.pods(of: service).contains { isPod($0, in: addresses) }
        }
    }

    func isPod(_ pod: Handle<Pod>, in addresses: AddressSet) -> Bool {
        inventory.pods[pod].record.addresses.contains { addresses.contains($0) }
    }

    /// A node that `externalTrafficPolicy: Local` leaves without a pod, and that the health check takes out for it.
    func leftOutByDesign(_ group: Handle<TargetGroup>, _ index: Int) -> (Handle<Service>, Handle<Node>)? {
        let value = inventory.targetGroups[group]
        guard inventory.names.equals(value.record.targetType, "instance"), let target = value.targets?[index],
            !isUsable(target) || !value.isHealthKnown, let node = population.instance(target.target)?.node,
            let port = (target.port ?? value.record.port).flatMap({ UInt16(exactly: $0) }),
            case .service(let service, _) = nodePorts.service(at: port, of: node, ProtocolSet([.tcp, .udp])),
            nodePorts.isLocal(service), inventory.podsGap(of: service) == nil,
            nodePorts.endpoints(of: service, at: node).isEmpty,
            !isUsable(target) || takesOutNodesWithoutPods(group, service)
        else { return nil }
        return (service, node)
    }
}
