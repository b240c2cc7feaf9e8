/// Applies every rule of the catalogue to an inventory.
struct Linter {
    let inventory: Inventory
    var rules = LintRule.catalogue

    /// What was found, and what could not be looked for.
    struct Result {
        var findings: [LintFinding] = []
        var unchecked: [Unchecked] = []
    }

    /// A check that was not made, for want of a list.
    struct Unchecked {
        let rule: LintRule
        /// Nil for a check of AWS alone.
        let cluster: Handle<Cluster>?
        /// What is absent, or was read only in part.
        let missing: [Missing]
    }

    /// A list that is missing, or what it should have told of one thing.
    struct Missing: Hashable {
        let kind: RecordKind
        var of = Symbol.empty
    }

    func result() -> Result {
        var result = Result()
        let views = inventory.clusters.handles.map { ClusterView(inventory, $0) }
        for rule in rules {
            switch rule.check {
            case .network(let findings):
                let missing = rule.needs.filter { !hasAWS($0) }.map { Missing(kind: $0) }
                if missing.isEmpty {
                    result.findings += findings(inventory)
                } else {
                    result.unchecked.append(.init(rule: rule, cluster: nil, missing: missing))
                }
            case .cluster(let findings):
                if views.isEmpty {
                    let missing = rule.needs.filter { Self.isOfCluster($0) }.map { Missing(kind: $0) }
                    result.unchecked.append(.init(rule: rule, cluster: nil, missing: missing))
                }
                for view in views {
                    let missing = rule.needs.filter { Self.isOfCluster($0) ? !view.has($0) : !hasAWS($0) }
                        .map { Missing(kind: $0) }
                    if missing.isEmpty {
                        result.findings += findings(view)
                    } else {
                        result.unchecked.append(.init(rule: rule, cluster: view.cluster, missing: missing))
                    }
                }
            }
            addSubjects(rule, &result)
        }
        return result
    }

    /// Target groups whose own answer is missing, where others have theirs.
    private func addSubjects(_ rule: LintRule, _ result: inout Result) {
        for kind in rule.needs where hasAWS(kind) {
            let groups = inventory.targetGroups.filter { group in
                switch kind {
                case .targetHealth: group.targets == nil || !group.isComplete
                case .targetGroupAttributes: group.attributes == nil
                default: false
                }
            }
            guard !groups.isEmpty else { continue }
            result.unchecked.append(
                .init(rule: rule, cluster: nil, missing: groups.map { Missing(kind: kind, of: $0.record.arn) }))
        }
    }

    private static func isOfCluster(_ kind: RecordKind) -> Bool { RecordKind.kubernetes.contains(kind) }

    /// A list that is there in part may lack what a rule would miss; answers about one thing each are judged one by one.
    private func hasAWS(_ kind: RecordKind) -> Bool {
        let state = inventory.coverage.state(kind, account: .empty, region: .empty)
        switch kind {
        case .targetHealth, .targetGroupAttributes: return state != .absent
        default: return state == .complete
        }
    }
}
