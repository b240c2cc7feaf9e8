/// Arriving: the subnet's inbound network ACL, the interface's state and security groups, the pod's policies, the
/// load balancer's listeners.
extension Course {
    func arrive(_ start: Flight, _ arrival: Station.Arrival) -> [Step] {
        var flight = start
        if isReply, let translation = flight.translations.last {
            switch translation.device {
            case .natGateway(let gateway): return returnThroughNATGateway(flight, translation, gateway, arrival)
            case .appliance(let exit): return returnThroughAppliance(flight, translation, exit, arrival)
            case .node(let interface): return returnThroughNode(flight, translation, interface, arrival)
            case .internetGateway: break
            }
        }
        switch to.place {
        case .unresolved(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        case .cluster:
            if !isReply { judgePolicies(&flight, isEgress: false) }
            flight.pass(to.ref, .delivered)
            return [.delivered(flight)]
        case .internet, .outside:
            flight.pass(to.ref, .delivered)
            return [.delivered(flight)]
        case .subnet(let subnet):
            return enter(flight, subnet, arrival)
        }
    }

    private func enter(_ start: Flight, _ subnet: Handle<Subnet>, _ arrival: Station.Arrival) -> [Step] {
        var flight = start
        if arrival == .otherSubnet { judgeNetworkACL(&flight, subnet, isEgress: false) }
        switch to.owner {
        case .known, .anyone: break
        case .nobody:
            let denial: Denial
            if let pod = to.pod, let interface = to.unresolvedBy {
                denial = .podInterfaceUnresolved(pod, interface)
            } else {
                denial = .nobodyOwnsAddress(.subnet(subnet))
            }
            flight.stop(to.ref, .delivered, .denied(denial))
            return [.ended(flight)]
        case .unknown(let gap):
            flight.stop(to.ref, .delivered, .undetermined(gap))
            return [.ended(flight)]
        }
        if let interface = to.interface { judgeState(&flight, interface) }
        if !isReply {
            if let interface = to.interface { judgeReceiver(&flight, interface) }
            judgeSecurityGroupsOfReceiver(&flight)
            judgePolicies(&flight, isEgress: false)
            judgeListeners(&flight)
        }
        flight.pass(to.ref, .delivered)
        return [.delivered(flight)]
    }

    func judgeSecurityGroupsOfReceiver(_ flight: inout Flight) {
        guard let interface = to.interface,
            SecurityGroupFilter.applies(to: inventory.interfaces[interface], inventory.names)
        else { return }
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: interface, isEgress: false,
            peer: sender(flight).party, identity: flight.identity)
        let parts = filter.judge(flight.packets)
        flight.record(
            .interface(interface), .securityGroups(isEgress: false), parts,
            assuming: referencesBeyondPrimaryAddresses(parts)
                ? [.open(.referencesCoverEveryAddress, .interface(interface))] : [])
    }

    /// Whose address the packets bear: the sender's, or that of the appliance or node that put its own in its place.
    private func sender(_ flight: Flight) -> Endpoint {
        guard !isReply else { return from }
        switch flight.translations.last?.device {
        case .appliance?, .node?: return flight.translations.last?.holder ?? from
        case .natGateway?, .internetGateway?, nil: return from
        }
    }

    /// Whether a rule lets packets in by the sender's group whose address is IPv6, or of a delegated prefix.
    private func referencesBeyondPrimaryAddresses(_ parts: [Part]) -> Bool {
        guard let sender = from.interface else { return false }
        let byGroup = parts.contains { part in
            guard case .allowed(.securityGroupRule(let group, let index)?) = part.judgement,
                case .group = inventory.securityGroups[group].record.rules[index].peer
            else { return false }
            return true
        }
        guard byGroup else { return false }
        let listed = AddressSet(
            inventory.interfaces[sender].addresses.map { $0.address.value...$0.address.value })
        return !from.addresses.ipv6.isEmpty || from.members == 1 && !from.addresses.subtracting(listed).isEmpty
    }

    // MARK: Policies

