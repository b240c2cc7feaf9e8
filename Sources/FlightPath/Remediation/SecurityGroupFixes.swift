/// Rules that a security group lacks.
extension FaultSite {
    func securityGroupFixes() -> [Fix] {
        guard case .securityGroups(let denial) = finding.denial, case .securityGroup(let group) = finding.component,
            let transport = transports(finding.packets, replyPorts: false).first
        else { return [] }
        let isSource = !denial.isEgress
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        var fixes = blockChoices(isSource: isSource, refused, most: 10).map {
            Fix(.addSecurityGroupRules(group, isEgress: denial.isEgress, transport, $0))
        }
        // One rule for a whole group is wider than its members of today, and narrower than their VPC.
        if let peer = peerGroup(isSource: isSource) {
            let fix = Fix(.addSecurityGroupReference(group, isEgress: denial.isEgress, transport, peer))
            fixes.insert(fix, at: min(1, fixes.count))
        }
        return fixes
    }

    /// The first group that all of the far interfaces have; whether it is known where the packets arrive, the trial says.
    private func peerGroup(isSource: Bool) -> Handle<SecurityGroup>? {
        let ends = ends(isSource: isSource)
        guard let first = ends.first, !ends.contains(where: { $0.preservingGroup != nil }) else { return nil }
        let common = first.groups.first { id in ends.allSatisfy { $0.groups.contains(id) } }
        return common.flatMap { inventory.groupByID[$0] }
    }
}
