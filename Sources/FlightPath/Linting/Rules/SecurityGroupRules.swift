extension LintRule {
    /// Row 33: a rule names a security group of a VPC from which no reference holds.
    static let foreignReferences = LintRule(
        rows: [33], title: "rules that name security groups of other VPCs match",
        needs: [.securityGroups, .peeringConnections, .transitGateways, .transitGatewayVPCAttachments],
        check: .network(SecurityGroupRules.references))

    /// Row 46: two controllers keep the rules of one security group.
    static let sharedRules = LintRule(
        rows: [46], title: "one controller keeps the rules of a security group",
        needs: [.securityGroups, .networkInterfaces, .nodes], check: .network(SecurityGroupRules.shared))

    /// Row 47: the default quota of rules is reached.
    static let ruleQuota = LintRule(
        rows: [47], title: "security groups have room for more rules", needs: [.securityGroups],
        check: .network(SecurityGroupRules.quota))
}

private enum SecurityGroupRules {
    /// `elbv2.k8s.aws/targetGroupBinding=shared`: the controller revokes any rule of that description it does not want.
    private static let description = "elbv2.k8s.aws/targetGroupBinding=shared"

    static func references(_ inventory: Inventory) -> [LintFinding] {
        inventory.securityGroups.handles.flatMap { handle -> [LintFinding] in
            let group = inventory.securityGroups[handle].record
            return group.rules.compactMap { rule in
                guard !rule.isEgress, case .group(let id) = rule.peer, let peer = inventory.groupByID[id] else {
                    return nil
                }
                let other = inventory.securityGroups[peer].record
                guard other.vpc != .empty, group.vpc != .empty, other.vpc != group.vpc,
                    !isPeered(group.vpc, other.vpc, inventory), !isOnOneTransitGateway(group.vpc, other.vpc, inventory)
                else { return nil }
                let ref = ResourceRef.securityGroup(handle)
                return LintFinding(
                    code: .securityGroupReferencingSupport, severity: .warning, row: 33, component: ref,
                    place: rule.place,
                    headline:
                        "\(ref) has a rule from \(ResourceRef.securityGroup(peer)) of `\(other.vpc)`, and no peering or transit gateway carries references between the two VPCs",
                    meaning: "the rule matches nothing: what it is for times out, unless another rule admits it",
                    cure:
                        "admit the blocks of the sender's subnets; or turn security group referencing on at the transit gateway and at both attachments"
                )
            }
        }
    }

    private static func isPeered(_ one: Symbol, _ other: Symbol, _ inventory: Inventory) -> Bool {
        inventory.peerings.contains { peering in
            let record = peering.record
            let ends = Set([record.requester.vpc, record.accepter.vpc])
            return ends == [one, other] && inventory.names.equals(record.status, "active")
        }
    }

    private static func isOnOneTransitGateway(_ one: Symbol, _ other: Symbol, _ inventory: Inventory) -> Bool {
        inventory.transitGateways.values.contains { gateway in
            guard inventory.names.equals(gateway.securityGroupReferencing, "enable") else { return false }
            let ends = inventory.attachments.filter {
                $0.transitGateway == gateway.id && !inventory.names.equals($0.securityGroupReferencing, "disable")
            }
            return ends.contains { $0.resource == one } && ends.contains { $0.resource == other }
        }
    }

    static func shared(_ inventory: Inventory) -> [LintFinding] {
        var clusters: [Symbol: Set<Handle<Cluster>>] = [:]
        for node in inventory.nodes {
            for address in node.record.addresses {
                for owner in inventory.addresses.owners(of: address) {
                    for group in inventory.interfaces[owner].groups {
                        clusters[group, default: []].insert(node.cluster)
                    }
                }
            }
        }
        return inventory.securityGroups.handles.compactMap { handle in
            let record = inventory.securityGroups[handle].record
            guard let owners = clusters[record.id], owners.count > 1,
                let rule = record.rules.first(where: { inventory.names[$0.description] == description })
            else { return nil }
            let ref = ResourceRef.securityGroup(handle)
            let named = owners.sorted { $0.index < $1.index }.map { Phrase("\(ResourceRef.cluster($0))") }
            return LintFinding(
                code: .securityGroupShared, severity: .warning, row: 46, component: ref, place: rule.place,
                headline:
                    "\(ref) is on nodes of \(Phrase.list(named)), and a load balancer controller keeps rules in it",
                meaning: "each controller revokes the rules of the other: targets turn healthy and unhealthy in turn",
                cure: "give the nodes of each cluster a security group of their own, and the cluster's tag to that one")
        }
    }

    static func quota(_ inventory: Inventory) -> [LintFinding] {
        inventory.securityGroups.handles.compactMap { handle in
            let record = inventory.securityGroups[handle].record
            let count = record.rules.count { !$0.isEgress && !isIPv6($0) }
            guard count >= 60 else { return nil }
            let ref = ResourceRef.securityGroup(handle)
            return LintFinding(
                code: .securityGroupFull, severity: .warning, row: 47, component: ref, place: record.place,
                headline: "\(ref) has \(count) inbound rules, and the default quota is 60",
                meaning:
                    "where the quota was not raised, the next rule is refused (RulesPerSecurityGroupLimitExceeded) and the newest service cannot be reached",
                cure: "join rules, as by one block or a prefix list for several, or ask for a higher quota")
        }
    }

    private static func isIPv6(_ rule: SecurityGroupRuleRecord) -> Bool {
        if case .block(let block) = rule.peer { block.family == .ipv6 } else { false }
    }
}
