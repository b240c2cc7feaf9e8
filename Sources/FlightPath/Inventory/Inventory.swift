/// Resolved resources of a snapshot. A reference that leads nowhere is a ``Gap`` where it is followed, never nothing.
struct Inventory: Sendable {
    var names: Names
    let coverage: Coverage
    let files: [Snapshot.File]

    var vpcs: [VPC] = []
    var subnets: [Subnet] = []
    var routeTables: [RouteTable] = []
    var networkACLs: [NetworkACL] = []
    var securityGroups: [SecurityGroup] = []
    var prefixLists: [Symbol: PrefixList] = [:]
    var interfaces: [NetworkInterface] = []
    var instances: [Symbol: InstanceRecord] = [:]
    /// The trunk interface of each branch interface, by their ids.
    var trunkByBranch: [Symbol: Symbol] = [:]
    var zones = ZoneNames()
    var blockPublicAccessOptions: [BlockPublicAccessOptionsRecord] = []
    /// Exclusions in force, by the id of their VPC or subnet.
    var blockPublicAccessExclusions: [Symbol: BlockPublicAccessExclusionRecord] = [:]
    var internetGateways: [InternetGateway] = []
    var natGateways: [NATGateway] = []
    /// Egress-only internet gateways by id.
    var egressOnlyGateways: [Symbol: EgressOnlyInternetGatewayRecord] = [:]
    var vpnGateways: [VPNGatewayRecord] = []
    var vpnConnections: [VPNConnectionRecord] = []
    /// Direct Connect gateways by id.
    var directConnectGateways: [Symbol: DirectConnectGatewayRecord] = [:]
    var directConnectAssociations: [DirectConnectAssociationRecord] = []
    var endpoints: [VPCEndpoint] = []
    var endpointServices: [Symbol: EndpointServiceRecord] = [:]
    /// Which endpoint uses which service, as the service's owner lists it.
    var endpointConnections: [EndpointConnectionRecord] = []
    var peerings: [PeeringConnection] = []
    var transitGateways: [Symbol: TransitGatewayRecord] = [:]
    var attachments: [TransitGatewayAttachment] = []
    /// Which transit gateways are joined; each side's own attachment is in ``attachments``.
    var transitGatewayPeerings: [TransitGatewayPeeringRecord] = []
    var transitGatewayTables: [Symbol: TransitGatewayTable] = [:]
    var loadBalancers: [LoadBalancer] = []
    var listeners: [Listener] = []
    var targetGroups: [TargetGroup] = []

    var clusters: [Cluster] = []
    var pods: [Pod] = []
    var nodes: [Node] = []
    var namespaces: [Namespace] = []
    var workloads: [Workload] = []
    var daemonSets: [DaemonSet] = []
    var services: [Service] = []
    var endpointSlices: [InCluster<EndpointSliceRecord>] = []
    var networkPolicies: [NetworkPolicy] = []
    var bindings: [TargetGroupBinding] = []
    var securityGroupPolicies: [SecurityGroupPolicy] = []
    var eniConfigs: [ENIConfig] = []
    var serviceAccounts: [Workload] = []
    var deployments: [InCluster<DeploymentRecord>] = []
    var ingresses: [InCluster<IngressRecord>] = []
    var ingressClasses: [InCluster<ControllerClassRecord>] = []
    var ingressClassParameters: [InCluster<IngressClassParametersRecord>] = []
    var gateways: [InCluster<GatewayRecord>] = []
    var gatewayClasses: [InCluster<ControllerClassRecord>] = []
    var gatewayRoutes: [InCluster<GatewayRouteRecord>] = []
    var referenceGrants: [InCluster<ReferenceGrantRecord>] = []
    var autoScalingGroups: [AutoScalingGroupRecord] = []
    var clusterPolicies: [ClusterPolicy] = []
    var foreignPolicies: [ForeignPolicy] = []
    /// The pods that the VPC CNI's controller resolved a policy to.
    var resolvedPods: [PolicyKey: Set<Symbol>] = [:]

    var firewalls: [Firewall] = []
    var firewallRuleGroups: [FirewallRuleGroup] = []
    var firewallPolicies: [Symbol: FirewallPolicyRecord] = [:]
    var ruleGroupByARN: [Symbol: Handle<FirewallRuleGroup>] = [:]
    /// The firewall behind an endpoint, or a transit gateway attachment.
    var firewallByEndpoint: [Symbol: Handle<Firewall>] = [:]

