/// Why packets stop: facts only. `Findings` gives each its code, component and words.
enum Denial: Hashable, Sendable {
    case securityGroups(SecurityGroupDenial)
    case networkACL(Handle<NetworkACL>, isEgress: Bool, entry: Int?)
    case networkPolicies(NetworkPolicyDenial)
    case clusterPolicy(ClusterPolicyDenial)
    /// No policy selects the pod, and the VPC CNI's agent is set to refuse such pods everything.
    case policyStrictMode(Handle<Pod>)
    case firewall(FirewallDenial)

    case noRoute(Handle<RouteTable>)
    case blackhole(RuleRef, Handle<RouteTable>)
    case wrongVPC(RuleRef?, Handle<RouteTable>, delivered: Handle<VPC>)
    case loop(ResourceRef)
    case notOperational(ResourceRef, state: Symbol)
    case notAttached(ResourceRef, state: Symbol)
    case sourceDestinationCheck(Handle<NetworkInterface>)

    case transitGatewayNoRoute(Symbol)
    case transitGatewayBlackhole(RuleRef, Symbol)
    case transitGatewayNoAssociation(Handle<TransitGatewayAttachment>)
    case transitGatewayZone(Handle<TransitGatewayAttachment>, zone: Symbol)
    case asymmetric(ResourceRef, seen: ResourceRef?)

    /// A request passed a subnet's redirection, and the answer may not leave past it.
    case ingressRedirection(ResourceRef, through: ResourceRef)
    case ingressApplianceWithoutPublicAddress(Handle<NetworkInterface>)
    /// The device carries only some protocols, and these packets are of others.
    case protocolNotCarried(ResourceRef)
    /// A gateway takes only what addresses of its own VPC send.
    case spoofedSource(ResourceRef)
    case regionalNATGatewayZone(Handle<NATGateway>, zone: Symbol)
    case vpnDown(ResourceRef)
    /// Networks beyond the Direct Connect gateway are not told of the address; the position of the association.
    case directConnectPrefixes(association: Int)
    case virtualGatewaySource(ResourceRef)
    case virtualGatewayDestination(ResourceRef)
    case gatewayEndpointProtocol(Handle<VPCEndpoint>)
    /// An endpoint's interface opens no connections.
    case endpointOrigin(ResourceRef)
    case endpointServiceZone(Handle<VPCEndpoint>, zone: Symbol)
    /// The address is that of a device that opens no connection's door: it forwards, and answers nothing.
    case acceptsNothing(ResourceRef)

    case peeringAddress(Handle<PeeringConnection>)
    case noPublicAddressIngress(ResourceRef)
    case noPublicAddressEgress(Handle<InternetGateway>, ResourceRef)
    case internetGatewayDestination(Handle<InternetGateway>, RuleRef?, isShared: Bool)
    case blockPublicAccess(ResourceRef, mode: Symbol)
    case nobodyOwnsAddress(ResourceRef)

    case listenersMismatch(Handle<LoadBalancer>)
    case classicListenersMismatch(Handle<LoadBalancer>)
    /// The port is that of the instances behind a classic load balancer's listener, which listens on another.
    case listenerPort(Handle<LoadBalancer>, Handle<Listener>)
    case listenerWithoutTargetGroup(Handle<LoadBalancer>)
    case ruleDoesNotForward(Handle<LoadBalancer>, RuleRef, action: Symbol)
    case noTargetsInZone(Handle<LoadBalancer>, zone: Symbol)
    /// The same of a classic load balancer's instances.
    case notCrossZone(Handle<LoadBalancer>, zone: Symbol)
    /// The instance of a classic load balancer, by its position, lies in a zone that is not enabled.
    case zoneNotEnabled(Handle<TargetGroup>, Int, zone: Symbol)
    case noRegisteredTargets(Handle<TargetGroup>)
    /// None can be used, and the load balancer does not fail open.
    case noHealthyTarget(Handle<TargetGroup>)
    case targetUnhealthy(Handle<TargetGroup>, Int)
    /// The target is left out, and this is what stops the checks of its health.
    indirect case healthCheckBlocked(Handle<TargetGroup>, Int, port: UInt16, by: Denial)
    case targetStale(Handle<TargetGroup>, Int)
    /// The client's address is passed on, and it is the target's own host.
    case hairpin(Handle<TargetGroup>, at: ResourceRef)
    /// The client's address is passed on, and does not survive this hop.
    case sourceAddressPreservation(Handle<TargetGroup>, at: ResourceRef)

