/// The security groups of one interface, as one list of rules that only allow.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
struct SecurityGroupFilter {
    let inventory: Inventory
    let interface: Handle<NetworkInterface>
    let isEgress: Bool
    /// The other end.
    let peer: Traffic.Party
    /// Whether the other end's groups can be referenced here.
    let identity: Traffic.Identity

    /// Interfaces that have no security groups, whatever their `Groups` say: those of transit gateways, NAT gateways,
    /// gateway load balancers and their endpoints, and network load balancers made without groups.
    static func applies(to interface: NetworkInterface, _ names: Names) -> Bool {
        switch names[interface.type] {
        case "transit_gateway", "nat_gateway", "natGateway", "gateway_load_balancer",
            "gateway_load_balancer_endpoint":
            false
        case "network_load_balancer": !interface.groups.isEmpty
        default: true
        }
    }

    func judge(_ packets: PacketSet) -> [Part] {
        let record = inventory.interfaces[interface]
        var groups: [Handle<SecurityGroup>] = []
        var gap: Gap?
        for id in record.groups {
            if let group = inventory.groupByID[id] {
                groups.append(group)
            } else {
                gap = .dangling(.securityGroups, id: id, referredToBy: .interface(interface))
            }
        }
        if record.groups.isEmpty {
            gap = .dangling(.securityGroups, id: record.id, referredToBy: .interface(interface))
        }
        return judge(packets, groups, gap)
    }

    private func judge(_ packets: PacketSet, _ groups: [Handle<SecurityGroup>], _ missing: Gap?) -> [Part] {
        let profile = PacketProfile(packets)
        var remaining = packets
        var parts: [Part] = []
        var doubtful: [(packets: PacketSet, gap: Gap)] = []
        var misses: [NearMiss] = []
        var matching: [RuleRef] = []
        var loss: (ReferenceLoss, RuleRef)?
        var hasRules = false
        for group in groups {
            let value = inventory.securityGroups[group]
            if !value.isConsistent {
                doubtful.append((packets, .contradiction(.securityGroup(group), .securityGroupRules)))
            }
            for (index, rule) in value.record.rules.enumerated() where rule.isEgress == isEgress {
                hasRules = true
                let ref = RuleRef.securityGroupRule(group, index)
                guard let transport = transport(rule) else { continue }
                let match = peerMatch(rule, ref)
                if case .lost(let reason) = match, loss == nil, transport.overlapsProtocol(profile),
                    transport.overlapsPorts(profile)
                {
                    loss = (reason, ref)
                }
                let fields = fields(transport, match, profile)
                guard fields.misses == 0 else {
                    misses.append(NearMiss(rule: ref, fields: fields))
                    continue
                }
                matching.append(ref)
                switch match {
                case .addresses(let set):
                    let allowed = restrict(remaining, transport, set)
                    guard !allowed.isEmpty else { continue }
                    if !value.isConsistent, rule.id == .empty { continue }
                    parts.append(Part(packets: allowed, judgement: .allowed(ref)))
                    remaining = remaining.subtracting(allowed)
                case .unknown(let gap): doubtful.append((restrict(packets, transport, .all), gap))
                case .lost, .nobody: continue
                }
                if remaining.isEmpty { return parts }
            }
        }
        if let missing { doubtful.append((packets, missing)) }
        for (candidates, gap) in doubtful {
            let part = remaining.intersection(candidates)
            guard !part.isEmpty else { continue }
            parts.append(Part(packets: part, judgement: .undetermined(gap)))
            remaining = remaining.subtracting(part)
        }
        guard !remaining.isEmpty else { return parts }
        let denial = SecurityGroupDenial(
            interface: interface, groups: groups, isEgress: isEgress,
            nearMisses: nearMisses(misses, matching, remaining), hasRules: hasRules, lostReference: loss?.0,
            referencingRule: loss?.1)
        parts.append(Part(packets: remaining, judgement: .denied(.securityGroups(denial))))
        return parts
    }