    var vpcByID: [Symbol: Handle<VPC>] = [:]
    var subnetByID: [Symbol: Handle<Subnet>] = [:]
    var groupByID: [Symbol: Handle<SecurityGroup>] = [:]
    var natGatewayByID: [Symbol: Handle<NATGateway>] = [:]
    /// By the ids of their interfaces, but for deleted ones.
    var natGatewayByInterface: [Symbol: Handle<NATGateway>] = [:]
    var endpointByID: [Symbol: Handle<VPCEndpoint>] = [:]
    /// By the ids of their interfaces, but for deleted ones.
    var endpointByInterface: [Symbol: Handle<VPCEndpoint>] = [:]
    var peeringByID: [Symbol: Handle<PeeringConnection>] = [:]
    /// By id alone. Both ends of a peering may share one: then it is the end whose transit gateway's id comes first.
    var attachmentByID: [Symbol: Handle<TransitGatewayAttachment>] = [:]
    var attachmentByEnd: [TransitGatewayAttachment.End: Handle<TransitGatewayAttachment>] = [:]
    var internetGatewayByID: [Symbol: Handle<InternetGateway>] = [:]
    var loadBalancerByARN: [Symbol: Handle<LoadBalancer>] = [:]
    var targetGroupByARN: [Symbol: Handle<TargetGroup>] = [:]
    /// Tags of load balancers and target groups, by ARN, of classic ones by name; where they were collected.
    var loadBalancerTags: [Symbol: LoadBalancerTagsRecord] = [:]
    /// The load balancer whose node an interface is.
    var loadBalancerByNode: [Handle<NetworkInterface>: Handle<LoadBalancer>] = [:]
    var addresses = AddressIndex()
    var podByAddress = AddressTable<Handle<Pod>>()
    var nodeByAddress = AddressTable<Handle<Node>>()
    var nodeByName: [NodeKey: Handle<Node>] = [:]
    /// Nodes with a ready pod of kube-proxy, and the clusters that list any such pod.
    var nodesWithProxy: Set<NodeKey> = []
    var clustersWithProxies: Set<Handle<Cluster>> = []
    /// The primary interface of each instance.
    var primaryInterfaces: [Symbol: Handle<NetworkInterface>] = [:]
    /// Positions in ``interfaces`` by the symbols of their ids; -1 is none.
    var interfacePositions: [Int32] = []
    var policiesByNamespace: [NamespaceKey: [Handle<NetworkPolicy>]] = [:]
    var namespaceByName: [NamespaceKey: Handle<Namespace>] = [:]
    /// Pods in the network of their node, which policies of the VPC CNI know by the node's address.
    var hostNetworkPods: [Handle<Pod>] = []
    var podsByNamespace: [NamespaceKey: [Handle<Pod>]] = [:]
    /// Pods by their node, where any policy is there.
    var podsByNode: [NamespaceKey: [Handle<Pod>]] = [:]
    /// Nodes on which policies are in force in another way than on the rest of their cluster.
    var nodeRegimes: [NamespaceKey: NodeRegime] = [:]

    /// Targets whose recorded bad health is older than an edit that mended its cause: what their health checks meet now
    /// tells more of them. Empty in what a snapshot says.
    var outdatedHealth: Set<RegisteredTarget> = []

    /// What people state beside the snapshot; empty without a hints file.
    var hints = Hints()

    /// A network policy, by name.
    struct PolicyKey: Hashable, Sendable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
        let policy: Symbol
    }

    /// A namespace, or a node, of a cluster.
    struct NamespaceKey: Hashable, Sendable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
    }

    /// A node of a cluster, by name.
    struct NodeKey: Hashable, Sendable {
        let cluster: Handle<Cluster>
        let name: Symbol
    }

    /// The end of an attachment at a transit gateway.
    func attachment(_ id: Symbol, of gateway: Symbol) -> Handle<TransitGatewayAttachment>? {
        if let end = attachmentByEnd[.init(attachment: id, transitGateway: gateway)] { return end }
        // Responses that do not name the transit gateway leave nothing else to go by.
        guard let only = attachmentByID[id], attachments[only].transitGateway == .empty else { return nil }
        return only
    }

    func text(_ symbol: Symbol) -> String { names[symbol] }

    func interface(_ id: Symbol) -> Handle<NetworkInterface>? {
        let symbol = Int(id.raw)
        guard id != .empty, symbol < interfacePositions.count, interfacePositions[symbol] >= 0 else { return nil }
        return Handle(Int(interfacePositions[symbol]))
    }

    func file(of place: Place) -> Snapshot.File { files[Int(place.file)] }
}
