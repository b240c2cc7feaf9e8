/// Where packets can be between two hops.
enum Station: Hashable {
    /// At the sender, about to leave.
    case sender
    /// At a subnet's router, by where they came from.
    case router(Handle<Subnet>, RouterEntry)
    /// At a transit gateway's interface in a VPC, from a subnet of it.
    case transitGatewayEntry(Symbol, from: Handle<Subnet>)
    /// In the route table of the attachment they came in by.
    case transitGatewayTable(Handle<TransitGatewayAttachment>)
    /// About to leave a transit gateway by an attachment, having come in by another where one is known.
    case transitGatewayExit(Handle<TransitGatewayAttachment>, from: Handle<TransitGatewayAttachment>?)
    case peering(Handle<PeeringConnection>, from: Handle<VPC>)
    /// At a gateway load balancer endpoint, from a subnet, or from a gateway whose own table leads there.
    case endpoint(Handle<VPCEndpoint>, from: Handle<Subnet>?)
    /// At a gateway endpoint of a VPC: the way to an AWS service.
    case gatewayEndpoint(Handle<VPCEndpoint>, in: Handle<VPC>)
    /// At an interface that forwards what is not addressed to it.
    case appliance(Handle<NetworkInterface>, from: Handle<Subnet>?)
    /// At a NAT gateway, on the way out.
    case natGateway(Handle<NATGateway>, from: Handle<Subnet>)
    /// At a regional NAT gateway's own table.
    case regionalRouter(Handle<NATGateway>)
    case internetGatewayOut(Handle<InternetGateway>, from: Handle<Subnet>?, in: Handle<VPC>)
    case egressOnlyInternetGateway(Symbol, from: Handle<Subnet>, in: Handle<VPC>)
    case virtualPrivateGateway(Symbol, in: Handle<VPC>)
    case internet
    /// Inside the receiver's VPC, on the way to its interface.
    case arrival(Arrival)

    /// How packets came to a subnet's router.
    enum RouterEntry: Hashable {
        case workload, transitGateway, endpoint, appliance, natGateway
    }

    /// Which gates stand before the receiver.
    enum Arrival: Hashable {
        /// Within one subnet: neither network ACL nor route table.
        case sameSubnet
        /// From another subnet or network: the receiving subnet's inbound network ACL.
        case otherSubnet
    }
}
