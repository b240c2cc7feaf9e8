/// What may lie behind bad health that nothing on the traced path explains.
///
/// Health is a symptom. Where the trace finds a block, that is the blocker; where it finds none, what is left are causes
/// that no snapshot shows, in the order in which they are worth a look.
struct Hypothesis: Hashable {
    /// A cause, by its row of the failure catalogue.
    enum Cause: Int, Hashable, CaseIterable {
        case blocksOverlap = 12
        case zoneNotEnabled = 24
        case notForwarded = 25
        case healthCheckPort = 37
        case nothingListens = 68
        case listensOnLoopback = 69
        case localPolicy = 70
        case checkedPath = 73
        case wrongProtocol = 74
        case proxyHeader = 75
        case meshRefuses = 76
        case kubeProxy = 77
        case hostFirewall = 80
        case slowAnswer = 85
        case policyAgent = 101
    }

    let cause: Cause
    let group: Handle<TargetGroup>
    /// The reason that the load balancer gives for the target's health.
    let reason: Symbol
}

/// The hypotheses of a diagnosis, in order.
struct Hypotheses {
    let inventory: Inventory
    let diagnosis: Diagnosis

    var list: [Hypothesis] {
        var found: [Hypothesis] = []
        for (group, reason) in symptoms {
            for cause in causes(reason, group) {
                let hypothesis = Hypothesis(cause: cause, group: group, reason: reason)
                if !found.contains(hypothesis) { found.append(hypothesis) }
            }
        }
        return found
    }

    /// Target groups whose bad health the trace leaves unexplained, with each reason that their targets give.
    private var symptoms: [(Handle<TargetGroup>, Symbol)] {
        var found: [(Handle<TargetGroup>, Symbol)] = []
        func add(_ group: Handle<TargetGroup>, _ reason: Symbol) {
            if !found.contains(where: { $0 == group && $1 == reason }) { found.append((group, reason)) }
        }
        for finding in diagnosis.findings {
            guard case .targetUnhealthy(let group, _) = finding.denial else { continue }
            for target in bad(group) { add(group, target.reason) }
        }
        let isExplained = diagnosis.findings.contains {
            if case .targetUnhealthy = $0.denial { false } else { true }
        }
        guard !isExplained else { return found }
        for case .failsOpen(let group) in diagnosis.journey.notes {
            for target in bad(group) { add(group, target.reason) }
        }
        return found
    }

    private func bad(_ group: Handle<TargetGroup>) -> [TargetHealthRecord] {
        (inventory.targetGroups[group].targets ?? []).filter {
            inventory.names.hasPrefix($0.state, "unhealthy") || inventory.names.equals($0.state, "unused")
        }
    }

    private func causes(_ reason: Symbol, _ group: Handle<TargetGroup>) -> [Hypothesis.Cause] {
        let value = inventory.targetGroups[group]
        let isInstance = inventory.names.equals(value.record.targetType, "instance")
        let isWeb = ["HTTP", "HTTPS"].contains(inventory.names[value.record.ipProtocol])
        var port: [Hypothesis.Cause] = checksAnotherPort(value) ? [.healthCheckPort] : []
        if isInstance { port.append(.kubeProxy) }
        switch inventory.names[reason] {
        case "Target.Timeout": return port + [.hostFirewall, .slowAnswer, .policyAgent]
        case "Target.ResponseCodeMismatch": return [.checkedPath] + (isInstance ? [.localPolicy] : [])
        case "Target.NotInUse": return [.notForwarded, .zoneNotEnabled]
        case "Target.IpUnusable": return [.blocksOverlap]
        case "Target.FailedHealthChecks" where isWeb:
            return [.nothingListens, .listensOnLoopback, .wrongProtocol, .meshRefuses]
        // A network load balancer gives this reason for a refusal and for silence alike.
        case "Target.FailedHealthChecks":
            return port + [
                .nothingListens, .listensOnLoopback, .wrongProtocol, .proxyHeader, .meshRefuses, .hostFirewall,
            ]
        default: return port + [.nothingListens, .checkedPath, .hostFirewall]
        }
    }

    private func checksAnotherPort(_ group: TargetGroup) -> Bool {
        let checked = inventory.names[group.record.healthCheck.port]
        guard !checked.isEmpty, checked != "traffic-port" else { return false }
        return group.targets?.contains { String($0.port ?? group.record.port ?? 0) != checked } ?? false
    }
}
