extension LintRule {
    /// Row 24, where target health was not collected: the zones of what the controller would register.
    static let expectedTargetZones = LintRule(
        rows: [24], title: "pods and nodes behind target groups are in zones that their load balancers are enabled in",
        needs: [
            .targetGroupBindings, .services, .pods, .nodes, .targetGroups, .loadBalancers, .networkInterfaces, .subnets,
        ], check: .cluster(ExpectedTargetZones.findings))
}

private enum ExpectedTargetZones {
    static func findings(_ view: ClusterView) -> [LintFinding] {
        let inventory = view.inventory
        return view.bindings.compactMap { binding in
            // Where the targets are known, their own states tell.
            guard let group = view.targetGroup(of: binding), inventory.targetGroups[group].targets == nil else {
                return nil
            }
            let record = inventory.targetGroups[group].record
            let enabled = record.loadBalancers.compactMap { inventory.loadBalancerByARN[$0] }
                .flatMap { inventory.loadBalancers[$0].record.zones }.map { zone in
                    inventory.subnetByID[zone.subnet].map { inventory.subnets[$0].zone }
                }
            // Without every subnet of the load balancers a zone may be enabled that is not known.
            guard !enabled.isEmpty, !enabled.contains(nil) else { return nil }
            let zones = Set(enabled.compactMap { $0 })
            let interfaces = TargetAdmission(view: view, binding: binding).interfaces
            let outside = interfaces.compactMap { interface -> (Handle<NetworkInterface>, Symbol)? in
                let value = inventory.interfaces[interface]
                // A target of another VPC is of all zones.
                guard value.vpc == record.vpc, let subnet = inventory.subnetByID[value.subnet] else { return nil }
                let zone = inventory.subnets[subnet].zone
                return zones.contains(zone) ? nil : (interface, zone)
            }
            guard let (interface, zone) = outside.first else { return nil }
            let ref = ResourceRef.targetGroup(group)
            return LintFinding(
                code: .targetZoneNotEnabled, severity: .warning, row: 24, component: ref, place: record.place,
                headline:
                    "\(outside.count) of \(interfaces.count) interfaces behind \(view.ref(binding)) are in zones where no load balancer of \(ref) is enabled, such as \(ResourceRef.interface(interface)) in `\(zone)`",
                meaning: "targets there are unused (Target.NotInUse)",
                cure: "add a subnet of that zone to the load balancer")
        }
    }
}