    /// People state that the appliance refuses, by a rule of its hint or by its default.
    case appliancePolicy(Handle<NetworkInterface>, rule: Int?)
    /// People state that the network beyond a link refuses; the position of the hint, and the link.
    case outsidePolicy(Int, ResourceRef)

    case selectorMatchesNoPod(Handle<Service>)
    /// No service has the node port that the component sends to.
    case nodePortNotAllocated(ResourceRef, port: UInt16)
    /// `externalTrafficPolicy: Local`, and no ready pod on the node.
    case localPolicyWithoutEndpoint(Handle<Service>, Handle<Node>)
    case noReadyPod(Handle<Service>)
    /// The pod is left out of its service, others are not.
    case podNotReady(Handle<Pod>)
    /// `internalTrafficPolicy: Local`, and no pod on the node of the sender.
    case internalPolicyWithoutEndpoint(Handle<Service>, node: Symbol)
    /// The target port is a name that no pod gives to a port.
    case targetPortMissing(Handle<Service>)
    case serviceNotExposed(Handle<Service>)
    /// No interface of its node has the pod's address: another has it, or the node's primary one stands for all.
    case podInterfaceUnresolved(Handle<Pod>, Handle<NetworkInterface>)
    /// An old VPC CNI sends the pod's replies by another interface than the one that has its address.
    case replyByPrimaryInterface(Handle<Pod>, Handle<NetworkInterface>)
    /// A registered address is a pod's of an overlay network.
    case targetNotRoutable(Handle<TargetGroup>, Int)
    /// Nothing on the node turns node ports into pods.
    case kubeProxyMissing(Handle<Node>)
    /// A pod on a branch interface in strict mode, behind a node port that stays on its node.
    case localNodePortToBranch(Handle<Service>, Handle<Pod>)
}

/// No rule of an interface's security groups matches.
struct SecurityGroupDenial: Hashable, Sendable {
    let interface: Handle<NetworkInterface>
    /// The groups, in the order the interface lists them.
    let groups: [Handle<SecurityGroup>]
    let isEgress: Bool
    let nearMisses: [NearMiss]
    /// Whether any group has a rule in this direction.
    let hasRules: Bool
    /// Why a rule that references the sender's group does not match, where one would.
    let lostReference: ReferenceLoss?
    /// The rule that references it.
    let referencingRule: RuleRef?
}

/// Why group identity does not arrive with the packets.
enum ReferenceLoss: Hashable, Sendable {
    /// Referencing is off on the transit gateway or one of its attachments.
    case transitGateway(ResourceRef)
    /// Egress rules cannot reference groups beyond a transit gateway.
    case egressOverTransitGateway
    /// The hop rewrites or re-sends the packets.
    case hop(ResourceRef)
    /// The referenced group lies beyond a peering connection that does not carry references.
    case peering(ResourceRef)
}

/// A firewall's rule drops the packets, or none passes them and its default does.
struct FirewallDenial: Hashable, Sendable {
    let firewall: Handle<Firewall>
    let rule: RuleRef
    let nearMisses: [NearMiss]
}

/// Policies select the pod, and no rule of theirs admits the packets.
struct NetworkPolicyDenial: Hashable, Sendable {
    let pod: Handle<Pod>
    let policies: [Handle<NetworkPolicy>]
    let isEgress: Bool
    let nearMisses: [NearMiss]
    /// The rule whose `except` refuses the packets though another rule admits them, as the VPC CNI's agent does.
    var exceptRule: RuleRef?
}

/// A rule of a policy of the whole cluster refuses the packets.
struct ClusterPolicyDenial: Hashable, Sendable {
    let policy: Handle<ClusterPolicy>
    let pod: Handle<Pod>
    let isEgress: Bool
    let rule: RuleRef
}
