extension Inventory {
    /// What VPC Block Public Access makes of a subnet's traffic over internet gateways.
    ///
    /// `mode` is what holds in the end: `off`, `block-bidirectional` or `block-ingress`; nil when nothing tells. It is
    /// the subnet's own state, else the VPC's, else follows from the options of the VPC owner's account and region.
    /// `exclusion` is the exclusion in force for the subnet or its VPC, `allow-bidirectional` or `allow-egress`; it is
    /// in `mode` already. `component` is what said so.
    ///
    /// Options that block are taken to block where exclusions were not collected: nobody said that they spare anything.
    func blockPublicAccess(
        of subnet: Handle<Subnet>
    ) -> (mode: String?, exclusion: String?, component: ResourceRef) {
        let subnetExclusion = exclusion(subnets[subnet].id)
        let own = subnets[subnet].record.blockPublicAccess
        guard let vpcHandle = subnets[subnet].vpc else {
            return (own == .empty ? nil : text(own), subnetExclusion, .subnet(subnet))
        }
        if own != .empty {
            return (text(own), subnetExclusion ?? exclusion(vpcs[vpcHandle].id), .subnet(subnet))
        }
        return blockPublicAccess(of: vpcHandle, sparing: subnetExclusion)
    }

    /// The same for what has no subnet, a regional NAT gateway; `sparing` is the exclusion of a subnet.
    func blockPublicAccess(
        of handle: Handle<VPC>, sparing subnetExclusion: String? = nil
    ) -> (mode: String?, exclusion: String?, component: ResourceRef) {
        let vpc = vpcs[handle]
        let exclusion = subnetExclusion ?? exclusion(vpc.id)
        // The VPC's own state has its own exclusions in it.
        if vpc.record.blockPublicAccess != .empty {
            return (Self.spared(text(vpc.record.blockPublicAccess), subnetExclusion), exclusion, .vpc(handle))
        }
        let options = blockPublicAccessOptions.first {
            ($0.account == vpc.owner || $0.account == .empty || vpc.owner == .empty)
                && ($0.region == vpc.region || $0.region == .empty || vpc.region == .empty)
        }
        guard let options, options.mode != .empty else { return (nil, exclusion, .vpc(handle)) }
        return (Self.spared(text(options.mode), exclusion), exclusion, .vpc(handle))
    }

    private func exclusion(_ id: Symbol) -> String? { blockPublicAccessExclusions[id].map { text($0.mode) } }

    /// A mode with an exclusion from it.
    private static func spared(_ mode: String, _ exclusion: String?) -> String {
        switch exclusion {
        case "allow-bidirectional": "off"
        case "allow-egress" where mode == "block-bidirectional": "block-ingress"
        default: mode
        }
    }
}
