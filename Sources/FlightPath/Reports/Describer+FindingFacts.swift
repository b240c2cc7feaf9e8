/// The facts behind a headline: the rule that refused, those that nearly matched, and what else a reader needs.
extension Describer {
    /// The rule that refused; nil where nothing matched.
    func decidingRule(_ denial: Denial) -> RuleRef? {
        switch denial {
        case .networkACL(let acl, _, let entry?): .networkACLEntry(acl, entry)
        case .firewall(let denial): denial.rule
        case .clusterPolicy(let denial): denial.rule
        case .networkPolicies(let denial): denial.exceptRule
        case .blackhole(let rule, _), .transitGatewayBlackhole(let rule, _), .ruleDoesNotForward(_, let rule, _): rule
        case .wrongVPC(let rule, _, _), .internetGatewayDestination(_, let rule, _): rule
        case .targetUnhealthy(let group, let index), .targetStale(let group, let index),
            .zoneNotEnabled(let group, let index, _), .targetNotRoutable(let group, let index):
            .target(group, index)
        case .listenerPort(_, let listener): .listener(listener)
        case .securityGroups(let denial): denial.referencingRule
        case .healthCheckBlocked(_, _, _, let cause): decidingRule(cause)
        case .appliancePolicy(let interface, let rule):
            inventory.hints.appliance(of: interface).map { hint in
                rule.map { .hintRule(appliance: hint.index, rule: $0) } ?? .hintPolicy(appliance: hint.index)
            }
        default: nil
        }
    }

    func nearMisses(_ denial: Denial) -> [NearMiss] {
        switch denial {
        case .securityGroups(let denial): denial.nearMisses
        case .networkPolicies(let denial): denial.nearMisses
        case .firewall(let denial): denial.nearMisses
        case .healthCheckBlocked(_, _, _, let cause): nearMisses(cause)
        default: []
        }
    }

    func alsoDenying(_ denial: Denial, _ first: ResourceRef) -> [ResourceRef] {
        switch denial {
        case .securityGroups(let denial):
            denial.groups.map { .securityGroup($0) }.filter { $0 != first }
        case .networkPolicies(let denial):
            denial.policies.map { .networkPolicy($0) }.filter { $0 != first }
        case .healthCheckBlocked(_, _, _, let cause):
            [cause.component(inventory)] + alsoDenying(cause, cause.component(inventory))
        default: []
        }
    }

    /// Facts that a reader needs beside the headline.
    func notes(_ finding: Finding) -> [String] {
        var notes: [String] = []
        switch finding.denial {
        case .securityGroups(let denial):
            let others = denial.groups.count - 1
            let interface = label(.interface(denial.interface))
            if others > 0 {
                notes.append(
                    "\(interface) has \(others) other group\(others == 1 ? "" : "s"); none of their rules matches")
            } else if !denial.hasRules {
                notes.append("the group has no \(denial.isEgress ? "egress" : "ingress") rule at all")
            } else {
                notes.append("it is the only security group of \(interface)")
            }
            if let admitted = admitted(denial, finding.packets) {
                let way = denial.isEgress ? "it lets out to" : "it admits"
                notes.append("on \(service(finding.packets)) \(way) only \(admitted)")
            }
            switch denial.lostReference {
            case .transitGateway(let ref):
                notes.append("a rule references the sender's group, but \(label(ref)) does not carry group references")
            case .egressOverTransitGateway:
                notes.append("an egress rule cannot reference a group beyond a transit gateway")
            case .hop(let ref):
                notes.append("a rule references the sender's group, whose identity is lost at \(label(ref))")
            case .peering(let ref):
                notes.append("a rule references the sender's group, but \(label(ref)) does not carry group references")
            case nil: break
            }
        case .networkACL:
            if finding.identity.direction == .reply {
                notes.append("the request passed; network ACLs keep no state, so the reply is judged alone")
            }
        case .networkPolicies(let denial) where denial.exceptRule != nil:
            notes.append("another rule admits them by a wider block; to the VPC CNI's agent the longest block decides")
        case .clusterPolicy(let denial): notes.append(order(inventory.clusterPolicies[denial.policy].record))
        case .policyStrictMode:
            notes.append("`NETWORK_POLICY_ENFORCING_MODE` is `strict`, or the node class denies by default")
        case .networkPolicies(let denial):
            let count = denial.policies.count
            notes.append(
                "\(count) polic\(count == 1 ? "y selects" : "ies select") the pod; it accepts only what one of them admits"
            )
        case .transitGatewayZone(let attachment, _):
            let zones = (inventory.attachments[attachment].subnets ?? []).compactMap { inventory.subnetByID[$0] }
                .map { text(inventory.subnets[$0].zone) }
            notes.append("its subnets are in \(zones.sorted().joined(separator: ", "))")
        case .wrongVPC:
            notes.append("a VPC's own addresses are never sent elsewhere, though another VPC uses them too")
        case .directConnectPrefixes(let index): notes.append(announced(index))
        case .asymmetric(_, let seen?): notes.append("the request went through \(label(seen))")
        case .appliancePolicy, .outsidePolicy:
            notes.append("this is stated in \(hintsPath), not read from the snapshot")
        case .podInterfaceUnresolved:
            notes.append("if pods and interfaces were collected at different times, collect both again")
        case .replyByPrimaryInterface(let pod, _):
            let version = inventory.clusters[inventory.pods[pod].cluster].cni.version
            notes.append(
                "the VPC CNI is " + (version.map { "\($0.major).\($0.minor).\($0.patch)" } ?? "old")
                    + "; from 1.8.0 on replies leave by the interface that has the pod's address")
        case .healthCheckBlocked(let group, let index, _, let cause):
            notes.append(
                "its health is `\(health(group, index))`; the checks meet \(cause.code(isEgress: false).rawValue)")
        case .targetStale(let group, let index):
            if pod(of: group, index) == nil {
                notes.append("the address was perhaps a load balancer's or pod's that is gone")
            }
        default: break
        }
        return notes
    }

    /// What a Direct Connect gateway's association lets it announce.
    private func announced(_ association: Int) -> String {
        let record = inventory.directConnectAssociations[association]
        let prefixes = record.allowedPrefixes.map(\.description).joined(separator: ", ")
        let rule =
            text(record.gatewayType) == "transitGateway"
            ? "it announces just these" : "it announces the VPC's blocks that lie whole in these"
        return "the allowed prefixes for `\(shown(record.gateway))` are \(prefixes); \(rule)"
    }

    /// Whom the groups admit on the protocol and port that were refused; nil where that is nobody, or too many to say.
    private func admitted(_ denial: SecurityGroupDenial, _ packets: PacketSet) -> String? {
        let profile = PacketProfile(packets)
        var peers: [String] = []
        for group in denial.groups {
            for rule in inventory.securityGroups[group].record.rules where rule.isEgress == denial.isEgress {
                guard let match = TransportMatch(text(rule.ipProtocol), from: rule.fromPort, to: rule.toPort),
                    match.overlapsProtocol(profile), match.overlapsPorts(profile)
                else { continue }
                let peer: String
                switch rule.peer {
                case .block(let block): peer = block.description
                case .prefixList(let id): peer = "prefix list \(shown(id))"
                case .group(let id): peer = "group \(shown(id))"
                case .none: continue
                }
                if !peers.contains(peer) { peers.append(peer) }
            }
        }
        return peers.isEmpty || peers.count > 4 ? nil : peers.joined(separator: ", ")
    }
}
