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
        case .podInterfaceDrift: .podInterfaceDrift
        case .podProbesBlocked: .podProbesBlocked
        case .podInterfaceUnresolved: .podInterfaceUnresolved
        case .replyByPrimaryInterface: .replyByPrimaryInterface
        case .targetNotRoutable: .targetNotRoutable
        case .kubeProxyNotRunning: .kubeProxyNotRunning
        case .branchBehindLocalNodePort: .branchBehindLocalNodePort
        case .networkPolicyNoMatch: .networkPolicyNoMatch
        case .policyPortsDropped: .policyPortsDropped
        case .policyExceptShadow: .policyExceptShadow
        case .policyNotEnforced: .policyNotEnforced
        case .policyNotResolved: .policyNotResolved
        case .calicoLeftOver: .calicoLeftOver
        case .policyAgentFault: .policyAgentFault
        case .endpointSlicesDiffer: .endpointSlicesDiffer
        case .sourceRangesNotApplied: .sourceRangesNotApplied
        case .balancerClientsOfOwnVPC: .balancerClientsOfOwnVPC
        case .endpointClientsNotAdmitted: .endpointClientsNotAdmitted
        case .bindingServiceNotFound: .bindingServiceNotFound
        case .bindingPortNotFound: .bindingPortNotFound
        case .targetPortMismatch: .targetPortMismatch
        case .bindingNetworkingMissing: .bindingNetworkingMissing
        case .bindingPortsEmpty: .bindingPortsEmpty
        case .networkPolicyStrictMode: .networkPolicyStrictMode
        case .clusterNetworkPolicyDeny: .clusterNetworkPolicyDeny
        case .readinessGateUnmet: .readinessGateUnmet
        case .bindingVPCMismatch: .bindingVPCMismatch
        case .controllerTooOld: .controllerTooOld
        case .instanceTargetsInOtherVPC: .instanceTargetsInOtherVPC
        case .overlappingBlocks: .overlappingBlocks
        case .bindingRoleMissing: .bindingRoleMissing
        case .targetGroupShared: .targetGroupShared
        case .targetMissing: .targetMissing
        case .controllerNotRunning: .controllerNotRunning
        case .controllerWebhookBlocked: .controllerWebhookBlocked
        case .controllerClusterName: .controllerClusterName
        case .securityGroupTagAmbiguous: .securityGroupTagAmbiguous
        case .bindingPortMismatch: .bindingPortMismatch
        case .securityGroupShared: .securityGroupShared
        case .securityGroupFull: .securityGroupFull
        case .ingressClassUnclaimed: .ingressClassUnclaimed
        case .serviceClassUnclaimed: .serviceClassUnclaimed
        case .ingressGroupConflict: .ingressGroupConflict
        case .ingressRuleShadowed: .ingressRuleShadowed
        case .ingressRedirectNowhere: .ingressRedirectNowhere
        case .ingressBackendNotFound: .ingressBackendNotFound
        case .nodePortMissing: .nodePortMissing
        case .serviceWithoutPods: .serviceWithoutPods
        case .addressFamilyMismatch: .addressFamilyMismatch
        case .serviceNotReadyAddresses: .serviceNotReadyAddresses
        case .targetZoneNotEnabled: .targetZoneNotEnabled
        case .targetGroupNotInUse: .targetGroupNotInUse
        case .nodeNotReady: .nodeNotReady
        case .nodeExcluded: .nodeExcluded
        case .nodeNameMismatch: .nodeNameMismatch
        case .localHealthCheck: .localHealthCheck
        case .targetProtocolMismatch: .targetProtocolMismatch
        case .targetProtocolVersion: .targetProtocolVersion
        case .proxyProtocol: .proxyProtocol
        case .terminationTooShort: .terminationTooShort
        case .healthCheckTimeout: .healthCheckTimeout
        case .gatewayClassUnclaimed: .gatewayClassUnclaimed
        case .gatewayRouteDetached: .gatewayRouteDetached
        case .gatewayRouteNotAllowed: .gatewayRouteNotAllowed
        case .gatewayRouteHostname: .gatewayRouteHostname
        case .gatewayReferenceNotGranted: .gatewayReferenceNotGranted
        case .gatewayBackendNotFound: .gatewayBackendNotFound
        case .backendRulesUnmanaged: .backendRulesUnmanaged
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
