/// What a file of a snapshot lists. Absence is known per kind, account, region and cluster: it is never read as emptiness.
public enum RecordKind: String, CaseIterable, Sendable, Hashable {
    case vpcs, subnets, routeTables, networkACLs, securityGroups, securityGroupRules
    case prefixLists, prefixListEntries, networkInterfaces, instances, internetGateways, natGateways
    case egressOnlyInternetGateways, vpnGateways, vpnConnections, vpcEndpoints, endpointServices, peeringConnections
    case transitGateways, transitGatewayAttachments, transitGatewayVPCAttachments, transitGatewayRouteTables
    case transitGatewayRoutes, transitGatewayStaticRoutes, transitGatewayAssociations, transitGatewayPropagations
    case transitGatewayPeerings, transitGatewayPrefixListReferences
    case addresses, availabilityZones, blockPublicAccessOptions, blockPublicAccessExclusions, trunkAssociations
    case endpointConnections, offeredEndpointServices, securityGroupVPCAssociations, staleSecurityGroups
    case customerGateways, carrierGateways, localGateways, transitGatewayConnects, transitGatewayConnectPeers
    case routeServers, routeServerEndpoints, routeServerPeers, routeServerPropagations
    case directConnectGateways, directConnectAssociations, directConnectAttachments, virtualInterfaces
    case loadBalancers, loadBalancerAttributes, listeners, listenerRules, targetGroups, targetGroupAttributes
    case targetHealth, loadBalancerTags, classicLoadBalancers, classicAttributes, instanceHealth, eksClusters, eksAddons
    case firewalls, firewallPolicies, firewallRuleGroups
    case pods, nodes, namespaces, services, endpointSlices, deployments, statefulSets, replicaSets, daemonSets, jobs
    case networkPolicies, targetGroupBindings, clusterScopedPolicies, foreignPolicies
    case securityGroupPolicies, eniConfigs, serviceAccounts
    case ingresses, ingressClasses, ingressClassParameters
    case gateways, gatewayClasses, gatewayRoutes, referenceGrants, autoScalingGroups
    case applicationPolicies, policyEndpoints, configMaps, nodeClasses

    /// The kinds that a cluster's directory may hold.
    static let kubernetes: [RecordKind] = [
        .pods, .nodes, .namespaces, .services, .endpointSlices, .deployments, .statefulSets, .replicaSets,
        .daemonSets, .jobs, .networkPolicies, .targetGroupBindings, .clusterScopedPolicies, .foreignPolicies,
        .securityGroupPolicies, .eniConfigs, .serviceAccounts,
        .ingresses, .ingressClasses, .ingressClassParameters, .gateways, .gatewayClasses, .gatewayRoutes,
        .referenceGrants,
        .applicationPolicies, .policyEndpoints, .configMaps, .nodeClasses,
    ]

    /// The kind of a Kubernetes object, for the kinds that are read.
    init?(kubernetesKind kind: String, group: some StringProtocol) {
        // Other projects name their kinds like Kubernetes' own: Calico has a NetworkPolicy too.
        if group.hasSuffix("projectcalico.org") || group.hasSuffix("cilium.io") || group == "security.istio.io" {
            // What is staged is not in force, and routes by BGP decide nothing about a pod.
            let isInForce = !kind.hasPrefix("Staged") && !kind.contains("BGP")
            guard kind == "PeerAuthentication" || kind.hasSuffix("Policy") && isInForce else { return nil }
            self = .foreignPolicies
            return
        }
        switch kind {
        case "Pod": self = .pods
        case "Node": self = .nodes
        case "Namespace": self = .namespaces
        case "Service": self = .services
        case "EndpointSlice": self = .endpointSlices
        case "Deployment": self = .deployments
        case "StatefulSet": self = .statefulSets
        case "ReplicaSet": self = .replicaSets
        case "DaemonSet": self = .daemonSets
        case "Job": self = .jobs
        case "NetworkPolicy": self = .networkPolicies
        case "TargetGroupBinding": self = .targetGroupBindings
        case "SecurityGroupPolicy": self = .securityGroupPolicies
        case "ENIConfig": self = .eniConfigs
        case "ServiceAccount": self = .serviceAccounts
        case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy": self = .clusterScopedPolicies
        case "Ingress" where group == "networking.k8s.io": self = .ingresses
        case "IngressClass": self = .ingressClasses
        case "IngressClassParams": self = .ingressClassParameters
        case "Gateway" where group == "gateway.networking.k8s.io": self = .gateways
        case "GatewayClass": self = .gatewayClasses
        case "HTTPRoute", "GRPCRoute", "TCPRoute", "UDPRoute", "TLSRoute": self = .gatewayRoutes
        case "ReferenceGrant": self = .referenceGrants
        case "ApplicationNetworkPolicy": self = .applicationPolicies
        case "PolicyEndpoint": self = .policyEndpoints
        case "ConfigMap": self = .configMaps
        case "NodeClass" where group == "eks.amazonaws.com": self = .nodeClasses
        default: return nil
        }
    }
}

/// What a response that does not name it was asked about.
enum Subject: Hashable, Sendable {
    /// An id or ARN, from a sibling key.
    case id(Symbol)
    /// An id or name, from the file's name, within the file's account and region.
    case named(Symbol)
    case unknown
}
