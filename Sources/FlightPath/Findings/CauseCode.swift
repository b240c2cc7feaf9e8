/// Why packets stop: the stable name of a cause.
///
/// The raw value is what reports, scripts and `flightpath explain` use. Where AWS Reachability Analyzer has a code for the
/// same cause it is that code, for people search for it; otherwise it is a name in the same style. Codes are never
/// renamed or removed.
public enum CauseCode: String, CaseIterable, Sendable, Codable, Hashable {
    // MARK: Security groups and network ACLs

    /// No rule of the interface's security groups admits the packet.
    case securityGroupRulesMismatch = "ENI_SG_RULES_MISMATCH"
    /// The interface's security groups hold no rule at all in this direction.
    case securityGroupHasNoRules = "SG_HAS_NO_RULES"
    /// A rule names a security group across a transit gateway that does not support references.
    case securityGroupReferencingSupport = "SG_REFERENCING_SUPPORT"
    /// A hop before the rule strips the sender's security group, so references match nothing.
    case securityGroupReferencesNotPreserved = "SG_REFERENCES_NOT_PRESERVED"
    /// A network ACL denies the packet as it enters or leaves a subnet.
    case networkACLRestriction = "SUBNET_ACL_RESTRICTION"

    /// A rule of AWS Network Firewall, or its default action, drops the packet.
    case firewallRulesRestriction = "FIREWALL_RULES_RESTRICTION"

    // MARK: Routes

    /// The route table has no route for the packet's destination.
    case noRouteToDestination = "NO_ROUTE_TO_DESTINATION"
    /// The most specific route is a blackhole.
    case badStateRoute = "BAD_STATE_ROUTE"
    /// The route leads to another VPC than the one that holds the destination.
    case routeToWrongVPC = "ROUTE_WRONG_VPC"
    /// Routes send the packet in a circle.
    case routeLoop = "ROUTE_LOOP"

    // MARK: Components and attachments

    /// A component on the path is not operational.
    case badState = "BAD_STATE"
    /// A gateway is not attached, or an attachment is not available.
    case badStateAttachment = "BAD_STATE_ATTACHMENT"
    /// Every VPN connection of the virtual private gateway is down.
    case badStateVPN = "BAD_STATE_VPN"
    /// The component does not carry this protocol.
    case protocolRestriction = "PROTOCOL_RESTRICTION"

    // MARK: Transit gateways and the way back

    /// The transit gateway route table has no route to the destination's attachment.
    case transitGatewayNoRoute = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    /// The transit gateway route that applies is a blackhole.
    case transitGatewayBadStateRoute = "TGW_RTB_BAD_STATE_ROUTE"
    /// The incoming attachment is associated with no transit gateway route table.
    case transitGatewayMissingAssociation = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
    /// The attachment has no subnet in the sender's Availability Zone.
    case transitGatewayZoneRestriction = "TGW_ROUTE_AZ_RESTRICTION"
    /// The VPN connection of the attachment is down.
    case transitGatewayBadStateVPN = "TGW_BAD_STATE_VPN"
    /// The reply takes another way than the request and cannot be accepted there.
    case returnPathAsymmetric = "RETURN_PATH_ASYMMETRIC"

    // MARK: Internet edge

    /// The destination has no public address that an internet gateway can translate.
    case noPublicAddressForIngress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    /// The sender has no public address, and its route leads to an internet gateway.
    case noPublicAddressForEgress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    /// A packet for a private address was routed to an internet gateway.
    case internetGatewayPrivateDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
    /// A packet for a shared address (100.64.0.0/10) was routed to an internet gateway.
    case internetGatewaySharedDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
    /// VPC Block Public Access stops the internet traffic.
    case blockPublicAccess = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
    /// Inbound packets are routed through an endpoint or appliance, and the reply goes past it.
    case ingressRedirection = "INGRESS_RTB_TRAFFIC_REDIRECTION"
    /// The appliance that inbound packets are routed to has no public address.
    case ingressApplianceWithoutPublicAddress = "INGRESS_RTB_NO_PUBLIC_IP"
    /// The source is not an address of the gateway's VPC.
    case spoofedTraffic = "GATEWAY_REJECTS_SPOOFED_TRAFFIC"
    /// The regional NAT gateway has no address in the sender's Availability Zone.
    case regionalNATGatewayZone = "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"

    // MARK: Virtual private gateways and VPC endpoints

