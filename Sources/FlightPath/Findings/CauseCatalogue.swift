extension CauseCode {
    /// The page that explains the cause.
    public var page: CausePage {
        switch self {
        case .securityGroupRulesMismatch: .securityGroupRulesMismatch
        case .securityGroupHasNoRules: .securityGroupHasNoRules
        case .securityGroupReferencingSupport: .securityGroupReferencingSupport
        case .securityGroupReferencesNotPreserved: .securityGroupReferencesNotPreserved
        case .networkACLRestriction: .networkACLRestriction
        case .firewallRulesRestriction: .firewallRulesRestriction
        case .noRouteToDestination: .noRouteToDestination
        case .badStateRoute: .badStateRoute
        case .routeToWrongVPC: .routeToWrongVPC
        case .routeLoop: .routeLoop
        case .badState: .badState
        case .badStateAttachment: .badStateAttachment
        case .badStateVPN: .badStateVPN
        case .protocolRestriction: .protocolRestriction
        case .transitGatewayNoRoute: .transitGatewayNoRoute
        case .transitGatewayBadStateRoute: .transitGatewayBadStateRoute
        case .transitGatewayMissingAssociation: .transitGatewayMissingAssociation
        case .transitGatewayZoneRestriction: .transitGatewayZoneRestriction
        case .transitGatewayBadStateVPN: .transitGatewayBadStateVPN
        case .returnPathAsymmetric: .returnPathAsymmetric
        case .noPublicAddressForIngress: .noPublicAddressForIngress
        case .noPublicAddressForEgress: .noPublicAddressForEgress
        case .internetGatewayPrivateDestination: .internetGatewayPrivateDestination
        case .internetGatewaySharedDestination: .internetGatewaySharedDestination
        case .internetGatewayPrivateSource: .internetGatewayPrivateSource
        case .internetGatewaySharedSource: .internetGatewaySharedSource
        case .blockPublicAccess: .blockPublicAccess
        case .ingressRedirection: .ingressRedirection
        case .ingressApplianceWithoutPublicAddress: .ingressApplianceWithoutPublicAddress
        case .spoofedTraffic: .spoofedTraffic
        case .regionalNATGatewayZone: .regionalNATGatewayZone
        case .virtualGatewaySource: .virtualGatewaySource
        case .virtualGatewayDestination: .virtualGatewayDestination
        case .directConnectPrefixes: .directConnectPrefixes
        case .gatewayEndpointProtocol: .gatewayEndpointProtocol
        case .endpointServiceZone: .endpointServiceZone
        case .endpointOrigin: .endpointOrigin
        case .noPossibleDestination: .noPossibleDestination
        case .peeringRequiresAddressInVPC: .peeringRequiresAddressInVPC
        case .sourceDestinationCheck: .sourceDestinationCheck
        case .appliancePolicyRestriction: .appliancePolicyRestriction
        case .outsidePolicyRestriction: .outsidePolicyRestriction
        case .listenersMismatch: .listenersMismatch
        case .classicListenersMismatch: .classicListenersMismatch
        case .classicListenerPort: .classicListenerPort
        case .notCrossZone: .notCrossZone
        case .classicZoneNotEnabled: .classicZoneNotEnabled
        case .listenerHasNoTargetGroup: .listenerHasNoTargetGroup
        case .noTargetsInZone: .noTargetsInZone
        case .ruleDoesNotForward: .ruleDoesNotForward
        case .sourceAddressPreservation: .sourceAddressPreservation
        case .hairpin: .hairpin
        case .noRegisteredTargets: .noRegisteredTargets
        case .noHealthyTarget: .noHealthyTarget
        case .targetUnhealthy: .targetUnhealthy
        case .healthCheckBlocked: .healthCheckBlocked
        case .targetStale: .targetStale
        case .selectorMatchesNoPod: .selectorMatchesNoPod
        case .nodePortNotAllocated: .nodePortNotAllocated
        case .localPolicyWithoutEndpoint: .localPolicyWithoutEndpoint
        case .podNotReady: .podNotReady
        case .serviceNotExposed: .serviceNotExposed
        case .networkPolicyNoMatch: .networkPolicyNoMatch
        case .bindingServiceNotFound: .bindingServiceNotFound
        case .bindingPortNotFound: .bindingPortNotFound
        case .targetPortMismatch: .targetPortMismatch
        case .bindingNetworkingMissing: .bindingNetworkingMissing
        case .bindingPortsEmpty: .bindingPortsEmpty
        case .networkPolicyStrictMode: .networkPolicyStrictMode
        case .clusterNetworkPolicyDeny: .clusterNetworkPolicyDeny
        case .missingInput: .missingInput
        }
    }
}

extension CausePage {
    /// The page as a Markdown document, as it stands in the documentation.
    public var markdown: String {
        var sections = ["# \(code.rawValue)", title]
        for (heading, text) in [("Meaning", meaning), ("Check by hand", check), ("Fix", fix)] {
            sections.append("## \(heading)\n\n\(text)")
        }
        if let aws {
            sections.append("## Source\n\n<\(aws)>")
        }
        return sections.joined(separator: "\n\n") + "\n"
    }
}
