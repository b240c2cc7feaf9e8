/// A fact that the snapshot lacks. What depends on it is undetermined, never allowed and never denied.
enum Gap: Hashable, Sendable {
    /// No file lists this kind for the account and region (or the cluster) it is needed of.
    case notCollected(RecordKind, of: Symbol, account: Symbol, region: Symbol)
    /// A file lists this kind, but part of it could not be read.
    case incomplete(RecordKind, of: Symbol, account: Symbol, region: Symbol)
    /// Something refers to this object, and no file holds it.
    case dangling(RecordKind, id: Symbol, referredToBy: ResourceRef)
    /// Two files say different things about the object.
    case contradiction(ResourceRef, RecordKind)
    /// A firewall rule that may decide, by something that the packets' headers do not tell.
    case firewallRule(RuleRef)
    /// A kind of hop, target or policy that this version does not evaluate.
    case notEvaluated(ResourceRef, Unevaluated)
    /// The address has several possible owners.
    case ambiguousOwner(IPAddress)
    /// What would only be assumed, under `--strict`.
    case assumption(Assumption)
}

/// What this version names on a path but does not evaluate.
enum Unevaluated: String, Hashable, Sendable {
    case applianceInterface, applianceTranslation, overlayGateway, nat64, networkBeyondAWS
    case localGateway, coreNetwork, attachmentType, unknownRouteTarget, serviceBehindEndpoint
    case nodePort, listenerRule, targetType, foreignPolicy, overlayPod
    case podSourceTranslation, managedInterface
    case transitGatewayIPv6, branchEnforcingMode
    case endpointsByHand, externalName
    case domainNames, policyPeer, policySupport, policyMode
}

/// Something taken as given because the snapshot does not say. Reports list every one.
enum Assumption: Hashable, Sendable {
    case instanceRunning(account: Symbol, region: Symbol)
    case blockPublicAccessOff(ResourceRef)
    case transitGatewayRoutesComputed(Symbol)
    case applianceBehindGatewayLoadBalancerPermits(ResourceRef)
    case healthUnknown(ResourceRef)
    /// Targets that were unhealthy, or in no use, become healthy once nothing stops their health checks.
    case healthRecovers(ResourceRef)
    /// Clients have done what a listener asks of them before it forwards.
    case authenticated(ResourceRef)
    /// The instances behind a classic load balancer are in service.
    case instancesInService(ResourceRef)
    case attributesDefault(ResourceRef)
    case networkPolicyEnforced(cluster: Symbol)
    case unownedSource(AddressKey)
    case hostNetworkPodFiltered(ResourceRef)
    /// The settings of the cluster's network plugin are AWS's defaults.
    case cniSettings(Handle<Cluster>)
    /// A forwarding interface's instance lets the packets through, and leaves their addresses as they are.
    case appliancePermits(ResourceRef)
    /// By which of its interfaces an appliance sends on.
    case applianceExit(ResourceRef)
    /// A gateway load balancer whose appliances all fail their health checks sends to them all the same.
    case appliancesUnhealthy(ResourceRef)
    /// Replies take another way than through the appliances behind a gateway load balancer.
    case replyBypassesAppliances(ResourceRef)
    /// What lies beyond a VPN, Direct Connect or Connect link takes the packets and answers.
    case beyondAWS(ResourceRef)
    /// A firewall's endpoints have its policy as it is now.
    case firewallInSync(ResourceRef)
    /// The service behind an endpoint takes the packets.
    case serviceBehindEndpoint(ResourceRef)
    /// A point on which AWS's documents are silent or contradict each other.
    case open(OpenPoint, ResourceRef)
    /// Not taken as given but stated by people, in a hints file.
    case stated(HintFact)

    /// Whether people vouch for it: it is listed, and it is no gap under `--strict`.
    var isStated: Bool {
        if case .stated = self { true } else { false }
    }

    /// An address set in a Hashable place, by its summary.
    struct AddressKey: Hashable, Sendable {
        let summary: String
    }
}
