/// VPC Block Public Access stops what internet gateways carry; exclusions of a subnet or VPC let some of it pass.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
extension Course {
    /// - Parameter isOutbound: whether an interface of the subnet sends; what NAT gateways and egress-only internet
    ///   gateways carry under `block-ingress` is not asked here.
    func judgeBlockPublicAccess(
        _ flight: inout Flight, _ subnet: Handle<Subnet>?, _ vpc: Handle<VPC>, isOutbound: Bool,
        isEgressOnly: Bool = false
    ) {
        let ofSubnet = subnet.map { inventory.subnets[$0].record.blockPublicAccess } ?? .empty
        let mode = ofSubnet == .empty ? inventory.vpcs[vpc].record.blockPublicAccess : ofSubnet
        if mode == .empty {
            return flight.pass(.vpc(vpc), .state, assuming: [.blockPublicAccessOff(.vpc(vpc))])
        }
        guard !inventory.names.equals(mode, "off") else { return }
        if isEgressOnly, inventory.names.equals(mode, "block-ingress") { return }
        let component: ResourceRef = ofSubnet == .empty ? .vpc(vpc) : subnet.map { .subnet($0) } ?? .vpc(vpc)
        flight.stop(component, .state, .denied(.blockPublicAccess(component, mode: mode)))
    }
}
