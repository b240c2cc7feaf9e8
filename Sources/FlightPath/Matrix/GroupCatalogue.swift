/// The groups of a snapshot, each with a selector that names it alone.
struct GroupCatalogue {
    let inventory: Inventory

    private var names: Names { inventory.names }

    /// All groups of a kind, by their selectors in the order people count.
    func groups(_ grouping: MatrixQuestion.Grouping) throws(SelectionError) -> [MatrixGroup] {
        let found: [MatrixGroup]
        switch grouping {
        case .vpc: found = try vpcs()
        case .subnet:
            found = try inVPCs(
                "subnet",
                inventory.subnets.handles.map { ($0, inventory.subnets[$0].record.name, inventory.subnets[$0].id) },
                vpc: { inventory.subnets[$0].record.vpc }, subject: { .subnet($0) })
        case .sg:
            found = try inVPCs(
                "sg",
                inventory.securityGroups.handles.map {
                    ($0, inventory.securityGroups[$0].record.name, inventory.securityGroups[$0].record.id)
                },
                vpc: { inventory.securityGroups[$0].record.vpc }, subject: { .securityGroup($0) })
        case .namespace: found = try workloads { pod in Name(kind: "namespace", path: names[pod.namespace]) }
        case .workload:
            let owners = WorkloadOwners(inventory)
            found = try workloads { owners.name(of: $0) }
        }
        return found.sorted { NaturalOrder.isBefore($0.selector.text, $1.selector.text) }
    }

    // MARK: AWS

    private func vpcs() throws(SelectionError) -> [MatrixGroup] {
        let uses = uses(inventory.vpcs.flatMap { [$0.record.name, $0.id] })
        return try inventory.vpcs.handles.map { (handle) throws(SelectionError) in
            let vpc = inventory.vpcs[handle]
            let name = isPlain(vpc.record.name) && uses[vpc.record.name] == 1 ? vpc.record.name : vpc.id
            return MatrixGroup(selector: try Selector("vpc/\(names[name])"), subject: .vpc(handle))
        }
    }

    /// A name in a VPC.
    private struct Placed: Hashable {
        let vpc: Symbol
        let name: Symbol
    }

    /// What lies in VPCs is named by its name where that is the only one; by its name and its VPC's where the two are;
    /// else by its id.
    private func inVPCs<Resource>(
        _ word: String, _ resources: [(handle: Handle<Resource>, name: Symbol, id: Symbol)],
        vpc: (Handle<Resource>) -> Symbol, subject: (Handle<Resource>) -> MatrixGroup.Subject
    ) throws(SelectionError) -> [MatrixGroup] {
        let uses = uses(resources.flatMap { [$0.name, $0.id] })
        let vpcUses = self.uses(inventory.vpcs.flatMap { [$0.record.name, $0.id, $0.owner] })
        var placedUses: [Placed: Int] = [:]
        for resource in resources {
            placedUses[Placed(vpc: vpc(resource.handle), name: resource.name), default: 0] += 1
        }
        var groups: [MatrixGroup] = []
        for resource in resources {
            var text = "\(word)/\(names[resource.id])"
            let own = vpc(resource.handle)
            if isPlain(resource.name), uses[resource.name] == 1 {
                text = "\(word)/\(names[resource.name])"
            } else if isPlain(resource.name), placedUses[Placed(vpc: own, name: resource.name)] == 1,
                let handle = inventory.vpcByID[own]
            {
                let name = inventory.vpcs[handle].record.name
                if isPlain(name), vpcUses[name] == 1 { text = "\(word)/\(names[resource.name])@\(names[name])" }
            }
            groups.append(MatrixGroup(selector: try Selector(text), subject: subject(resource.handle)))
        }
        return groups
    }