    /// The source is not an address of an interface in the virtual private gateway's VPC.
    case virtualGatewaySource = "VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"
    /// The destination is not an address of an interface in the virtual private gateway's VPC.
    case virtualGatewayDestination = "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    /// The Direct Connect gateway does not announce the address to networks beyond it.
    case directConnectPrefixes = "DXGW_PREFIX_NOT_ALLOWED"
    /// A gateway endpoint carries only TCP and ICMP echo requests.
    case gatewayEndpointProtocol = "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
    /// The endpoint service is not offered in the endpoint's Availability Zone.
    case endpointServiceZone = "VPCE_SERVICE_NOT_INSTALLED_IN_AZ"
    /// The sender is an endpoint's network interface, which takes connections and opens none.
    case endpointOrigin = "VPCE_INTRA_VPC_TRAFFIC"

    // MARK: Interfaces and addresses

    /// Nothing owns the address the packet is sent to.
    case noPossibleDestination = "NO_POSSIBLE_DESTINATION"
    /// A peering connection carries only traffic between addresses of its two VPCs.
    case peeringRequiresAddressInVPC = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
    /// An interface that must forward the packet has source/destination checking on.
    case sourceDestinationCheck = "ENI_SOURCE_DEST_CHECK_RESTRICTION"

    // MARK: What people state

    /// A hints file states that the appliance refuses the packet.
    case appliancePolicyRestriction = "APPLIANCE_POLICY_RESTRICTION"
    /// A hints file states that the network beyond a link refuses the packet.
    case outsidePolicyRestriction = "OUTSIDE_POLICY_RESTRICTION"

    // MARK: Load balancers and target groups

    /// No listener of the load balancer takes this protocol and port.
    case listenersMismatch = "ELBV2_LISTENERS_MISMATCH"
    /// No listener of the classic load balancer takes this protocol and port.
    case classicListenersMismatch = "ELB_LISTENERS_MISMATCH"
    /// The port is the one that a classic load balancer's listener sends to, not the one it listens on.
    case classicListenerPort = "ELB_LISTENER_PORT_RESTRICTION"
    /// The classic load balancer's node has no instance in its zone and may not use other zones.
    case notCrossZone = "ELB_NOT_CROSSZONE"
    /// The instance lies in a zone that is not enabled for the classic load balancer.
    case classicZoneNotEnabled = "ELB_INSTALLED_AZ_RESTRICTION"
    /// The listener forwards to no target group that could take the traffic.
    case listenerHasNoTargetGroup = "ELBV2_LISTENER_HAS_NO_TG"
    /// The load balancer node has no target in its zone and may not use other zones.
    case noTargetsInZone = "ELBV2_NO_TARGETS_IN_AZ"
    /// The listener rule that applies answers by itself and forwards nothing.
    case ruleDoesNotForward = "ALB_RULE_NO_FORWARD"
    /// The target group preserves the client's address, and the path to the target does not carry it.
    case sourceAddressPreservation = "ELBV2_SOURCE_ADDRESS_PRESERVATION"
    /// The target group preserves the client's address, and the client is on the target's own host.
    case hairpin = "NLB_HAIRPIN_CLIENT_IP"
    /// The target group has no registered target.
    case noRegisteredTargets = "TG_NO_REGISTERED_TARGETS"
    /// Targets are registered, none of them can be used, and the load balancer does not fail open.
    case noHealthyTarget = "TG_NO_HEALTHY_TARGET"
    /// The target is registered, but its health takes it out of service.
    case targetUnhealthy = "TG_TARGET_UNHEALTHY"
    /// Something stops the health checks of a target, which is left out for it.
    case healthCheckBlocked = "LB_HEALTHCHECK_BLOCKED"
    /// A registered target is an address that no longer belongs to the workload.
    case targetStale = "TG_TARGET_STALE"

    // MARK: Kubernetes

    /// The Service's selector matches no pod.
    case selectorMatchesNoPod = "SERVICE_SELECTOR_NO_MATCH"
    /// No Service has the node port that a target group or load balancer sends to.
    case nodePortNotAllocated = "NODEPORT_NOT_ALLOCATED"
    /// `externalTrafficPolicy: Local` keeps traffic on a node that has no ready pod of the Service.
    case localPolicyWithoutEndpoint = "SERVICE_LOCAL_POLICY_NO_ENDPOINT"
    /// None of the pods behind the Service is ready.
    case podNotReady = "POD_NOT_READY"
    /// Nothing leads to the Service from where it was asked.
    case serviceNotExposed = "SERVICE_NOT_EXPOSED"
    /// A pod's interface is not what SecurityGroupPolicies or the ENIConfig say now.
    case podInterfaceDrift = "POD_ENI_DRIFT"
    /// The kubelet's TCP probes do not reach pods with security groups of their own.
    case podProbesBlocked = "POD_SG_PROBES_BLOCKED"
    /// No network interface of the pod's node has the pod's address.
    case podInterfaceUnresolved = "POD_ENI_UNRESOLVED"
    /// A VPC CNI before 1.8.0 sends the pod's replies by the node's primary interface, which drops them.
    case replyByPrimaryInterface = "CNI_REPLY_BY_PRIMARY_ENI"
    /// The target is a pod's address of an overlay network, which the VPC does not route.
    case targetNotRoutable = "TG_TYPE_IP_NOT_ROUTABLE"
    /// The node runs no kube-proxy, so its node ports lead nowhere.
    case kubeProxyNotRunning = "KUBE_PROXY_NOT_RUNNING"
    /// A pod with security groups of its own in strict mode, behind a node port with `externalTrafficPolicy: Local`.
    case branchBehindLocalNodePort = "POD_SG_STRICT_LOCAL_NODEPORT"
    /// No NetworkPolicy that selects the pod admits the packet.
    case networkPolicyNoMatch = "POD_NETWORK_POLICY_NO_MATCH"
    /// The VPC CNI's agent is in strict mode, and no policy selects the pod.
    case networkPolicyStrictMode = "POD_NETWORK_POLICY_STRICT_MODE"
    /// A policy of the whole cluster denies the packet.
    case clusterNetworkPolicyDeny = "CLUSTER_NETWORK_POLICY_DENY"

