/// Where on the map something stands that packets pass: the box it lies in, and what it is.
enum MapSite: Hashable, Sendable {
    /// In a subnet: a node of a load balancer, an interface, a pod, or the network ACL and route table that apply there.
    case subnet(Handle<Subnet>, ResourceRef)
    /// On the edge of a VPC, in none of its subnets: its gateways.
    case vpc(Handle<VPC>, ResourceRef)
    /// In a transit gateway: attachments and route tables.
    case transitGateway(Symbol, ResourceRef)
    /// Between VPCs: a peering connection.
    case link(ResourceRef)
    /// In a cluster of which no more is known than Kubernetes tells.
    case cluster(Handle<Cluster>, ResourceRef)
    /// Beyond AWS's networks.
    case outside(ResourceRef)

    var ref: ResourceRef {
        switch self {
        case .subnet(_, let ref), .vpc(_, let ref), .transitGateway(_, let ref), .link(let ref), .cluster(_, let ref),
            .outside(let ref):
            ref
        }
    }
}
