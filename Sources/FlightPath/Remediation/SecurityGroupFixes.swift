/// Rules that a security group lacks.
extension FaultSite {
    func securityGroupFixes() -> [Fix] {
        guard case .securityGroups(let denial) = finding.denial, case .securityGroup(let group) = finding.component,
            let transport = transports(finding.packets, replyPorts: false).first
        else { return [] }
        let isSource = !denial.isEgress
        let refused = isSource ? finding.packets.sources : finding.packets.destinations
        return blockChoices(isSource: isSource, refused, most: 10).map {
            Fix(.addSecurityGroupRules(group, isEgress: denial.isEgress, transport, $0))
        }
    }
}
