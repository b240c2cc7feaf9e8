/// Which families of fixes there are. Each offers what might cure a finding, narrowest first; whether it does, the trial
/// says.
enum FixCatalogue {
    static func fixes(of site: FaultSite) -> [Fix] {
        site.securityGroupFixes() + site.networkACLFixes() + site.routeFixes() + site.healthCheckFixes()
    }
}
