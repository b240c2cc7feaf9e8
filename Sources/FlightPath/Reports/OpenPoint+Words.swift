extension OpenPoint {
    /// Whether an answer waits for it, rather than taking something as true.
    var leavesOpen: Bool {
        switch self {
        case .peeringCarriesForeignSources, .hostNetworkPeers, .strictModeOwnNode, .strictModeWithoutAgent,
            .baselineWithOtherDirection:
            true
        default: false
        }
    }

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
        case .classicLoadBalancerWithinSubnet:
            "between a classic load balancer and an instance in its own subnet the network ACL is taken to filter both"
                + " ways out and in; AWS documents it for what the load balancer sends"
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
        case .exceptShadows:
            "a block under its `except` is taken to be refused to other policies' wider blocks too, as the VPC CNI's agent"
                + " keeps rules; Kubernetes would add them up"
        case .namedPortsUnioned:
            "a port name is taken to stand for the numbers it has on every pod the policy selects, as the VPC CNI's"
                + " controller resolves it"
        case .hostNetworkPeers:
            "a policy selects this pod as a peer, and whether the VPC CNI's agent then admits its node's address is not"
                + " documented"
        case .strictModeOwnNode:
            "whether a pod that no policy selects gets what its own node sends in strict mode is not documented"
        case .strictModeWithoutAgent:
            "strict mode is set while the network policy agent is off, and what becomes of such pods is not documented"
        case .clusterPolicyRuleOrder:
            "its rules that deny are taken to come first, as the VPC CNI's agent ranks them; the API promises their order"
        case .equalPriorities:
            "another policy has its priority, and which of them decides is not defined: the stricter is taken"
        case .baselineWithOtherDirection:
            "it selects the pod in the other direction alone, and whether the VPC CNI's agent then still asks the Baseline"
                + " tier is not documented"
        case .exclusionCoversIngressAppliances:
            "an exclusion from Block Public Access is taken to hold for what an appliance receives by a gateway's route"
                + " table too; AWS's pages contradict each other"
        }
    }
}
