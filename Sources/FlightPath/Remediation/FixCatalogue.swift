/// Which families of fixes there are. Each offers what might cure a finding, narrowest first; whether it does, the trial
/// says.
enum FixCatalogue {
    private static let families: [@Sendable (FaultSite) -> [Fix]] = [
        { $0.securityGroupFixes() },
        { $0.networkACLFixes() },
        { $0.connectionFixes() },
        { $0.overlapFixes() },
        { $0.routeFixes() },
        { $0.transitGatewayFixes() },
        { $0.loadBalancerFixes() },
        { $0.firewallFixes() },
        { $0.networkPolicyFixes() },
        { $0.serviceFixes() },
        { $0.servicePortFixes() },
        { $0.listenerFixes() },
        { $0.targetFixes() },
        { $0.healthCheckFixes() },
    ]

    static func fixes(of site: FaultSite) -> [Fix] {
        var found: [Fix] = []
        for family in families {
            found += family(site).compactMap { site.lasting($0) }.filter { !found.contains($0) && !$0.edits.isEmpty }
        }
        return found
    }
}
