/// What happens, to which packets: one line that stands alone.
extension Describer {
    func headline(_ finding: Finding) -> String {
        let packets = finding.packets
        let isReply = finding.identity.direction == .reply
        // What a hop of the reply sees as destination is the request's source.
        let bound = isReply ? brief(packets.sources) : brief(packets.destinations)
        let subject = label(finding.component)
        switch finding.denial {
        case .securityGroups(let denial):
            return securityGroupHeadline(denial, packets, subject)
        case .networkACL(_, let isEgress, _):
            let way = isEgress ? "out to" : "in from"
            let far = isEgress == isReply ? brief(packets.sources) : brief(packets.destinations)
            let what = isReply ? "replies" : service(packets)
            let who = isReply ? (isEgress ? brief(packets.sources) : brief(packets.destinations)) : far
            let origin = isEgress ? who : (isReply ? who : brief(packets.sources))
            return "\(subject) drops \(what) \(way) \(origin)" + (isReply ? replyPorts(packets) : "")
        case .networkPolicies(let denial) where denial.exceptRule != nil:
            let far = denial.isEgress ? brief(packets.destinations) : brief(packets.sources)
            return "an `except` of \(subject) keeps \(far) from \(label(.pod(denial.pod))) on \(service(packets))"
        case .networkPolicies(let denial):
            let pod = label(.pod(denial.pod))
            return denial.isEgress
                ? "no NetworkPolicy lets \(pod) send \(service(packets)) to \(brief(packets.destinations))"
                : "no NetworkPolicy admits \(brief(packets.sources)) to \(pod) on \(service(packets))"
        case .clusterPolicy(let denial):
            let pod = label(.pod(denial.pod))
            return denial.isEgress
                ? "\(subject) does not let \(pod) send \(service(packets)) to \(brief(packets.destinations))"
                : "\(subject) denies \(brief(packets.sources)) to \(pod) on \(service(packets))"
        case .policyStrictMode:
            return "no policy selects \(subject), and in strict mode such pods get and send nothing"
        case .firewall(let denial):
            let what = isReply ? "replies to \(bound)" : "\(service(packets)) to \(bound)"
            if case .firewallDefault(_, let action) = denial.rule {
                return "\(subject) passes no \(what): its default is `\(shown(action))`"
            }
            return "\(subject) drops \(what) by a rule"
        case .noRoute: return "\(subject) has no route to \(bound)"
        case .blackhole: return "\(subject) sends \(bound) into a blackhole"
        case .wrongVPC(_, _, let vpc): return "\(subject) keeps \(bound) local, in \(label(.vpc(vpc)))"
        case .loop: return "\(subject) sends \(bound) round in a loop"
        case .notOperational(_, let state): return "\(subject) is `\(shown(state))`, not in service"
        case .notAttached(.named(.dxgw, _), let state):
            return "the association with \(subject) is `\(shown(state))`"
        case .notAttached(.vpc, _): return "\(subject) has no internet gateway"
        case .notAttached(_, let state):
            return state == .empty ? "\(subject) is not attached" : "the attachment of \(subject) is `\(shown(state))`"
        case .sourceDestinationCheck:
            return "\(subject) drops what is not addressed to it: its source/destination check is on"
        case .transitGatewayNoRoute: return "\(subject) has no route to \(bound)"
        case .transitGatewayBlackhole: return "\(subject) has a blackhole route for \(bound)"
        case .transitGatewayNoAssociation: return "\(subject) is associated with no route table"
        case .transitGatewayZone(_, let zone):
            return "\(subject) has no subnet in zone \(shown(zone)), so nothing from that zone can enter it"
        case .asymmetric: return "\(subject) sends the reply through another firewall than the request"
        case .ingressRedirection(_, let device):
            return "\(subject) sends \(isReply ? "the reply" : bound) straight to the internet gateway, past"
                + " \(label(device)), which stands before its subnet"
        case .ingressApplianceWithoutPublicAddress:
            return "\(subject) has no public address, which an appliance behind an internet gateway's route table needs"
        case .protocolNotCarried: return "\(subject) does not carry \(service(packets))"
        case .spoofedSource: return "\(subject) drops what addresses outside its VPC send: \(brief(packets.sources))"
        case .regionalNATGatewayZone(_, let zone): return "\(subject) has no address in zone \(shown(zone))"
        case .vpnDown: return "every VPN tunnel of \(subject) is down"
        case .directConnectPrefixes:
            return "\(subject) does not announce \(brief(packets.destinations)) to the networks beyond it"
        case .virtualGatewaySource:
            return "\(subject) takes only what interfaces of its own VPC send, not \(brief(packets.sources))"
        case .virtualGatewayDestination:
            return "\(subject) delivers only to interfaces of its own VPC, not to \(bound)"
        case .gatewayEndpointProtocol: return "\(subject) carries TCP and ICMP echo alone, not \(service(packets))"
        case .endpointOrigin: return "\(subject) is an endpoint's, which opens no connections"
        case .endpointServiceZone(_, let zone):
            return "the service behind \(subject) has no load balancer in zone \(shown(zone))"
        case .acceptsNothing: return "\(subject) accepts no connections of its own"
        case .peeringAddress: return "\(subject) carries only addresses of its two VPCs, not \(bound)"
        case .noPublicAddressIngress: return "\(subject) has no public address, so the internet cannot reach it"
        case .noPublicAddressEgress: return "\(subject) has no public address to leave by the internet gateway with"
        case .internetGatewayDestination:
            return "\(subject) sends \(bound) to an internet gateway, which drops private destinations"
        case .blockPublicAccess(_, let mode): return "block public access is `\(shown(mode))` on \(subject)"
        case .nobodyOwnsAddress:
            return "no network interface in \(subject) has the address \(brief(packets.destinations))"
        case .listenersMismatch, .classicListenersMismatch: return "\(subject) has no listener on \(service(packets))"
        case .listenerPort(_, let listener):
            let port = inventory.listeners[listener].record.port.map(String.init) ?? "another port"
            return "\(subject) sends to its instances on \(service(packets)) and listens on \(port) for them"
        case .listenerWithoutTargetGroup: return "the listener of \(subject) forwards to no target that is asked about"
        case .ruleDoesNotForward(_, _, let action):
            return "\(subject) answers with a \(shown(action)) and forwards nothing"
        case .notCrossZone(_, let zone):
            return "\(subject) has no instance in zone \(shown(zone)), and cross-zone load balancing is off"
        case .zoneNotEnabled(let group, let index, let zone):
            return "\(target(group, index)) is in zone \(shown(zone)), which is not enabled for \(subject)"
        case .noTargetsInZone(_, let zone):
            return "\(subject) has no target in zone \(shown(zone)), and cross-zone load balancing is off"
        case .noRegisteredTargets: return "\(subject) has no registered targets"
        case .noHealthyTarget(let group):
            return "\(subject) has no healthy target: \(healths(group))"
        case .targetUnhealthy(let group, let index):
            return "\(subject) sends nothing to \(target(group, index)): its health is `\(health(group, index))`"
        case .healthCheckBlocked(let group, let index, let port, let cause):
            return
                "\(subject) sends nothing to \(target(group, index)): its health checks on tcp/\(port) are stopped by"
                + " \(label(cause.component(inventory)))"
        case .targetStale(let group, let index):
            return "\(subject) sends to \(target(group, index)), \(holder(group, index))"
        case .appliancePolicy(let interface, let rule):
            let packets = "\(service(packets)) from \(brief(packets.sources)) to \(brief(packets.destinations))"
            return "\(appliance(interface)) \(rule == nil ? "permits no" : "denies") \(packets)"
        case .outsidePolicy(let index, _):
            return "\(outside(index)) beyond \(subject) does not let \(service(packets)) through"
        case .hairpin(_, let target):
            return "\(subject) passes \(brief(packets.sources)) on to its own host, \(label(target)), which drops it"
        case .sourceAddressPreservation(_, let device):
            return
                "\(subject) passes client addresses on to its targets, which \(label(device)) on the way does not allow"
        case .nodePortNotAllocated(_, let port): return "\(subject) sends to node port \(port), which no Service has"
        case .localPolicyWithoutEndpoint(_, let node):
            return "\(subject) has `externalTrafficPolicy: Local`, and no ready pod of it runs on \(label(.node(node)))"
        case .internalPolicyWithoutEndpoint(_, let node):
            return "\(subject) has `internalTrafficPolicy: Local`, and no ready pod of it runs on node/\(shown(node))"
        case .podNotReady: return "\(subject) is not ready: its service leaves it out"
        case .targetPortMissing:
            return "the target port of \(subject) is a name that none of its pods gives to a port"
        case .noReadyPod(let service): return "no pod of \(label(.service(service))) is ready"
        case .selectorMatchesNoPod: return "the selector of \(subject) matches no pod"
        case .podInterfaceUnresolved(let pod, let interface):
            return "no network interface of its node has the address of \(label(.pod(pod))): \(holder(interface, pod))"
        case .replyByPrimaryInterface(let pod, _):
            return "the VPC CNI sends what \(label(.pod(pod))) answers to \(bound) by its node's primary interface,"
                + " which has not the pod's address"
        case .targetNotRoutable(let group, let index):
            return
                "\(subject) sends to \(target(group, index)), a pod's address in an overlay network that no VPC routes"
        case .kubeProxyMissing: return "\(subject) runs no kube-proxy, so its node ports lead nowhere"
        case .localNodePortToBranch(_, let pod):
            return "\(subject) has `externalTrafficPolicy: Local`, which does not reach \(label(.pod(pod))):"
                + " its security groups are enforced strictly"
        case .serviceNotExposed: return "nothing outside the cluster leads to \(subject)"
        }
    }

