/// Points on which AWS's documents are silent, or contradict each other, with what is taken as true here.
enum OpenPoint: String, CaseIterable, Hashable, Sendable {
    case sameSubnetEndpointReturn, regionalNATGatewayHasNoNetworkACL, advertisedRankedAsPropagated, filteredNotInstalled
    case blackholeWithoutFallback, peeringAttachmentIdentity, modifyingAttachmentForwards
    case alertsDoNotEndEvaluation, loadBalancerPullsRepliesBack, peeringCarriesForeignSources
    case referencesCoverEveryAddress, linuxClientPorts, exclusionCoversIngressAppliances,
        classicLoadBalancerWithinSubnet, podsOfOneNodeUnfiltered
    case exceptShadows, namedPortsUnioned, hostNetworkPeers, strictModeOwnNode, strictModeWithoutAgent
    case clusterPolicyRuleOrder, equalPriorities, baselineWithOtherDirection
}
