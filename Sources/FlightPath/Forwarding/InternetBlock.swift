/// VPC Block Public Access stops what internet gateways carry; exclusions of a subnet or VPC let some of it pass.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
extension Course {
    /// How packets use the internet, as Block Public Access tells it apart.
    enum InternetUse {
        /// Into the VPC, or out of it by an interface's own public address.
        case direct
        /// Out of the VPC by an interface's own public address, where the interface began the connection.
        case begunInside
        /// By a NAT gateway or an egress-only internet gateway, which let nobody in.
        case egressOnly
    }

    func judgeBlockPublicAccess(
        _ flight: inout Flight, _ subnet: Handle<Subnet>?, _ vpc: Handle<VPC>, _ use: InternetUse
    ) {
        let state = subnet.map { inventory.blockPublicAccess(of: $0) } ?? inventory.blockPublicAccess(of: vpc)
        judge(&flight, state.mode, state.exclusion, state.component, use)
    }

    private func judge(
        _ flight: inout Flight, _ mode: String?, _ exclusion: String?, _ component: ResourceRef, _ use: InternetUse
    ) {
        guard let mode else {
            return flight.pass(component, .state, assuming: [.blockPublicAccessOff(component)])
        }
        if exclusion != nil {
            flight.pass(component, .state, assuming: [.open(.exclusionCoversIngressAppliances, component)])
        }
        switch use {
        case .direct where mode != "off": break
        case .begunInside where mode != "off" && exclusion != "allow-egress": break
        case .egressOnly where mode == "block-bidirectional": break
        case .direct, .begunInside, .egressOnly: return
        }
        flight.stop(
            component, .state, .denied(.blockPublicAccess(component, mode: inventory.names.find(mode) ?? .empty)))
    }
}
