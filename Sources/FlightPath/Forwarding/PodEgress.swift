/// What a node does to the packets of its pods on their way out.
///
/// Source: https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
extension Course {
    /// A sender's packets in two: those that leave as they are, and those that leave by the node's primary interface with
    /// its address.
    struct PodDeparture {
        var direct: Flight?
        var byNode: Flight?
    }

    /// What a pod opens to addresses outside its VPC bears its node's address, unless the cluster is set otherwise.
    func departure(_ start: Flight, _ vpc: Handle<VPC>) -> PodDeparture {
        guard !isReply, let pod = from.pod, !inventory.pods[pod].record.isHostNetwork else {
            return PodDeparture(direct: start)
        }
        var leaving = start
        leaving.packets = outsideVPC(start.packets, vpc)
        guard !leaving.packets.isEmpty else { return PodDeparture(direct: start) }
        var staying: Flight? = start
        staying?.packets = start.packets.subtracting(leaving.packets)
        if staying?.packets.isEmpty ?? true { staying = nil }
        switch sourceTranslation(pod) {
        case .none(let assumptions):
            guard !assumptions.isEmpty else { return PodDeparture(direct: start) }
            var flight = start
            flight.pass(.pod(pod), .sent, assuming: assumptions)
            return PodDeparture(direct: flight)
        case .unknown(let gap):
            var flight = start
            flight.record(
                .pod(pod), .translatedSource,
                [
                    Part(packets: leaving.packets, judgement: .undetermined(gap)),
                    Part(packets: start.packets.subtracting(leaving.packets), judgement: .allowed(nil)),
                ])
            return PodDeparture(direct: flight)
        case .byNode(let excluded, let assumptions):
            let translated = leaving.packets.subtracting(leaving.packets.restricted(destination: excluded))
            guard !translated.isEmpty else { return PodDeparture(direct: start) }
            var rest = start
            rest.packets = start.packets.subtracting(translated)
            leaving.packets = translated
            return PodDeparture(
                direct: rest.packets.isEmpty ? nil : rest, byNode: translate(leaving, pod, assumptions))
        }
    }

    /// The IPv4 packets to addresses of none of the VPC's blocks; IPv6 is never translated.
    private func outsideVPC(_ packets: PacketSet, _ vpc: Handle<VPC>) -> PacketSet {
        packets.restricted(destination: packets.destinations.ipv4.subtracting(inventory.vpcs[vpc].addresses))
    }

    private enum SourceTranslation {
        case none([Assumption])
        case byNode(except: AddressSet, [Assumption])
        case unknown(Gap)
    }

    private func sourceTranslation(_ pod: Handle<Pod>) -> SourceTranslation {
        let cluster = inventory.pods[pod].cluster
        let settings = inventory.clusters[cluster].cni
        let unknown = Gap.notEvaluated(.pod(pod), .podSourceTranslation)
        switch inventory.node(of: pod).map({ inventory.nodes[$0].kind }) {
        // A Fargate pod has its interface to itself.
        case .fargate?: return .none([])
        case .hybrid?, .hyperPod?: return .unknown(unknown)
        case .auto?: return .byNode(except: AddressSet(), [.cniSettings(cluster)])
        case .ec2?, nil: break
        }
        switch settings.plugin {
        case .other, .unknown: return .unknown(unknown)
        case .autoMode: return .byNode(except: AddressSet(), [.cniSettings(cluster)])
        case .vpcCNI: break
        }
        let assumptions: [Assumption] = settings.isAssumed ? [.cniSettings(cluster)] : []
        guard let isExternal = settings.externalSNAT, let excluded = settings.excludedFromSNAT else {
            return .unknown(unknown)
        }
        if isExternal { return .none([]) }
        if let interface = from.interface, inventory.isOnBranch(pod, interface) {
            switch settings.branchMode {
            case .strict: return .none(assumptions)
            case .standard: break
            case nil: return .unknown(unknown)
            }
        }
        return .byNode(except: excluded, assumptions)
    }

