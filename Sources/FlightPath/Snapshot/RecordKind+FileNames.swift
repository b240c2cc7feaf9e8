extension RecordKind {
    /// The kind a file's name tells: the operation, or the plural resource name, before the first dot or underscore.
    init?(fileName: String) {
        let lowered = fileName.lowercased()
        var stem = lowered[...]
        for prefix in [
            "network-firewall-", "elbv2-", "elb-", "eks-", "ec2-", "directconnect-", "autoscaling-", "kubectl-get-",
        ]
        where stem.hasPrefix(prefix) {
            stem = stem.dropFirst(prefix.count)
            break
        }
        let word = stem.prefix { $0 != "." && $0 != "_" }
        let isClassic = lowered.hasPrefix("elb-")
        switch word {
        case "describe-vpcs", "vpcs": self = .vpcs
        case "describe-subnets", "subnets": self = .subnets
        case "describe-route-tables", "routetables": self = .routeTables
        case "describe-network-acls", "networkacls": self = .networkACLs
        case "describe-security-groups", "securitygroups": self = .securityGroups
        case "describe-security-group-rules": self = .securityGroupRules
        case "describe-managed-prefix-lists", "describe-prefix-lists", "prefixlists": self = .prefixLists
        case "get-managed-prefix-list-entries": self = .prefixListEntries
        case "describe-network-interfaces", "networkinterfaces": self = .networkInterfaces
        case "describe-instances", "reservations": self = .instances
        case "describe-internet-gateways", "internetgateways": self = .internetGateways
        case "describe-nat-gateways", "natgateways": self = .natGateways
        case "describe-egress-only-internet-gateways", "egressonlyinternetgateways": self = .egressOnlyInternetGateways
        case "describe-vpn-gateways", "vpngateways": self = .vpnGateways
        case "describe-vpn-connections", "vpnconnections": self = .vpnConnections
        case "describe-vpc-endpoints", "vpcendpoints": self = .vpcEndpoints
        case "describe-vpc-endpoint-service-configurations": self = .endpointServices
        case "describe-vpc-peering-connections", "vpcpeeringconnections": self = .peeringConnections
        case "describe-transit-gateways", "transitgateways": self = .transitGateways
        case "describe-transit-gateway-attachments", "transitgatewayattachments": self = .transitGatewayAttachments
        case "describe-transit-gateway-vpc-attachments", "transitgatewayvpcattachments":
            self = .transitGatewayVPCAttachments
        case "describe-transit-gateway-route-tables", "transitgatewayroutetables": self = .transitGatewayRouteTables
        case "search-transit-gateway-routes": self = .transitGatewayRoutes
        case "transitgatewaystaticroutes": self = .transitGatewayStaticRoutes
        case "get-transit-gateway-route-table-associations": self = .transitGatewayAssociations
        case "get-transit-gateway-route-table-propagations", "transitgatewaypropagations":
            self = .transitGatewayPropagations
        case "describe-transit-gateway-peering-attachments", "transitgatewaypeeringattachments":
            self = .transitGatewayPeerings
        case "get-transit-gateway-prefix-list-references": self = .transitGatewayPrefixListReferences
        case "describe-addresses", "addresses": self = .addresses
        case "describe-availability-zones", "availabilityzones": self = .availabilityZones
        case "describe-vpc-block-public-access-options": self = .blockPublicAccessOptions
        case "describe-vpc-block-public-access-exclusions": self = .blockPublicAccessExclusions
        case "describe-trunk-interface-associations": self = .trunkAssociations
        case "describe-vpc-endpoint-connections": self = .endpointConnections
        case "describe-vpc-endpoint-services", "vpcendpointservices": self = .offeredEndpointServices
        case "describe-security-group-vpc-associations": self = .securityGroupVPCAssociations
        case "describe-stale-security-groups": self = .staleSecurityGroups
        case "describe-customer-gateways", "customergateways": self = .customerGateways
        case "describe-carrier-gateways": self = .carrierGateways
        case "describe-local-gateways": self = .localGateways
        case "describe-transit-gateway-connects": self = .transitGatewayConnects
        case "describe-transit-gateway-connect-peers": self = .transitGatewayConnectPeers
        case "describe-route-servers": self = .routeServers
        case "describe-route-server-endpoints": self = .routeServerEndpoints
        case "describe-route-server-peers": self = .routeServerPeers
        case "get-route-server-propagations": self = .routeServerPropagations
        case "describe-direct-connect-gateways": self = .directConnectGateways
        case "describe-direct-connect-gateway-associations": self = .directConnectAssociations
        case "describe-direct-connect-gateway-attachments": self = .directConnectAttachments
        case "describe-virtual-interfaces": self = .virtualInterfaces
        case "describe-load-balancers" where isClassic: self = .classicLoadBalancers
        case "describe-load-balancers", "loadbalancers": self = .loadBalancers
        case "describe-load-balancer-attributes" where isClassic: self = .classicAttributes
        case "describe-instance-health": self = .instanceHealth
        case "describe-load-balancer-attributes", "loadbalancerattributes": self = .loadBalancerAttributes
        case "describe-listeners", "loadbalancerlisteners": self = .listeners
        case "describe-rules": self = .listenerRules
        case "describe-target-groups", "targetgroups": self = .targetGroups
        case "describe-target-group-attributes": self = .targetGroupAttributes
        case "describe-target-health", "loadbalancertargethealth": self = .targetHealth
        // EC2 has a `describe-tags` too, whose list is `Tags`.
        case "describe-tags" where lowered.contains("elb"): self = .loadBalancerTags
        case "describe-cluster": self = .eksClusters
        case "describe-addon": self = .eksAddons
        case "describe-firewall", "describe-vpc-endpoint-association": self = .firewalls
        case "describe-firewall-policy": self = .firewallPolicies
        case "describe-rule-group": self = .firewallRuleGroups
        case "pods": self = .pods
        case "nodes": self = .nodes
        case "namespaces": self = .namespaces
        case "services": self = .services
        case "endpointslices": self = .endpointSlices
        case "deployments": self = .deployments
        case "statefulsets": self = .statefulSets
        case "replicasets": self = .replicaSets
        case "daemonsets": self = .daemonSets
        case "jobs": self = .jobs
        case "networkpolicies" where !lowered.contains("projectcalico"): self = .networkPolicies
        case "securitygrouppolicies": self = .securityGroupPolicies
        case "eniconfigs": self = .eniConfigs
        case "serviceaccounts": self = .serviceAccounts
        case "targetgroupbindings": self = .targetGroupBindings
        case "adminnetworkpolicies", "baselineadminnetworkpolicies", "clusternetworkpolicies":
            self = .clusterScopedPolicies
        case "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies", "globalnetworkpolicies", "networkpolicies",
            "authorizationpolicies", "peerauthentications":
            self = .foreignPolicies
        case "ingresses": self = .ingresses
        case "ingressclasses": self = .ingressClasses
        case "ingressclassparams": self = .ingressClassParameters
        case "gateways" where !lowered.contains("istio"): self = .gateways
        case "gatewayclasses": self = .gatewayClasses
        case "httproutes", "grpcroutes", "tcproutes", "udproutes", "tlsroutes": self = .gatewayRoutes
        case "referencegrants": self = .referenceGrants
        case "describe-auto-scaling-groups", "autoscalinggroups": self = .autoScalingGroups
        case "applicationnetworkpolicies": self = .applicationPolicies
        case "policyendpoints": self = .policyEndpoints
        case "configmaps": self = .configMaps
        case "nodeclasses": self = .nodeClasses
        default: return nil
        }
    }
}
