/// What is missing and what is assumed, in words.
extension Describer {
    func report(_ gap: Gap) -> GapReport {
        switch gap {
        case .notCollected(let kind, let of, let account, let region):
            let place = [account, region].filter { $0 != .empty }.map { text($0) }.joined(separator: "/")
            let scope = place.isEmpty ? "" : " of \(place)"
            let subject = of == .empty ? "" : ", needed for `\(shown(of))`"
            return GapReport(
                what: "\(kind.words)\(scope) are not in the snapshot\(subject)", collect: command(kind, of))
        case .incomplete(let kind, let of, let account, let region):
            let place = [account, region].filter { $0 != .empty }.map { text($0) }.joined(separator: "/")
            let scope = place.isEmpty ? "" : " of \(place)"
            let subject = of == .empty ? "" : ", needed for `\(shown(of))`"
            return GapReport(
                what: "\(kind.words)\(scope) could be read only in part\(subject)", collect: command(kind, of))
        case .dangling(let kind, let id, let referrer):
            return GapReport(
                what: "\(label(referrer)) refers to `\(shown(id))`, and no \(kind.words) in the snapshot tell of it",
                collect: command(kind, id))
        case .contradiction(let ref, let kind):
            return GapReport(
                what: "\(label(ref)) and the \(kind.words) say different things about its rules; one file is older",
                collect: command(kind, .empty))
        case .firewallRule(let rule):
            return GapReport(
                what:
                    "whether the firewall rule `\(self.rule(rule).text)` takes the packets depends on what they carry",
                collect: nil)
        case .notEvaluated(let ref, let what):
            return GapReport(what: "\(label(ref)): \(what.words)", collect: nil)
        case .ambiguousOwner(let address):
            return GapReport(
                what: "several VPCs have the address \(address), and nothing tells which is meant", collect: nil)
        case .assumption(.open(let point, let ref)) where point.leavesOpen:
            return GapReport(what: "\(label(ref)): \(point.words)", collect: nil)
        case .assumption(let assumption):
            return GapReport(what: "with --strict, this assumption counts as a gap: " + words(assumption), collect: nil)
        }
    }

    private func command(_ kind: RecordKind, _ id: Symbol) -> String {
        let command = kind.command
        let last = command.split(separator: " ").last ?? ""
        guard last.hasPrefix("--"), last != "--output", !command.hasPrefix("kubectl"), id != .empty else {
            return command
        }
        return command + " \(ShellWord(text(id)))"
    }

    func words(_ assumption: Assumption) -> String {
        switch assumption {
        case .instanceRunning(let account, let region):
            let place = [account, region].filter { $0 != .empty }.map { text($0) }.joined(separator: "/")
            return
                "instances\(place.isEmpty ? "" : " of \(place)") were not collected: those on the path are taken as running"
        case .blockPublicAccessOff(let ref):
            return "the snapshot does not say whether \(label(ref)) blocks public access: taken as off"
        case .transitGatewayRoutesComputed(let table):
            return
                "the routes of \(label(.transitGatewayTable(table))) were not collected: computed from its propagations"
        case .applianceBehindGatewayLoadBalancerPermits(let ref):
            return "the appliances behind \(label(ref)) are taken as permitting the traffic; no API tells their policy"
        case .healthUnknown(let ref): return "the zones of the targets of \(label(ref)) are not known: taken as present"
        case .healthRecovers(let ref):
            return
                "the targets of \(label(ref)) were not healthy before: they are taken to be registered and to become healthy,"
                + " for nothing is known to stop their checks"
        case .authenticated(let ref):
            return "\(label(ref)) has clients authenticate before it forwards: they are taken to have done so"
        case .instancesInService(let ref):
            return "the health of the instances of \(label(ref)) was not collected: they are taken as in service"
        case .attributesDefault(let ref):
            return "the attributes of \(label(ref)) were not collected: AWS's defaults are taken"
        case .networkPolicyEnforced(let cluster):
            return
                "whether anything enforces NetworkPolicies in `\(shown(cluster))` was not collected: taken as enforced"
        case .hostNetworkPodFiltered(let ref):
            return
                "\(label(ref)) uses its node's network; it is taken for an ordinary pod, which the network plugin decides"
        case .cniSettings(let cluster):
            return
                "the settings of the VPC CNI in \(label(.cluster(cluster))) were not collected: AWS's defaults are taken,"
                + " by which what pods open to addresses outside the VPC bears their node's address"
        case .stated(let fact): return words(fact)
        case .appliancePermits(let ref):
            return
                "the appliance with \(label(ref)) is taken as permitting the traffic and leaving its addresses as they"
                + " are; no API tells its policy (--hints can state it)"
        case .applianceExit(let ref):
            return "the appliance is taken to send on by \(label(ref)), whose subnet has the most specific route"
        case .appliancesUnhealthy(let ref):
            return
                "every appliance of \(label(ref)) is unhealthy: the gateway load balancer is taken to send to them all"
                + " the same, and they to forward"
        case .replyBypassesAppliances(let ref):
            return "replies do not come back through \(label(ref)): the gateway load balancer tolerates it, and the"
                + " appliances are taken to do so too"
        case .beyondAWS(let ref):
            return "what lies beyond \(label(ref)) is taken to route and permit the traffic, both ways"
        case .firewallInSync(let ref):
            return "\(label(ref)) is not in sync with its policy: it is taken to follow the policy as it is now"
        case .serviceBehindEndpoint(let ref): return "the service behind \(label(ref)) is taken to answer"
        case .open(let point, let ref): return "\(label(ref)): \(point.words)"
        case .unownedSource(let key):
            return "nothing in the snapshot owns \(key.summary), and no link to other networks is in it: judged at the"
                + " destination's own filters alone"
        }
    }
}