    func judgePolicies(_ flight: inout Flight, isEgress: Bool) {
        guard let pod = isEgress ? from.pod : to.pod else { return }
        let value = inventory.pods[pod]
        // Policies do not reach pods in the node's network on EKS. What another plugin does is left to it: the cluster's
        // own view takes such a pod for an ordinary one, which refuses more.
        if value.record.isHostNetwork, !isKubernetesScope { return }
        if !isEgress, isFromOwnNode(pod, flight) { return }
        let cluster = inventory.clusters[value.cluster]
        let isWhole = isKubernetesScope
        if !isWhole {
            switch inventory.coverage.state(.networkPolicies, cluster: cluster.directory) {
            case .complete: break
            case .absent:
                return flight.stop(
                    .pod(pod), .networkPolicies(isEgress: isEgress),
                    .undetermined(
                        .notCollected(.networkPolicies, of: cluster.name, account: .empty, region: .empty)))
            case .incomplete:
                return flight.stop(
                    .pod(pod), .networkPolicies(isEgress: isEgress),
                    .undetermined(.incomplete(.networkPolicies, of: cluster.name, account: .empty, region: .empty)))
            }
        }
        if let other = otherPolicy(value.cluster) {
            return flight.stop(.pod(pod), .networkPolicies(isEgress: isEgress), .undetermined(other))
        }
        let isolating = NetworkPolicyFilter.isolating(pod, isEgress: isEgress, in: inventory)
        guard !isolating.isEmpty else { return }
        var assumptions: [Assumption] = value.record.isHostNetwork ? [.hostNetworkPodFiltered(.pod(pod))] : []
        if !isWhole {
            switch PolicyEnforcement(inventory: inventory, cluster: value.cluster).state {
            case .on: break
            case .assumedOn: assumptions.append(.networkPolicyEnforced(cluster: cluster.name))
            case .off:
                return flight.pass(
                    .pod(pod), .networkPolicies(isEgress: isEgress),
                    assuming: [.networkPolicyNotEnforced(cluster: cluster.name)])
            }
        }
        let filter = NetworkPolicyFilter(
            inventory: inventory, pod: pod, isEgress: isEgress, peer: peer(flight, isEgress: isEgress),
            isWholeCluster: isWhole)
        flight.record(
            .pod(pod), .networkPolicies(isEgress: isEgress), filter.judge(flight.packets), assuming: assumptions)
    }

    /// The other end as policies know it: by its labels, where its own address arrives.
    private func peer(_ flight: Flight, isEgress: Bool) -> Traffic.Party {
        if isEgress { return isKubernetesScope || isAddressedDirectly(flight) ? to.party : Traffic.Party() }
        return flight.naming.sources == nil ? from.party : Traffic.Party()
    }

    private var isKubernetesScope: Bool {
        if case .cluster = to.place { return true }
        if case .cluster = from.place { return true }
        return false
    }

    /// What a pod's own node sends, the kubelet's probes among it, passes every policy.
    private func isFromOwnNode(_ pod: Handle<Pod>, _ flight: Flight) -> Bool {
        guard let node = from.node else { return false }
        return inventory.nodes[node].record.meta.name == inventory.pods[pod].record.node
            && inventory.nodes[node].cluster == inventory.pods[pod].cluster
    }

    /// Policies of kinds that are not evaluated: where any exists, no pod's answer is certain.
    private func otherPolicy(_ cluster: Handle<Cluster>) -> Gap? {
        if inventory.clusterScopedPolicies.contains(where: { $0.cluster == cluster }) {
            return .notEvaluated(.cluster(cluster), .clusterScopedPolicy)
        }
        if inventory.foreignPolicies.contains(where: { $0.cluster == cluster }) {
            return .notEvaluated(.cluster(cluster), .foreignPolicy)
        }
        return nil
    }

    // MARK: Listeners

    func judgeListeners(_ flight: inout Flight) {
        guard let balancer = to.loadBalancer else { return }
        let value = inventory.loadBalancers[balancer]
        guard value.type == .application || value.type == .network else {
            return flight.stop(
                .loadBalancer(balancer), .listened,
                .undetermined(.notEvaluated(.loadBalancer(balancer), .classicLoadBalancer)))
        }
        var remaining = flight.packets
        var parts: [Part] = []
        for listener in value.listeners {
            guard let match = inventory.listeners[listener].accepted(inventory.names) else { continue }
            let taken = match.restrict(remaining)
            guard !taken.isEmpty else { continue }
            parts.append(
                Part(
                    packets: taken,
                    judgement: .allowed(.listener(listener))))
            remaining = remaining.subtracting(taken)
        }
        if !remaining.isEmpty {
            parts.append(
                Part(
                    packets: remaining,
                    judgement: isListedWhole(value)
                        ? .denied(.listenersMismatch(balancer))
                        : .undetermined(
                            .dangling(.listeners, id: value.record.arn, referredToBy: .loadBalancer(balancer)))))
        }
        flight.record(.loadBalancer(balancer), .listened, parts)
    }