    private func translate(_ start: Flight, _ pod: Handle<Pod>, _ assumptions: [Assumption]) -> Flight {
        var flight = start
        guard let egress = from.nodeEgress,
            let subnet = inventory.subnetByID[inventory.interfaces[egress.interface].subnet]
        else {
            flight.stop(.pod(pod), .translatedSource, .undetermined(.notEvaluated(.pod(pod), .podSourceTranslation)))
            return flight
        }
        let ref = from.host.map { ResourceRef.node($0) } ?? .interface(egress.interface)
        let holder = Endpoint(
            place: .subnet(subnet), addresses: egress.addresses, publicAddresses: egress.publicAddresses,
            interface: egress.interface, groups: inventory.interfaces[egress.interface].groups, ref: ref)
        flight.pass(ref, .translatedSource, assuming: assumptions)
        let before = flight.packets.restricted(protocols: ProtocolSet([.tcp, .udp])).sourcePorts
        flight.translate(
            Translation(
                device: .node(egress.interface), before: flight.packets.sources, after: egress.addresses,
                ports: (before, PortSet.ephemeralAny.excluding(servicePorts: flight.packets.destinationPorts)),
                holder: holder))
        flight.zone = inventory.subnets[subnet].zone
        return flight
    }

    /// From a node's primary interface, with its groups, into its subnet.
    func leaveByNode(_ start: Flight) -> [Step] {
        var flight = start
        guard let holder = flight.translations.last?.holder, let subnet = holder.subnet,
            let interface = holder.interface
        else { return [.ended(flight)] }
        judgeState(&flight, interface)
        let filter = SecurityGroupFilter(
            inventory: inventory, interface: interface, isEgress: true, peer: to.party,
            identity: egressIdentity(flight, subnet))
        flight.record(.interface(interface), .securityGroups(isEgress: true), filter.judge(flight.packets))
        flight.station = .router(subnet, .workload)
        return [.next(flight)]
    }

    /// Replies to what a node sent with its own address, put right and handed to the pod.
    func returnThroughNode(
        _ start: Flight, _ translation: Translation, _ interface: Handle<NetworkInterface>, _ arrival: Station.Arrival
    ) -> [Step] {
        var flight = start
        if arrival == .otherSubnet, let subnet = translation.holder?.subnet {
            judgeNetworkACL(&flight, subnet, isEgress: false)
        }
        judgeState(&flight, interface)
        flight.pass(translation.holder?.ref ?? .interface(interface), .translatedDestination)
        flight.undo(translation)
        flight.translations.removeLast()
        flight.pass(to.ref, .delivered)
        return [.delivered(flight)]
    }

    /// Before version 1.8.0 the VPC CNI sent replies to other networks by the primary interface, with the pod's address
    /// still on them: no interface may send from an address it has not.
    func judgeReplyInterface(_ flight: inout Flight, _ interface: Handle<NetworkInterface>, _ vpc: Handle<VPC>) {
        guard isReply, let pod = from.pod, !inventory.pods[pod].record.isHostNetwork,
            let index = inventory.interfaces[interface].deviceIndex, index > 0
        else { return }
        let settings = inventory.clusters[inventory.pods[pod].cluster].cni
        guard settings.sendsRepliesByPrimaryInterface else { return }
        let outside = outsideVPC(flight.packets, vpc)
        let kept = settings.excludedFromSNAT ?? AddressSet()
        let lost = outside.subtracting(outside.restricted(destination: kept))
        guard !lost.isEmpty, settings.externalSNAT != true else { return }
        let isCertain = settings.externalSNAT == false && settings.excludedFromSNAT != nil
        flight.record(
            .interface(interface), .sent,
            [
                Part(
                    packets: lost,
                    judgement: isCertain
                        ? .denied(.replyByPrimaryInterface(pod, interface))
                        : .undetermined(.notEvaluated(.pod(pod), .podSourceTranslation))),
                Part(packets: flight.packets.subtracting(lost), judgement: .allowed(nil)),
            ])
    }
}