extension Unevaluated {
    /// What the hop is, and that it is not evaluated.
    var words: String {
        switch self {
        case .applianceTranslation:
            "whether the appliance puts its own address in place of the sender's no API tells; state it with --hints"
                + " (appliances, snat)"
        case .overlayGateway:
            "no table of the appliance's subnets leads on to the destination: it forwards by means that no API tells,"
                + " such as an overlay tunnel; state where it leads with --hints (links, or appliances, exit)"
        case .serviceBehindEndpoint: "whether the service behind it takes anything but HTTPS no API tells"
        case .nat64: "what a NAT gateway makes of IPv6 destinations (NAT64) is not evaluated"
        case .networkBeyondAWS:
            "the packets leave AWS for a network that is not in the snapshot, and may come back or not"
        case .applianceInterface: "an appliance forwards from here, by a policy that no API tells"
        case .managedInterface: "AWS manages this interface, and what answers there is not evaluated in this version"
        case .transitGatewayIPv6:
            "IPv6 support is not on for the attachment, and whether it carries IPv6 is"
                + " not evaluated"
        case .localGateway: "local and carrier gateways are not evaluated"
        case .coreNetwork: "a Cloud WAN core network's policy is not in the snapshot"
        case .attachmentType: "what lies beyond this link is not in the snapshot"
        case .nodePort: "what lies behind a node's port is not evaluated in this version"
        case .listenerRule:
            "whether a rule holds is not evaluated: it tests a regular expression, or a kind of condition"
                + " that is not known here"
        case .targetType: "targets of this type are not followed in this version"
        case .foreignPolicy: "it can select the pod, and what policies of Calico, Cilium and Istio say is not evaluated"
        case .domainNames: "a rule is about domain names, and which addresses they stand for no snapshot tells"
        case .policyPeer: "it has a subject, peer, port or action of a form that is not known to this version"
        case .policyMode:
            "`NETWORK_POLICY_ENFORCING_MODE` comes from elsewhere (`valueFrom`), and decides on pods that no policy selects"
        case .policySupport:
            "whether the cluster's network plugin enforces policies of this kind is not known, and it decides"
        case .endpointsByHand:
            "it has no selector: its endpoints are kept by hand, or by a controller, and are not followed in this version"
        case .externalName:
            "it stands for a name outside the cluster (`type: ExternalName`), which no snapshot resolves"
        case .unknownRouteTarget: "the route's target is of no kind that is known"
        case .overlayPod: "the pod's address is in no VPC; overlay networks are not evaluated"
        case .branchEnforcingMode:
            "the VPC CNI takes POD_SECURITY_GROUP_ENFORCING_MODE from elsewhere, so whether security groups filter what"
                + " stays on a node is not known"
        case .podSourceTranslation: "the CNI may rewrite the source of what the pod sends out of its VPC"
        }
    }
}
