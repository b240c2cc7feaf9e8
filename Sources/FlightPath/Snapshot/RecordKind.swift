/// What a file of a snapshot lists. Absence is known per kind, account, region and cluster: it is never read as emptiness.
public enum RecordKind: String, CaseIterable, Sendable, Hashable {
    case vpcs, subnets, routeTables, networkACLs, securityGroups, securityGroupRules
    case prefixLists, prefixListEntries, networkInterfaces, instances, internetGateways, natGateways
    case vpnGateways, vpcEndpoints, endpointServices, peeringConnections
    case transitGateways, transitGatewayAttachments, transitGatewayVPCAttachments, transitGatewayRouteTables
    case transitGatewayRoutes, transitGatewayStaticRoutes, transitGatewayAssociations, transitGatewayPropagations
    case loadBalancers, loadBalancerAttributes, listeners, listenerRules, targetGroups, targetGroupAttributes
    case targetHealth, classicLoadBalancers, eksClusters
    case pods, nodes, namespaces, services, endpointSlices, deployments, statefulSets, replicaSets, daemonSets, jobs
    case networkPolicies, targetGroupBindings, clusterScopedPolicies, foreignPolicies

    /// The command that collects it.
    public var command: String {
        switch self {
        case .vpcs: "aws ec2 describe-vpcs"
        case .subnets: "aws ec2 describe-subnets"
        case .routeTables: "aws ec2 describe-route-tables"
        case .networkACLs: "aws ec2 describe-network-acls"
        case .securityGroups: "aws ec2 describe-security-groups"
        case .securityGroupRules: "aws ec2 describe-security-group-rules"
        case .prefixLists: "aws ec2 describe-managed-prefix-lists"
        case .prefixListEntries: "aws ec2 get-managed-prefix-list-entries --prefix-list-id"
        case .networkInterfaces: "aws ec2 describe-network-interfaces"
        case .instances: "aws ec2 describe-instances"
        case .internetGateways: "aws ec2 describe-internet-gateways"
        case .natGateways: "aws ec2 describe-nat-gateways"
        case .vpnGateways: "aws ec2 describe-vpn-gateways"
        case .vpcEndpoints: "aws ec2 describe-vpc-endpoints"
        case .endpointServices: "aws ec2 describe-vpc-endpoint-service-configurations"
        case .peeringConnections: "aws ec2 describe-vpc-peering-connections"
        case .transitGateways: "aws ec2 describe-transit-gateways"
        case .transitGatewayAttachments: "aws ec2 describe-transit-gateway-attachments"
        case .transitGatewayVPCAttachments: "aws ec2 describe-transit-gateway-vpc-attachments"
        case .transitGatewayRouteTables: "aws ec2 describe-transit-gateway-route-tables"
        case .transitGatewayRoutes, .transitGatewayStaticRoutes:
            "aws ec2 search-transit-gateway-routes --filters Name=state,Values=active,blackhole"
                + " --transit-gateway-route-table-id"
        case .transitGatewayAssociations:
            "aws ec2 get-transit-gateway-route-table-associations --transit-gateway-route-table-id"
        case .transitGatewayPropagations:
            "aws ec2 get-transit-gateway-route-table-propagations --transit-gateway-route-table-id"
        case .loadBalancers: "aws elbv2 describe-load-balancers"
        case .loadBalancerAttributes: "aws elbv2 describe-load-balancer-attributes --load-balancer-arn"
        case .listeners: "aws elbv2 describe-listeners --load-balancer-arn"
        case .listenerRules: "aws elbv2 describe-rules --listener-arn"
        case .targetGroups: "aws elbv2 describe-target-groups"
        case .targetGroupAttributes: "aws elbv2 describe-target-group-attributes --target-group-arn"
        case .targetHealth: "aws elbv2 describe-target-health --target-group-arn"
        case .classicLoadBalancers: "aws elb describe-load-balancers"
        case .eksClusters: "aws eks describe-cluster --name"
        case .pods: "kubectl get pods -A -o json"
        case .nodes: "kubectl get nodes -o json"
        case .namespaces: "kubectl get namespaces -o json"
        case .services: "kubectl get services -A -o json"
        case .endpointSlices: "kubectl get endpointslices -A -o json"
        case .deployments: "kubectl get deployments -A -o json"
        case .statefulSets: "kubectl get statefulsets -A -o json"
        case .replicaSets: "kubectl get replicasets -A -o json"
        case .daemonSets: "kubectl get daemonsets -A -o json"
        case .jobs: "kubectl get jobs -A -o json"
        case .networkPolicies: "kubectl get networkpolicies -A -o json"
        case .targetGroupBindings: "kubectl get targetgroupbindings -A -o json"
        case .clusterScopedPolicies: "kubectl get adminnetworkpolicies -o json"
        case .foreignPolicies: "kubectl get ciliumnetworkpolicies -A -o json"
        }
    }

    /// The kinds that a cluster's directory may hold.
    static let kubernetes: [RecordKind] = [
        .pods, .nodes, .namespaces, .services, .endpointSlices, .deployments, .statefulSets, .replicaSets,
        .daemonSets, .jobs, .networkPolicies, .targetGroupBindings, .clusterScopedPolicies, .foreignPolicies,
    ]

    /// The kind of a Kubernetes object, for the kinds that are read.
    init?(kubernetesKind kind: String, group: some StringProtocol) {
        // Other projects name their kinds like Kubernetes' own: Calico has a NetworkPolicy too.
        if group.hasSuffix("projectcalico.org") || group.hasSuffix("cilium.io") || group == "security.istio.io" {
            guard kind.hasSuffix("Policy") else { return nil }
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
        case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy": self = .clusterScopedPolicies
        default: return nil
        }
    }

    /// The kind a file's name tells: the operation, or the plural resource name, before the first dot or underscore.
    init?(fileName: String) {
        let lowered = fileName.lowercased()
        var stem = lowered[...]
        for prefix in ["elbv2-", "elb-", "eks-", "ec2-", "kubectl-get-"] where stem.hasPrefix(prefix) {
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
        case "describe-vpn-gateways", "vpngateways": self = .vpnGateways
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
        case "describe-load-balancers" where isClassic: self = .classicLoadBalancers
        case "describe-load-balancers", "loadbalancers": self = .loadBalancers
        case "describe-load-balancer-attributes", "loadbalancerattributes": self = .loadBalancerAttributes
        case "describe-listeners", "loadbalancerlisteners": self = .listeners
        case "describe-rules": self = .listenerRules
        case "describe-target-groups", "targetgroups": self = .targetGroups
        case "describe-target-group-attributes": self = .targetGroupAttributes
        case "describe-target-health", "loadbalancertargethealth": self = .targetHealth
        case "describe-cluster": self = .eksClusters
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
        case "targetgroupbindings": self = .targetGroupBindings
        case "adminnetworkpolicies", "baselineadminnetworkpolicies", "clusternetworkpolicies":
            self = .clusterScopedPolicies
        case "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies", "globalnetworkpolicies", "networkpolicies",
            "authorizationpolicies":
            self = .foreignPolicies
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
