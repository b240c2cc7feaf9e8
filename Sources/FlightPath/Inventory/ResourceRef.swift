/// Any resource or object a hop, rule or finding can name.
enum ResourceRef: Hashable, Sendable {
    case vpc(Handle<VPC>)
    case subnet(Handle<Subnet>)
    case routeTable(Handle<RouteTable>)
    case networkACL(Handle<NetworkACL>)
    case securityGroup(Handle<SecurityGroup>)
    case interface(Handle<NetworkInterface>)
    case internetGateway(Handle<InternetGateway>)
    case natGateway(Handle<NATGateway>)
    case endpoint(Handle<VPCEndpoint>)
    case firewall(Handle<Firewall>)
    case peering(Handle<PeeringConnection>)
    case transitGateway(Symbol)
    case transitGatewayTable(Symbol)
    case attachment(Handle<TransitGatewayAttachment>)
    case loadBalancer(Handle<LoadBalancer>)
    case targetGroup(Handle<TargetGroup>)
    case listener(Handle<Listener>)
    case pod(Handle<Pod>)
    case node(Handle<Node>)
    case service(Handle<Service>)
    case networkPolicy(Handle<NetworkPolicy>)
    case clusterPolicy(Handle<ClusterPolicy>)
    case foreignPolicy(Handle<ForeignPolicy>)
    case cluster(Handle<Cluster>)
    /// A Kubernetes object known by its kind, namespace and name.
    case object(ComponentKind, namespace: Symbol, name: Symbol)
    /// Something known by its id alone: the selector word for its kind, and the id.
    case named(ComponentKind, Symbol)
    case internet
    /// An address that no interface owns.
    case address(IPAddress)
}

/// The words reports use for kinds of components (contract, section 5).
public enum ComponentKind: String, Sendable, Codable, Hashable, CaseIterable {
    case vpc, subnet, instance, eni, sg, nat, igw, lb, pod, node, namespace, service, ingress, deployment, cluster
    case statefulset, daemonset, replicaset, job
    case tgwAttachment = "tgw-attachment"
    case networkACL = "network-acl"
    case routeTable = "route-table"
    case tgw
    case tgwRouteTable = "tgw-route-table"
    case targetGroup = "target-group"
    case listener, firewall
    case vpcEndpoint = "vpc-endpoint"
    case pcx
    case prefixList = "prefix-list"
    case networkpolicy, internet, address, vgw, dxgw
    case targetgroupbinding, ingressclass, gateway, gatewayclass, httproute, grpcroute, tcproute, udproute, tlsroute
    case applicationnetworkpolicy, clusternetworkpolicy, adminnetworkpolicy, baselineadminnetworkpolicy
    /// A policy of Calico, Cilium or Istio.
    case policy
}

/// A component as reports name it.
public struct Component: Sendable, Hashable, Codable {
    /// What it is.
    public var kind: ComponentKind
    /// The AWS id, the ARN where AWS gives one, or `kind/NAMESPACE/NAME`.
    public var id: String
    /// Its `Name` tag, group name or object name; nil when it has none.
    public var name: String?
    /// The owner's account id; nil for Kubernetes objects and where the snapshot does not say.
    public var account: String?
    /// The region; nil where the snapshot does not say.
    public var region: String?
    /// The page of the AWS console that shows it; nil where there is none.
    public var console: String?
}
