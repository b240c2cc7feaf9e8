extension LintRule {
    /// Row 49: clients of other VPCs, behind a network load balancer without security groups.
    static let preservedClients = LintRule(
        rows: [49], title: "targets of network load balancers admit clients of other VPCs",
        needs: [.loadBalancers, .targetGroups, .targetHealth, .securityGroups, .networkInterfaces],
        check: .network(ClientsOfNetworkBalancers.preserved))

    /// Row 51: endpoint clients that the load balancer's own groups do not admit.
    static let endpointClients = LintRule(
        rows: [51], title: "network load balancers behind endpoint services admit endpoint clients",
        needs: [.loadBalancers, .listeners, .securityGroups, .endpointServices],
        check: .network(ClientsOfNetworkBalancers.endpoint))
}

extension LintRule {
    /// Row 36: a Service says whom its load balancer is for, and the load balancer's groups admit others.
    static let sourceRanges = LintRule(
        rows: [36], title: "load balancers admit the source ranges of their Services",
        needs: [.services, .loadBalancers, .securityGroups], check: .cluster(ClientsOfNetworkBalancers.sourceRanges))
}

private enum ClientsOfNetworkBalancers {
    /// The controller writes a Service's source ranges into the load balancer's group, unless groups of one's own are given.
    ///
    /// Source: `docs/guide/service/annotations.md` of the AWS Load Balancer Controller, `load-balancer-source-ranges`
    static func sourceRanges(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        return view.services.flatMap { service -> [LintFinding] in
            let record = inventory.services[service].record
            guard !record.sourceRanges.isEmpty, !record.loadBalancerHosts.isEmpty else { return [] }
            let wanted = AddressSet(record.sourceRanges)
            let balancers = inventory.loadBalancers.handles.filter {
                record.loadBalancerHosts.contains(inventory.loadBalancers[$0].record.dnsName)
            }
            return balancers.flatMap { balancer -> [LintFinding] in
                let groups = groups(of: inventory.loadBalancers[balancer], inventory)
                guard !groups.isEmpty else { return [] }
                return record.ports.compactMap { port in
                    admitted(groups, port.port, inventory).flatMap {
                        finding(service, balancer, port.port, wanted: wanted, admitted: $0)
                    }
                }
            }
        }
    }

    private static func finding(
        _ service: Handle<Service>, _ balancer: Handle<LoadBalancer>, _ port: Int, wanted: AddressSet,
        admitted: AddressSet
    ) -> LintFinding? {
        guard wanted != admitted else { return nil }
        let isRefusing = !wanted.isSubset(of: admitted)
        let (way, others): (Phrase, AddressSet) =
            isRefusing
            ? ("does not admit", wanted.subtracting(admitted)) : ("also admits", admitted.subtracting(wanted))
        return LintFinding(
            code: .sourceRangesNotApplied, severity: isRefusing ? .warning : .note, row: 36,
            component: .loadBalancer(balancer), place: nil,
            headline:
                "\(ResourceRef.loadBalancer(balancer)) \(way) \(others.summary) on port \(port), by the source ranges of \(ResourceRef.service(service))",
            meaning: isRefusing ? "clients that the Service lists time out" : "others than the Service lists get in",
            cure:
                "let the controller write the rules (no `aws-load-balancer-security-groups`), or make the groups' rules those of `spec.loadBalancerSourceRanges`"
        )
    }

    /// What blocks of a security group's rules admit on a port; nil where a rule names what no block tells.
    private static func admitted(_ groups: [Symbol], _ port: Int, _ inventory: Inventory) -> AddressSet? {
        guard let port = UInt16(exactly: port) else { return nil }
        var blocks: [CIDRBlock] = []
        for id in groups {
            guard let group = inventory.groupByID[id], inventory.securityGroups[group].isConsistent else { return nil }
            for rule in inventory.securityGroups[group].record.rules where !rule.isEgress {
                let match = TransportMatch(inventory.names[rule.ipProtocol], from: rule.fromPort, to: rule.toPort)
                guard let match, match.destinationPorts.contains(port) else { continue }
                switch rule.peer {
                case .block(let block): blocks.append(block)
                case .prefixList, .none: return nil
                // Of another group's members no other VPC's client is one, through an endpoint or in its own name.
                case .group: continue
                }
            }
        }
        return AddressSet(blocks)
    }

    /// The load balancer's own groups: as it lists them, and as its nodes have them.
    private static func groups(of balancer: LoadBalancer, _ inventory: Inventory) -> [Symbol] {
        balancer.record.securityGroups.isEmpty
            ? balancer.nodes.flatMap { inventory.interfaces[$0].groups } : balancer.record.securityGroups
    }

