/// Which code a denial goes by, and whose configuration it is (contract, section 4).
extension Denial {
    func code(isEgress isReply: Bool) -> CauseCode {
        switch self {
        case .securityGroups(let denial): denial.code
        case .networkACL: .networkACLRestriction
        case .networkPolicies: .networkPolicyNoMatch
        case .clusterPolicy: .clusterNetworkPolicyDeny
        case .policyStrictMode: .networkPolicyStrictMode
        case .firewall: .firewallRulesRestriction
        case .noRoute: .noRouteToDestination
        case .blackhole: .badStateRoute
        case .wrongVPC: .routeToWrongVPC
        case .loop: .routeLoop
        case .notOperational: .badState
        case .notAttached: .badStateAttachment
        case .sourceDestinationCheck: .sourceDestinationCheck
        case .transitGatewayNoRoute: .transitGatewayNoRoute
        case .transitGatewayBlackhole: .transitGatewayBadStateRoute
        case .transitGatewayNoAssociation: .transitGatewayMissingAssociation
        case .transitGatewayZone: .transitGatewayZoneRestriction
        case .asymmetric: .returnPathAsymmetric
        case .peeringAddress: .peeringRequiresAddressInVPC
        case .ingressRedirection: .ingressRedirection
        case .ingressApplianceWithoutPublicAddress: .ingressApplianceWithoutPublicAddress
        case .protocolNotCarried: .protocolRestriction
        case .spoofedSource: .spoofedTraffic
        case .regionalNATGatewayZone: .regionalNATGatewayZone
        case .vpnDown(.attachment): .transitGatewayBadStateVPN
        case .vpnDown: .badStateVPN
        case .directConnectPrefixes: .directConnectPrefixes
        case .virtualGatewaySource: .virtualGatewaySource
        case .virtualGatewayDestination: .virtualGatewayDestination
        case .gatewayEndpointProtocol: .gatewayEndpointProtocol
        case .endpointServiceZone: .endpointServiceZone
        case .endpointOrigin: .endpointOrigin
        case .acceptsNothing: .noPossibleDestination
        case .noPublicAddressIngress: .noPublicAddressForIngress
        case .noPublicAddressEgress: .noPublicAddressForEgress
        case .internetGatewayDestination(_, _, let isShared):
            isShared ? .internetGatewaySharedDestination : .internetGatewayPrivateDestination
        case .blockPublicAccess: .blockPublicAccess
        case .nobodyOwnsAddress: .noPossibleDestination
        case .listenersMismatch: .listenersMismatch
        case .classicListenersMismatch: .classicListenersMismatch
        case .listenerPort: .classicListenerPort
        case .listenerWithoutTargetGroup: .listenerHasNoTargetGroup
        case .ruleDoesNotForward: .ruleDoesNotForward
        case .noTargetsInZone: .noTargetsInZone
        case .notCrossZone: .notCrossZone
        case .zoneNotEnabled: .classicZoneNotEnabled
        case .noRegisteredTargets: .noRegisteredTargets
        case .noHealthyTarget: .noHealthyTarget
        case .targetUnhealthy: .targetUnhealthy
        case .healthCheckBlocked: .healthCheckBlocked
        case .targetStale: .targetStale
        case .sourceAddressPreservation: .sourceAddressPreservation
        case .hairpin: .hairpin
        case .appliancePolicy: .appliancePolicyRestriction
        case .outsidePolicy: .outsidePolicyRestriction
        case .selectorMatchesNoPod: .selectorMatchesNoPod
        case .nodePortNotAllocated: .nodePortNotAllocated
        case .localPolicyWithoutEndpoint, .internalPolicyWithoutEndpoint: .localPolicyWithoutEndpoint
        case .noReadyPod, .podNotReady: .podNotReady
        case .targetPortMissing: .targetPortMismatch
        case .serviceNotExposed: .serviceNotExposed
        case .podInterfaceUnresolved: .podInterfaceUnresolved
        case .replyByPrimaryInterface: .replyByPrimaryInterface
        case .targetNotRoutable: .targetNotRoutable
        case .kubeProxyMissing: .kubeProxyNotRunning
        case .localNodePortToBranch: .branchBehindLocalNodePort
        }
    }

    /// The position of the Direct Connect association that says so.
    var association: Int? {
        if case .directConnectPrefixes(let index) = self { return index }
        return nil
    }

