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
    var internetGateways: [InternetGateway] = []
    var natGateways: [NATGateway] = []
    var vpnGateways: [VPNGatewayRecord] = []
    var endpoints: [VPCEndpoint] = []
    var endpointServices: [Symbol: EndpointServiceRecord] = [:]
    var peerings: [PeeringConnection] = []
    var transitGateways: [Symbol: TransitGatewayRecord] = [:]
    var attachments: [TransitGatewayAttachment] = []
    var transitGatewayTables: [Symbol: TransitGatewayTable] = [:]
    var loadBalancers: [LoadBalancer] = []
    var classicLoadBalancers: [ClassicLoadBalancerRecord] = []
    var listeners: [Listener] = []
    var targetGroups: [TargetGroup] = []

    var clusters: [Cluster] = []
    var pods: [Pod] = []
    var nodes: [Node] = []
    var namespaces: [Namespace] = []
    var workloads: [Workload] = []
    var daemonSets: [DaemonSet] = []
    var services: [Service] = []
    var endpointSlices: [EndpointSliceRecord] = []
    var networkPolicies: [NetworkPolicy] = []
    var bindings: [TargetGroupBinding] = []
    var clusterScopedPolicies: [Workload] = []
    var foreignPolicies: [Workload] = []

    var vpcByID: [Symbol: Handle<VPC>] = [:]
    var subnetByID: [Symbol: Handle<Subnet>] = [:]
    var groupByID: [Symbol: Handle<SecurityGroup>] = [:]
    var endpointByID: [Symbol: Handle<VPCEndpoint>] = [:]
    var peeringByID: [Symbol: Handle<PeeringConnection>] = [:]
    var attachmentByID: [Symbol: Handle<TransitGatewayAttachment>] = [:]
    var internetGatewayByID: [Symbol: Handle<InternetGateway>] = [:]
    var loadBalancerByARN: [Symbol: Handle<LoadBalancer>] = [:]
    var targetGroupByARN: [Symbol: Handle<TargetGroup>] = [:]
    /// The load balancer whose node an interface is.
    var loadBalancerByNode: [Handle<NetworkInterface>: Handle<LoadBalancer>] = [:]
    var addresses = AddressIndex()
    var podByAddress = AddressTable<Handle<Pod>>()
    var policiesByNamespace: [NamespaceKey: [Handle<NetworkPolicy>]] = [:]

    /// What people state beside the snapshot; empty without a hints file.
    var hints = Hints()

    /// A namespace of a cluster.
    struct NamespaceKey: Hashable, Sendable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
    }

    func text(_ symbol: Symbol) -> String { names[symbol] }

    func file(of place: Place) -> Snapshot.File { files[Int(place.file)] }
}
