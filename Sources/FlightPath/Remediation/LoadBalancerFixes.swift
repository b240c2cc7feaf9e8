/// What load balancers are set up to do: which zones they send to, whose address targets see.
extension FaultSite {
    func loadBalancerFixes() -> [Fix] {
        switch finding.denial {
        case .noTargetsInZone(let balancer, _), .notCrossZone(let balancer, _): return crossZone(balancer)
        case .localPolicyWithoutEndpoint:
            // Where no target is left in a zone, the way ends at the load balancer's node.
            return Set(passages.compactMap { $0.to.loadBalancer }).sorted { $0.index < $1.index }
                .filter { inventory.loadBalancers[$0].type != .application }.flatMap { crossZone($0) }
        case .securityGroups, .sourceAddressPreservation, .hairpin: return preservation()
        default: return []
        }
    }

    /// Each target group may say otherwise than the load balancer.
    private func crossZone(_ balancer: Handle<LoadBalancer>) -> [Fix] {
        let value = inventory.loadBalancers[balancer]
        let key = inventory.names.find("load_balancing.cross_zone.enabled") ?? .empty
        let groups = inventory.targetGroups.handles.filter {
            let group = inventory.targetGroups[$0]
            return group.record.loadBalancers.contains(value.id)
                && group.attributes?[key].map { inventory.names.equals($0, "false") } ?? false
        }
        guard value.attributes != nil else { return [] }
        let own = InventoryEdit.loadBalancing(.enableCrossZone(balancer))
        if groups.isEmpty { return [Fix(own)] }
        return [Fix(edits: groups.map { .loadBalancing(.enableCrossZoneOn($0)) })]
    }

    /// Targets then see the load balancer's own addresses. Of UDP, and to an application load balancer, it cannot be off.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
    private func preservation() -> [Fix] {
        var groups: [Handle<TargetGroup>] = passages.compactMap(\.from.preservingGroup)
        switch finding.denial {
        case .sourceAddressPreservation(let group, _), .hairpin(let group, _): groups.append(group)
        default: if case .securityGroups(let denial) = finding.denial, denial.isEgress { return [] }
        }
        return Set(groups).sorted { $0.index < $1.index }.filter {
            let group = inventory.targetGroups[$0]
            return group.attributes != nil && !inventory.names.equals(group.record.targetType, "alb")
                && ["TCP", "TLS"].contains(inventory.names[group.record.ipProtocol])
        }.map { Fix(.loadBalancing(.disableClientPreservation($0))) }
    }
}