    private static func targetGroups(of balancer: LoadBalancer, _ inventory: Inventory) -> [Handle<TargetGroup>] {
        let forwarded = balancer.listeners.flatMap { listener in
            inventory.listeners[listener].record.defaultActions.flatMap(\.forwards).map(\.targetGroup)
        }
        return inventory.targetGroups.handles.filter {
            let record = inventory.targetGroups[$0].record
            return record.loadBalancers.contains(balancer.record.arn) || forwarded.contains(record.arn)
        }
    }

    static func preserved(_ inventory: Inventory) -> [LintFinding] {
        inventory.loadBalancers.handles.compactMap { handle in
            let balancer = inventory.loadBalancers[handle]
            guard balancer.type == .network, groups(of: balancer, inventory).isEmpty, !balancer.isInternetFacing,
                let vpc = balancer.vpc
            else { return nil }
            for group in targetGroups(of: balancer, inventory) {
                let record = inventory.targetGroups[group].record
                let isInstance = inventory.names.equals(record.targetType, "instance")
                guard inventory.preservesClient(group, isInstance)
                else { continue }
                for target in inventory.targetGroups[group].targets ?? [] {
                    guard let port = target.port ?? record.port, let interface = interface(target, inventory),
                        let admitted = admitted(inventory.interfaces[interface].groups, port, inventory),
                        !admitted.isEmpty, admitted.isSubset(of: inventory.vpcs[vpc].addresses)
                    else { continue }
                    let ref = ResourceRef.loadBalancer(handle)
                    return LintFinding(
                        code: .balancerClientsOfOwnVPC, severity: .note, row: 49,
                        component: .interface(interface), place: inventory.interfaces[interface].place,
                        headline:
                            "\(ref) has no security groups and keeps its clients' addresses, and \(ResourceRef.interface(interface)) of a target admits \(ResourceRef.vpc(vpc)) alone on port \(port)",
                        meaning: "clients of other networks reach the load balancer and no target",
                        cure:
                            "nothing, where no others are meant; else admit their blocks at the targets (`loadBalancerSourceRanges` of the Service)"
                    )
                }
            }
            return nil
        }
    }

    private static func interface(_ target: TargetHealthRecord, _ inventory: Inventory) -> Handle<NetworkInterface>? {
        guard let address = IPAddress(inventory.names[target.target]) else {
            return inventory.primaryInterfaces[target.target]
        }
        let owners = inventory.addresses.owners(of: address)
        return owners.count == 1 ? owners.first : nil
    }

    static func endpoint(_ inventory: Inventory) -> [LintFinding] {
        let services = inventory.endpointServices.values.sorted { inventory.names[$0.name] < inventory.names[$1.name] }
        return inventory.loadBalancers.handles.compactMap { handle in
            let balancer = inventory.loadBalancers[handle]
            let groups = groups(of: balancer, inventory)
            guard balancer.type == .network, !groups.isEmpty,
                !inventory.names.equals(balancer.record.enforcesOnPrivateLink, "off"),
                let service = services.first(where: { $0.networkLoadBalancers.contains(balancer.record.arn) })
            else { return nil }
            let consumers = inventory.endpoints.filter { $0.record.service == service.name }
                .compactMap { inventory.vpcByID[$0.record.vpc] }
            for listener in balancer.listeners {
                guard let port = inventory.listeners[listener].record.port,
                    let admitted = admitted(groups, port, inventory)
                else { continue }
                let refused = consumers.first { !admitted.overlaps(inventory.vpcs[$0].addresses) }
                // Who else may have an endpoint, no snapshot of the provider's tells.
                guard refused != nil || consumers.isEmpty && !AddressSet.allIPv4.isSubset(of: admitted) else {
                    continue
                }
                let ref = ResourceRef.loadBalancer(handle)
                let whom: Phrase = refused.map { "\(ResourceRef.vpc($0)), which has an endpoint" } ?? "every address"
                return LintFinding(
                    code: .endpointClientsNotAdmitted, severity: .note, row: 51, component: ref,
                    place: balancer.record.place,
                    headline:
                        "the security groups of \(ref) hold for clients of endpoint service `\(service.name)`, and do not admit \(whom) on port \(port)",
                    meaning: "endpoint clients come with addresses of their own VPCs; those not admitted time out",
                    cure:
                        "admit the consumers' blocks, or set EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic to `off`"
                )
            }
            return nil
        }
    }
}
