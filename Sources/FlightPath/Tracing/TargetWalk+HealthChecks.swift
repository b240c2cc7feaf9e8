/// What a load balancer's own checks meet on their way to a target. They come from its nodes, whoever the clients are,
/// and go to a port of their own where the target group says so.
///
/// Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html and
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
struct HealthCheck {
    let port: UInt16
    let legs: [Passage]

    /// What stops the checks for certain, the first of it.
    var refusal: Denial? {
        for leg in legs {
            for hop in leg.forward.hops + (leg.reply?.hops ?? []) {
                for part in hop.parts {
                    if case .denied(let denial) = part.judgement, !part.packets.isEmpty { return denial }
                }
            }
        }
        return nil
    }
}

extension TargetWalk {
    /// The branches to a target that was unhealthy before an edit: it is used if its checks get through now, and only then.
    func recovering(
        _ branches: [Branch], _ target: RegisteredTarget, _ record: TargetHealthRecord, _ check: HealthCheck?,
        _ component: ResourceRef
    ) -> [Branch] {
        let judgement: Judgement
        if let check, let refusal = check.refusal {
            judgement = .denied(.healthCheckBlocked(target.group, target.index, port: check.port, by: refusal))
        } else {
            judgement = .allowed(nil)
        }
        return branches.map { branch in
            var branch = branch
            if let first = branch.passages.first {
                branch.passages[0] = first.adding(judgement, component, assuming: [.healthRecovers(component)])
            }
            return branch
        }
    }

    /// One target of a group, and how traffic gets to it.
    struct Registration {
        let group: Handle<TargetGroup>
        let target: TargetHealthRecord
        let isInstance: Bool
        let destination: Endpoint
        /// The port that traffic goes to.
        let port: UInt16?
        /// The packets of traffic.
        let traffic: PacketSet
        /// Whether traffic bears the addresses of the load balancer's nodes, as its checks do.
        let isFromNode: Bool
    }

    /// The check that a node makes of a target; nil where there is none, where nothing is known of it, and where traffic
    /// goes the very same way, so that its leg tells.
    func healthCheck(of registration: Registration, by node: Endpoint) -> HealthCheck? {
        let group = inventory.targetGroups[registration.group]
        guard group.record.healthCheck.isEnabled != false, let port = healthCheckPort(registration, group.record) else {
            return nil
        }
        let isTCP = registration.traffic.protocols == ProtocolSet(.tcp)
        if port == registration.port, registration.isFromNode, isTCP { return nil }
        let destination = registration.destination
        let packets = registration.traffic.space.set(
            source: node.addresses, destination: destination.addresses, protocols: ProtocolSet(.tcp),
            sourcePorts: node.ephemeralPorts.excluding(servicePorts: PortSet(port)), destinationPorts: PortSet(port))
        guard !packets.isEmpty else { return nil }
        var branches = tracer.passages(from: node, to: destination, packets: packets, isPublic: false)
            .map { Branch(passages: [$0]) }
        if registration.isInstance, let host = destination.node, isNodePort(port, of: host) {
            branches = branches.flatMap {
                nodePorts.continuing(
                    $0, at: host, from: node, to: destination, port: port, protocols: ProtocolSet(.tcp), wanted: nil,
                    allocatedBy: .targetGroup(registration.group))
            }
        }
        return HealthCheck(port: port, legs: branches.flatMap(\.passages))
    }

    private func healthCheckPort(_ registration: Registration, _ group: TargetGroupRecord) -> UInt16? {
        for text in [registration.target.healthCheckPort, group.healthCheck.port].map({ inventory.names[$0] }) {
            if let port = UInt16(text) { return port }
            if text == "traffic-port" { return registration.port }
        }
        return nil
    }

    /// Whether a node hands packets to the port on to pods, or would if a service had it. The port at which the node itself
    /// answers for a service's local pods (`spec.healthCheckNodePort`), and those of daemons on it, are none.
    private func isNodePort(_ port: UInt16, of node: Handle<Node>) -> Bool {
        if case .service = nodePorts.service(at: port, of: node, ProtocolSet(.tcp)) { return true }
        let cluster = inventory.nodes[node].cluster
        return (30000...32767).contains(port)
            && !inventory.services.contains {
                $0.cluster == cluster && $0.record.healthCheckNodePort == Int(port)
            }
    }
}