    /// The object whose configuration would be edited.
    func component(_ inventory: Inventory) -> ResourceRef {
        switch self {
        case .securityGroups(let denial): denial.group.map { .securityGroup($0) } ?? .interface(denial.interface)
        case .networkACL(let networkACL, _, _): .networkACL(networkACL)
        case .networkPolicies(let denial): denial.policy.map { .networkPolicy($0) } ?? .pod(denial.pod)
        case .clusterPolicy(let denial): .clusterPolicy(denial.policy)
        case .policyStrictMode(let pod): .pod(pod)
        case .firewall(let denial): .firewall(denial.firewall)
        case .noRoute(let table), .blackhole(_, let table), .wrongVPC(_, let table, _): .routeTable(table)
        case .loop(let ref), .notOperational(let ref, _), .notAttached(let ref, _), .asymmetric(let ref, _),
            .ingressRedirection(let ref, _), .protocolNotCarried(let ref), .spoofedSource(let ref), .vpnDown(let ref),
            .virtualGatewaySource(let ref), .virtualGatewayDestination(let ref), .acceptsNothing(let ref),
            .endpointOrigin(let ref),
            .outsidePolicy(_, let ref), .blockPublicAccess(let ref, _),
            .nobodyOwnsAddress(let ref):
            ref
        case .noPublicAddressIngress(let ref), .noPublicAddressEgress(_, let ref): interface(of: ref, inventory)
        case .sourceDestinationCheck(let interface), .appliancePolicy(let interface, _),
            .ingressApplianceWithoutPublicAddress(let interface):
            .interface(interface)
        case .regionalNATGatewayZone(let gateway, _): .natGateway(gateway)
        case .directConnectPrefixes(let index):
            .named(.dxgw, inventory.directConnectAssociations[index].directConnectGateway)
        case .gatewayEndpointProtocol(let endpoint), .endpointServiceZone(let endpoint, _): .endpoint(endpoint)
        case .transitGatewayNoRoute(let table), .transitGatewayBlackhole(_, let table): .transitGatewayTable(table)
        case .transitGatewayNoAssociation(let attachment), .transitGatewayZone(let attachment, _):
            .attachment(attachment)
        case .peeringAddress(let peering): .peering(peering)
        case .internetGatewayDestination(let gateway, let rule, _): table(of: rule) ?? .internetGateway(gateway)
        case .listenersMismatch(let balancer), .listenerWithoutTargetGroup(let balancer),
            .ruleDoesNotForward(let balancer, _, _), .noTargetsInZone(let balancer, _),
            .classicListenersMismatch(let balancer), .listenerPort(let balancer, _), .notCrossZone(let balancer, _):
            .loadBalancer(balancer)
        case .noRegisteredTargets(let group), .noHealthyTarget(let group), .targetUnhealthy(let group, _),
            .targetStale(let group, _), .healthCheckBlocked(let group, _, _, _),
            .sourceAddressPreservation(let group, _), .hairpin(let group, _), .zoneNotEnabled(let group, _, _),
            .targetNotRoutable(let group, _):
            inventory.ref(of: group)
        case .podInterfaceUnresolved(_, let interface), .replyByPrimaryInterface(_, let interface):
            .interface(interface)
        case .kubeProxyMissing(let node): .node(node)
        case .localNodePortToBranch(let service, _): .service(service)
        case .nodePortNotAllocated(let ref, _): ref
        case .podNotReady(let pod): .pod(pod)
        case .noReadyPod(let service):
            inventory.pods(of: service).first.map { .pod($0) } ?? .service(service)
        case .selectorMatchesNoPod(let service), .serviceNotExposed(let service),
            .localPolicyWithoutEndpoint(let service, _), .internalPolicyWithoutEndpoint(let service, _),
            .targetPortMissing(let service):
            .service(service)
        }
    }

    /// The table whose route sent packets to the gateway: it, not the gateway, would be edited.
    private func table(of rule: RuleRef?) -> ResourceRef? {
        switch rule {
        case .route(let table, _), .prefixListRoute(let table, _, _): .routeTable(table)
        default: nil
        }
    }

    /// An address belongs to an interface; a load balancer's own stands for itself.
    private func interface(of ref: ResourceRef, _ inventory: Inventory) -> ResourceRef {
        switch ref {
        case .pod(let pod):
            let address = inventory.pods[pod].record.addresses.first
            let owner = address.flatMap { inventory.addresses.owners(of: $0).first }
            return owner.map { .interface($0) } ?? ref
        case .node(let node):
            let address = inventory.nodes[node].record.addresses.first
            let owner = address.flatMap { inventory.addresses.owners(of: $0).first }
            return owner.map { .interface($0) } ?? ref
        default: return ref
        }
    }
}

extension SecurityGroupDenial {
    var code: CauseCode {
        switch lostReference {
        case .transitGateway, .egressOverTransitGateway: .securityGroupReferencingSupport
        case .hop, .peering: .securityGroupReferencesNotPreserved
        case nil: hasRules ? .securityGroupRulesMismatch : .securityGroupHasNoRules
        }
    }

    /// The group with the nearest missing rule; among equals the first the interface lists.
    var group: Handle<SecurityGroup>? {
        if case .securityGroupRule(let group, _) = referencingRule { return group }
        if let fewest = nearMisses.first?.misses {
            let nearest = nearMisses.filter { $0.misses == fewest }.compactMap { miss -> Handle<SecurityGroup>? in
                if case .securityGroupRule(let group, _) = miss.rule { return group }
                return nil
            }
            if let group = groups.first(where: { nearest.contains($0) }) { return group }
        }
        return groups.first
    }
}

extension NetworkPolicyDenial {
    /// The policy with the nearest missing rule, by name among equals.
    var policy: Handle<NetworkPolicy>? {
        if case .policyRule(let policy, _, _) = exceptRule ?? nearMisses.first?.rule { return policy }
        return policies.first
    }
}