    /// Interfaces that accept no connections, or answer for something else.
    private func judgeReceiver(_ flight: inout Flight, _ handle: Handle<NetworkInterface>) {
        let interface = inventory.interfaces[handle]
        let component = ResourceRef.interface(handle)
        switch inventory.names[interface.type] {
        case "nat_gateway", "natGateway":
            let gateway = inventory.natGatewayByInterface[interface.id].map { ResourceRef.natGateway($0) }
            return flight.stop(component, .state, .denied(.acceptsNothing(gateway ?? component)))
        case "transit_gateway", "gateway_load_balancer_endpoint", "lambda":
            return flight.stop(component, .state, .denied(.acceptsNothing(component)))
        case "vpc_endpoint": return judgeInterfaceEndpoint(&flight, handle)
        case "gateway_load_balancer", "global_accelerator_managed":
            return flight.stop(component, .state, .undetermined(.notEvaluated(component, .managedInterface)))
        default: break
        }
        if let gap = unknownBalancer(handle) { flight.stop(component, .state, .undetermined(gap)) }
    }

    private func unknownBalancer(_ handle: Handle<NetworkInterface>) -> Gap? {
        let interface = inventory.interfaces[handle]
        // ELB writes its interfaces' descriptions; one whose load balancer is not known has listeners that are not either.
        guard to.loadBalancer == nil, inventory.names.hasPrefix(interface.description, "ELB ") else { return nil }
        let isClassic = !inventory.names[interface.description].contains("/")
        return isClassic
            ? .notEvaluated(.interface(handle), .classicLoadBalancer)
            : .dangling(.loadBalancers, id: interface.description, referredToBy: .interface(handle))
    }

    /// Whether all of a load balancer's listeners are in the snapshot, perhaps none: in responses about it, or in ones
    /// that do not say what they were asked about.
    private func isListedWhole(_ balancer: LoadBalancer) -> Bool {
        switch inventory.coverage.state(.listeners, subjects: [balancer.record.arn, balancer.record.name]) {
        case .complete: true
        case .incomplete: false
        case .absent:
            !balancer.listeners.isEmpty
                && inventory.coverage.state(.listeners, account: balancer.account, region: balancer.region) == .complete
        }
    }
}

extension Listener {
    /// What a listener takes: `TCP_UDP` takes both.
    func accepted(_ names: Names) -> TransportMatch? {
        let protocols: ProtocolSet
        switch names[record.ipProtocol] {
        case "HTTP", "HTTPS", "TCP", "TLS": protocols = ProtocolSet(.tcp)
        case "UDP", "QUIC": protocols = ProtocolSet(.udp)
        case "TCP_UDP", "TCP_QUIC": protocols = ProtocolSet([.tcp, .udp])
        default: return nil
        }
        guard let port = record.port.flatMap({ UInt16(exactly: $0) }) else { return nil }
        return TransportMatch(protocols: protocols, destinationPorts: PortSet(port))
    }
}

/// Whether anything in a cluster enforces network policies.
struct PolicyEnforcement {
    enum State {
        case on, assumedOn, off
    }

    let inventory: Inventory
    let cluster: Handle<Cluster>

    /// Daemon sets of CNIs that enforce network policies by themselves.
    private static let enforcers: Set<String> = [
        "calico-node", "cilium", "antrea-agent", "weave-net", "kube-router", "canal", "romana-agent",
    ]

    var state: State {
        let directory = inventory.clusters[cluster].directory
        guard inventory.coverage.state(.daemonSets, cluster: directory) == .complete else { return .assumedOn }
        // EKS Auto Mode runs its agents as processes of the node, not as daemon sets.
        let isAuto = inventory.clusters[cluster].isAutoMode
        if isAuto { return .assumedOn }
        var hasVPCCNI = false
        for set in inventory.daemonSets where set.cluster == cluster {
            let name = inventory.names[set.record.meta.name]
            if name == "aws-node" { hasVPCCNI = true }
            if Self.enforcers.contains(name) { return .on }
            if name == "aws-node",
                set.record.arguments.contains(where: {
                    inventory.names.equals($0, "--enable-network-policy=true")
                })
            {
                return .on
            }
        }
        // Without the VPC CNI another plugin is at work, under a name that is not known here.
        return hasVPCCNI ? .off : .assumedOn
    }
}
