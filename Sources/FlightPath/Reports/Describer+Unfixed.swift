/// Why no fix is offered for a finding: what would have to change is no configuration, or nobody can tell from the snapshot
/// which of several changes is meant.
extension Describer {
    func unfixed(_ finding: Finding) -> String {
        switch finding.denial {
        case .wrongVPC:
            return "no change of a rule or route cures this: two networks have these addresses, and one of them has to"
                + " be renumbered"
        case .nobodyOwnsAddress:
            return "no change to the configuration cures this: nothing has the address. Ask about one that is in use"
        case .noPublicAddressIngress, .noPublicAddressEgress, .ingressApplianceWithoutPublicAddress:
            return "no rule or route cures this: the address is private. A public address, or a load balancer or NAT"
                + " gateway in between, would be a change of the design"
        case .blockPublicAccess:
            return "Block Public Access is there to stop this, for the whole account or VPC"
        case .appliancePolicy, .outsidePolicy:
            return "no change in AWS cures this: the refusal is stated of a network or appliance outside of it"
        case .targetUnhealthy, .noHealthyTarget:
            return "no change to the network cures this: nothing in the snapshot stops the health checks, so that what"
                + " runs on the targets has to answer them"
        case .podNotReady, .noReadyPod:
            return "no change to the network cures this: the pods have to become ready"
        case .kubeProxyMissing: return "no change to the network cures this: kube-proxy has to run on the node"
        case .vpnDown, .notOperational, .notAttached:
            return "no rule or route cures this: what is out of service has to be brought back"
        case .protocolNotCarried, .gatewayEndpointProtocol, .endpointOrigin, .acceptsNothing, .spoofedSource,
            .peeringAddress, .virtualGatewaySource, .virtualGatewayDestination:
            return "no setting changes this: it is how the service works. Another way through has to be taken"
        case .targetStale:
            return "which addresses the target group is to have instead, the snapshot does not tell"
        case .targetNotRoutable:
            return "no rule or route cures this: pods of an overlay network cannot be targets by their address"
        case .listenersMismatch, .classicListenersMismatch:
            return "where a listener on this port would send to, the snapshot does not tell"
        case .listenerPort: return "nothing is to be changed: ask about the port that the load balancer listens on"
        case .ruleDoesNotForward:
            return "which target group the requests are meant for, the snapshot does not tell"
        case .selectorMatchesNoPod, .targetPortMissing, .serviceNotExposed, .noRegisteredTargets,
            .listenerWithoutTargetGroup, .nodePortNotAllocated, .internalPolicyWithoutEndpoint:
            return "what is meant instead, the snapshot does not tell"
        case .securityGroups, .networkACL, .networkPolicies, .clusterPolicy, .policyStrictMode, .firewall, .noRoute,
            .blackhole, .loop, .sourceDestinationCheck, .transitGatewayNoRoute, .transitGatewayBlackhole,
            .transitGatewayNoAssociation, .transitGatewayZone, .asymmetric, .ingressRedirection,
            .regionalNATGatewayZone, .directConnectPrefixes, .endpointServiceZone, .internetGatewayDestination,
            .noTargetsInZone, .notCrossZone, .zoneNotEnabled, .healthCheckBlocked, .hairpin,
            .sourceAddressPreservation, .localPolicyWithoutEndpoint, .podInterfaceUnresolved,
            .replyByPrimaryInterface, .localNodePortToBranch:
            return "no change that was tried cures this; `flightpath explain \(finding.code.rawValue)` tells more"
        }
    }
}
