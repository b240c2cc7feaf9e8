/// The rows or columns that a matrix is restricted to.
struct GroupRestriction {
    let inventory: Inventory
    let selection: MemberSelection
    let grouping: MatrixQuestion.Grouping
    /// Every group of the kind.
    let all: [MatrixGroup]

    init(_ inventory: Inventory, _ grouping: MatrixQuestion.Grouping, _ all: [MatrixGroup]) {
        self.inventory = inventory
        selection = MemberSelection(inventory: inventory, population: Population(inventory: inventory))
        self.grouping = grouping
        self.all = all
    }

    /// The groups that selectors name or that lie in what they name; what is no such group is a row or column of its own.
    func groups(_ selectors: [Selector]) throws(SelectionError) -> [MatrixGroup] {
        var found: [MatrixGroup] = []
        var seen: Set<MatrixGroup> = []
        for selector in selectors {
            for group in try groups(selector) where seen.insert(group).inserted { found.append(group) }
        }
        return found
    }

    private func groups(_ selector: Selector) throws(SelectionError) -> [MatrixGroup] {
        guard case .resource(let kind, let namespace, let name) = selector.form else { return [asked(selector)] }
        switch (grouping, kind) {
        case (.vpc, .vpc):
            let wanted = Set(try selection.vpcs(name, selector))
            return all.filter { if case .vpc(let vpc) = $0.subject { wanted.contains(vpc) } else { false } }
        case (.subnet, .subnet):
            let wanted = Set(try selection.subnets(name, selector))
            return all.filter { if case .subnet(let subnet) = $0.subject { wanted.contains(subnet) } else { false } }
        case (.subnet, .vpc), (.sg, .vpc):
            let wanted = Set(try selection.vpcs(name, selector).map { inventory.vpcs[$0].id })
            return all.filter { vpc(of: $0).map { wanted.contains($0) } ?? false }
        case (.sg, .sg):
            let wanted = Set(try selection.securityGroups(name, selector))
            return all.filter {
                if case .securityGroup(let group) = $0.subject { wanted.contains(group) } else { false }
            }
        case (.namespace, .namespace),
            (.workload, .namespace), (.workload, .deployment), (.workload, .statefulset), (.workload, .daemonset),
            (.workload, .job):
            let wanted = Set(try selection.podHandles(kind, namespace, name, selector))
            return all.filter { group in
                guard case .pods(let pods) = group.subject else { return false }
                return pods.contains { wanted.contains($0) }
            }
        default: return [asked(selector)]
        }
    }

    private func asked(_ selector: Selector) -> MatrixGroup { MatrixGroup(selector: selector, subject: .asked) }

    private func vpc(of group: MatrixGroup) -> Symbol? {
        switch group.subject {
        case .subnet(let subnet): inventory.subnets[subnet].record.vpc
        case .securityGroup(let group): inventory.securityGroups[group].record.vpc
        case .vpc, .pods, .asked: nil
        }
    }
}