    // MARK: Found by lint

    /// More ports stand for one block than the VPC CNI's agent keeps.
    case policyPortsDropped = "POD_NETWORK_POLICY_PORTS_DROPPED"
    /// An `except` of a policy refuses what another rule admits.
    case policyExceptShadow = "POD_NETWORK_POLICY_EXCEPT_SHADOW"
    /// There are network policies, and nothing enforces them.
    case policyNotEnforced = "POD_NETWORK_POLICY_NOT_ENFORCED"
    /// The VPC CNI's controller resolved a policy to other pods than it selects.
    case policyNotResolved = "POD_NETWORK_POLICY_NOT_RESOLVED"
    /// Calico's policies are there, and Calico is not.
    case calicoLeftOver = "CALICO_LEFT_OVER"
    /// A version of the network policy agent that may refuse pods without policies.
    case policyAgentFault = "POD_NETWORK_POLICY_AGENT_FAULT"
    /// Endpoint slices list other pods than their service selects.
    case endpointSlicesDiffer = "SERVICE_ENDPOINTS_DIFFER"
    /// A load balancer's groups admit other clients than its Service lists.
    case sourceRangesNotApplied = "SERVICE_SOURCE_RANGES_NOT_APPLIED"
    /// Targets admit the load balancer's own VPC alone, and see their clients' addresses.
    case balancerClientsOfOwnVPC = "NLB_CLIENTS_OF_OWN_VPC"
    /// Security groups of a network load balancer hold for endpoint clients that they do not admit.
    case endpointClientsNotAdmitted = "NLB_ENDPOINT_CLIENTS_NOT_ADMITTED"
    /// A target group binding names a service that its namespace does not have.
    case bindingServiceNotFound = "TGB_SERVICE_NOT_FOUND"
    /// A target group binding names a port that its service does not have.
    case bindingPortNotFound = "TGB_SERVICE_PORT_NOT_FOUND"
    /// The target port of a service is not one that its pods have.
    case targetPortMismatch = "SERVICE_TARGET_PORT_MISMATCH"
    /// A target group binding asks for no security group rules.
    case bindingNetworkingMissing = "TGB_NETWORKING_MISSING"
    /// A target group binding lists no ports under `networking`, and the controller writes no rule.
    case bindingPortsEmpty = "TGB_NETWORKING_PORTS_EMPTY"
    /// A pod waits for a readiness gate of a target group.
    case readinessGateUnmet = "POD_READINESS_GATE_UNMET"
    /// A target group binding does not name the VPC of its target group.
    case bindingVPCMismatch = "TGB_VPC_MISMATCH"
    /// The load balancer controller is too old for what a binding asks.
    case controllerTooOld = "LBC_VERSION_TOO_OLD"
    /// A binding would register instances in a target group of another VPC.
    case instanceTargetsInOtherVPC = "TGB_INSTANCE_TARGETS_IN_OTHER_VPC"
    /// The addresses of the pods are addresses of the VPC of the target group too.
    case overlappingBlocks = "TGB_VPC_CIDR_OVERLAP"
    /// A binding names a target group of another account, and no role.
    case bindingRoleMissing = "TGB_ROLE_MISSING"
    /// A target group has several owners.
    case targetGroupShared = "TGB_TARGET_GROUP_SHARED"
    /// A target that a service has is not registered.
    case targetMissing = "TG_TARGET_MISSING"
    /// No pod of the load balancer controller is available.
    case controllerNotRunning = "LBC_NOT_RUNNING"
    /// The API server cannot reach the webhook of the load balancer controller.
    case controllerWebhookBlocked = "LBC_WEBHOOK_BLOCKED"
    /// The load balancer controller has another cluster's name.
    case controllerClusterName = "LBC_CLUSTER_NAME_MISMATCH"
    /// Not exactly one security group of a target has the tag of the cluster.
    case securityGroupTagAmbiguous = "TGB_SECURITY_GROUP_TAG_AMBIGUOUS"
    /// A binding opens another port than its targets have.
    case bindingPortMismatch = "TGB_NETWORKING_PORT_MISMATCH"
    /// The load balancer controllers of two clusters keep rules in one security group.
    case securityGroupShared = "SG_RULES_SHARED_BY_CONTROLLERS"
    /// A security group has as many rules as the default quota allows.
    case securityGroupFull = "SG_RULE_QUOTA_REACHED"
    /// No controller takes an ingress, for its class.
    case ingressClassUnclaimed = "INGRESS_CLASS_UNCLAIMED"
    /// No controller takes the load balancer of a service, for its class.
    case serviceClassUnclaimed = "SERVICE_CLASS_UNCLAIMED"
    /// Ingresses of one group contradict each other.
    case ingressGroupConflict = "INGRESS_GROUP_CONFLICT"
    /// A rule of an ingress stands behind one that takes everything.
    case ingressRuleShadowed = "INGRESS_RULE_SHADOWED"
    /// An ingress redirects to a port on which it does not listen.
    case ingressRedirectNowhere = "INGRESS_REDIRECT_NOWHERE"
    /// The backend of an ingress does not exist.
    case ingressBackendNotFound = "INGRESS_BACKEND_NOT_FOUND"
    /// A service behind instance targets has no node port.
    case nodePortMissing = "SERVICE_NODE_PORT_MISSING"
    /// A service behind ip targets has no pods for endpoints.
    case serviceWithoutPods = "SERVICE_WITHOUT_PODS"
    /// A target group is of another address family than the service.
    case addressFamilyMismatch = "TG_ADDRESS_FAMILY_MISMATCH"
    /// An exposed service publishes pods that are not ready.
    case serviceNotReadyAddresses = "SERVICE_PUBLISHES_NOT_READY"
    /// Targets are in a zone in which the load balancer is not enabled.
    case targetZoneNotEnabled = "TG_TARGET_ZONE_NOT_ENABLED"
    /// No listener forwards to a target group that a binding fills.
    case targetGroupNotInUse = "TG_NOT_IN_USE"
    /// A node is not ready.
    case nodeNotReady = "NODE_NOT_READY"
    /// A node is left out of instance target groups.
    case nodeExcluded = "NODE_EXCLUDED_FROM_TARGETS"
    /// Endpoints name a node that does not exist.
    case nodeNameMismatch = "SERVICE_NODE_NAME_MISMATCH"
    /// The health check of a service with local policy does not ask kube-proxy.
    case localHealthCheck = "TG_HEALTH_CHECK_NOT_LOCAL"
    /// A target group speaks another protocol than the port of the service.
    case targetProtocolMismatch = "TG_PROTOCOL_MISMATCH"
    /// A target group speaks another version of HTTP than the port of the service.
    case targetProtocolVersion = "TG_PROTOCOL_VERSION_MISMATCH"
    /// A target group sends PROXY protocol headers.
    case proxyProtocol = "TG_PROXY_PROTOCOL"
    /// Pods end before their targets are drained.
    case terminationTooShort = "POD_TERMINATION_TOO_SHORT"
    /// A health check gives its targets little time to answer.
    case healthCheckTimeout = "TG_HEALTH_CHECK_TIMEOUT_SHORT"
    /// No controller takes a gateway, for its class.
    case gatewayClassUnclaimed = "GATEWAY_CLASS_UNCLAIMED"
    /// A route names a gateway or listener that does not exist.
    case gatewayRouteDetached = "GATEWAY_ROUTE_DETACHED"
    /// A gateway does not allow a route.
    case gatewayRouteNotAllowed = "GATEWAY_ROUTE_NOT_ALLOWED"
    /// No hostname of a route is one of a listener.
    case gatewayRouteHostname = "GATEWAY_ROUTE_HOSTNAME_MISMATCH"
    /// A route names a service of another namespace that did not grant it.
    case gatewayReferenceNotGranted = "GATEWAY_REFERENCE_NOT_GRANTED"
    /// The backend of a route does not exist.
    case gatewayBackendNotFound = "GATEWAY_BACKEND_NOT_FOUND"
    /// An ingress brings its own security groups, and its targets do not admit them.
    case backendRulesUnmanaged = "INGRESS_BACKEND_RULES_UNMANAGED"

    // MARK: The snapshot

    /// The snapshot lacks a fact on which the answer depends.
    case missingInput = "MISSING_INPUT"
}