    private func replyPorts(_ packets: PacketSet) -> String {
        // The service's own port is left out of the client's range; closing the hole makes the range readable.
        let closed = packets.sourcePorts.union(packets.destinationPorts)
        let ports = closed.ranges.count < packets.sourcePorts.ranges.count ? closed : packets.sourcePorts
        return ports.isAll || packets.protocols.contains(.icmp) ? "" : " on ports \(ports.summary)"
    }

    private func securityGroupHeadline(
        _ denial: SecurityGroupDenial, _ packets: PacketSet, _ subject: String
    ) -> String {
        if denial.isEgress {
            return "\(subject) does not let \(service(packets)) out to \(brief(packets.destinations))"
        }
        return "\(subject) does not admit \(brief(packets.sources)) on \(service(packets))"
    }

    func holder(_ interface: Handle<NetworkInterface>, _ pod: Handle<Pod>) -> String {
        let record = inventory.interfaces[interface]
        let addresses = inventory.pods[pod].record.addresses
        let hasIt = addresses.contains { inventory.addresses.owners(of: $0).contains(interface) }
        return hasIt
            ? "\(label(.interface(interface))) of `\(shown(record.instance))` has it"
            : "\(label(.interface(interface))) is the primary one"
    }

    func target(_ group: Handle<TargetGroup>, _ index: Int) -> String {
        guard let target = inventory.targetGroups[group].targets?[index] else { return "a target" }
        return text(target.target) + (target.port.map { ":\($0)" } ?? "")
    }

    func health(_ group: Handle<TargetGroup>, _ index: Int) -> String {
        guard let target = inventory.targetGroups[group].targets?[index] else { return "unknown" }
        let reason = target.reason == .empty ? "" : ", \(shown(target.reason))"
        return text(target.state) + reason
    }

    /// The healths of a group's targets, each once, with how many have it.
    func healths(_ group: Handle<TargetGroup>) -> String {
        let all = (inventory.targetGroups[group].targets ?? []).indices.map { health(group, $0) }
        let words = Set(all).sorted().map { word in "\(all.filter { $0 == word }.count) `\(word)`" }
        return words.joined(separator: ", ")
    }
}