    /// Who a rule's peer stands for, as addresses of the far end.
    private enum PeerMatch {
        case addresses(AddressSet)
        case unknown(Gap)
        case lost(ReferenceLoss)
        case nobody
    }

    private func transport(_ rule: SecurityGroupRuleRecord) -> TransportMatch? {
        TransportMatch(inventory.names[rule.ipProtocol], from: rule.fromPort, to: rule.toPort)
    }

    private func peerMatch(_ rule: SecurityGroupRuleRecord, _ ref: RuleRef) -> PeerMatch {
        switch rule.peer {
        case .block(let block): return .addresses(AddressSet(block))
        case .prefixList(let id): return prefixListMatch(id, ref)
        case .group(let id):
            guard peer.groups.contains(id) else { return peer.gap.map { .unknown($0) } ?? .nobody }
            // A stale reference to a group beyond a deleted peering connection matches nothing.
            if rule.peeringStatus != .empty, !inventory.names.equals(rule.peeringStatus, "active") { return .nobody }
            switch identity {
            case .preserved: return .addresses(.all)
            case .lost(let reason): return .lost(reason)
            case .unknown(let gap): return .unknown(gap)
            }
        case .none: return .nobody
        }
    }

    private func prefixListMatch(_ id: Symbol, _ ref: RuleRef) -> PeerMatch {
        guard let list = inventory.prefixLists[id], let entries = list.entries else {
            return .unknown(.dangling(.prefixListEntries, id: id, referredToBy: .securityGroup(group(ref))))
        }
        guard list.isComplete else {
            return .unknown(.incomplete(.prefixListEntries, of: id, account: .empty, region: .empty))
        }
        return .addresses(AddressSet(entries.map(\.block)))
    }

    private func group(_ ref: RuleRef) -> Handle<SecurityGroup> {
        if case .securityGroupRule(let group, _) = ref { return group }
        return Handle(0)
    }

    private func restrict(_ packets: PacketSet, _ transport: TransportMatch, _ far: AddressSet) -> PacketSet {
        isEgress
            ? transport.restrict(packets, destinations: far) : transport.restrict(packets, sources: far)
    }

    private func fields(
        _ transport: TransportMatch, _ match: PeerMatch, _ profile: PacketProfile
    ) -> NearMiss.Fields {
        let far = isEgress ? profile.destinations : profile.sources
        let matchesProtocol = transport.overlapsProtocol(profile)
        var fields: NearMiss.Fields = [.ipProtocol: matchesProtocol]
        fields[transport.portField(profile)] = matchesProtocol && transport.overlapsPorts(profile)
        switch match {
        case .addresses(let set): fields[isEgress ? .destination : .source] = set.overlaps(far)
        case .unknown: fields[isEgress ? .destination : .source] = true
        case .lost, .nobody: fields[isEgress ? .destination : .source] = false
        }
        return fields
    }

    /// Near misses against the packets that were refused: a rule that admits others of the set misses these.
    private func nearMisses(_ misses: [NearMiss], _ matching: [RuleRef], _ refused: PacketSet) -> [NearMiss] {
        var all = misses
        if !matching.isEmpty {
            let profile = PacketProfile(refused)
            for ref in matching {
                guard case .securityGroupRule(let group, let index) = ref else { continue }
                let rule = inventory.securityGroups[group].record.rules[index]
                guard let transport = transport(rule) else { continue }
                let fields = fields(transport, peerMatch(rule, ref), profile)
                if fields.misses > 0 { all.append(NearMiss(rule: ref, fields: fields)) }
            }
        }
        // Among equals a rule that names addresses says more than one that names a group.
        let (addressed, others) = (all.filter { namesAddresses($0.rule) }, all.filter { !namesAddresses($0.rule) })
        return (addressed + others).nearest
    }

    private func namesAddresses(_ ref: RuleRef) -> Bool {
        guard case .securityGroupRule(let group, let index) = ref else { return false }
        if case .group = inventory.securityGroups[group].record.rules[index].peer { return false }
        return true
    }
}
