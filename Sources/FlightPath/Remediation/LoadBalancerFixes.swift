/// What load balancers are set up to do: which zones they send to, whose address targets see.
extension FaultSite {
    func loadBalancerFixes() -> [Fix] {
        switch finding.denial {
        case .noTargetsInZone(let balancer, _), .notCrossZone(let balancer, _): return crossZone(balancer)
        case .zoneNotEnabled(let group, let index, _): return zones(of: RegisteredTarget(group: group, index: index))
        case .localPolicyWithoutEndpoint:
            // Where no target is left in a zone, the way ends at the load balancer's node.
            return Set(passages.compactMap { $0.to.loadBalancer }).sorted { $0.index < $1.index }
                .filter { inventory.loadBalancers[$0].type != .application }.flatMap { crossZone($0) }
        case .securityGroups, .sourceAddressPreservation, .hairpin: return preservation()
        default: return []
        }
    }

    /// A subnet of the instance's zone for a classic load balancer; a public one where clients come from the internet. A
    /// service's load balancer gets the subnets that its controller finds.
    ///
    /// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-manage-subnets.html
    private func zones(of target: RegisteredTarget) -> [Fix] {
        guard let balancer = inventory.targetGroups[target.group].classic, !isMadeFromObjects(balancer),
            let instance = inventory.targetGroups[target.group].targets?[target.index].target,
            let primary = inventory.primaryInterfaces[instance],
            let own = inventory.subnetByID[inventory.interfaces[primary].subnet], let vpc = inventory.subnets[own].vpc
        else { return [] }
        let value = inventory.loadBalancers[balancer]
        return subnets(of: vpc, in: inventory.subnets[own].zone).filter { !value.isInternetFacing || isPublic($0) }
            .prefix(2).map { Fix(edits: [.connection(.attach(balancer, to: $0))], renewsHealth: [target]) }
    }

    /// Whether a subnet's table leads to the internet gateway.
    private func isPublic(_ subnet: Handle<Subnet>) -> Bool {
        guard let vpc = inventory.subnets[subnet].vpc,
            let table = inventory.subnets[subnet].routeTable ?? inventory.vpcs[vpc].mainRouteTable
        else { return false }
        let gateways = inventory.vpcs[vpc].internetGateways.map { inventory.internetGateways[$0].record.id }
        return inventory.routeTables[table].record.routes.contains {
            $0.block?.length == 0 && gateways.contains($0.targetID)
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
