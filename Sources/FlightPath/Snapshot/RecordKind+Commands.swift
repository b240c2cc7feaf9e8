extension RecordKind {
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
        case .egressOnlyInternetGateways: "aws ec2 describe-egress-only-internet-gateways"
        case .vpnGateways: "aws ec2 describe-vpn-gateways"
        case .vpnConnections: "aws ec2 describe-vpn-connections"
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
        case .transitGatewayPeerings: "aws ec2 describe-transit-gateway-peering-attachments"
        case .transitGatewayPrefixListReferences:
            "aws ec2 get-transit-gateway-prefix-list-references --transit-gateway-route-table-id"
        case .directConnectGateways: "aws directconnect describe-direct-connect-gateways"
        case .directConnectAssociations:
            "aws directconnect describe-direct-connect-gateway-associations --direct-connect-gateway-id"
        case .directConnectAttachments:
            "aws directconnect describe-direct-connect-gateway-attachments --direct-connect-gateway-id"
        case .virtualInterfaces: "aws directconnect describe-virtual-interfaces"
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
}
