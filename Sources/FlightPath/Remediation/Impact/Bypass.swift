/// Inspection that a fix leads round: a device that the way between two ends passed before and does not pass any more, or a
/// transit gateway's new route that goes straight to a VPC, where others of the same transit gateway send packets through
/// a VPC of firewalls first.
///
/// Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-igw-ngw-tgw.html
struct Bypass {
    let inventory: Inventory

    /// The devices, or the attachments of inspection VPCs, that the fixes leave aside; none where what now passes is
    /// inspected.
    ///
    /// - Parameters:
    ///   - before: the ways without the fixes, as if nothing stopped packets on them.
    ///   - passing: those by which packets get there with the fixes.
    func inspections(of fixes: [Fix], before: [Passage], passing: [Passage]) -> [ResourceRef] {
        let devices = devices(before: before, passing: passing)
        return devices.isEmpty ? attachments(of: fixes, passing: passing).map { .attachment($0) } : devices
    }

    /// The devices on the ways before, of those two ends between which packets now pass none.
    private func devices(before: [Passage], passing: [Passage]) -> [ResourceRef] {
        var found: [ResourceRef] = []
        for passage in passing where inspecting(passage).isEmpty {
            for old in before where old.from.ref == passage.from.ref && old.to.ref == passage.to.ref {
                found += inspecting(old).filter { !found.contains($0) }
            }
        }
        return found
    }

    /// What a request passes that looks at it: NAT gateways keep state, but let everything through.
    private func inspecting(_ passage: Passage) -> [ResourceRef] {
        passage.forward.crossed.filter { device in
            if case .natGateway = device { return false }
            return true
        }
    }

    private func attachments(of fixes: [Fix], passing: [Passage]) -> [Handle<TransitGatewayAttachment>] {
        let gateways = Set(fixes.flatMap(\.edits).compactMap { gateway($0) })
        guard !gateways.isEmpty else { return [] }
        let isRoundIt = passing.contains { passage in
            inspecting(passage).isEmpty
                && passage.forward.waypoints.contains { point in
                    if case .transitGateway(let id) = point.ref { return gateways.contains(id) }
                    return false
                }
        }
        guard isRoundIt else { return [] }
        return inventory.attachments.handles.filter { handle in
            let attachment = inventory.attachments[handle]
            return gateways.contains(attachment.transitGateway) && inspects(attachment.resource)
                && isUsed(attachment)
        }
    }

    /// The transit gateway whose routes an edit changes.
    private func gateway(_ edit: InventoryEdit) -> Symbol? {
        guard case .transitGateway(let edit) = edit else { return nil }
        switch edit {
        case .propagate(let attachment, _), .addRoute(_, let attachment, _), .associate(let attachment, _),
            .replaceRoute(_, let attachment, _):
            return inventory.attachments[attachment].transitGateway
        case .deleteRoute(_, let table): return inventory.transitGatewayTables[table]?.transitGateway
        case .addSubnet, .enableApplianceMode, .enableReferencing, .enableReferencingOn: return nil
        }
    }

    /// Whether a VPC holds endpoints of a firewall or of a Gateway Load Balancer.
    private func inspects(_ vpc: Symbol) -> Bool {
        inventory.endpoints.contains { endpoint in
            endpoint.record.vpc == vpc
                && (inventory.names.equals(endpoint.record.type, "GatewayLoadBalancer")
                    || inventory.firewallByEndpoint[endpoint.record.id] != nil)
        }
    }

    /// Whether any table of the transit gateway sends packets there.
    private func isUsed(_ attachment: TransitGatewayAttachment) -> Bool {
        inventory.transitGatewayTables.values.contains { table in
            table.rows.contains { $0.attachments.contains(attachment.id) }
        }
    }
}
