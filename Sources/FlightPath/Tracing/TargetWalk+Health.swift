/// Which targets their recorded health leaves in use.
extension TargetWalk {
    /// With unhealthy targets alone all of them are used. What deregisters or is not in use is none of them.
    func failsOpen(_ targets: [TargetHealthRecord], of group: Handle<TargetGroup>) -> Bool {
        targets.contains { isUnhealthy($0) } && !targets.indices.contains { isUsable(targets[$0], group, $0) }
    }

    /// Whether a target is used, where its recorded health is not older than an edit that mended the cause.
    func isUsable(_ target: TargetHealthRecord, _ group: Handle<TargetGroup>, _ index: Int) -> Bool {
        isUsable(target) || inventory.outdatedHealth.contains(.init(group: group, index: index))
    }

    /// Whether an edit put the target to use, so that nothing is known of its health yet.
    func isNew(_ target: TargetHealthRecord, _ group: Handle<TargetGroup>, _ index: Int) -> Bool {
        inventory.outdatedHealth.contains(.init(group: group, index: index))
            && ["initial", "unused"].contains(inventory.names[target.state])
    }

    func isUnhealthy(_ target: TargetHealthRecord) -> Bool {
        inventory.names.hasPrefix(target.state, "unhealthy")
    }

    /// Whether a target is left out because its health checks fail, and not because it leaves or is not in use.
    func failsChecks(_ target: TargetHealthRecord) -> Bool {
        isUnhealthy(target) || inventory.names.equals(target.state, "OutOfService")
    }

    func isUsable(_ target: TargetHealthRecord) -> Bool {
        switch inventory.names[target.state] {
        case "healthy", "initial", "", "InService", "Unknown": true
        // Without health checks every target is used; one whose health AWS cannot tell is not.
        case "unavailable": ["Target.HealthCheckDisabled", ""].contains(inventory.names[target.reason])
        default: false
        }
    }
}
