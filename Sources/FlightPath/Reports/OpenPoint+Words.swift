extension OpenPoint {
    /// What is taken as true, and why it is not certain.
    var words: String {
        switch self {
        case .sameSubnetEndpointReturn:
            "what a gateway load balancer endpoint hands to its own subnet is taken to pass no network ACL, as AWS does"
                + " not say otherwise"
        case .regionalNATGatewayHasNoNetworkACL:
            "a regional NAT gateway has no subnet: it is taken to pass no network ACL of its own"
        case .advertisedRankedAsPropagated:
            "a route that a route server advertised is ranked as a propagated one; AWS does not document the tie"
        case .filteredNotInstalled:
            "a route whose state is `filtered` is taken as not installed; AWS does not explain it"
        case .blackholeWithoutFallback:
            "a blackhole route is taken to drop what it matches, without falling back on a shorter one, as AWS documents"
                + " it for transit gateways"
        case .peeringAttachmentIdentity:
            "the two sides of the transit gateway peering have different attachment ids: matched by their gateways"
        case .modifyingAttachmentForwards: "an attachment that is `modifying` is taken to forward"
        case .alertsDoNotEndEvaluation:
            "a rule that alerts is taken to go on to the rules behind it, as Suricata does; the API's text says it ends there"
        case .loadBalancerPullsRepliesBack:
            "targets' replies to preserved client addresses are taken to come back without regard to route tables"
        case .peeringCarriesForeignSources:
            "whether a peering connection takes packets from outside its VPC is not documented"
        case .referencesCoverEveryAddress:
            "a rule that references a group is taken to cover its members' IPv6 addresses and delegated prefixes too,"
                + " as EKS relies on; AWS's pages do not spell it out"
        case .linuxClientPorts:
            "a Linux client is taken to use ports 32768-60999, the kernel's default; AWS's pages print 61000"
        case .podsOfOneNodeUnfiltered:
            "what two of its pods send each other is taken to stay on the node, past security groups and network ACLs,"
                + " as the VPC CNI routes it; AWS's pages say it of branch interfaces alone"
        case .exclusionCoversIngressAppliances:
            "an exclusion from Block Public Access is taken to hold for what an appliance receives by a gateway's route"
                + " table too; AWS's pages contradict each other"
        }
    }
}