    private func uses(_ symbols: [Symbol]) -> [Symbol: Int] {
        symbols.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Whether a name can stand in a selector as it is.
    private func isPlain(_ name: Symbol) -> Bool {
        name != .empty && !names[name].contains { "*?@".contains($0) }
    }

    // MARK: Kubernetes

    /// A group of pods, as selectors write it.
    struct Name: Hashable {
        let kind: String
        let path: String
    }

    private func workloads(_ name: (Pod) -> Name) throws(SelectionError) -> [MatrixGroup] {
        struct Key: Hashable {
            let cluster: Handle<Cluster>
            let name: Name
        }
        var order: [Key] = []
        var pods: [Key: [Handle<Pod>]] = [:]
        var clusters: [Name: Int] = [:]
        for handle in inventory.pods.handles {
            let pod = inventory.pods[handle]
            let key = Key(cluster: pod.cluster, name: name(pod))
            if pods[key] == nil {
                order.append(key)
                clusters[key.name, default: 0] += 1
            }
            pods[key, default: []].append(handle)
        }
        let clusterUses = uses(inventory.clusters.map(\.name))
        var groups: [MatrixGroup] = []
        for key in order {
            var text = "\(key.name.kind)/\(key.name.path)"
            if clusters[key.name] ?? 0 > 1 {
                let cluster = inventory.clusters[key.cluster]
                text += "@" + names[clusterUses[cluster.name] == 1 ? cluster.name : cluster.directory]
            }
            groups.append(MatrixGroup(selector: try Selector(text), subject: .pods(pods[key] ?? [])))
        }
        return groups
    }
}

/// What owns pods, as selectors name it: a deployment through its replica set.
struct WorkloadOwners {
    private let inventory: Inventory
    private var deployments: [Key: Symbol] = [:]

    private struct Key: Hashable {
        let cluster: Handle<Cluster>
        let namespace: Symbol
        let name: Symbol
    }

    init(_ inventory: Inventory) {
        self.inventory = inventory
        for workload in inventory.workloads where inventory.names.equals(workload.record.kind, "ReplicaSet") {
            guard let owner = workload.record.meta.owner else { continue }
            let key = Key(
                cluster: workload.cluster, namespace: workload.record.meta.namespace, name: workload.record.meta.name)
            if deployments[key] == nil { deployments[key] = owner.name }
        }
    }

    func name(of pod: Pod) -> GroupCatalogue.Name {
        let names = inventory.names
        let namespace = names[pod.namespace]
        let alone = GroupCatalogue.Name(kind: "pod", path: "\(namespace)/\(names[pod.name])")
        guard let owner = pod.record.meta.owner else { return alone }
        let own = names[owner.name]
        switch names[owner.kind].lowercased() {
        case "replicaset":
            let key = Key(cluster: pod.cluster, namespace: pod.namespace, name: owner.name)
            if let deployment = deployments[key] {
                return .init(kind: "deployment", path: "\(namespace)/\(names[deployment])")
            }
            // A deployment names its replica sets after itself, with a hash behind the last dash.
            guard let dash = own.lastIndex(of: "-") else {
                return .init(kind: "replicaset", path: "\(namespace)/\(own)")
            }
            return .init(kind: "deployment", path: "\(namespace)/\(own[..<dash])")
        case let kind where ["deployment", "statefulset", "daemonset", "job"].contains(kind):
            return .init(kind: kind, path: "\(namespace)/\(own)")
        default: return alone
        }
    }
}

/// The order in which people put names that end in numbers: `spoke-2` before `spoke-10`.
enum NaturalOrder {
    static func isBefore(_ left: String, _ right: String) -> Bool {
        var one = Substring(left)[...]
        var two = Substring(right)[...]
        while let a = one.first, let b = two.first {
            if a.isASCII, b.isASCII, a.isNumber, b.isNumber {
                let (first, second) = (digits(&one), digits(&two))
                if first.count != second.count { return first.count < second.count }
                if first != second { return first < second }
            } else {
                if a != b { return a < b }
                one.removeFirst()
                two.removeFirst()
            }
        }
        if one.isEmpty != two.isEmpty { return one.isEmpty }
        return left < right
    }

    /// Takes a number off the front, without leading zeros.
    private static func digits(_ text: inout Substring) -> Substring {
        let run = text.prefix { $0.isASCII && $0.isNumber }
        text = text[run.endIndex...]
        return run.drop { $0 == "0" }
    }
}
